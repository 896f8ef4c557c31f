//! The page of one account.

use rocket::{Route, State, get, routes};

use crate::domain::AccountId;
use crate::services::manage::account_overview::overview;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::account::flash::Flash;
use crate::web::console::manage::account::view::{AccountPage, Said};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountPage>()
}

#[get("/console/accounts/<id>?<said>")]
async fn show(
    who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    said: Option<&str>,
) -> Answer {
    match overview(&state.ctx, AccountId(id)).await {
        Ok(Some(found)) => {
            let said = said.and_then(Flash::parse).map(|said| Said::of(frame, said));
            let sends_mail = state.ctx.site.sends_mail;
            let context = AccountPage::of(frame, &who, &found, sends_mail, state.ctx.now(), said);
            console::show(frame, who.rights(), Section::Accounts, &context).into()
        }
        Ok(None) => Problem::new(Kind::NotFound).into(),
        Err(error) => Problem::from(error).into(),
    }
}

//! The page of one account.

use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::domain::AccountId;
use crate::services::manage::account_overview::overview;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::account::flash::Flash;
use crate::web::console::manage::account::view::{AccountPage, ShownFlash};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, glance]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountPage>()
}

/// The same account in short, as a piece of HTML for the script that shows it beside the list.
#[derive(Serialize)]
#[serde(transparent)]
struct AccountGlance(AccountPage);

impl PageContext for AccountGlance {
    const TEMPLATE: &'static str = "partials/manage/account_glance.html";

    fn samples() -> Vec<Self> {
        AccountPage::samples().into_iter().map(AccountGlance).collect()
    }
}

#[get("/console/accounts/<id>/glance")]
async fn glance(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    match overview(&state.ctx, AccountId(id)).await {
        Ok(Some(found)) => {
            let sends_mail = state.ctx.site.sends_mail;
            let page = AccountPage::of(frame, &who, &found, sends_mail, state.ctx.now(), None);
            console::show(frame, who.rights(), Section::Accounts, &AccountGlance(page)).into()
        }
        Ok(None) => Problem::new(Kind::NotFound).into(),
        Err(error) => Problem::from(error).into(),
    }
}

#[get("/console/accounts/<id>?<flash>")]
async fn show(
    who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    flash: Option<&str>,
) -> Answer {
    match overview(&state.ctx, AccountId(id)).await {
        Ok(Some(found)) => {
            let flash = flash.and_then(Flash::parse).map(|flash| ShownFlash::of(frame, flash));
            let sends_mail = state.ctx.site.sends_mail;
            let context = AccountPage::of(frame, &who, &found, sends_mail, state.ctx.now(), flash);
            console::show(frame, who.rights(), Section::Accounts, &context).into()
        }
        Ok(None) => Problem::new(Kind::NotFound).into(),
        Err(error) => Problem::from(error).into(),
    }
}

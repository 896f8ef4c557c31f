//! The page of one account.

use rocket::{Route, State, get, routes};

use crate::domain::AccountId;
use crate::services::manage::account_overview::overview;
use crate::web::WebState;
use crate::web::console::manage::account::flash::Flash;
use crate::web::console::manage::account::{path_of, view};
use crate::web::console::{Section, page};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show]
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
            let mut content = view::content(frame, &who, &found, state.ctx.site.sends_mail, state.ctx.now());
            content["subject"]["path"] = path_of(id).into();
            content["crumbs"] = serde_json::json!([
                { "path": "/console/accounts", "text": frame.text("console-section-accounts") },
            ]);
            if let Some(said) = said.and_then(Flash::parse) {
                content["said"] =
                    serde_json::json!({ "text": frame.text(said.key()), "is_done": said.is_done() });
            }
            page(frame, who.rights(), Section::Accounts, "console/manage/account.html", content).into()
        }
        Ok(None) => Problem::new(Kind::NotFound).into(),
        Err(error) => Problem::from(error).into(),
    }
}

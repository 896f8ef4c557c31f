//! Taking a lost second factor off.

use rocket::{Route, State, get, post, routes};

use crate::domain::AccountId;
use crate::services::authorization::refuse_own;
use crate::services::sign_in::second_factors::remove_factors::by_administrator;
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, Refusal, tell};
use crate::web::console::manage::account::{Question, ask, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;

pub fn routes() -> Vec<Route> {
    routes![ask_take_off, submit_take_off]
}

/// Whoever makes an account easier to enter proves who they are.
#[get("/console/accounts/<id>/factors")]
async fn ask_take_off(
    who: ManagesUsers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    let account = match subject(state, id).await {
        Ok(account) => account,
        Err(problem) => return problem.into(),
    };
    let question = Question {
        part: "factors",
        title: "console-factor-title",
        lead: "console-factor-lead",
        consequences: vec![
            frame.text("console-factor-password"),
            frame.text("console-factor-codes"),
            frame.text("console-factor-mail"),
        ],
        button: "console-factor-button",
        is_dangerous: true,
        asks_reason: false,
    };
    ask(frame, who.rights(), &account, &question).into()
}

#[post("/console/accounts/<id>/factors")]
async fn submit_take_off(
    change: Change<ManagesUsers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    let audit_context = change.audit_context();
    if let Err(error) = refuse_own(&audit_context, AccountId(id)) {
        return tell(id, Err(Refusal::from(error)));
    }
    let done = by_administrator(&state.ctx, audit_context, AccountId(id)).await;
    tell(id, done.map(|()| Flash::FactorOff))
}

//! Whether somebody may come in: disabling with a reason, enabling, unlocking.

use rocket::{Route, State, get, post, routes};

use crate::domain::AccountId;
use crate::domain::manage::job::LONGEST_REASON;
use crate::services::manage::disable::{disable, enable};
use crate::services::manage::unlock::unlock;
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, tell};
use crate::web::console::manage::account::{Question, ask, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;

pub fn routes() -> Vec<Route> {
    routes![ask_disable, submit_disable, submit_enable, submit_unlock]
}

#[get("/console/accounts/<id>/disable")]
async fn ask_disable(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    let account = match subject(state, id).await {
        Ok(account) => account,
        Err(problem) => return problem.into(),
    };
    let question = Question {
        part: "disable",
        title: "console-disable-title",
        lead: "console-disable-lead",
        consequences: vec![
            frame.text("console-disable-sessions"),
            frame.text("console-disable-taken"),
            frame.text("console-disable-back"),
        ],
        button: "console-disable-button",
        is_dangerous: true,
        asks_reason: true,
    };
    ask(frame, who.rights(), &account, &question).into()
}

#[post("/console/accounts/<id>/disable", data = "<fields>")]
async fn submit_disable(
    change: Change<ManagesUsers>,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Answer {
    let reason: String = fields.typed("reason").trim().chars().take(LONGEST_REASON).collect();
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    let done = disable(&state.ctx, change.audit_context(), AccountId(id), reason).await;
    tell(id, done.map(|()| Flash::Disabled))
}

#[post("/console/accounts/<id>/enable")]
async fn submit_enable(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    let done = enable(&state.ctx, change.audit_context(), AccountId(id)).await;
    tell(id, done.map(|()| Flash::Enabled))
}

#[post("/console/accounts/<id>/unlock")]
async fn submit_unlock(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    let done = unlock(&state.ctx, change.audit_context(), AccountId(id)).await;
    tell(id, done.map(|()| Flash::Unlocked))
}

//! Mails to the person: the proof of an address (by hand, too), an invitation, a password reset.

use rocket::{Route, State, get, post, routes};

use crate::domain::AccountId;
use crate::services::credentials::send_reset::send_reset;
use crate::services::manage::confirm_manually::confirm_by_hand;
use crate::services::registration::invite::invite;
use crate::services::registration::resend_confirmation::resend_to;
use crate::web::WebState;
use crate::web::console::manage::account::flash::{Flash, tell};
use crate::web::console::manage::account::{Question, ask, subject};
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;

pub fn routes() -> Vec<Route> {
    routes![ask_confirm, submit_confirm, submit_resend, submit_invite, submit_reset]
}

#[get("/console/accounts/<id>/confirm")]
async fn ask_confirm(who: ManagesUsers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    let account = match subject(state, id).await {
        Ok(account) => account,
        Err(problem) => return problem.into(),
    };
    let mut consequences =
        vec![frame.text("console-confirm-counts"), frame.text("console-confirm-links-end")];
    if account.password_hash.is_none() {
        consequences.push(frame.text("console-confirm-no-password"));
    }
    let question = Question {
        part: "confirm",
        title: "console-confirm-title",
        lead: "console-confirm-lead",
        consequences,
        button: "console-confirm-button",
        is_dangerous: false,
        asks_reason: false,
    };
    ask(frame, who.rights(), &account, &question).into()
}

#[post("/console/accounts/<id>/confirm")]
async fn submit_confirm(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    let done = confirm_by_hand(&state.ctx, change.audit_context(), AccountId(id)).await;
    tell(id, done.map(|_| Flash::Confirmed))
}

#[post("/console/accounts/<id>/resend")]
async fn submit_resend(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    let done = resend_to(&state.ctx, change.audit_context(), AccountId(id)).await;
    tell(id, done.map(|()| Flash::Resent))
}

#[post("/console/accounts/<id>/invite")]
async fn submit_invite(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    let done = invite(&state.ctx, change.audit_context(), AccountId(id)).await;
    tell(id, done.map(|()| Flash::Invited))
}

#[post("/console/accounts/<id>/reset")]
async fn submit_reset(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    let done = send_reset(&state.ctx, change.audit_context(), AccountId(id)).await;
    tell(id, done.map(|()| Flash::ResetSent))
}

//! `/email/confirm/…` and `/email/undo/…`: the pages behind the links of the mails about an address.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde_json::json;

use crate::domain::{Account, EmailAddress, LinkFailure};
use crate::services::credentials::change_email::{ChangeProof, ConfirmChangeError};
use crate::services::credentials::undo_email::UndoError;
use crate::services::credentials::{change_email, undo_email};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::render::{Frame, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::pages::Answer;

pub fn routes() -> Vec<Route> {
    routes![show_confirm, submit_confirm, show_undo, submit_undo]
}

#[get("/email/confirm/<token>")]
async fn show_confirm(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match change_email::look_at(&state.ctx, token).await {
        Ok((account, change)) => {
            let content = json!({
                "token": token,
                "name": account.display_name(),
                "old_email": account.email.as_ref().map(EmailAddress::as_str),
                "new_email": change.new_email.as_str(),
                "asked_at": moment(change.created_at),
            });
            frame.page("pages/credentials/email_confirm.html", content).into()
        }
        Err(error) => confirm_refused(frame, error),
    }
}

#[post("/email/confirm", data = "<fields>")]
async fn submit_confirm(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let proof = ChangeProof::Link(fields.text("token").unwrap_or_default().to_owned());
    match change_email::confirm(&state.ctx, request_context.by_visitor(), proof).await {
        Ok(account) => done(frame, "confirmed", &account),
        Err(error) => confirm_refused(frame, error),
    }
}

#[get("/email/undo/<token>")]
async fn show_undo(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match undo_email::look_at(&state.ctx, token).await {
        Ok(view) => {
            let content = json!({
                "token": token,
                "name": view.account.display_name(),
                "old_email": view.old_email.as_str(),
                "new_email": view.new_email.as_str(),
                "asked_at": moment(view.asked_at),
                "changed_at": view.changed_at.map(moment),
                "until": moment(view.until),
            });
            frame.page("pages/credentials/email_undo.html", content).into()
        }
        Err(error) => undo_refused(frame, error),
    }
}

#[post("/email/undo", data = "<fields>")]
async fn submit_undo(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").unwrap_or_default();
    match undo_email::undo(&state.ctx, request_context.by_visitor(), token).await {
        Ok(account) => {
            cookies::end_session(jar, state);
            done(frame, "undone", &account)
        }
        Err(error) => undo_refused(frame, error),
    }
}

fn done(frame: &Frame, what: &str, account: &Account) -> Answer {
    let content = json!({
        "what": what,
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "factor_stays": account.has_second_factor,
    });
    frame.page_at("/account", "pages/credentials/email_done.html", content).into()
}

fn confirm_refused(frame: &Frame, error: ConfirmChangeError) -> Answer {
    match error {
        ConfirmChangeError::Link(failure) => refused(frame, "confirm", failure),
        ConfirmChangeError::Code => refused(frame, "confirm", LinkFailure::CodeSpent),
        ConfirmChangeError::Taken => taken(frame, "confirm"),
        error => crate::web::http::problem::Problem::from(error).into(),
    }
}

fn undo_refused(frame: &Frame, error: UndoError) -> Answer {
    match error {
        UndoError::Link(failure) => refused(frame, "undo", failure),
        UndoError::Taken => taken(frame, "undo"),
        UndoError::Service(error) => error.into(),
    }
}

fn refused(frame: &Frame, what: &str, failure: LinkFailure) -> Answer {
    let content = json!({ "what": what, "reason": failure.as_str(), "at": failure.at().map(moment) });
    let status = if failure == LinkFailure::Unknown { Status::NotFound } else { Status::Gone };
    frame.page_at("/account", "pages/credentials/email_failed.html", content).with_status(status).into()
}

fn taken(frame: &Frame, what: &str) -> Answer {
    let content = json!({ "what": what, "reason": "taken" });
    frame.page_at("/account", "pages/credentials/email_failed.html", content).with_status(Status::Gone).into()
}

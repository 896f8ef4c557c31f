//! `/email/confirm/…` and `/email/undo/…`: the pages behind the links of the mails about an address.

use rocket::http::CookieJar;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, EmailAddress, LinkFailure};
use crate::services::credentials::change_email::{ChangeProof, ConfirmChangeError};
use crate::services::credentials::undo_email::UndoError;
use crate::services::credentials::{change_email, undo_email};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::pages::Answer;
use crate::web::pages::link_failed::{Failure, LinkFor, link_failed};

pub fn routes() -> Vec<Route> {
    routes![show_confirm, submit_confirm, show_undo, submit_undo]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<EmailConfirm>(), samples_of::<EmailUndo>(), samples_of::<EmailDone>()].concat()
}

#[get("/email/confirm/<token>")]
async fn show_confirm(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match change_email::look_at(&state.ctx, token).await {
        Ok((account, change)) => {
            let context = EmailConfirm {
                token,
                name: account.display_name(),
                new_email: change.new_email.shown(),
                asked_at: moment(change.created_at),
            };
            frame.page(&context).into()
        }
        Err(error) => confirm_refused(frame, error),
    }
}

#[post("/email/confirm", data = "<fields>")]
async fn submit_confirm(change: Change, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let proof = ChangeProof::Link(fields.text("token").unwrap_or_default().to_owned());
    match change_email::confirm(&state.ctx, change.audit_context(), proof).await {
        Ok(account) => done(frame, "confirmed", &account),
        Err(error) => confirm_refused(frame, error),
    }
}

#[get("/email/undo/<token>")]
async fn show_undo(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match undo_email::look_at(&state.ctx, token).await {
        Ok(view) => {
            let context = EmailUndo {
                token,
                name: view.account.display_name(),
                old_email: view.old_email.shown(),
                new_email: view.new_email.shown(),
                asked_at: moment(view.asked_at),
                changed_at: view.changed_at.map(moment),
                until: moment(view.until),
            };
            frame.page(&context).into()
        }
        Err(error) => undo_refused(frame, error),
    }
}

#[post("/email/undo", data = "<fields>")]
async fn submit_undo(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").unwrap_or_default();
    match undo_email::undo(&state.ctx, change.audit_context(), token).await {
        Ok(account) => {
            cookies::end_session(jar, state);
            done(frame, "undone", &account)
        }
        Err(error) => undo_refused(frame, error),
    }
}

fn done(frame: &Frame, what: &'static str, account: &Account) -> Answer {
    let email = account.email.as_ref().map(EmailAddress::shown);
    frame.page_at("/account", &EmailDone { what, email, factor_stays: account.has_second_factor }).into()
}

fn confirm_refused(frame: &Frame, error: ConfirmChangeError) -> Answer {
    let failure = match error {
        ConfirmChangeError::Link(failure) => failure.into(),
        ConfirmChangeError::Code => LinkFailure::CodeSpent.into(),
        ConfirmChangeError::Taken => Failure::AddressTaken,
        error => return error.into(),
    };
    link_failed(frame, LinkFor::EmailChange, failure).into()
}

fn undo_refused(frame: &Frame, error: UndoError) -> Answer {
    let failure = match error {
        UndoError::Link(failure) => failure.into(),
        UndoError::Taken => Failure::AddressTaken,
        UndoError::Service(error) => return error.into(),
    };
    link_failed(frame, LinkFor::EmailUndo, failure).into()
}

#[derive(Serialize)]
struct EmailConfirm<'a> {
    token: &'a str,
    name: &'a str,
    new_email: String,
    asked_at: Moment,
}

impl PageContext for EmailConfirm<'_> {
    const TEMPLATE: &'static str = "pages/credentials/email_confirm.html";

    fn samples() -> Vec<Self> {
        vec![EmailConfirm {
            token: "T",
            name: "Ada",
            new_email: "ada@new.example".to_owned(),
            asked_at: Moment::sample(),
        }]
    }
}

#[derive(Serialize)]
struct EmailUndo<'a> {
    token: &'a str,
    name: &'a str,
    old_email: String,
    new_email: String,
    asked_at: Moment,
    changed_at: Option<Moment>,
    until: Moment,
}

impl PageContext for EmailUndo<'_> {
    const TEMPLATE: &'static str = "pages/credentials/email_undo.html";

    fn samples() -> Vec<Self> {
        [None, Some(Moment::sample())]
            .map(|changed_at| EmailUndo {
                token: "T",
                name: "Ada",
                old_email: "ada@example.org".to_owned(),
                new_email: "ada@new.example".to_owned(),
                asked_at: Moment::sample(),
                changed_at,
                until: Moment::sample(),
            })
            .into()
    }
}

#[derive(Serialize)]
struct EmailDone {
    /// `confirmed` or `undone`.
    what: &'static str,
    email: Option<String>,
    factor_stays: bool,
}

impl PageContext for EmailDone {
    const TEMPLATE: &'static str = "pages/credentials/email_done.html";

    fn samples() -> Vec<Self> {
        ["confirmed", "undone"]
            .map(|what| EmailDone { what, email: Some("ada@example.org".to_owned()), factor_stays: true })
            .into()
    }
}

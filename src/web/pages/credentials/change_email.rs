//! `/account/email`: the address, and a change of it under way.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, EmailAddress, FieldErrors, Reason};
use crate::services::credentials::change_email::{
    Asker, ChangeEmailError, ChangeProof, ConfirmChangeError, ask, cancel, confirm, find_pending,
};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::{ProvenForFactors, Settled};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::address_slip::ask_about_slip;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, show_form, submit, submit_code, submit_cancel]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Email>(), samples_of::<EmailChange>()].concat()
}

#[get("/account/email?<sent>&<cancelled>")]
async fn show(
    settled: Settled,
    frame: &Frame,
    state: &State<WebState>,
    sent: Option<&str>,
    cancelled: Option<&str>,
) -> Answer {
    page(settled.account(), frame, state, Form::default(), (sent.is_some(), cancelled.is_some())).await
}

async fn page(
    account: &Account,
    frame: &Frame,
    state: &State<WebState>,
    form: Form,
    (sent, cancelled): (bool, bool),
) -> Answer {
    let pending = match find_pending(&state.ctx, account.id).await {
        Ok(pending) => pending,
        Err(error) => return error.into(),
    };
    let context = Email {
        form,
        email: account.email.as_ref().map(EmailAddress::shown),
        email_confirmed: account.email_verified_at.is_some(),
        sent,
        cancelled,
        pending: pending.as_ref().map(|change| PendingChange {
            new_email: change.new_email.shown(),
            asked_at: moment(change.created_at),
            expires_at: moment(change.expires_at),
        }),
    };
    frame.page_at("/account/email", &context).into()
}

#[get("/account/email/change")]
fn show_form(_settled: Settled, proven: ProvenForFactors, frame: &Frame) -> Answer {
    form_page(&proven.session.account, frame, Form::default(), Status::Ok)
}

fn form_page(account: &Account, frame: &Frame, form: Form, status: Status) -> Answer {
    let email = account.email.as_ref().map(EmailAddress::shown);
    frame.page(&EmailChange { form, email }).with_status(status).into()
}

#[post("/account/email/change", data = "<fields>")]
async fn submit(
    change: Change<ProvenForFactors>,
    _settled: Settled,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let account = &change.who.session.account;
    let again = |reason: Reason| {
        let errors = FieldErrors::one("new_email", reason);
        let form = Form::typed(&fields, &["new_email"]).with_errors(&errors, frame.locale);
        form_page(account, frame, form, Status::BadRequest)
    };
    let email = match fields.text("new_email").and_then(EmailAddress::parse) {
        Ok(email) => email,
        Err(reason) => return again(reason),
    };
    let form = Form::typed(&fields, &["new_email"]);
    if let Err(form) = ask_about_slip(frame, &fields, "new_email", form) {
        return form_page(account, frame, form, Status::BadRequest);
    }
    let audit_context = change.audit_context();
    match ask(&state.ctx, audit_context, account.id, email, Asker::Owner).await {
        Ok(_) => see_other("/account/email?sent=1"),
        Err(ChangeEmailError::SameAddress) => again(Reason::SameAddress),
        Err(ChangeEmailError::DomainNotAllowed) => again(Reason::DomainNotAllowed),
        Err(ChangeEmailError::TooMany { .. }) => {
            let form =
                Form::typed(&fields, &["new_email"]).with_general(frame.text("account-email-too-many"));
            form_page(account, frame, form, Status::TooManyRequests)
        }
        Err(error) => Problem::from(error).into(),
    }
}

#[post("/account/email/code", data = "<fields>")]
async fn submit_code(
    change: Change<Settled>,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let account = change.who.account();
    let code = fields.text("code").unwrap_or_default().to_owned();
    let proof = ChangeProof::Code { account: account.id, code };
    match confirm(&state.ctx, change.audit_context(), proof).await {
        Ok(_) => see_other("/account?changed=email"),
        Err(ConfirmChangeError::Code | ConfirmChangeError::Link(_)) => {
            let errors = FieldErrors::one("code", Reason::CodeWrong);
            let form = Form::default().with_errors(&errors, frame.locale);
            match page(account, frame, state, form, (false, false)).await {
                Answer::Page(page) => page.with_status(Status::BadRequest).into(),
                other => other,
            }
        }
        Err(error) => Problem::from(error).into(),
    }
}

#[post("/account/email/cancel", data = "<_fields>")]
async fn submit_cancel(change: Change<Settled>, state: &State<WebState>, _fields: Fields) -> Answer {
    let account = change.who.account();
    match cancel(&state.ctx, change.audit_context(), account.id).await {
        Ok(()) => see_other("/account/email?cancelled=1"),
        Err(error) => error.into(),
    }
}

#[derive(Serialize)]
struct Email {
    form: Form,
    email: Option<String>,
    email_confirmed: bool,
    sent: bool,
    cancelled: bool,
    pending: Option<PendingChange>,
}

#[derive(Serialize)]
struct PendingChange {
    new_email: String,
    asked_at: Moment,
    expires_at: Moment,
}

impl PageContext for Email {
    const TEMPLATE: &'static str = "pages/credentials/email.html";

    fn samples() -> Vec<Self> {
        let sample = |email, email_confirmed, pending, form| Email {
            form,
            email,
            email_confirmed,
            sent: true,
            cancelled: true,
            pending,
        };
        let pending = PendingChange {
            new_email: "ada@new.example".to_owned(),
            asked_at: Moment::sample(),
            expires_at: Moment::sample(),
        };
        vec![
            sample(Some("ada@example.org".to_owned()), true, Some(pending), Form::faulty_sample(&["code"])),
            sample(Some("ada@example.org".to_owned()), false, None, Form::default()),
            sample(None, false, None, Form::default()),
        ]
    }
}

#[derive(Serialize)]
struct EmailChange {
    form: Form,
    email: Option<String>,
}

impl PageContext for EmailChange {
    const TEMPLATE: &'static str = "pages/credentials/email_change.html";

    fn samples() -> Vec<Self> {
        vec![
            EmailChange { form: Form::default(), email: Some("ada@example.org".to_owned()) },
            EmailChange { form: Form::faulty_sample(&["new_email"]), email: None },
        ]
    }
}

//! `/account/prove`: the password or a code once more, before what matters is changed.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, FieldErrors, Reason};
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::reauthenticate;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::SignedIn;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::http::return_path::local_path;
use crate::web::pages::{Answer, locked_codes_text, locked_text, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Reauthenticate>()
}

#[get("/account/prove?<next>&<with>")]
fn show(signed_in: SignedIn, frame: &Frame, next: Option<&str>, with: Option<&str>) -> Answer {
    frame.page(&Reauthenticate::of(signed_in.account(), Form::default(), next, with)).into()
}

#[post("/account/prove", data = "<fields>")]
async fn submit(change: Change<SignedIn>, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let next = fields.optional_text("next").ok().flatten();
    let with = fields.optional_text("with").ok().flatten();
    let by_code = asks_for_code(change.who.account(), with);
    let field = if by_code { "code" } else { "password" };
    let again = |form: Form| -> Answer {
        let context = Reauthenticate::of(change.who.account(), form, next, with);
        frame.page(&context).with_status(Status::BadRequest).into()
    };
    let fault = |reason| again(Form::default().with_errors(&FieldErrors::one(field, reason), frame.locale));
    let typed = match fields.text(field) {
        Ok(typed) if !typed.trim().is_empty() => typed,
        _ if by_code => return fault(Reason::FactorCodeRequired),
        Ok(_) => return fault(Reason::Blank),
        Err(reason) => return fault(reason),
    };
    let audit_context = change.audit_context();
    let proven = match by_code {
        true => reauthenticate::by_code(&state.ctx, audit_context, &change.who.session, typed).await,
        false => reauthenticate::by_password(&state.ctx, audit_context, &change.who.session, typed).await,
    };
    match proven {
        Ok(()) => see_other(next.and_then(local_path).unwrap_or("/account")),
        Err(SignInError::Wrong) => fault(Reason::WrongPassword),
        Err(SignInError::WrongFactor) => fault(Reason::FactorCodeWrong),
        Err(SignInError::Locked { retry_after }) => {
            again(Form::default().with_general(locked_text(frame, retry_after)))
        }
        Err(SignInError::FactorLocked { retry_after }) => {
            again(Form::default().with_general(locked_codes_text(frame, retry_after)))
        }
        Err(error) => Problem::from(error).into(),
    }
}

/// By password unless the person chose the code, or has no password.
fn asks_for_code(account: &Account, with: Option<&str>) -> bool {
    account.has_second_factor && (with == Some("code") || account.password_hash.is_none())
}

#[derive(Serialize)]
struct Reauthenticate<'a> {
    form: Form,
    /// A path of ours, and the same within a query.
    next: Option<&'a str>,
    next_query: String,
    by_code: bool,
    may_choose: bool,
}

impl<'a> Reauthenticate<'a> {
    fn of(account: &Account, form: Form, next: Option<&'a str>, with: Option<&str>) -> Self {
        let next = next.and_then(local_path);
        Self {
            form,
            next,
            next_query: form_urlencoded::byte_serialize(next.unwrap_or("/account").as_bytes()).collect(),
            by_code: asks_for_code(account, with),
            may_choose: account.has_second_factor && account.password_hash.is_some(),
        }
    }
}

impl PageContext for Reauthenticate<'_> {
    const TEMPLATE: &'static str = "pages/sign_in/reauthenticate.html";

    fn samples() -> Vec<Self> {
        let sample = |form, next, by_code, may_choose| Reauthenticate {
            form,
            next,
            next_query: "%2Faccount".to_owned(),
            by_code,
            may_choose,
        };
        vec![
            sample(Form::default(), Some("/account"), false, true),
            sample(Form::faulty_sample(&["password"]), None, false, false),
            sample(Form::faulty_sample(&["code"]), Some("/account"), true, true),
        ]
    }
}

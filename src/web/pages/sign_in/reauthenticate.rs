//! `/account/prove`: the password or a code once more, before what matters is changed.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::{Account, Actor, FieldErrors, Reason};
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::reauthenticate;
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::SignedIn;
use crate::web::html::form::Form;
use crate::web::html::render::Frame;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::http::return_path::local_path;
use crate::web::pages::{Answer, locked_codes_text, locked_text, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

#[get("/account/prove?<next>&<with>")]
fn show(signed_in: SignedIn, frame: &Frame, next: Option<&str>, with: Option<&str>) -> Answer {
    frame
        .page("pages/sign_in/reauthenticate.html", content(signed_in.account(), &Form::default(), next, with))
        .into()
}

#[post("/account/prove", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    signed_in: SignedIn,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let next = fields.optional_text("next").ok().flatten();
    let with = fields.optional_text("with").ok().flatten();
    let by_code = asks_for_code(signed_in.account(), with);
    let field = if by_code { "code" } else { "password" };
    let again = |form: Form| -> Answer {
        let page =
            frame.page("pages/sign_in/reauthenticate.html", content(signed_in.account(), &form, next, with));
        page.with_status(Status::BadRequest).into()
    };
    let fault = |reason| again(Form::default().with_errors(&FieldErrors::one(field, reason), frame.language));
    let typed = match fields.text(field) {
        Ok(typed) if !typed.trim().is_empty() => typed,
        _ if by_code => return fault(Reason::FactorCodeRequired),
        Ok(_) => return fault(Reason::Blank),
        Err(reason) => return fault(reason),
    };
    let audit_context = request_context.by(Actor::account(signed_in.account()));
    let proven = match by_code {
        true => reauthenticate::by_code(&state.ctx, audit_context, &signed_in.session, typed).await,
        false => reauthenticate::by_password(&state.ctx, audit_context, &signed_in.session, typed).await,
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

fn content(account: &Account, form: &Form, next: Option<&str>, with: Option<&str>) -> Value {
    let next = next.and_then(local_path);
    let query: String = form_urlencoded::byte_serialize(next.unwrap_or("/account").as_bytes()).collect();
    json!({
        "form": form,
        "next": next,
        "next_query": query,
        "by_code": asks_for_code(account, with),
        "may_choose": account.has_second_factor && account.password_hash.is_some(),
    })
}

//! `/sign-in/factor`: the second step of signing in, for a browser whose password was right.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{FieldErrors, Reason};
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::complete_sign_in::{FinishError, SignInOutcome};
use crate::services::sign_in::sessions::Browser;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::CurrentSession;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::http::return_path::local_path;
use crate::web::pages::{Answer, locked_codes_text, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    samples_of::<SecondFactor>()
}

/// Where somebody goes whose sign-in no longer waits.
const AGAIN: &str = "/sign-in?again=1";

/// Where a right password leads: in, or to the second step. `wanted` is a path of ours.
pub fn let_in(
    state: &WebState,
    jar: &CookieJar<'_>,
    entered: SignInOutcome,
    remembered: bool,
    wanted: &str,
) -> Answer {
    match entered {
        SignInOutcome::Session(opened) => {
            cookies::keep_session(jar, state, &opened, remembered);
            cookies::end_pending_sign_in(jar, state);
            see_other(wanted)
        }
        SignInOutcome::FactorNeeded(token) => {
            cookies::set_pending_sign_in(jar, state, &token);
            let next: String = form_urlencoded::byte_serialize(wanted.as_bytes()).collect();
            see_other(format!("/sign-in/factor?next={next}"))
        }
    }
}

#[get("/sign-in/factor?<next>&<with>")]
async fn show(
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    next: Option<&str>,
    with: Option<&str>,
) -> Answer {
    let Some(pending) = cookies::pending_sign_in(jar, state) else { return see_other(AGAIN) };
    match complete_sign_in::is_waiting(&state.ctx, &pending).await {
        Ok(true) => frame.page(&SecondFactor::of(Form::default(), next, with)).into(),
        Ok(false) => see_other(AGAIN),
        Err(error) => error.into(),
    }
}

#[post("/sign-in/factor", data = "<fields>")]
async fn submit(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    current: CurrentSession,
    fields: Fields,
) -> Answer {
    let next = fields.optional_text("next").ok().flatten();
    let with = fields.optional_text("with").ok().flatten();
    let again = |form: Form, status: Status| -> Answer {
        frame.page_at("/sign-in/factor", &SecondFactor::of(form, next, with)).with_status(status).into()
    };
    let Some(pending) = cookies::pending_sign_in(jar, state) else { return see_other(AGAIN) };
    let code = match fields.text("code") {
        Ok(code) if !code.trim().is_empty() => code,
        _ => {
            let errors = FieldErrors::one("code", Reason::FactorCodeRequired);
            return again(Form::default().with_errors(&errors, frame.locale), Status::BadRequest);
        }
    };
    let browser = Browser { remembered: false, visit: change.request.visit(), session: current.digest() };
    match complete_sign_in::finish(&state.ctx, change.audit_context(), &pending, code, browser).await {
        Ok((token, remembered)) => {
            let wanted = next.and_then(local_path).unwrap_or("/account");
            let_in(state, jar, SignInOutcome::Session(token), remembered, wanted)
        }
        Err(FinishError::Gone) => {
            cookies::end_pending_sign_in(jar, state);
            see_other(AGAIN)
        }
        Err(FinishError::SignIn(SignInError::WrongFactor)) => {
            let errors = FieldErrors::one("code", Reason::FactorCodeWrong);
            again(Form::default().with_errors(&errors, frame.locale), Status::Unauthorized)
        }
        Err(FinishError::SignIn(SignInError::FactorLocked { retry_after })) => {
            again(Form::default().with_general(locked_codes_text(frame, retry_after)), Status::Forbidden)
        }
        Err(FinishError::SignIn(error)) => Problem::from(error).into(),
    }
}

#[derive(Serialize)]
struct SecondFactor<'a> {
    form: Form,
    /// A path of ours, and the same within a query.
    next: Option<&'a str>,
    next_query: String,
    by_recovery_code: bool,
}

impl<'a> SecondFactor<'a> {
    /// `with` says which of the two kinds of code the page asks for; either is taken.
    fn of(form: Form, next: Option<&'a str>, with: Option<&str>) -> Self {
        let next = next.and_then(local_path);
        let next_query = form_urlencoded::byte_serialize(next.unwrap_or("/account").as_bytes()).collect();
        Self { form, next, next_query, by_recovery_code: with == Some("recovery-code") }
    }
}

impl PageContext for SecondFactor<'_> {
    const TEMPLATE: &'static str = "pages/sign_in/second_factor.html";

    fn samples() -> Vec<Self> {
        vec![
            SecondFactor::of(Form::default(), Some("/account"), None),
            SecondFactor::of(Form::faulty_sample(&["code"]), None, Some("recovery-code")),
        ]
    }
}

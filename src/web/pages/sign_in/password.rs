//! `/sign-in` and `/sign-out`.

use rocket::http::{CookieJar, Header, Status};
use rocket::response::Redirect;
use rocket::{FromForm, Responder, Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{FieldErrors, RegistrationType};
use crate::services::sign_in::check_password::{Asker, SignInError, check_password};
use crate::services::sign_in::sessions::Browser;
use crate::services::sign_in::{complete_sign_in, sessions};
use crate::texts::{numbers, text_with};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::required_actions::{RequiredAction, first_required_action};
use crate::web::guards::session::CurrentSession;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Renderer};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Problem, seconds};
use crate::web::http::return_path::local_path;
use crate::web::pages::profile::delete_own;
use crate::web::pages::registration::inbox;
use crate::web::pages::sign_in::second_factor::let_in;
use crate::web::pages::{Answer, kept, locked_text, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit, sign_out]
}

pub fn samples() -> Vec<Content> {
    samples_of::<SignIn>()
}

/// Why somebody was led here, each by the name of its query.
#[derive(FromForm)]
struct Notices<'r> {
    welcome: Option<&'r str>,
    signed_out: Option<&'r str>,
    again: Option<&'r str>,
    ended: Option<&'r str>,
    confirmed: Option<&'r str>,
}

#[get("/sign-in?<next>&<notices..>")]
fn show(
    frame: &Frame,
    state: &State<WebState>,
    renderer: Renderer<'_>,
    next: Option<&str>,
    notices: Notices<'_>,
) -> Answer {
    if frame.account.is_some() {
        return see_other(next.and_then(local_path).unwrap_or("/account"));
    }
    let Notices { welcome, signed_out, again, ended, confirmed } = notices;
    if next.or(welcome).or(signed_out).or(again).or(ended).or(confirmed).is_none() {
        return match renderer.show_kept(&state.pages, frame, || SignIn::of(Form::default(), None)) {
            Ok(html) => kept(html),
            Err(problem) => problem.into(),
        };
    }
    let context = SignIn {
        welcome: welcome.is_some(),
        signed_out: signed_out.is_some(),
        again: again.is_some(),
        ended: ended.is_some(),
        confirmed: confirmed.is_some(),
        ..SignIn::of(Form::default(), next)
    };
    frame.page(&context).into()
}

#[post("/sign-in", data = "<fields>")]
async fn submit(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    current: CurrentSession,
    fields: Fields,
) -> Answer {
    let mut errors = FieldErrors::new();
    let login = errors.keep("login", fields.text("login").and_then(not_blank));
    let password = errors.keep("password", fields.text("password").and_then(not_blank));
    let form = Form::typed(&fields, &["login", "remember_me"]);
    let next = fields.optional_text("next").ok().flatten();
    let (Some(login), Some(password)) = (login, password) else {
        let form = form.with_errors(&errors, frame.locale);
        return frame.page(&SignIn::of(form, next)).with_status(Status::BadRequest).into();
    };
    let audit_context = change.audit_context();
    let visit = change.request.visit();
    let account =
        match check_password(&state.ctx, &audit_context, login, password, Asker::Visitor(&visit)).await {
            Ok(account) => account,
            Err(SignInError::Deleted { account, erase_at }) => {
                return delete_own::offer_undo(frame, state, account, erase_at).await;
            }
            Err(error) => {
                let waits = error.is_wrong() && inbox::waits_for(state, jar, login).await;
                return refused(frame, error, form, next, waits.then_some(login));
            }
        };
    let remembered = fields.text("remember_me").is_ok_and(|answer| answer == "yes");
    let browser = Browser { remembered, visit, session: current.digest() };
    match complete_sign_in::by_browser(&state.ctx, audit_context, &account, browser).await {
        Ok(entered) => {
            let wanted = next.and_then(local_path).unwrap_or("/account");
            let required_action = first_required_action(&account, &frame.policy).map(RequiredAction::path);
            let_in(state, jar, entered, remembered, required_action.unwrap_or(wanted))
        }
        Err(error) => refused(frame, error, form, next, None),
    }
}

fn not_blank(text: &str) -> Result<&str, crate::domain::Reason> {
    if text.is_empty() { Err(crate::domain::Reason::Blank) } else { Ok(text) }
}

/// Plain words for whatever kept the person out; `waiting_address` is set for the browser that
/// registered it and has not confirmed it, which learns nothing new by being told.
fn refused(
    frame: &Frame,
    error: SignInError,
    form: Form,
    next: Option<&str>,
    waiting_address: Option<&str>,
) -> Answer {
    let (status, message) = match &error {
        SignInError::Wrong | SignInError::Deleted { .. } => {
            (Status::Unauthorized, frame.text("error-sign-in"))
        }
        SignInError::Disabled => (Status::Forbidden, frame.text("problem-disabled-text")),
        SignInError::Locked { retry_after } => (Status::Forbidden, locked_text(frame, *retry_after)),
        SignInError::TooMany { retry_after } => {
            let wait = i64::try_from(seconds(*retry_after)).unwrap_or(i64::MAX);
            let message = text_with(frame.locale, "error-throttled", &numbers(&[("seconds", wait)]));
            (Status::TooManyRequests, message)
        }
        // The factor is asked for on a page of its own.
        SignInError::FactorRequired
        | SignInError::WrongFactor
        | SignInError::FactorLocked { .. }
        | SignInError::Service(_) => return Problem::from(error).into(),
    };
    let mut form = form.with_general(message);
    // Said to everybody, whoever has an account here.
    if error.is_wrong() && frame.policy.registration == RegistrationType::Verified {
        form = form.with_general(frame.text("error-sign-in-unconfirmed"));
    }
    let context = SignIn { unconfirmed_address: waiting_address, ..SignIn::of(form, next) };
    frame.page(&context).with_status(status).into()
}

/// Tells the browser to forget what it kept of the pages (ASVS 14.3.1).
#[derive(Responder)]
struct SignedOut {
    redirect: Redirect,
    clear: Header<'static>,
}

#[post("/sign-out", data = "<_fields>")]
async fn sign_out(
    change: Change,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    current: CurrentSession,
    _fields: Fields,
) -> Result<SignedOut, Problem> {
    if let Some(session) = current.0 {
        let audit_context = change.request.by(&session);
        sessions::close(&state.ctx, audit_context, &session).await?;
    }
    cookies::end_session(jar, state);
    Ok(SignedOut {
        redirect: Redirect::to("/sign-in?signed_out=1"),
        clear: Header::new("Clear-Site-Data", "\"cache\", \"storage\""),
    })
}

#[derive(Serialize)]
struct SignIn<'a> {
    form: Form,
    /// A path of ours.
    next: Option<&'a str>,
    welcome: bool,
    signed_out: bool,
    again: bool,
    /// A form came too late: the session had ended.
    ended: bool,
    confirmed: bool,
    unconfirmed_address: Option<&'a str>,
}

impl<'a> SignIn<'a> {
    fn of(form: Form, next: Option<&'a str>) -> Self {
        let next = next.and_then(local_path);
        SignIn {
            form,
            next,
            welcome: false,
            signed_out: false,
            again: false,
            ended: false,
            confirmed: false,
            unconfirmed_address: None,
        }
    }
}

impl PageContext for SignIn<'_> {
    const TEMPLATE: &'static str = "pages/sign_in/sign_in.html";

    fn samples() -> Vec<Self> {
        let plain = || SignIn::of(Form::default(), None);
        vec![
            plain(),
            SignIn { welcome: true, ..plain() },
            SignIn { signed_out: true, ..plain() },
            SignIn { again: true, ..plain() },
            SignIn { ended: true, ..plain() },
            SignIn { confirmed: true, ..plain() },
            SignIn {
                unconfirmed_address: Some("ada@example.org"),
                ..SignIn::of(Form::faulty_sample(&["login", "password"]), Some("/account"))
            },
        ]
    }
}

//! `/account/prove`: the password or a code once more, before what matters is changed.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{Account, FieldErrors, Reason};
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::open_session::OpenSession;
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
    let asked = Asked::of(&signed_in.session, with);
    frame.page(&Reauthenticate::of(frame, signed_in.account(), asked, Form::default(), next)).into()
}

#[post("/account/prove", data = "<fields>")]
async fn submit(change: Change<SignedIn>, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let next = fields.optional_text("next").ok().flatten();
    let session = &change.who.session;
    let asked = Asked::of(session, fields.optional_text("with").ok().flatten());
    let again = |form: Form| -> Answer {
        let context = Reauthenticate::of(frame, &session.account, asked, form, next);
        frame.page(&context).with_status(Status::BadRequest).into()
    };
    let typed = match typed(&fields, asked) {
        Ok(typed) => typed,
        Err(errors) => return again(Form::default().with_errors(&errors, frame.language)),
    };
    match prove(state, &change, &typed).await {
        Ok(()) => see_other(next.and_then(local_path).unwrap_or("/account")),
        Err(error) => match fault(frame, &error) {
            Some(form) => again(form),
            None => Problem::from(error).into(),
        },
    }
}

/// What somebody typed of what is asked for.
struct Typed<'a> {
    password: Option<&'a str>,
    code: Option<&'a str>,
}

fn typed(fields: &Fields, asked: Asked) -> Result<Typed<'_>, FieldErrors> {
    let mut errors = FieldErrors::new();
    let given = |name: &'static str, missing: Reason| match fields.text(name) {
        Ok(text) if text.trim().is_empty() => Err(missing),
        Err(_) if name == "code" => Err(missing),
        other => other,
    };
    let password = asked.password().then(|| errors.keep("password", given("password", Reason::Blank)));
    let code = asked.code().then(|| errors.keep("code", given("code", Reason::FactorCodeRequired)));
    let typed = Typed { password: password.flatten(), code: code.flatten() };
    if errors.is_empty() { Ok(typed) } else { Err(errors) }
}

/// The password first: of a code that was right, none is used up by a wrong password.
async fn prove(
    state: &State<WebState>,
    change: &Change<SignedIn>,
    typed: &Typed<'_>,
) -> Result<(), SignInError> {
    let session = &change.who.session;
    if let Some(password) = typed.password {
        reauthenticate::by_password(&state.ctx, change.audit_context(), session, password).await?;
    }
    match typed.code {
        Some(code) => reauthenticate::by_code(&state.ctx, change.audit_context(), session, code).await,
        None => Ok(()),
    }
}

/// `None` for what is no fault of what was typed.
fn fault(frame: &Frame, error: &SignInError) -> Option<Form> {
    let at =
        |field, reason| Some(Form::default().with_errors(&FieldErrors::one(field, reason), frame.language));
    match *error {
        SignInError::Wrong => at("password", Reason::WrongPassword),
        SignInError::WrongFactor => at("code", Reason::FactorCodeWrong),
        SignInError::Locked { retry_after } => {
            Some(Form::default().with_general(locked_text(frame, retry_after)))
        }
        SignInError::FactorLocked { retry_after } => {
            Some(Form::default().with_general(locked_codes_text(frame, retry_after)))
        }
        _ => None,
    }
}

/// What the page asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Asked {
    Password,
    /// Instead of the password.
    Code,
    /// Before second factors are changed.
    PasswordAndCode,
    /// The same, where the password was given just now.
    CodeToo,
}

impl Asked {
    fn of(session: &OpenSession, with: Option<&str>) -> Self {
        let account = &session.account;
        match (account.has_second_factor, account.password_hash.is_some(), with) {
            (false, ..) => Asked::Password,
            (true, false, _) => Asked::Code,
            (true, true, Some("both")) => match (session.needs_password(), session.needs_factor()) {
                (true, true) => Asked::PasswordAndCode,
                (true, false) => Asked::Password,
                (false, _) => Asked::CodeToo,
            },
            (true, true, Some("code")) => Asked::Code,
            (true, true, _) => Asked::Password,
        }
    }

    const fn password(self) -> bool {
        matches!(self, Asked::Password | Asked::PasswordAndCode)
    }

    const fn code(self) -> bool {
        !matches!(self, Asked::Password)
    }
}

#[derive(Serialize)]
struct Reauthenticate<'a> {
    form: Form,
    /// How long the proof holds.
    minutes: u64,
    /// A path of ours, and the same within a query.
    next: Option<&'a str>,
    next_query: String,
    asked: Asked,
    may_choose: bool,
}

impl<'a> Reauthenticate<'a> {
    fn of(frame: &Frame, account: &Account, asked: Asked, form: Form, next: Option<&'a str>) -> Self {
        let next = next.and_then(local_path);
        let has_both = account.has_second_factor && account.password_hash.is_some();
        Self {
            form,
            minutes: frame.policy.sessions.proof_minutes(),
            next,
            next_query: form_urlencoded::byte_serialize(next.unwrap_or("/account").as_bytes()).collect(),
            asked,
            may_choose: has_both && matches!(asked, Asked::Password | Asked::Code),
        }
    }
}

impl PageContext for Reauthenticate<'_> {
    const TEMPLATE: &'static str = "pages/sign_in/reauthenticate.html";

    fn samples() -> Vec<Self> {
        let sample = |form, next, asked, may_choose| Reauthenticate {
            form,
            minutes: 5,
            next,
            next_query: "%2Faccount".to_owned(),
            asked,
            may_choose,
        };
        vec![
            sample(Form::default(), Some("/account"), Asked::Password, true),
            sample(Form::faulty_sample(&["password"]), None, Asked::Password, false),
            sample(Form::faulty_sample(&["code"]), Some("/account"), Asked::Code, true),
            sample(Form::faulty_sample(&["password", "code"]), None, Asked::PasswordAndCode, false),
            sample(Form::default(), Some("/account"), Asked::CodeToo, false),
        ]
    }
}

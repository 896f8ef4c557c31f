//! `/register`: the form, and what becomes of it.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{DisplayName, EmailAddress, FieldErrors, PasswordPolicy, Reason, RegistrationType};
use crate::security::secret_token::SecretToken;
use crate::services::AppContext;
use crate::services::credentials::change_password::parse_new_password;
use crate::services::registration::register::{
    Caller, RegisterError, Registered, Registration, find_registered, may_register, register,
};
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::sessions::Browser;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::client::RequestContext;
use crate::web::guards::session::CurrentSession;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Renderer};
use crate::web::html::shapes::PasswordRules;
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::address_slip::ask_about_slip;
use crate::web::pages::not_set_up::before_set_up;
use crate::web::pages::sign_in::second_factor::let_in;
use crate::web::pages::{Answer, kept, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Register>(), samples_of::<RegisterClosed>()].concat()
}

#[get("/register")]
async fn show(frame: &Frame, state: &State<WebState>, renderer: Renderer<'_>) -> Answer {
    if let Some(page) = before_set_up(state, frame, Status::Ok).await {
        return page;
    }
    if may_register(&frame.policy, Caller::Visitor).is_err() {
        return frame.page(&RegisterClosed).into();
    }
    let number = SecretToken::generate(state.ctx.entropy.as_ref()).to_text();
    if frame.account.is_some() {
        return frame.page(&Register::of(frame, Form::default(), number)).into();
    }
    let context = || Register::of(frame, Form::default(), NO_NUMBER.to_owned());
    match renderer.show_kept(&state.pages, frame, context) {
        Ok(html) => kept(html.replacen(NO_NUMBER, &number, 1).into()),
        Err(problem) => problem.into(),
    }
}

#[post("/register", data = "<fields>")]
async fn submit(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    current: CurrentSession,
    fields: Fields,
) -> Answer {
    // Together with whatever else is wrong, since the password has to be typed again.
    let form = Form::typed(&fields, &["name", "email", "privacy"]);
    let (form, is_slip) = match ask_about_slip(frame, &fields, "email", form) {
        Ok(form) => (form, false),
        Err(form) => (form, true),
    };
    let again = |errors: &FieldErrors| -> Answer {
        let form = form.clone().with_errors(errors, frame.locale);
        frame
            .page(&Register::of(frame, form, fields.typed("form_number")))
            .with_status(Status::BadRequest)
            .into()
    };
    if let Some(page) = before_set_up(state, frame, Status::Forbidden).await {
        return page;
    }
    if may_register(&frame.policy, Caller::Visitor).is_err() {
        return frame.page(&RegisterClosed).with_status(Status::Forbidden).into();
    }
    let device = change.request.visit().device_or_new(state.ctx.entropy.as_ref());
    let registration = match parse(&state.ctx, frame, &fields) {
        Ok(registration) => {
            let form_number = Some(fields.typed("form_number")).filter(|number| !number.is_empty());
            Registration { device: Some(device.clone()), form_number, ..registration }
        }
        Err(errors) => return again(&errors),
    };
    if is_slip {
        return again(&FieldErrors::new());
    }
    match register(&state.ctx, change.audit_context(), Caller::Visitor, registration).await {
        Ok(Registered { handle: Some(handle), .. }) => {
            cookies::set_registration_handle(jar, state, &handle);
            cookies::keep_device(jar, state, Some(&device));
            see_other("/register/inbox")
        }
        Ok(registered) => match come_in(state, &change.request, jar, &current, &registered).await {
            Ok(answer) => answer,
            Err(problem) => problem.into(),
        },
        Err(RegisterError::EmailTaken) => again(&FieldErrors::one("email", Reason::Taken)),
        Err(RegisterError::DomainNotAllowed) => again(&FieldErrors::one("email", Reason::DomainNotAllowed)),
        Err(error) => Problem::of_registration(error, "email").into(),
    }
}

/// Nothing is left to prove: the person is signed in at once.
async fn come_in(
    state: &State<WebState>,
    request_context: &RequestContext,
    jar: &CookieJar<'_>,
    current: &CurrentSession,
    registered: &Registered,
) -> Result<Answer, Problem> {
    let Some(account) = find_registered(&state.ctx, registered).await? else {
        return Ok(see_other("/sign-in"));
    };
    let browser = Browser { remembered: false, visit: request_context.visit(), session: current.digest() };
    let entered =
        complete_sign_in::by_browser(&state.ctx, request_context.by_visitor(), &account, browser).await?;
    Ok(let_in(state, jar, entered, false, "/account"))
}

fn parse(ctx: &AppContext, frame: &Frame, fields: &Fields) -> Result<Registration, FieldErrors> {
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", fields.text("name").and_then(DisplayName::parse));
    let email = errors.keep("email", fields.text("email").and_then(EmailAddress::parse));
    let personal = [fields.typed("name"), fields.typed("email")];
    let personal: Vec<&str> = personal.iter().map(String::as_str).collect();
    let rules = frame.policy.password_policy();
    let password = fields
        .text("password")
        .and_then(|text| parse_new_password(ctx, &frame.policy, rules, &personal, text));
    let password = errors.keep("password", password);
    let agreed = fields.text("privacy").is_ok_and(|answer| answer == "yes");
    if !agreed {
        errors.add("privacy", Reason::PrivacyRequired);
    }
    match (name, email, password) {
        (Some(name), Some(email), Some(password)) if errors.is_empty() => Ok(Registration {
            name,
            email,
            password,
            privacy_agreed: agreed,
            language: Some(frame.language),
            by_page: true,
            device: None,
            form_number: None,
        }),
        _ => Err(errors),
    }
}

#[derive(Serialize)]
struct Register {
    form: Form,
    policy: PasswordRules,
    registration: &'static str,
    /// Once for each time that the form is shown: what is sent twice with it is one registration.
    form_number: String,
}

/// In the place of the number, in the page that is kept for all visitors.
const NO_NUMBER: &str = "form-number-of-this-visitor";

impl Register {
    fn of(frame: &Frame, form: Form, form_number: String) -> Self {
        let policy = frame.policy.password_policy().into();
        Self { form, policy, registration: frame.policy.registration.as_str(), form_number }
    }
}

impl PageContext for Register {
    const TEMPLATE: &'static str = "pages/registration/register.html";

    fn samples() -> Vec<Self> {
        let sample = |form, policy: PasswordPolicy, registration: RegistrationType| Register {
            form,
            policy: policy.into(),
            registration: registration.as_str(),
            form_number: NO_NUMBER.to_owned(),
        };
        let faulty = Form::faulty_sample(&["name", "email", "password", "privacy"]);
        vec![
            sample(Form::default(), PasswordPolicy::High, RegistrationType::Verified),
            sample(faulty, PasswordPolicy::Composed, RegistrationType::Public),
        ]
    }
}

#[derive(Serialize)]
struct RegisterClosed;

impl PageContext for RegisterClosed {
    const TEMPLATE: &'static str = "pages/registration/register_closed.html";

    fn samples() -> Vec<Self> {
        vec![RegisterClosed]
    }
}

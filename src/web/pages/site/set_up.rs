//! `/setup`: the first administrator, once, who is signed in by it.

use rocket::http::uri::Host;
use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::site::site_policy::public_origin;
use crate::domain::{DisplayName, EmailAddress, FieldErrors, PasswordPolicy, Reason, SitePolicy, Username};
use crate::services::credentials::change_password::parse_new_password;
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::sessions::Browser;
use crate::services::site::set_up::{SetUp, SetUpError, complete, is_open};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::CurrentSession;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::PasswordRules;
use crate::web::http::fields::Fields;
use crate::web::pages::address_slip::ask_about_slip;
use crate::web::pages::sign_in::second_factor::let_in;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<SetUpPage>(), samples_of::<SetUpClosed>()].concat()
}

#[get("/setup/<token>")]
async fn show(frame: &Frame, state: &State<WebState>, host: Option<&Host<'_>>, token: &str) -> Answer {
    match is_open(&state.ctx, token).await {
        Ok(true) => {
            let known = state.ctx.configured_public_url(&frame.policy);
            let guess = known.or_else(|| host.and_then(|host| public_origin(&format!("http://{host}"))));
            let form = Form::default()
                .with_value("public_url", guess.as_deref().unwrap_or_default())
                .with_value("site_name", state.ctx.site.name.as_deref().unwrap_or_default());
            page(frame, token, form).into()
        }
        Ok(false) => closed(frame).into(),
        Err(error) => error.into(),
    }
}

#[post("/setup", data = "<fields>")]
async fn submit(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    current: CurrentSession,
    fields: Fields,
) -> Answer {
    let token = fields.typed("token");
    match is_open(&state.ctx, &token).await {
        Ok(true) => {}
        Ok(false) => return closed(frame).into(),
        Err(error) => return error.into(),
    }
    let form = Form::typed(&fields, &["site_name", "public_url", "name", "username", "email"]);
    let (form, is_slip) = match ask_about_slip(frame, &fields, "email", form) {
        Ok(form) => (form, false),
        Err(form) => (form, true),
    };
    let again = |errors: &FieldErrors| -> Answer {
        let form = form.clone().with_errors(errors, frame.locale);
        page(frame, &token, form).with_status(Status::BadRequest).into()
    };
    let input = match parse(state, frame, &fields) {
        Ok(input) => input,
        Err(errors) => return again(&errors),
    };
    if is_slip {
        return again(&FieldErrors::new());
    }
    let public_url = input.public_url.clone();
    match complete(&state.ctx, change.audit_context(), &token, input).await {
        Ok(account) => {
            state.note_public_url(&public_url);
            state.note_set_up();
            let browser =
                Browser { remembered: false, visit: change.request.visit(), session: current.digest() };
            match complete_sign_in::by_browser(&state.ctx, change.audit_context(), &account, browser).await {
                Ok(entered) => let_in(state, jar, entered, false, "/console"),
                // The administrator is there all the same, and can sign in.
                Err(_) => see_other("/sign-in?welcome=1"),
            }
        }
        Err(SetUpError::Closed) => closed(frame).into(),
        Err(SetUpError::UsernameTaken) => again(&FieldErrors::one("username", Reason::Taken)),
        Err(SetUpError::EmailTaken) => again(&FieldErrors::one("email", Reason::Taken)),
        Err(SetUpError::Service(error)) => error.into(),
    }
}

fn parse(state: &State<WebState>, frame: &Frame, fields: &Fields) -> Result<SetUp, FieldErrors> {
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", fields.text("name").and_then(DisplayName::parse));
    let username = errors.keep("username", fields.text("username").and_then(Username::parse));
    let email = errors.keep("email", fields.text("email").and_then(EmailAddress::parse));
    let public_url = errors.keep(
        "public_url",
        fields.text("public_url").and_then(|text| public_origin(text.trim()).ok_or(Reason::NotAUrl)),
    );
    let site_name = errors.keep("site_name", fields.text("site_name").and_then(parse_site_name));
    let typed: Vec<String> =
        ["name", "username", "email", "site_name"].iter().map(|field| fields.typed(field)).collect();
    let personal: Vec<&str> = typed.iter().map(String::as_str).collect();
    let rules = frame.policy.password_policy();
    let password = fields
        .text("password")
        .and_then(|text| parse_new_password(&state.ctx, &frame.policy, rules, &personal, text));
    let password = errors.keep("password", password);
    match (name, username, email, password, public_url, site_name) {
        (Some(name), Some(username), Some(email), Some(password), Some(public_url), Some(site_name)) => {
            let language = Some(frame.language);
            Ok(SetUp { name, username, email, password, public_url, site_name, language })
        }
        _ => Err(errors),
    }
}

/// The rule of the setting itself.
fn parse_site_name(text: &str) -> Result<String, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Reason::Blank);
    }
    if text.chars().any(char::is_control) {
        return Err(Reason::ControlCharacters);
    }
    SitePolicy::default().set("site.name", text).map_err(|_| Reason::TooLong { max: 80 })?;
    Ok(text.to_owned())
}

fn page(frame: &Frame, token: &str, form: Form) -> Page {
    let policy = frame.policy.password_policy().into();
    frame.page_at(&format!("/setup/{token}"), &SetUpPage { form, token, policy })
}

fn closed(frame: &Frame) -> Page {
    frame.page_at("/", &SetUpClosed).with_status(Status::Gone)
}

#[derive(Serialize)]
struct SetUpPage<'a> {
    form: Form,
    token: &'a str,
    policy: PasswordRules,
}

impl PageContext for SetUpPage<'_> {
    const TEMPLATE: &'static str = "pages/site/set_up.html";

    fn samples() -> Vec<Self> {
        let fields = ["site_name", "public_url", "name", "username", "email", "password"];
        [Form::default(), Form::faulty_sample(&fields)]
            .map(|form| SetUpPage { form, token: "T", policy: PasswordPolicy::High.into() })
            .into()
    }
}

#[derive(Serialize)]
struct SetUpClosed;

impl PageContext for SetUpClosed {
    const TEMPLATE: &'static str = "pages/site/set_up_closed.html";

    fn samples() -> Vec<Self> {
        vec![SetUpClosed]
    }
}

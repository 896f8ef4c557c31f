//! `/recover`: a new password by mail. Asking looks the same for everybody; opening the link shows a
//! page, and only its form changes something.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{EmailAddress, FieldErrors, MailLink, PasswordPolicy, Reason};
use crate::services::credentials::mail_requests::ask;
use crate::services::credentials::recover::{RecoverError, RecoverView, complete, examine, look_at};
use crate::services::registration::confirm::Proof;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, PasswordRules, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::pages::link_failed::{LinkFor, link_failed};
use crate::web::pages::proof_form::{CarriedProof, CodeFor, chosen_password, code_page, typed_code};
use crate::web::pages::{Answer, see_other};

const PATH: &str = "/recover";

pub fn routes() -> Vec<Route> {
    routes![show, submit, show_code_form, submit_code, show_link, set_password]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Recover>(), samples_of::<RecoverPassword>(), samples_of::<Recovered>()].concat()
}

#[get("/recover?<sent>")]
fn show(frame: &Frame, state: &State<WebState>, sent: Option<&str>) -> Answer {
    page(frame, state, Form::default(), sent.is_some()).into()
}

#[post("/recover", data = "<fields>")]
async fn submit(change: Change, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let email = match fields.text("email").and_then(EmailAddress::parse) {
        Ok(email) => email,
        Err(reason) => {
            let errors = FieldErrors::one("email", reason);
            let form = Form::typed(&fields, &["email"]).with_errors(&errors, frame.locale);
            return page(frame, state, form, false).with_status(Status::BadRequest).into();
        }
    };
    match ask(&state.ctx, change.audit_context(), MailLink::Recover, email, false).await {
        Ok(()) => see_other("/recover?sent=1"),
        Err(error) => error.into(),
    }
}

#[get("/recover/code")]
fn show_code_form(frame: &Frame) -> Answer {
    code_page(frame, CodeFor::Recovery, Form::default()).into()
}

#[post("/recover/code", data = "<fields>")]
async fn submit_code(change: Change, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let proof = match typed_code(&fields) {
        Ok(proof) => proof,
        Err(errors) => return code_again(frame, &fields, &errors).into(),
    };
    match examine(&state.ctx, change.audit_context(), proof.clone()).await {
        Ok(view) => password_page(frame, &view, &proof, Form::default()).into(),
        Err(error) => refused(frame, &fields, error),
    }
}

#[get("/recover/<token>", rank = 5)]
async fn show_link(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match look_at(&state.ctx, token).await {
        Ok(view) => {
            let proof = Proof::Link(token.to_owned());
            password_page(frame, &view, &proof, Form::default()).into()
        }
        Err(RecoverError::Link(failure)) => link_failed(frame, LinkFor::Recovery, failure).into(),
        Err(error) => error.into(),
    }
}

/// The form of the link's page, with either proof.
#[post("/recover/password", data = "<fields>")]
async fn set_password(
    change: Change,
    frame: &Frame,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let proof = match fields.text("token") {
        Ok(token) => Proof::Link(token.to_owned()),
        Err(_) => match typed_code(&fields) {
            Ok(proof) => proof,
            Err(errors) => return code_again(frame, &fields, &errors).into(),
        },
    };
    let view = match examine(&state.ctx, change.audit_context(), proof.clone()).await {
        Ok(view) => view,
        Err(error) => return refused(frame, &fields, error),
    };
    let password = match chosen_password(state, frame, &fields, &view.account) {
        Ok(password) => password,
        Err(form) => {
            let page = password_page(frame, &view, &proof, form);
            return page.with_status(Status::BadRequest).into();
        }
    };
    let visit = Some(change.request.visit());
    match complete(&state.ctx, change.audit_context(), proof, password, visit).await {
        Ok(recovered) => {
            // Whoever was signed in here is not any more.
            cookies::end_session(jar, state);
            cookies::keep_device(jar, state, recovered.device.as_ref());
            frame.page_at("/sign-in", &Recovered).into()
        }
        Err(error) => refused(frame, &fields, error),
    }
}

fn page(frame: &Frame, state: &State<WebState>, form: Form, sent: bool) -> Page {
    frame.page_at(PATH, &Recover { form, sent, mail_ready: state.ctx.site.sends_mail })
}

fn code_again(frame: &Frame, fields: &Fields, errors: &FieldErrors) -> Page {
    let form = Form::typed(fields, &["email"]).with_errors(errors, frame.locale);
    code_page(frame, CodeFor::Recovery, form).with_status(Status::BadRequest)
}

/// Stands at the link's own path, so that choosing another language leads back to it.
fn password_page(frame: &Frame, view: &RecoverView, proof: &Proof, form: Form) -> Page {
    let context = RecoverPassword {
        form,
        name: view.account.display_name(),
        address: view.account.email.as_ref().map(EmailAddress::shown),
        asked_at: moment(view.asked_at),
        policy: frame.policy.password_policy().into(),
        proof: proof.into(),
    };
    let path = match proof {
        Proof::Link(token) => &format!("{PATH}/{token}"),
        Proof::Code { .. } => CodeFor::Recovery.path(),
    };
    frame.page_at(path, &context)
}

/// A link says why it does not work; a code says nothing (docs/decisions).
fn refused(frame: &Frame, fields: &Fields, error: RecoverError) -> Answer {
    match error {
        RecoverError::Link(failure) if fields.text("token").is_ok() => {
            link_failed(frame, LinkFor::Recovery, failure).into()
        }
        RecoverError::Link(_) | RecoverError::Code => {
            code_again(frame, fields, &FieldErrors::one("code", Reason::CodeWrong)).into()
        }
        error => error.into(),
    }
}

#[derive(Serialize)]
struct Recover {
    form: Form,
    sent: bool,
    mail_ready: bool,
}

impl PageContext for Recover {
    const TEMPLATE: &'static str = "pages/credentials/recover.html";

    fn samples() -> Vec<Self> {
        vec![
            Recover { form: Form::faulty_sample(&["email"]), sent: false, mail_ready: true },
            Recover { form: Form::default(), sent: true, mail_ready: true },
            Recover { form: Form::default(), sent: true, mail_ready: false },
        ]
    }
}

#[derive(Serialize)]
struct RecoverPassword<'a> {
    form: Form,
    name: &'a str,
    address: Option<String>,
    asked_at: Moment,
    policy: PasswordRules,
    proof: CarriedProof<'a>,
}

impl PageContext for RecoverPassword<'_> {
    const TEMPLATE: &'static str = "pages/credentials/recover_password.html";

    fn samples() -> Vec<Self> {
        let sample = |form, policy: PasswordPolicy, proof| RecoverPassword {
            form,
            name: "Ada",
            address: Some("ada@example.org".to_owned()),
            asked_at: Moment::sample(),
            policy: policy.into(),
            proof,
        };
        let [link, code] = CarriedProof::samples();
        vec![
            sample(Form::faulty_sample(&["password"]), PasswordPolicy::High, link),
            sample(Form::default(), PasswordPolicy::Composed, code),
        ]
    }
}

#[derive(Serialize)]
struct Recovered;

impl PageContext for Recovered {
    const TEMPLATE: &'static str = "pages/credentials/recovered.html";

    fn samples() -> Vec<Self> {
        vec![Recovered]
    }
}

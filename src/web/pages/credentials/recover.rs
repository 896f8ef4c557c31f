//! `/recover`: a new password by mail. Asking looks the same for everybody; opening the link shows a
//! page, and only its form changes something.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::{EmailAddress, FieldErrors, LinkFailure, MailLink, NewPassword, Reason};
use crate::services::credentials::change_password::{parse_new_password, personal_names};
use crate::services::credentials::mail_requests::ask;
use crate::services::credentials::recover::{RecoverError, RecoverView, complete, examine, look_at};
use crate::services::registration::confirm::Proof;
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::form::Form;
use crate::web::html::render::{Frame, Page, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::pages::{Answer, policy_value, see_other};

const PATH: &str = "/recover";
const CODE_PATH: &str = "/recover/code";

pub fn routes() -> Vec<Route> {
    routes![show, submit, show_code_form, submit_code, show_link, set_password]
}

#[get("/recover?<sent>")]
fn show(frame: &Frame, state: &State<WebState>, sent: Option<&str>) -> Answer {
    page(frame, state, &Form::default(), sent.is_some()).into()
}

#[post("/recover", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let email = match fields.text("email").and_then(EmailAddress::parse) {
        Ok(email) => email,
        Err(reason) => {
            let errors = FieldErrors::one("email", reason);
            let form = Form::typed(&fields, &["email"]).with_errors(&errors, frame.language);
            return page(frame, state, &form, false).with_status(Status::BadRequest).into();
        }
    };
    match ask(&state.ctx, request_context.by_visitor(), MailLink::Recover, email, false).await {
        Ok(()) => see_other("/recover?sent=1"),
        Err(error) => error.into(),
    }
}

#[get("/recover/code")]
fn show_code_form(frame: &Frame) -> Answer {
    frame.page("pages/credentials/recover_code.html", json!({ "form": Form::default() })).into()
}

#[post("/recover/code", data = "<fields>")]
async fn submit_code(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let proof = match typed_code(&fields) {
        Ok(proof) => proof,
        Err(errors) => return code_again(frame, &fields, &errors).into(),
    };
    match examine(&state.ctx, request_context.by_visitor(), proof.clone()).await {
        Ok(view) => password_page(frame, &view, &proof, &Form::default()).into(),
        Err(error) => refused(frame, &fields, error),
    }
}

#[get("/recover/<token>", rank = 5)]
async fn show_link(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match look_at(&state.ctx, token).await {
        Ok(view) => {
            let proof = Proof::Link(token.to_owned());
            password_page(frame, &view, &proof, &Form::default()).into()
        }
        Err(RecoverError::Link(failure)) => failed(frame, failure).into(),
        Err(error) => error.into(),
    }
}

/// The form of the link's page, with either proof.
#[post("/recover/password", data = "<fields>")]
async fn set_password(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
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
    let view = match examine(&state.ctx, request_context.by_visitor(), proof.clone()).await {
        Ok(view) => view,
        Err(error) => return refused(frame, &fields, error),
    };
    let password = match chosen_password(state, frame, &fields, &view) {
        Ok(password) => password,
        Err(reason) => {
            let errors = FieldErrors::one("password", reason);
            let form = Form::default().with_errors(&errors, frame.language);
            let page = password_page(frame, &view, &proof, &form);
            return page.with_status(Status::BadRequest).into();
        }
    };
    let visit = Some(request_context.visit());
    match complete(&state.ctx, request_context.by_visitor(), proof, password, visit).await {
        Ok(recovered) => {
            // Whoever was signed in here is not any more.
            cookies::end_session(jar, state);
            cookies::keep_device(jar, state, recovered.device.as_ref());
            frame.page_at("/sign-in", "pages/credentials/recovered.html", json!({})).into()
        }
        Err(error) => refused(frame, &fields, error),
    }
}

fn typed_code(fields: &Fields) -> Result<Proof, FieldErrors> {
    let mut errors = FieldErrors::new();
    let email = errors.keep("email", fields.text("email").and_then(EmailAddress::parse));
    let code = fields
        .text("code")
        .and_then(|code| if code.trim().is_empty() { Err(Reason::Blank) } else { Ok(code.to_owned()) });
    let code = errors.keep("code", code);
    match (email, code) {
        (Some(email), Some(code)) => Ok(Proof::Code { email, code }),
        _ => Err(errors),
    }
}

fn chosen_password(
    state: &State<WebState>,
    frame: &Frame,
    fields: &Fields,
    view: &RecoverView,
) -> Result<NewPassword, Reason> {
    let rules = frame.policy.password_policy();
    let names = personal_names(&view.account);
    fields
        .text("password")
        .and_then(|text| parse_new_password(&state.ctx, &frame.policy, rules, &names, text))
}

fn page(frame: &Frame, state: &State<WebState>, form: &Form, sent: bool) -> Page {
    let content = json!({ "form": form, "sent": sent, "mail_ready": state.ctx.site.sends_mail });
    frame.page_at(PATH, "pages/credentials/recover.html", content)
}

fn code_again(frame: &Frame, fields: &Fields, errors: &FieldErrors) -> Page {
    let form = Form::typed(fields, &["email"]).with_errors(errors, frame.language);
    let page = frame.page_at(CODE_PATH, "pages/credentials/recover_code.html", json!({ "form": form }));
    page.with_status(Status::BadRequest)
}

/// Stands at the link's own path, so that choosing another language leads back to it.
fn password_page(frame: &Frame, view: &RecoverView, proof: &Proof, form: &Form) -> Page {
    let mut content: Value = json!({
        "form": form,
        "name": view.account.display_name(),
        "address": view.account.email.as_ref().map(EmailAddress::as_str),
        "asked_at": moment(view.asked_at),
        "policy": policy_value(frame.policy.password_policy()),
    });
    let path = match proof {
        Proof::Link(token) => {
            content["token"] = json!(token);
            format!("{PATH}/{token}")
        }
        Proof::Code { email, code } => {
            content["email"] = json!(email.as_str());
            content["code"] = json!(code);
            CODE_PATH.to_owned()
        }
    };
    frame.page_at(&path, "pages/credentials/recover_password.html", content)
}

/// A link says why it does not work; a code says nothing (docs/decisions).
fn refused(frame: &Frame, fields: &Fields, error: RecoverError) -> Answer {
    match error {
        RecoverError::Link(failure) if fields.text("token").is_ok() => failed(frame, failure).into(),
        RecoverError::Link(_) | RecoverError::Code => {
            code_again(frame, fields, &FieldErrors::one("code", Reason::CodeWrong)).into()
        }
        error => error.into(),
    }
}

fn failed(frame: &Frame, failure: LinkFailure) -> Page {
    let content = json!({ "reason": failure.as_str(), "at": failure.at().map(moment) });
    let status = if failure == LinkFailure::Unknown { Status::NotFound } else { Status::Gone };
    frame.page_at(PATH, "pages/credentials/recover_failed.html", content).with_status(status)
}

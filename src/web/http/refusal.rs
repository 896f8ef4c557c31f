//! The one place that every refusal passes, ours and Rocket's, on its way to the caller: what it
//! looks like in each face.

use rocket::http::{ContentType, Header, Method, Status};
use rocket::response::{Redirect, Responder};
use rocket::{Request, catch};
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::Language;
use crate::texts::{self, Args};
use crate::web::WebState;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render;
use crate::web::html::render::Frame;
use crate::web::http::api_family::ApiFamily;
use crate::web::http::beginning::began_at;
use crate::web::http::headers;
use crate::web::http::json::Json;
use crate::web::http::methods::{can_be_read, refuse_method, refuse_unknown_method};
use crate::web::http::problem::{Kind, Problem, seconds};
use crate::web::http::request_log;
use crate::web::http::slash::asked_path;

pub fn samples() -> Vec<Content> {
    samples_of::<ErrorPage>()
}

/// Rocket's one catcher.
#[catch(default)]
pub async fn caught(status: Status, request: &Request<'_>) -> Refusal {
    refuse_method(request, status);
    refuse_unknown_method(request, status);
    let problem = Problem::left_in(request, status);
    let face = ApiFamily::of(request);
    let status = problem.kind.status(face);
    let body = match (face, &problem.elsewhere) {
        (ApiFamily::Page, Some(path)) => Body::Elsewhere(path.clone()),
        (ApiFamily::Page, None) if problem.kind == Kind::NotAuthenticated => {
            Body::Elsewhere(sign_in_path(request))
        }
        (ApiFamily::ApiV2, _) => Body::Json(api_v2_body(&problem)),
        (ApiFamily::Oauth, _) => Body::Json(oauth_body(&problem)),
        (ApiFamily::Api, _) => Body::Json(api_body(&problem, status, request)),
        (ApiFamily::Scim, _) => Body::Scim(scim_body(&problem, status)),
        (ApiFamily::Page, _) => Body::Page(page(&problem, status, request).await),
    };
    Refusal { problem, status, body }
}

enum Body {
    Json(Value),
    Scim(Value),
    Page(String),
    /// Where a person does what is missing, such as signing in.
    Elsewhere(String),
}

/// A refusal with its body made.
pub struct Refusal {
    problem: Problem,
    status: Status,
    body: Body,
}

impl<'r> Responder<'r, 'static> for Refusal {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = match self.body {
            Body::Json(value) => Json(value).respond_to(request)?,
            Body::Scim(value) => {
                let mut response = Json(value).respond_to(request)?;
                response.set_header(ContentType::new("application", "scim+json"));
                response
            }
            Body::Page(html) => (ContentType::HTML, html).respond_to(request)?,
            Body::Elsewhere(path) => return Redirect::to(path).respond_to(request),
        };
        response.set_status(self.status);
        if let Some(wait) = self.problem.retry_after {
            response.set_header(Header::new("Retry-After", seconds(wait).to_string()));
        }
        if let Some(allow) = self.problem.allow {
            response.set_header(Header::new("Allow", allow.into_string()));
        }
        if self.problem.encoding.is_some() {
            response.set_header(Header::new("Accept-Encoding", "identity"));
        }
        if began_at(request).is_none() {
            // Rocket hands over what it could not read past all fairings.
            headers::add(request, &mut response);
            request_log::finish(request, &mut response);
        }
        if self.status == Status::Unauthorized {
            // Never Basic: a browser would ask for a password, keep it, and send it along unasked.
            response.set_header(Header::new("WWW-Authenticate", r#"Bearer realm="api""#));
        }
        Ok(response)
    }
}

/// Whoever wanted to read a page comes back to it. A form that was sent is not sent again: its page is shown where it
/// stands under the same path, and static/js/keep-entries.js puts in again what was typed.
fn sign_in_path(request: &Request<'_>) -> String {
    let wanted: String = form_urlencoded::byte_serialize(request.uri().path().as_str().as_bytes()).collect();
    match request.method() {
        Method::Get | Method::Head => format!("/sign-in?next={wanted}"),
        _ if can_be_read(request) => format!("/sign-in?ended=1&next={wanted}"),
        _ => "/sign-in?ended=1".to_owned(),
    }
}

/// The message for a caller that is a program: its own words where the page's would mislead it.
fn message(problem: &Problem, face: ApiFamily) -> String {
    if let Some(message) = problem.told.as_ref().and_then(|told| told.message.as_ref()) {
        return message.clone();
    }
    let key = match (problem.kind, face) {
        (Kind::NotAuthenticated, ApiFamily::Oauth | ApiFamily::ApiV2) => "api-not-authenticated-bearer",
        (Kind::NotAuthenticated, ApiFamily::Scim) => "api-not-authenticated-key",
        (Kind::NotAuthenticated, _) => "api-not-authenticated",
        (Kind::AuthenticationFailed, _) => "api-authentication-failed",
        (Kind::SecondFactorRequired, _) => "api-second-factor-required",
        (Kind::SecondFactorSetUpRequired, _) => "api-second-factor-set-up",
        (Kind::NotFound, _) => "api-not-found",
        (Kind::UnsupportedMediaType, _) if problem.encoding.is_some() => text_key(problem),
        (Kind::UnsupportedMediaType, ApiFamily::Oauth) => "api-unsupported-media-type-form",
        (Kind::UnsupportedMediaType, ApiFamily::Api | ApiFamily::Scim) => "api-unsupported-media-type-json",
        (kind, _) => kind.text_key(),
    };
    texts::text_with(Language::English, key, &args(problem))
}

fn text_key(problem: &Problem) -> &'static str {
    if problem.encoding.is_some() { "problem-encoding-text" } else { problem.kind.text_key() }
}

fn args(problem: &Problem) -> Args {
    let encoding = problem.encoding.iter().map(|name| ("encoding".into(), name.to_string().into()));
    encoding.collect()
}

/// contract.md A0.
fn api_v2_body(problem: &Problem) -> Value {
    if problem.fields.is_empty() {
        return json!({ "errors": [{ "code": problem.kind.code(), "message": message(problem, ApiFamily::ApiV2) }] });
    }
    let mut errors: Vec<(String, Vec<Value>)> = Vec::new();
    for error in problem.fields.iter() {
        let entry =
            json!({ "code": error.reason.code(), "message": texts::field_error(Language::English, error) });
        match errors.iter_mut().find(|(field, _)| *field == error.field) {
            Some((_, messages)) => messages.push(entry),
            None => errors.push((error.field.clone(), vec![entry])),
        }
    }
    let errors: Vec<Value> =
        errors.into_iter().map(|(field, messages)| json!({ "field": field, "messages": messages })).collect();
    json!({ "errors": errors })
}

fn oauth_body(problem: &Problem) -> Value {
    json!({ "error": problem.kind.oauth_error(), "error_description": message(problem, ApiFamily::Oauth) })
}

fn scim_body(problem: &Problem, status: Status) -> Value {
    let scim_type = (problem.kind == Kind::ParseError).then_some("invalidSyntax");
    scim_error(status, scim_type, &message(problem, ApiFamily::Scim))
}

/// The body of RFC 7644 3.12.
pub fn scim_error(status: Status, scim_type: Option<&str>, detail: &str) -> Value {
    let mut body = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
        "status": status.code.to_string(),
        "detail": detail,
    });
    if let Some(scim_type) = scim_type {
        body["scimType"] = json!(scim_type);
    }
    body
}

/// contract.md B0.
fn api_body(problem: &Problem, status: Status, request: &Request<'_>) -> Value {
    let of_reasons = problem
        .fields
        .iter()
        .map(|error| (error.field.clone(), texts::field_error(Language::English, error)));
    let told = problem.told.iter().flat_map(|told| told.fields.iter().cloned());
    let faults: Vec<(String, String)> = of_reasons.chain(told).collect();
    let message = match faults.first().filter(|_| problem.kind == Kind::BadRequest) {
        Some((field, words)) => format!("{field}: {words}"),
        None => message(problem, ApiFamily::Api),
    };
    let errors: Vec<Value> =
        faults.into_iter().map(|(field, message)| json!({ "field": field, "message": message })).collect();
    let now = request.rocket().state::<WebState>().map(|state| state.ctx.now());
    json!({
        "timestamp": now.and_then(timestamp).unwrap_or_default(),
        "status": status.code,
        "error": status.reason_lossy(),
        "message": message,
        "path": asked_path(request),
        "errors": errors,
    })
}

/// `2026-01-31T10:11:12.345+00:00`, as published clients of family B parse it.
fn timestamp(at: crate::domain::Timestamp) -> Option<String> {
    let format = time::macros::format_description!(
        "[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]+00:00"
    );
    at.to_date_time()?.format(format).ok()
}

async fn page(problem: &Problem, status: Status, request: &Request<'_>) -> String {
    let frame = Frame::of(request).await;
    let context = ErrorPage {
        status: status.code,
        title: texts::text(frame.locale, problem.kind.title_key()),
        text: texts::text_with(frame.locale, text_key(problem), &args(problem)),
        retry_after: problem.retry_after.map(seconds),
    };
    frame.show(request.rocket(), &context).unwrap_or_else(|_| {
        // The last resort: the error page itself could not be rendered.
        render::bare_page(&texts::text(frame.locale, problem.kind.title_key()))
    })
}

#[derive(Serialize)]
struct ErrorPage {
    status: u16,
    title: String,
    text: String,
    retry_after: Option<u64>,
}

impl PageContext for ErrorPage {
    const TEMPLATE: &'static str = "pages/error.html";

    fn samples() -> Vec<Self> {
        [400, 401, 403, 404, 405, 413, 429, 500, 503]
            .map(|status| ErrorPage {
                status,
                title: "T".to_owned(),
                text: "X".to_owned(),
                retry_after: (status > 413).then_some(5),
            })
            .into()
    }
}

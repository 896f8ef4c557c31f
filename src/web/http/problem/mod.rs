//! A refusal on its way to the caller, in every face: [`Kind`] says what it is, `errors` which error of
//! an operation becomes which.

mod errors;
mod kind;

use std::io::Cursor;
use std::time::Duration;

use rocket::http::{ContentType, Status};
use rocket::response::Responder;
use rocket::{Request, Response};

use serde_json::Value;

use crate::domain::clients::idempotency::KeptAnswer;
use crate::domain::{FieldErrors, Reason};
use crate::web::http::api_family::ApiFamily;

pub use kind::Kind;

/// A refusal on its way to the caller. As a response it becomes what the path's face calls for;
/// as the error of a guard it is left for the catcher by [`Problem::leave`].
#[derive(Debug, Clone)]
pub struct Problem {
    pub kind: Kind,
    pub fields: FieldErrors,
    pub retry_after: Option<Duration>,
    /// For the `Allow` header of a 405.
    pub allow: Option<Box<str>>,
    /// What a body was packed with that nobody here unpacks.
    pub encoding: Option<Box<str>>,
    /// In pages: where a person does what is missing, instead of reading the refusal.
    pub elsewhere: Option<String>,
    /// The request was carried out before: no refusal at all.
    pub repeated: Option<Box<KeptAnswer>>,
    /// For programs: why an operation refused, in its own words.
    pub told: Option<Box<Told>>,
}

/// A refusal in the words of whatever refused.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub message: Option<String>,
    /// About single fields, for faults that are no [`Reason`].
    pub fields: Vec<(String, String)>,
}

impl Problem {
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            fields: FieldErrors::new(),
            retry_after: None,
            allow: None,
            encoding: None,
            elsewhere: None,
            repeated: None,
            told: None,
        }
    }

    /// An operation's refusal as it says it itself.
    pub fn refused(refusal: &impl std::fmt::Display) -> Self {
        let message = Some(sentence(&refusal.to_string()));
        Self { told: Some(Box::new(Told { message, ..Told::default() })), ..Self::new(Kind::BadRequest) }
    }

    /// Faults of single fields, each in words of its own.
    pub fn with_told(mut self, fields: Vec<(String, String)>) -> Self {
        if !fields.is_empty() {
            self.told.get_or_insert_default().fields.extend(fields);
        }
        self
    }

    pub fn fields(fields: FieldErrors) -> Self {
        Self { fields, ..Self::new(Kind::BadRequest) }
    }

    pub fn field(name: &str, reason: Reason) -> Self {
        Self::fields(FieldErrors::one(name, reason))
    }

    pub fn throttled(retry_after: Duration) -> Self {
        Self::later(Kind::Throttled, retry_after)
    }

    pub fn later(kind: Kind, retry_after: Duration) -> Self {
        Self { retry_after: Some(retry_after), ..Self::new(kind) }
    }

    pub fn elsewhere(kind: Kind, path: impl Into<String>) -> Self {
        Self { elsewhere: Some(path.into()), ..Self::new(kind) }
    }

    /// Leaves the cause for the catcher, which sees only a status, and returns that status.
    pub fn leave(self, request: &Request<'_>) -> Status {
        let status = self.kind.status(ApiFamily::of(request));
        request.local_cache(|| Left(self));
        status
    }

    /// The cause that was left, or what Rocket's own status means.
    pub fn left_in(request: &Request<'_>, status: Status) -> Self {
        request.local_cache(|| Left(Self::new(Kind::of_status(status)))).0.clone()
    }
}

/// The cause of a refusal, in the request's own cache.
struct Left(Problem);

impl<'r> Responder<'r, 'static> for Problem {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        match self.repeated {
            Some(answer) => repeated(*answer, ApiFamily::of(request)),
            None => Err(self.leave(request)),
        }
    }
}

/// What the request was answered at first. The header is the one that the best known of such APIs tell it by.
fn repeated(answer: KeptAnswer, family: ApiFamily) -> rocket::response::Result<'static> {
    let mut response = Response::build();
    response.status(Status::new(answer.status));
    if family == ApiFamily::Scim {
        let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
        response.header(ContentType::new("application", "scim+json"));
        for (header, field) in [("Location", "location"), ("ETag", "version")] {
            if let Some(value) = body["meta"][field].as_str() {
                response.raw_header(header, value.to_owned());
            }
        }
    } else if !answer.body.is_empty() {
        response.header(ContentType::JSON);
    }
    response.raw_header("Idempotent-Replayed", "true");
    response.sized_body(answer.body.len(), Cursor::new(answer.body)).ok()
}

/// What an error says, as a message that stands alone.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if words.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", rest.as_str())
}

/// Whole seconds, rounded up: what `Retry-After` takes.
pub fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

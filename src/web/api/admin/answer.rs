//! What endpoints below `/api/admin` answer.

use rocket::http::Status;
use rocket::response::Responder;
use rocket::{Request, Response};
use serde_json::{Value, json};

use crate::domain::Timestamp;
use crate::web::http::download::Download;
use crate::web::http::json::Json;
use crate::web::http::problem::Problem;

pub(super) type Answered = Result<Answer, Problem>;

pub(super) enum Answer {
    Json(Status, Value),
    /// 204.
    Nothing,
    File(Box<Download>),
}

impl Answer {
    pub(super) fn ok(value: Value) -> Answered {
        Ok(Self::Json(Status::Ok, value))
    }

    pub(super) fn created(value: Value) -> Answered {
        Ok(Self::Json(Status::Created, value))
    }

    /// Status and body.
    pub(super) fn told(&self) -> (u16, String) {
        match self {
            Answer::Json(status, value) => (status.code, value.to_string()),
            Answer::Nothing | Answer::File(_) => (Status::NoContent.code, String::new()),
        }
    }

    pub(super) fn nothing() -> Answered {
        Ok(Self::Nothing)
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        match self {
            Answer::Json(status, value) => {
                let mut response = Json(value).respond_to(request)?;
                response.set_status(status);
                Ok(response)
            }
            Answer::Nothing => Response::build().status(Status::NoContent).ok(),
            Answer::File(file) => file.respond_to(request),
        }
    }
}

/// A list, and the cursor of the rows after these.
pub(super) fn list(items: Vec<Value>, next: Option<String>) -> Answered {
    Answer::ok(json!({ "items": items, "next": next }))
}

pub(super) fn at(moment: Option<Timestamp>) -> Value {
    json!(moment.map(Timestamp::rfc3339))
}

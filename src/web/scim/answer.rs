//! Answers of SCIM: `application/scim+json`, with the version and the place of a resource in the headers too.

use std::io::Cursor;

use rocket::http::{ContentType, Header, Status};
use rocket::response::Responder;
use rocket::{Request, Response};
use serde_json::Value;

#[derive(Debug)]
pub struct Answer {
    pub status: Status,
    pub body: Option<Value>,
    pub version: Option<String>,
    pub location: Option<String>,
}

impl Answer {
    pub fn of(status: Status, body: Value) -> Self {
        Self { status, body: Some(body), version: None, location: None }
    }

    pub fn ok(body: Value) -> Self {
        Self::of(Status::Ok, body)
    }

    /// Status and body.
    pub fn told(&self) -> (u16, String) {
        (self.status.code, self.body.as_ref().map(Value::to_string).unwrap_or_default())
    }

    pub fn empty(status: Status) -> Self {
        Self { status, body: None, version: None, location: None }
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = Response::build();
        response.status(self.status);
        if let Some(version) = self.version {
            response.header(Header::new("ETag", version));
        }
        if let Some(location) = self.location {
            response.header(Header::new("Location", location));
        }
        if let Some(body) = self.body {
            // Only a map with keys that are no texts could fail, and a `Value` has none.
            let body = serde_json::to_vec(&body).unwrap_or_default();
            response.header(ContentType::new("application", "scim+json"));
            response.sized_body(body.len(), Cursor::new(body));
        }
        response.ok()
    }
}

//! JSON out.

use std::io::Cursor;

use rocket::http::ContentType;
use rocket::response::Responder;
use rocket::{Request, Response};
use serde_json::Value;

/// A JSON answer. It is a value made for its caller, never a stored struct serialised whole.
pub struct Json(pub Value);

impl<'r> Responder<'r, 'static> for Json {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        // Only a map with keys that are no texts could fail, and a `Value` has none.
        let body = serde_json::to_vec(&self.0).unwrap_or_default();
        Response::build().header(ContentType::JSON).sized_body(body.len(), Cursor::new(body)).ok()
    }
}

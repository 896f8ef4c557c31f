//! JSON out.

use rocket::Request;
use rocket::http::ContentType;
use rocket::response::Responder;
use serde_json::Value;

/// A JSON answer. It is a value made for its caller, never a stored struct serialised whole.
pub struct Json(pub Value);

impl<'r> Responder<'r, 'static> for Json {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        (ContentType::JSON, self.0.to_string()).respond_to(request)
    }
}

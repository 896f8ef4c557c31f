//! A JSON object as the body, under SCIM's own type or the common one.

use rocket::Request;
use rocket::data::Data;
use rocket::http::ContentType;
use serde_json::{Map, Value};

use crate::security::strict_json::StrictJson;
use crate::web::http::content_encoding::refuse_packed;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::read_body::read_body;

/// Bytes; announced to clients, who put many operations into one body.
pub const LARGEST: u64 = 1024 * 1024;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The body, or why it is none of ours.
pub async fn read(request: &Request<'_>, data: Data<'_>) -> Result<Map<String, Value>, Problem> {
    refuse_packed(request)?;
    let mut types = request.headers().get("Content-Type");
    let is_ours = types.next().is_some_and(is_json) && types.next().is_none();
    if !is_ours {
        return Err(Problem::new(Kind::UnsupportedMediaType));
    }
    let bytes = read_body(request, data, LARGEST).await?;
    match serde_json::from_slice(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes)) {
        Ok(StrictJson(Value::Object(map))) => Ok(map),
        Ok(_) | Err(_) => Err(Problem::new(Kind::ParseError)),
    }
}

fn is_json(header: &str) -> bool {
    // Some libraries end it with a semicolon and nothing after that.
    let Some(kind) = ContentType::parse_flexible(header.trim().trim_end_matches(';')) else { return false };
    let is_utf8 = kind.param("charset").is_none_or(|charset| charset.eq_ignore_ascii_case("utf-8"));
    is_utf8 && kind.top() == "application" && (kind.sub() == "scim+json" || kind.sub() == "json")
}

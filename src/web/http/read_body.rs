//! A request's body, read whole or refused: one whose connection broke in the midst must not pass for a
//! shorter one.

use rocket::Request;
use rocket::data::Data;

use crate::web::http::problem::{Kind, Problem};

/// Bytes; as far as Rocket looks ahead.
const SHORT_BODY: u64 = 512;
/// Bytes that Rocket itself has looked at, for the field `_method` of a form, before anybody is asked. What
/// went wrong on the way to them it keeps to itself.
const LOOKED_AT: usize = "_method=delete".len();

/// The whole body, which may have at most `limit` bytes. Most are short, and the first look has them all.
pub async fn read_body(request: &Request<'_>, mut data: Data<'_>, limit: u64) -> Result<Vec<u8>, Problem> {
    let cut_off = || Problem::new(Kind::BadRequest);
    let declared = declared_length(request);
    match declared {
        Some(length) if length < SHORT_BODY && length <= limit => {
            let length = usize::try_from(length).map_err(|_| cut_off())?;
            let bytes = data.peek(length).await;
            return if bytes.len() == length { Ok(bytes.to_vec()) } else { Err(cut_off()) };
        }
        Some(_) => {}
        // Rocket ended its look before it had all that it looks for, and not at the body's end.
        None if !data.peek_complete() && data.peek(LOOKED_AT).await.len() < LOOKED_AT => {
            return Err(cut_off());
        }
        None => {}
    }
    let bytes = data.open(limit.into()).into_bytes().await.map_err(|_| cut_off())?;
    if !bytes.is_complete() {
        return Err(Problem::new(Kind::PayloadTooLarge));
    }
    let is_whole = declared.is_none_or(|length| u64::try_from(bytes.len()) == Ok(length));
    if is_whole { Ok(bytes.value) } else { Err(cut_off()) }
}

/// In bytes. `None` where only the end of the last piece says that the body is whole.
pub fn declared_length(request: &Request<'_>) -> Option<u64> {
    let headers = request.headers();
    if headers.contains("Transfer-Encoding") {
        return None;
    }
    headers.get_one("Content-Length")?.trim().parse().ok()
}

//! A request's name, which its caller, its log line and its audit lines share.

use std::fmt;

use rocket::Request;

use crate::web::WebState;

/// 16 hexadecimal digits, from a random beginning at each start. A name and no secret; never taken
/// from the caller.
#[derive(Debug, Clone)]
pub struct RequestId(String);

impl RequestId {
    pub fn of<'a>(request: &'a Request<'_>) -> &'a RequestId {
        request.local_cache(|| {
            let number = request.rocket().state::<WebState>().map_or(0, WebState::next_request);
            RequestId(format!("{number:016x}"))
        })
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

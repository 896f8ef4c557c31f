//! A request's name, which its caller, its log line and its audit lines share.

use std::fmt;

use rocket::Request;

use crate::web::WebState;

/// 16 hexadecimal digits, random; never taken from the caller.
#[derive(Debug, Clone)]
pub struct RequestId(String);

impl RequestId {
    pub fn of<'a>(request: &'a Request<'_>) -> &'a RequestId {
        request.local_cache(|| {
            let mut random = [0; 8];
            if let Some(state) = request.rocket().state::<WebState>() {
                state.desk.entropy.fill(&mut random);
            }
            RequestId(format!("{:016x}", u64::from_be_bytes(random)))
        })
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

//! By which address somebody has reached this site, as far as their browser says.

use std::convert::Infallible;

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

/// Never trusted to build a link of: only held against the public URL that somebody is about to set.
pub struct ReachedAt {
    /// Of a form; a browser may hide it.
    origin: Option<String>,
    host: Option<String>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for ReachedAt {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let origin = request.headers().get_one("Origin").filter(|origin| *origin != "null");
        Outcome::Success(Self {
            origin: origin.map(str::to_owned),
            host: request.host().map(ToString::to_string),
        })
    }
}

impl ReachedAt {
    /// Whether this origin without a trailing slash is where the browser is.
    pub fn is(&self, url: &str) -> bool {
        match (&self.origin, &self.host) {
            (Some(origin), _) => origin.eq_ignore_ascii_case(url),
            (None, Some(host)) => {
                url.split_once("://").is_some_and(|(_, named)| named.eq_ignore_ascii_case(host))
            }
            (None, None) => false,
        }
    }
}

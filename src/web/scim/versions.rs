//! Headers that name versions (RFC 7644 3.14).

use std::convert::Infallible;

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use crate::services::clients::scim::commands::Place;
use crate::services::clients::scim::version::Versions;

/// `If-Match`: a resource of another version is left alone.
pub struct Matching(Versions);

impl Matching {
    pub fn at(self, id: &str) -> Place {
        Place { id: id.to_owned(), versions: self.0 }
    }
}

/// `If-None-Match`: what the client has already.
pub struct Known(pub Option<String>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Matching {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let sent = joined(request, "If-Match");
        Outcome::Success(Self(sent.as_deref().map(Versions::parse).unwrap_or_default()))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Known {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Self(joined(request, "If-None-Match")))
    }
}

/// Lines of one name are one list.
fn joined(request: &Request<'_>, name: &str) -> Option<String> {
    let lines: Vec<&str> = request.headers().get(name).collect();
    (!lines.is_empty()).then(|| lines.join(","))
}

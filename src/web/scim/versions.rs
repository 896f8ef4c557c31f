//! Headers that name versions (RFC 7644 3.14).

use rocket::Request;

use crate::services::clients::scim::commands::Place;
use crate::services::clients::scim::version::Versions;

/// The resource of this id, unless `If-Match` names other versions than it has.
pub fn place(request: &Request<'_>, id: &str) -> Place {
    let versions = joined(request, "If-Match").as_deref().map(Versions::parse).unwrap_or_default();
    Place { id: id.to_owned(), versions }
}

/// `If-None-Match`: what the client has already.
pub fn known(request: &Request<'_>) -> Option<String> {
    joined(request, "If-None-Match")
}

/// Lines of one name are one list.
fn joined(request: &Request<'_>, name: &str) -> Option<String> {
    let lines: Vec<&str> = request.headers().get(name).collect();
    (!lines.is_empty()).then(|| lines.join(","))
}

//! Slashes. At the end (contract.md, first table): family A is served with and without, family B never
//! has one, and SCIM is served with and without, too. In a row: no path of ours has them. Decided before routing, so that no redirect can lose
//! a POST.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::uri::Origin;
use rocket::{Data, Request};

use crate::web::http::api_family::ApiFamily;

pub struct TrailingSlash;

/// The path as the caller wrote it.
struct AskedPath(String);

pub fn asked_path<'a>(request: &'a Request<'_>) -> &'a str {
    &request.local_cache(|| AskedPath(request.uri().path().to_string())).0
}

#[rocket::async_trait]
impl Fairing for TrailingSlash {
    fn info(&self) -> Info {
        Info { name: "trailing slashes", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let path = request.uri().path().as_str();
        let Some(routed) = routed_path(path, ApiFamily::of(request)) else { return };
        let asked = AskedPath(path.to_owned());
        let routed = match request.uri().query() {
            Some(query) => format!("{routed}?{query}"),
            None => routed,
        };
        if let Ok(uri) = Origin::parse_owned(routed) {
            request.local_cache(|| asked);
            request.set_uri(uri);
        }
    }
}

/// The path that is routed in the place of the one asked for. Rocket would pass over a slash that
/// is one too many, and `//api/users/register` would be an API's endpoint with a page's face; in its
/// encoded form a slash is a part of the name.
fn routed_path(path: &str, face: ApiFamily) -> Option<String> {
    if path.contains("//") {
        // Two parts more, so that what stands around them is no id of any route either.
        return Some(path.replace("//", "/%2F/%2F/"));
    }
    let trimmed = path.strip_suffix('/')?;
    match face {
        ApiFamily::ApiV2 | ApiFamily::Oauth | ApiFamily::Scim => Some(trimmed.to_owned()),
        ApiFamily::Api => Some(format!("{trimmed}/%2F")),
        ApiFamily::Page => None,
    }
}

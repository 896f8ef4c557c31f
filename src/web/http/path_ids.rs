//! Ids in paths have one spelling: `/console/tags/01` and `/console/tags/+1` are no other names of the first
//! tag, but nothing. Decided before routing, for every route that there is; what is no number at all fits no
//! route and is refused as not found by the catcher.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::RawStr;
use rocket::http::uri::Origin;
use rocket::{Data, Request};

use crate::web::http::api_family::ApiFamily;
use crate::web::http::slash::asked_path;

/// In the place of an id that is none: no route takes it for one.
const NO_ID: &str = "%2F";

pub struct PathIds;

#[rocket::async_trait]
impl Fairing for PathIds {
    fn info(&self) -> Info {
        Info { name: "ids in paths", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let path = request.uri().path().as_str();
        if !has_ids(request) || !path.split('/').any(is_other_spelling) {
            return;
        }
        let parts: Vec<&str> =
            path.split('/').map(|part| if is_other_spelling(part) { NO_ID } else { part }).collect();
        let mut routed = parts.join("/");
        if let Some(query) = request.uri().query() {
            routed = format!("{routed}?{query}");
        }
        if let Ok(uri) = Origin::parse_owned(routed) {
            asked_path(request);
            request.set_uri(uri);
        }
    }
}

/// Other pages have tokens and codes in their paths, which may be digits alone; so may the name that somebody
/// gave an OAuth client.
fn has_ids(request: &Request<'_>) -> bool {
    let path = request.uri().path();
    let path = path.percent_decode_lossy();
    let is_console = path.starts_with("/console/") && !path.starts_with("/console/keys/clients/");
    is_console || ApiFamily::of(request) != ApiFamily::Page
}

/// A number that is written otherwise than we write it.
fn is_other_spelling(part: &str) -> bool {
    let decoded = RawStr::new(part).percent_decode_lossy();
    decoded.parse::<i64>().is_ok_and(|number| number.to_string() != part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_are_written_otherwise_are_other_spellings() {
        for other in ["01", "+1", "-0", "-01", "%31", "1%30", "%2B1"] {
            assert!(is_other_spelling(other), "{other}");
        }
        for fine in ["1", "0", "-1", "4711", "", "tags", "1.0", "99999999999999999999", "00ff", "%2F"] {
            assert!(!is_other_spelling(fine), "{fine}");
        }
    }
}

//! Family A is served with and without its trailing slash (contract.md, first table): the path is
//! completed before routing, so that no redirect can lose a POST.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::uri::Origin;
use rocket::{Data, Request};

use super::face::Face;

pub struct TrailingSlash;

#[rocket::async_trait]
impl Fairing for TrailingSlash {
    fn info(&self) -> Info {
        Info { name: "trailing slash of family A", kind: Kind::Request }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let path = request.uri().path();
        if path.ends_with('/') || !matches!(Face::of_path(path.as_str()), Face::ApiV2 | Face::Oauth) {
            return;
        }
        let completed = match request.uri().query() {
            Some(query) => format!("{path}/?{query}"),
            None => format!("{path}/"),
        };
        if let Ok(uri) = Origin::parse_owned(completed) {
            request.set_uri(uri);
        }
    }
}

//! Family A is served with and without its trailing slash (contract.md, first table): the path is
//! trimmed before routing, so that no redirect can lose a POST.

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
        let path = request.uri().path().as_str();
        let Some(trimmed) = path.strip_suffix('/') else { return };
        if !matches!(Face::of_path(path), Face::ApiV2 | Face::Oauth) {
            return;
        }
        let trimmed = match request.uri().query() {
            Some(query) => format!("{trimmed}?{query}"),
            None => trimmed.to_owned(),
        };
        if let Ok(uri) = Origin::parse_owned(trimmed) {
            request.set_uri(uri);
        }
    }
}

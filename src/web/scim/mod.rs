//! `/scim/v2`: SCIM 2.0 (RFC 7643, 7644) for identity providers. docs/scim.md

mod answer;
mod asked;
mod body;
mod bulk;
mod caller;
mod discovery;
mod errors;
mod groups;
mod resource;
mod search;
mod users;
mod versions;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [discovery::routes(), users::routes(), groups::routes(), search::routes(), bulk::routes()].concat()
}

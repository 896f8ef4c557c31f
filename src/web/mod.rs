//! The only Rocket: routes, guards, and the two faces, JSON and page, of what the operations answer.
//! No SQL and no mail here. `api_v2`, `api`, `pages` and `console` do not know of one another.

pub mod api;
pub mod api_v2;
pub mod console;
pub mod guards;
pub mod health;
pub mod html;
pub mod http;
pub mod pages;
pub mod scim;
mod state;

use html::page_context::Content;
use rocket::Route;
pub use state::{BodyLimits, WebState};

/// Every route there is, without the 405 answers that [`methods`] adds.
pub fn routes() -> Vec<Route> {
    [
        api_v2::routes(),
        api::routes(),
        scim::routes(),
        pages::routes(),
        console::routes(),
        html::assets::routes(),
        html::brand::routes(),
        health::routes(),
    ]
    .concat()
}

/// What the tests render every page with, in each of its cases.
pub fn samples() -> Vec<Content> {
    [pages::samples(), console::samples(), http::refusal::samples()].concat()
}

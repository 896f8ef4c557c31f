//! The audit trail.

mod export;
pub(in crate::web::console) mod texts;
mod trail;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [trail::routes(), export::routes()].concat()
}

pub fn samples() -> Vec<Content> {
    [trail::samples(), export::samples()].concat()
}

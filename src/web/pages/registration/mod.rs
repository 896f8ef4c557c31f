//! From the form to a confirmed account.

pub(in crate::web::pages) mod confirm;
pub(in crate::web::pages) mod inbox;
pub(in crate::web::pages) mod invite;
pub(in crate::web::pages) mod register;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [register::routes(), inbox::routes(), confirm::routes(), invite::routes()].concat()
}

pub fn samples() -> Vec<Content> {
    [register::samples(), inbox::samples(), confirm::samples(), invite::samples()].concat()
}

//! The front door, the one-time set-up, and the reference of both APIs.

mod api_docs;
mod home;
mod set_up;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [home::routes(), set_up::routes(), api_docs::routes()].concat()
}

pub fn samples() -> Vec<Content> {
    [home::samples(), set_up::samples(), api_docs::samples()].concat()
}

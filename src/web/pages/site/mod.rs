//! The front door, and the one-time set-up.

mod home;
mod set_up;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [home::routes(), set_up::routes()].concat()
}

pub fn samples() -> Vec<Content> {
    [home::samples(), set_up::samples()].concat()
}

//! The dashboard, settings, and the system.

mod home;
mod settings;
mod support_text;
mod system;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [home::routes(), settings::routes(), system::routes()].concat()
}

pub fn samples() -> Vec<Content> {
    [home::samples(), settings::samples(), system::samples()].concat()
}

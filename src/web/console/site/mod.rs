//! The dashboard, settings, and the system.

mod checklist;
mod home;
pub(in crate::web::console) mod settings;
mod support_text;
mod system;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [checklist::routes(), home::routes(), settings::routes(), system::routes()].concat()
}

pub fn samples() -> Vec<Content> {
    [home::samples(), settings::samples(), system::samples()].concat()
}

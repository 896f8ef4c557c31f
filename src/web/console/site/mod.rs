//! The dashboard, settings, and the system.

mod home;
mod settings;
mod support_text;
mod system;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [home::routes(), settings::routes(), system::routes()].concat()
}

//! The front door, and the one-time set-up.

mod home;
mod set_up;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [home::routes(), set_up::routes()].concat()
}

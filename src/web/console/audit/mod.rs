//! The audit trail.

mod texts;
mod trail;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [trail::routes()].concat()
}

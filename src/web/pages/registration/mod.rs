//! From the form to a confirmed account.

pub(in crate::web::pages) mod confirm;
pub(in crate::web::pages) mod inbox;
pub(in crate::web::pages) mod invite;
pub(in crate::web::pages) mod register;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [register::routes(), inbox::routes(), confirm::routes(), invite::routes()].concat()
}

//! Family B (contract.md B): `/api/users/…` and `/api/authentication/…`.

mod authentication;
mod caller;
mod users;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [users::routes(), authentication::routes()].concat()
}

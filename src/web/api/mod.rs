//! Family B (contract.md B): `/api/users/…` and `/api/authentication/…`; and `/api/admin/…` by its conventions.

mod admin;
mod admin_webhooks;
mod authentication;
mod caller;
mod locales;
mod user_grants;
mod user_list;
mod users;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [
        users::routes(),
        user_grants::routes(),
        user_list::routes(),
        authentication::routes(),
        locales::routes(),
        admin::routes(),
        admin_webhooks::routes(),
    ]
    .concat()
}

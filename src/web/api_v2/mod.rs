//! Family A (contract.md A): `/api/v2/…` and `/oauth/…`.

mod account;
mod bearer;
mod jwt;
mod oauth;
mod page;
mod sso;
mod tag;
mod user;
mod user_list;

use rocket::Route;

pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        sso::routes(),
        user::routes(),
        user_list::routes(),
        oauth::routes(),
        jwt::routes(),
        tag::routes(),
    ]
    .concat()
}

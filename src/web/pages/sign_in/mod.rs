//! Signing in, the second factor, and where one is signed in.

pub(in crate::web::pages) mod access;
pub mod factors;
pub(in crate::web::pages) mod password;
pub(in crate::web::pages) mod reauthenticate;
pub(in crate::web::pages) mod second_factor;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [
        password::routes(),
        second_factor::routes(),
        reauthenticate::routes(),
        access::routes(),
        factors::routes(),
    ]
    .concat()
}

pub fn samples() -> Vec<Content> {
    [
        password::samples(),
        second_factor::samples(),
        reauthenticate::samples(),
        access::samples(),
        factors::samples(),
    ]
    .concat()
}

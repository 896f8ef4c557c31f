//! One's own account.

pub(in crate::web::pages) mod account;
pub(in crate::web::pages) mod data;
pub(in crate::web::pages) mod delete_own;
pub(in crate::web::pages) mod edit_profile;
pub(in crate::web::pages) mod language;
pub(in crate::web::pages) mod privacy;

use rocket::Route;

use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        edit_profile::routes(),
        data::routes(),
        delete_own::routes(),
        privacy::routes(),
        language::routes(),
    ]
    .concat()
}

pub fn samples() -> Vec<Content> {
    [account::samples(), edit_profile::samples(), data::samples(), delete_own::samples(), privacy::samples()]
        .concat()
}

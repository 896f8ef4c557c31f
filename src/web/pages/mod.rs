//! The pages of people who sign up and sign in. They work without scripts.

mod address_slip;
mod credentials;
mod link_failed;
mod not_set_up;
mod profile;
mod proof_form;
mod registration;
pub mod sign_in;
mod site;

use rocket::Route;

use crate::web::html::answer::{Answer, kept, locked_codes_text, locked_text, see_other};
use crate::web::html::page_context::Content;

pub fn routes() -> Vec<Route> {
    [site::routes(), registration::routes(), sign_in::routes(), credentials::routes(), profile::routes()]
        .concat()
}

/// What the tests render the pages with.
pub fn samples() -> Vec<Content> {
    [
        site::samples(),
        registration::samples(),
        sign_in::samples(),
        credentials::samples(),
        profile::samples(),
        link_failed::samples(),
        not_set_up::samples(),
        proof_form::samples(),
    ]
    .concat()
}

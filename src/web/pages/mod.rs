//! The pages of people who sign up and sign in. They work without scripts.

mod credentials;
mod profile;
mod registration;
pub mod sign_in;
mod site;

use rocket::Route;

use crate::web::html::answer::{Answer, kept, locked_codes_text, locked_text, policy_value, see_other};

pub fn routes() -> Vec<Route> {
    [site::routes(), registration::routes(), sign_in::routes(), credentials::routes(), profile::routes()]
        .concat()
}

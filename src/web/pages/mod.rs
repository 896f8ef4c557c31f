//! The pages of people who sign up and sign in. They work without scripts.

mod access;
mod account;
mod confirm;
mod data;
mod delete;
mod email;
mod email_links;
pub mod factors;
mod home;
mod inbox;
mod invite;
mod language;
mod not_me;
mod password;
mod privacy;
mod profile;
mod prove;
mod recover;
mod register;
mod set_up;
mod sign_in;
mod sign_in_factor;

use rocket::Route;

use super::answer::{Answer, kept, locked_codes_text, locked_text, policy_value, see_other};

pub fn routes() -> Vec<Route> {
    [
        home::routes(),
        register::routes(),
        inbox::routes(),
        confirm::routes(),
        invite::routes(),
        sign_in::routes(),
        sign_in_factor::routes(),
        account::routes(),
        factors::routes(),
        profile::routes(),
        email::routes(),
        email_links::routes(),
        access::routes(),
        data::routes(),
        delete::routes(),
        password::routes(),
        privacy::routes(),
        prove::routes(),
        recover::routes(),
        not_me::routes(),
        set_up::routes(),
        language::routes(),
    ]
    .concat()
}

//! Proving who one is: passwords, second factors, sessions, known browsers.

pub mod access;
pub mod check_password;
pub mod complete_sign_in;
pub mod devices;
pub mod end_access;
pub mod grants;
pub mod in_flight_checks;
pub mod open_session;
pub mod reauthenticate;
pub mod second_factors;
pub mod sessions;
pub mod visit;

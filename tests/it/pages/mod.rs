//! The pages, as people see and use them.

mod code;
mod confirm;
mod contested;
mod errors;
mod escaping;
mod inbox;
mod language;
mod password;
mod privacy;
mod prove;
mod register;
mod set_up;
mod sign_in;

//! The pages, as people see and use them.

mod access;
mod code;
mod confirm;
mod contested;
mod data;
mod delete;
mod devices;
mod email;
mod errors;
mod escaping;
mod inbox;
mod intruder;
mod language;
mod not_me;
mod password;
mod patience;
mod privacy;
mod profile;
mod prove;
mod recover;
mod register;
mod set_up;
mod sign_in;

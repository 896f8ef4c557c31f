//! Sessions, known browsers and second factors.

pub mod devices;
pub mod second_factors;
pub mod sessions;

//! Sessions, browsers and second factors.

pub mod second_factor;
pub mod session_times;
pub mod user_agent;

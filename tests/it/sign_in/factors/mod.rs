//! Two-step sign-in: setting it up, signing in with it, every way round it, and taking it off.

mod policy;
mod programs;
pub(in crate::sign_in) mod reauthenticate;
pub(in crate::sign_in) mod remove;
pub(in crate::sign_in) mod report_compromise;
mod set_up;
mod sign_in;

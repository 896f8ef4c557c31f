//! Two-step sign-in: setting it up, signing in with it, every way round it, and taking it off.

mod gate;
mod not_me;
mod policy;
mod programs;
mod prove;
mod set_up;
mod sign_in;
mod take_off;

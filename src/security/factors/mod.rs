//! What a two-step sign-in asks for: codes of an app, and the ones that help without it.

pub mod recovery_code;
pub mod totp;

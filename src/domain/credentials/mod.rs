//! Passwords and the links that are mailed for them.

pub mod mail_link;
pub mod password;

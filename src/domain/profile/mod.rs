//! An account and what it says of its person.

pub mod about;
pub mod account;
pub mod display_name;
pub mod email_address;
pub mod language;
pub mod rights;
pub mod role;
pub mod username;

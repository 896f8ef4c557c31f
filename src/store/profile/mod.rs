//! Accounts, from their first row to their last.

pub mod accounts;
pub mod deletions;
pub mod profiles;

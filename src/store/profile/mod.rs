//! Accounts, from their first row to their last.

pub mod account_cards;
pub mod accounts;
pub mod deletions;
pub mod profiles;

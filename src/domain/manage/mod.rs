//! Lists of accounts, and what an administrator does with many of them.

pub mod account_filter;
pub mod account_order;
pub mod account_view;
pub mod job;
pub mod saved_filter;
pub mod search_text;
pub mod tag;

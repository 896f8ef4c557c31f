//! What an administrator does with accounts, one by one or many at once.

pub mod account_overview;
pub mod all_accounts;
pub mod bulk;
pub mod confirm_manually;
pub mod create_account;
pub mod delete;
pub mod disable;
pub mod edit_account;
pub mod end_sessions;
pub mod export_accounts;
pub mod export_text;
pub mod list_accounts;
pub mod merge_tags;
pub mod saved_filters;
pub mod search;
pub mod set_role;
pub mod tags;
pub mod unlock;
pub mod work_jobs;

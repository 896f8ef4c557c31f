//! What the clients of SCIM do with accounts and tags. The rules are those of `manage/`; here stands what SCIM has
//! beside them: versions, names and identifiers of each client's own, and many operations in one request.

pub mod bulk;
pub mod commands;
pub mod error;
pub mod find_groups;
pub mod find_users;
mod group_members;
mod groups;
mod passwords;
pub mod queries;
mod returning;
mod users;
pub mod version;
mod views;

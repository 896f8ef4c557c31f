//! SCIM 2.0 (RFC 7643, 7644) as far as it is pure: attributes, paths, filters, patches, and what a user and a
//! group are in it. No account is looked up here.

pub mod attributes;
pub mod body;
pub mod evaluate;
pub mod fault;
pub mod filter;
mod filter_tokens;
pub mod patch;
pub mod path;
pub mod projection;
pub mod schemas;
pub mod user;
mod user_draft;

pub use fault::{Fault, FaultKind};
pub use filter::Filter;
pub use user::{ScimLink, UserView};
pub use user_draft::UserDraft;

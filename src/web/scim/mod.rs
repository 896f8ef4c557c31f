//! `/scim/v2`: SCIM 2.0 (RFC 7643, 7644) for identity providers. docs/scim.md

mod answer;
mod asked;
mod body;
mod bulk;
mod caller;
mod discovery;
mod endpoint;
mod errors;
mod resource;
mod search;
mod versions;

pub use endpoint::routes;

//! API keys, OAuth clients and their tokens.

pub mod api_keys;
pub mod oauth;
pub mod scim;
pub mod scim_lists;

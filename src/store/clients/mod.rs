//! API keys, OAuth clients and their tokens.

pub mod api_keys;
pub mod oauth;

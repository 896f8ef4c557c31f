//! API keys, OAuth clients and their tokens, webhooks.

pub mod api_keys;
pub mod oauth;
pub mod webhook_deliveries;
pub mod webhook_endpoints;

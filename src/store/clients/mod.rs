//! API keys, OAuth clients and their tokens, what identity providers say, webhooks, and the requests of programs
//! that may come again.

pub mod api_keys;
pub mod idempotency_keys;
pub mod oauth;
pub mod scim;
pub mod scim_lists;
pub mod webhook_deliveries;
pub mod webhook_endpoints;

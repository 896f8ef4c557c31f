//! API keys, OAuth clients, tokens, JWTs and webhooks.

mod api_keys;
mod console;
mod idempotency;
mod jwt;
mod last_use;
mod oauth;
mod scim;
mod webhook_delivery;
mod webhook_events;
mod webhook_pages;
mod webhook_targets;
mod webhooks;

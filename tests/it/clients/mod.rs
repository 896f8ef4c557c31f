//! API keys, OAuth clients, tokens and JWTs.

mod api_keys;
mod console;
mod idempotency;
mod jwt;
mod last_use;
mod oauth;
mod scim;

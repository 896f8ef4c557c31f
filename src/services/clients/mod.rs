//! Programs that call: API keys, OAuth clients, the JWT secret. And those that are called: webhooks.

pub mod api_keys;
pub mod jwt_secret;
pub mod last_use;
pub mod oauth;
pub mod oauth_clients;
pub mod scim;
pub mod webhooks;

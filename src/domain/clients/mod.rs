//! Programs that call and programs that are called: what they are called, where from and where to.

pub mod idempotency;
pub mod key_name;
pub mod key_terms;
pub mod network;
pub mod outbound;
pub mod scim;
pub mod webhook_event;
pub mod webhook_url;

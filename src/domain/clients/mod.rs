//! Programs that call: how they are called and where from.

pub mod idempotency;
pub mod key_name;
pub mod network;
pub mod scim;

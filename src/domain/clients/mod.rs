//! Programs that call: how they are called and where from.

pub mod key_name;
pub mod network;
pub mod scim;

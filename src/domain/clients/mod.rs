//! Programs that call: how they are called and where from.

pub mod key_name;
pub mod key_terms;
pub mod network;

//! Who calls, from where: a handler's signature says who may call it.

pub mod change;
pub mod client;
pub mod console;
pub mod policy;
pub mod reached_at;
pub mod repeat;
pub mod request_id;
pub mod required_actions;
pub mod same_origin;
pub mod session;

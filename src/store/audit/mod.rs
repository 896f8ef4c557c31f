//! The audit trail: written, bound, proven and read.

pub mod audit_chain;
pub mod audit_check;
pub mod audit_head;
pub mod audit_list;
pub mod chain_point;
pub mod line;
pub mod trail;

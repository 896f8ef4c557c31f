//! The audit trail: written by every operation, proven, and read.

pub mod audit_line;
pub mod audit_proof;
pub mod audit_text;
pub mod check_audit;
pub mod mail_head;
pub mod read_audit;
pub mod seal_trail;
pub mod verify_audit;

//! Mailed links, changes of address and wrong codes.

pub mod code_misses;
pub mod email_changes;
pub mod mail_links;

//! The audit trail: chained, proven, and read in the console.

mod chain;
mod console;
mod head_by_mail;

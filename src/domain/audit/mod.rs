//! Who did what.

pub mod actor;

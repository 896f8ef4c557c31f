//! Rollbook: the sign-up desk of a self-hosted service.
//!
//! The layers, from the outside in, are `cli -> app -> {web, jobs} -> accounts ->
//! {store, mail, security} -> domain`; `ARCHITECTURE.md` says what lives where.

pub mod domain;
pub mod mail;
pub mod security;
pub mod settings;
pub mod store;

//! Rollbook: sign-up for a self-hosted service.
//!
//! The layers, from the outside in, are `cli -> app -> {web, jobs} -> accounts ->
//! {store, mail, security} -> domain`; `ARCHITECTURE.md` says what lives where.

pub mod app;
pub mod cli;
pub mod domain;
pub mod jobs;
pub mod logging;
pub mod mail;
pub mod security;
pub mod services;
pub mod settings;
pub mod store;
pub mod system;
pub mod templates;
pub mod texts;
pub mod web;
pub mod webhooks;

//! The server as a program of its own, the programs around it, and the people who call.

mod authenticator;
mod browser;
mod client;
mod database;
mod folder;
mod ports;
mod server;
mod smtp;
mod wait;

use std::time::Duration;

pub use authenticator::Authenticator;
pub use browser::{Browser, Driver, Looks, PHONE};
pub use client::{Client, registration};
pub use folder::{CommandOutput, Folder};
pub use server::Server;
pub use smtp::{Mode, SECRET, Smtp};
pub use wait::until;

/// For whatever other programs take their time over. Reached only when something is broken.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub const PASSWORD: &str = "quiet lamp over water 9";

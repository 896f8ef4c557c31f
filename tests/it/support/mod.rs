//! The application under test and the people who use it.

pub mod api;
mod app;
mod changes;
pub mod crowd;
pub mod database;
pub mod described;
pub mod factors;
pub mod inhabited;
pub mod mailbox;
mod page;
pub mod people;
mod race;
pub mod receiver;
mod records;
pub mod routes;
mod world;

pub use app::{Reply, TestApp, Visitor};

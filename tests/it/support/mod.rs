//! The application under test and the people who use it.

mod api;
mod app;
pub mod crowd;
pub mod database;
pub mod mailbox;
mod page;
pub mod people;
mod world;

pub use api::{Call, FORM, JSON, PASSWORD, Person, basic, jwt};
pub use app::{Reply, TestApp, Visitor};

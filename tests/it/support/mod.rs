//! The application under test and the people who use it.

mod api;
mod app;
mod world;

pub use api::{Call, FORM, JSON, PASSWORD, Person, basic, jwt};
pub use app::{Reply, TestApp};

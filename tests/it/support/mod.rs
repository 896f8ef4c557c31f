//! The application under test and the people who use it.

mod app;
mod world;

pub use app::TestApp;

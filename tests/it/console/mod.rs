//! The administrators' console, page by page.

mod frame;
mod home;
mod routes;
mod search;

//! The administrators' console, page by page.

mod frame;
mod routes;

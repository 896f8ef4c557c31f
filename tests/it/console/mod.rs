//! The administrators' console, page by page.

mod account;
mod actions;
mod create;
mod frame;
mod hand_over;
mod home;
mod last_administrator;
mod routes;
mod search;
mod tags;

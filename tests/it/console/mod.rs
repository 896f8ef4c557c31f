//! The administrators' console, page by page.

mod frame;
mod home;
mod mail;
mod mail_test;
mod mail_texts;
mod routes;
mod search;

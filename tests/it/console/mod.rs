//! The administrators' console, page by page.

mod account;
mod actions;
mod audit;
mod create;
mod frame;
mod hand_over;
mod home;
mod keys;
mod last_administrator;
mod logo;
mod mail;
mod mail_test;
mod mail_texts;
mod routes;
mod search;
mod settings;
mod system;
mod tags;

//! The administrators' console, page by page.

mod account;
mod accounts;
mod actions;
mod audit;
mod bulk;
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

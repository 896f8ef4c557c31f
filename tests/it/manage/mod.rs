//! What an administrator does with accounts.

mod account;
mod accounts;
mod actions;
mod api_people;
mod bulk;
mod create;
mod last_administrator;
mod search;
mod tags;

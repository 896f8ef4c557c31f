//! What an administrator does with accounts.

mod account;
mod accounts;
mod actions;
mod api_accounts;
mod api_grants;
mod api_people;
mod api_tags;
mod api_users;
mod both_families;
mod bulk;
mod create;
mod ended_jobs;
mod last_administrator;
mod search;
mod tags;

//! Lists of accounts and what is done with many of them.

pub mod account_conditions;
pub mod account_list;
pub mod account_looks;
pub mod account_search;
pub mod account_walk;
pub mod carried_tags;
pub mod facet;
pub mod jobs;
pub mod many;
pub mod saved_filters;
pub mod tags;

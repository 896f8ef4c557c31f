//! The policy, secrets of the site, and what is counted.

pub mod dashboard_counts;
pub mod facts;
pub mod policy;
pub mod statistics;
pub mod tallies;

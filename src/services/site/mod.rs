//! The site itself: its policy, its look, its checks, backups and clean-up.

pub mod back_up;
pub mod backups;
pub mod check_all;
pub mod checklist;
pub mod clean_up;
pub mod dashboard;
pub mod diagnose;
pub mod findings;
pub mod logo;
pub mod readiness;
pub mod set_up;
pub mod site_policy;
pub mod system_facts;

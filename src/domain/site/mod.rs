//! What an administrator may change of the site, and what is counted.

pub mod accent_color;
pub mod formality;
pub mod logo;
pub mod provenance;
pub mod site_policy;
pub mod statistics;

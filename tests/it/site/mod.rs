//! The set-up, the dashboard, settings and the system.

mod brand;
mod checklist;
mod dashboard;
mod logo;
mod set_up;
mod settings;
mod system;

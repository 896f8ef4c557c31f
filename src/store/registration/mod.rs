//! Registrations whose sender still waits.

pub mod registrations;

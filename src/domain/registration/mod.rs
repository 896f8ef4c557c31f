//! Who may register, and what it takes.

pub mod registration_type;

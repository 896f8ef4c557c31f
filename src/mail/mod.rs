//! (see ARCHITECTURE.md)

pub mod transport;

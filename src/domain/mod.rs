//! What things are: values with one fallible `parse` each. Pure: no I/O, no clock reads,
//! no randomness of its own.

pub mod clock;

pub use clock::{Clock, Entropy, Timestamp};

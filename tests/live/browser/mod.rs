//! The pages in a real browser: from the set-up link to signing out.

mod faults;
mod journey;
mod people;

//! The pages in a real browser: from the set-up link to signing out.

mod administrator;
mod at_hand;
mod brand;
pub mod console;
mod crowd;
mod faults;
mod journey;
mod life;
mod people;

//! Passwords: hashed behind a bound, held against the common ones, and estimated.

mod hash_queue;
pub mod memory;
pub mod password_estimate;
pub mod password_hash;
pub mod password_list;
mod scrypt;
pub mod scrypt_cost;

//! Secrets and the work that guards them: hashing, tokens, sealing, signatures and limits.
//! Knows `domain` only: no SQL, no HTTP, no settings file.

pub mod entropy;
mod hash_queue;
pub mod memory;
pub mod password_hash;
pub mod scrypt_cost;

pub use entropy::SystemEntropy;
pub use password_hash::{HashError, Hasher, HasherBounds, HasherStartError, PasswordHash, Verdict};
pub use scrypt_cost::ScryptCost;

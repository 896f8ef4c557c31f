//! Secrets and the work that guards them: hashing, tokens, sealing, signatures and limits.
//! Knows `domain` only: no SQL, no HTTP, no settings file.

pub mod entropy;
pub mod fingerprint;
mod hash_queue;
pub mod jwt;
mod key_file;
pub mod memory;
pub mod password_estimate;
pub mod password_hash;
pub mod password_list;
pub mod rate_limit;
pub mod recovery_code;
mod scrypt;
pub mod scrypt_cost;
pub mod secret_token;
pub mod strict_json;
pub mod totp;
pub mod vault;

pub use entropy::SystemEntropy;
pub use password_hash::{HashError, Hasher, HasherBounds, HasherStartError, PasswordHash, Verdict};
pub use rate_limit::{Quota, RateLimit, RetryAfter, peer_key};
pub use scrypt_cost::ScryptCost;
pub use secret_token::{ApiKeySecret, SecretToken, ShortCode, same_digest};
pub use vault::{KeyFileError, Vault, VaultError};

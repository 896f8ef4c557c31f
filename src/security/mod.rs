//! Secrets and the work that guards them: hashing, tokens, sealing, signatures and limits.
//! Knows `domain` only: no SQL, no HTTP, no settings file.

pub mod entropy;
pub mod factors;
pub mod fingerprint;
pub mod jwt;
mod key_file;
pub mod password;
pub mod rate_limit;
pub mod secret_token;
pub mod strict_json;
pub mod vault;
pub mod webhook_secret;

pub use entropy::SystemEntropy;
pub use password::password_hash::{HashError, Hasher, HasherBounds, HasherStartError, PasswordHash, Verdict};
pub use password::scrypt_cost::ScryptCost;
pub use rate_limit::{Quota, RateLimit, RetryAfter, peer_key};
pub use secret_token::{ApiKeySecret, SecretToken, ShortCode, same_digest};
pub use vault::{KeyFileError, Vault, VaultError};

//! Requests that came with an Idempotency-Key, and what was answered.

use crate::domain::{AccountId, Timestamp};
use crate::store::params::params;
use crate::store::{Reader, StoreError, Tx};

/// A row: of keyed digests, and a sealed answer.
#[derive(Debug, Clone)]
pub struct IdempotencyRow {
    pub key: [u8; 32],
    pub request: [u8; 32],
    pub answer: Vec<u8>,
    pub account: Option<AccountId>,
    pub created_at: Timestamp,
}

impl Reader<'_> {
    pub fn find_idempotency_key(&self, key: &[u8; 32]) -> Result<Option<IdempotencyRow>, StoreError> {
        self.find(
            "SELECT key, request, answer, account, created_at FROM idempotency_keys WHERE key = ?1",
            [key],
            |row| {
                Ok(IdempotencyRow {
                    key: row.get(0)?,
                    request: row.get(1)?,
                    answer: row.get(2)?,
                    account: row.get(3)?,
                    created_at: row.get(4)?,
                })
            },
        )
    }
}

impl Tx<'_> {
    /// In the place of one that is too old, or that waited for its answer.
    pub fn insert_idempotency_key(&self, row: &IdempotencyRow) -> Result<(), StoreError> {
        self.delete_idempotency_key(&row.key)?;
        self.run(
            "INSERT INTO idempotency_keys (key, request, answer, account, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![row.key, row.request, row.answer, row.account, row.created_at.millis()],
        )
    }

    pub fn delete_idempotency_key(&self, key: &[u8; 32]) -> Result<(), StoreError> {
        self.run("DELETE FROM idempotency_keys WHERE key = ?1", [key])
    }

    pub fn delete_idempotency_keys_before(&self, at: Timestamp) -> Result<(), StoreError> {
        self.run("DELETE FROM idempotency_keys WHERE created_at < ?1", [at.millis()])
    }
}

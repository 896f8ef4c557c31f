//! One line of the audit trail: as it is to be recorded, and as it stands there.

use crate::domain::Timestamp;
use crate::store::StoreError;
use crate::store::row::Row;

/// What is to be recorded. Details never hold a secret.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    pub at: Timestamp,
    pub actor_kind: &'static str,
    pub actor_id: Option<String>,
    pub actor_label: Option<String>,
    pub action: &'static str,
    pub target_kind: Option<&'static str>,
    pub target_id: Option<String>,
    pub peer: Option<String>,
    pub request_id: Option<String>,
    pub details: serde_json::Value,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    pub seq: i64,
    pub at: Timestamp,
    pub actor_kind: String,
    pub actor_id: Option<String>,
    pub actor_label: Option<String>,
    pub action: String,
    pub target_kind: Option<String>,
    pub target_id: Option<String>,
    pub peer: Option<String>,
    pub request_id: Option<String>,
    /// JSON, as it was written; `{}` where it was erased.
    pub details: String,
    pub previous_hash: [u8; 32],
    pub hash: [u8; 32],
    /// The line that says why the actor's name and address are gone, if they are.
    pub actor_erased_by: Option<i64>,
    /// The same for the details.
    pub details_erased_by: Option<i64>,
    pub(in crate::store) actor_salt: Option<Vec<u8>>,
    pub(in crate::store) actor_digest: Option<[u8; 32]>,
    pub(in crate::store) details_salt: Option<Vec<u8>>,
    pub(in crate::store) details_digest: Option<[u8; 32]>,
}

/// The columns of a line, in the order in which [`AuditLine::from_row`] reads them.
pub(in crate::store) const COLUMNS: &str = "seq, at, actor_kind, actor_id, actor_label, action, target_kind, \
     target_id, peer, request_id, details, previous_hash, hash, actor_erased_by, details_erased_by, actor_salt, \
     actor_digest, details_salt, details_digest";

impl AuditLine {
    pub(in crate::store) fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            seq: row.get(0)?,
            at: row.get(1)?,
            actor_kind: row.get(2)?,
            actor_id: row.get(3)?,
            actor_label: row.get(4)?,
            action: row.get(5)?,
            target_kind: row.get(6)?,
            target_id: row.get(7)?,
            peer: row.get(8)?,
            request_id: row.get(9)?,
            details: row.get(10)?,
            previous_hash: row.get(11)?,
            hash: row.get(12)?,
            actor_erased_by: row.get(13)?,
            details_erased_by: row.get(14)?,
            actor_salt: row.get(15)?,
            actor_digest: row.get(16)?,
            details_salt: row.get(17)?,
            details_digest: row.get(18)?,
        })
    }
}

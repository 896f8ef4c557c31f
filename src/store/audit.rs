//! The audit trail: append-only lines, each bound to the one before it by a SHA-256, so that a
//! change made behind Rollbook's back is found and its line named.

use std::cmp::Ordering;

use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::{Reader, StoreError, Tx};
use crate::domain::Timestamp;

/// What the first line's hash is chained to.
const BEGINNING: [u8; 32] = [0; 32];

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
    /// JSON, as it was written.
    pub details: String,
    pub previous_hash: [u8; 32],
    pub hash: [u8; 32],
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditVerdict {
    /// `head` is the last line's hash. Noted elsewhere, it also shows lines cut off at the end.
    Intact { lines: u64, head: [u8; 32] },
    /// The first line that does not hold.
    Broken { seq: i64, why: AuditFault },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuditFault {
    #[error("the line is missing")]
    Missing,
    #[error("the line was changed")]
    Changed,
    #[error("the line does not follow from the one before it: one of the two was replaced")]
    WrongLink,
}

impl Tx<'_> {
    /// Writes the next line of the trail and returns its number.
    pub fn append_audit(&self, entry: &AuditEntry) -> Result<i64, StoreError> {
        // Read anew each time: the command line writes too, from a process of its own.
        let last = self
            .conn()
            .prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (last_seq, previous_hash): (i64, [u8; 32]) = last.unwrap_or((0, BEGINNING));
        let seq = last_seq + 1;
        let details = entry.details.to_string();
        let hash = Fields {
            seq,
            at: entry.at.millis(),
            texts: [
                Some(entry.actor_kind),
                entry.actor_id.as_deref(),
                entry.actor_label.as_deref(),
                Some(entry.action),
                entry.target_kind,
                entry.target_id.as_deref(),
                entry.peer.as_deref(),
                entry.request_id.as_deref(),
                Some(&details),
            ],
            previous_hash: &previous_hash,
        }
        .hash();
        self.conn()
            .prepare_cached(
                "INSERT INTO audit (seq, at, actor_kind, actor_id, actor_label, action, \
                 target_kind, target_id, peer, request_id, details, previous_hash, hash) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                seq,
                entry.at.millis(),
                entry.actor_kind,
                entry.actor_id,
                entry.actor_label,
                entry.action,
                entry.target_kind,
                entry.target_id,
                entry.peer,
                entry.request_id,
                details,
                previous_hash,
                hash,
            ])?;
        Ok(seq)
    }
}

impl Reader<'_> {
    /// Up to `limit` lines after the line `after`, in order; 0 begins at the first.
    pub fn list_audit(&self, after: i64, limit: u32) -> Result<Vec<AuditLine>, StoreError> {
        let mut lines =
            self.conn().prepare_cached("SELECT * FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
        let lines = lines.query_map(params![after, limit], AuditLine::from_row)?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// Recomputes the whole chain, line by line, and stops at the first fault.
    pub fn verify_audit(&self) -> Result<AuditVerdict, StoreError> {
        let mut statement = self.conn().prepare("SELECT * FROM audit ORDER BY seq")?;
        let mut rows = statement.query([])?;
        let mut head = BEGINNING;
        let mut expected = 1;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get("seq")?;
            let broken = match seq.cmp(&expected) {
                Ordering::Equal => fault_of(row, &head)?.map(|why| (seq, why)),
                Ordering::Greater => Some((expected, AuditFault::Missing)),
                // Only before the first line: the numbers ascend.
                Ordering::Less => Some((seq, AuditFault::WrongLink)),
            };
            if let Some((seq, why)) = broken {
                return Ok(AuditVerdict::Broken { seq, why });
            }
            head = row.get("hash")?;
            expected += 1;
        }
        Ok(AuditVerdict::Intact { lines: u64::try_from(expected - 1).unwrap_or(0), head })
    }
}

fn fault_of(row: &Row<'_>, head: &[u8; 32]) -> Result<Option<AuditFault>, StoreError> {
    let Ok(line) = AuditLine::from_row(row) else {
        return Ok(Some(AuditFault::Changed)); // a hash of another length, text that is no UTF-8
    };
    Ok(if line.recomputed_hash() != line.hash {
        Some(AuditFault::Changed)
    } else if line.previous_hash != *head {
        Some(AuditFault::WrongLink)
    } else {
        None
    })
}

impl AuditLine {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get("seq")?,
            at: Timestamp::from_millis(row.get("at")?),
            actor_kind: row.get("actor_kind")?,
            actor_id: row.get("actor_id")?,
            actor_label: row.get("actor_label")?,
            action: row.get("action")?,
            target_kind: row.get("target_kind")?,
            target_id: row.get("target_id")?,
            peer: row.get("peer")?,
            request_id: row.get("request_id")?,
            details: row.get("details")?,
            previous_hash: row.get("previous_hash")?,
            hash: row.get("hash")?,
        })
    }

    fn recomputed_hash(&self) -> [u8; 32] {
        Fields {
            seq: self.seq,
            at: self.at.millis(),
            texts: [
                Some(&self.actor_kind),
                self.actor_id.as_deref(),
                self.actor_label.as_deref(),
                Some(&self.action),
                self.target_kind.as_deref(),
                self.target_id.as_deref(),
                self.peer.as_deref(),
                self.request_id.as_deref(),
                Some(&self.details),
            ],
            previous_hash: &self.previous_hash,
        }
        .hash()
    }
}

/// A line as it is hashed.
struct Fields<'a> {
    seq: i64,
    at: i64,
    texts: [Option<&'a str>; 9],
    previous_hash: &'a [u8; 32],
}

impl Fields<'_> {
    /// A name of the format; the numbers and the hash at their fixed sizes; each text as 0 when
    /// absent, else 1, its length in bytes and its bytes. All numbers are 8 bytes, big-endian.
    fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(b"rollbook audit 1\0");
        hasher.update(self.seq.to_be_bytes());
        hasher.update(self.at.to_be_bytes());
        for text in self.texts {
            match text {
                None => hasher.update([0]),
                Some(text) => {
                    hasher.update([1]);
                    hasher.update((text.len() as u64).to_be_bytes());
                    hasher.update(text);
                }
            }
        }
        hasher.update(self.previous_hash);
        hasher.finalize().into()
    }
}

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

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::super::testing::{audit_entry, store_in};
    use super::super::{Role, Store, connect};
    use super::*;

    /// A trail of five lines, and a connection of someone who goes behind Rollbook's back.
    fn trail() -> (tempfile::TempDir, Store, Connection) {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        for _ in 0..5 {
            let entry = AuditEntry {
                actor_id: Some("7".into()),
                target_id: Some("ab".into()),
                details: serde_json::json!({"from": "x", "to": "y"}),
                ..audit_entry("account.renamed")
            };
            store.write_blocking(move |tx| tx.append_audit(&entry)).unwrap();
        }
        let timeout = std::time::Duration::from_secs(5);
        let intruder = connect(store.path(), Role::Writer, timeout).unwrap();
        (dir, store, intruder)
    }

    fn verdict(store: &Store) -> AuditVerdict {
        store.read_blocking(|reader| reader.verify_audit()).unwrap()
    }

    fn without_triggers(intruder: &Connection, sql: &str) {
        intruder
            .execute_batch(
                "DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_deleted;
                 DROP TRIGGER audit_appends_in_sequence;",
            )
            .unwrap();
        assert_eq!(intruder.execute(sql, []).unwrap(), 1);
    }

    #[test]
    fn an_empty_trail_is_intact() {
        let dir = tempfile::tempdir().unwrap();
        let expected = AuditVerdict::Intact { lines: 0, head: BEGINNING };
        assert_eq!(verdict(&store_in(dir.path())), expected);
    }

    #[test]
    fn lines_are_numbered_without_gaps_and_chained() {
        let (_dir, store, _) = trail();
        let lines = store.read_blocking(|reader| reader.list_audit(1, 3)).unwrap();
        let seqs: Vec<_> = lines.iter().map(|line| line.seq).collect();
        assert_eq!(seqs, [2, 3, 4]);
        assert_eq!(lines[1].previous_hash, lines[0].hash);
        assert_eq!(lines[0].details, r#"{"from":"x","to":"y"}"#);
        let AuditVerdict::Intact { lines: 5, head } = verdict(&store) else {
            panic!("{:?}", verdict(&store));
        };
        assert_ne!(head, lines[2].hash);
    }

    #[test]
    fn the_table_itself_refuses_changes_deletions_and_replacements() {
        let (_dir, store, intruder) = trail();
        let columns = "at, actor_kind, action, details, previous_hash, hash";
        for sql in [
            "UPDATE audit SET action = 'x' WHERE seq = 2".to_owned(),
            "DELETE FROM audit WHERE seq = 5".to_owned(),
            "DELETE FROM audit".to_owned(),
            format!(
                "INSERT OR REPLACE INTO audit(seq, {columns}) SELECT 2, {columns} FROM audit WHERE seq = 1"
            ),
            format!("INSERT INTO audit(seq, {columns}) SELECT 9, {columns} FROM audit WHERE seq = 1"),
        ] {
            let refused = intruder.execute(&sql, []).map_err(StoreError::from);
            assert!(matches!(refused, Err(StoreError::Constraint(_))), "{sql}: {refused:?}");
        }
        assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 5, .. }));
    }

    #[test]
    fn a_changed_line_is_named_whichever_of_its_fields_was_changed() {
        for change in [
            "at = at + 1",
            "actor_kind = 'key'",
            "actor_id = '8'",
            "actor_label = ''",
            "action = 'account.removed'",
            "target_kind = 'account'",
            // The same letters, moved over the border between two fields.
            "actor_id = '7ab', target_id = ''",
            "target_id = NULL",
            "peer = '::1'",
            "request_id = 'r'",
            "details = '{}'",
            "previous_hash = zeroblob(32)",
            "hash = zeroblob(32)",
        ] {
            let (_dir, store, intruder) = trail();
            without_triggers(&intruder, &format!("UPDATE audit SET {change} WHERE seq = 3"));
            let expected = AuditVerdict::Broken { seq: 3, why: AuditFault::Changed };
            assert_eq!(verdict(&store), expected, "{change}");
        }
    }

    #[test]
    fn a_missing_line_is_named() {
        for seq in [1, 3] {
            let (_dir, store, intruder) = trail();
            without_triggers(&intruder, &format!("DELETE FROM audit WHERE seq = {seq}"));
            let why = AuditFault::Missing;
            assert_eq!(verdict(&store), AuditVerdict::Broken { seq, why });
        }
    }

    #[test]
    fn a_line_replaced_together_with_its_hash_is_found_by_the_next_one() {
        let (_dir, store, intruder) = trail();
        let lines = store.read_blocking(|reader| reader.list_audit(2, 1));
        let mut forged = lines.unwrap().remove(0);
        forged.action = "nothing.happened".into();
        let hash: String = forged.recomputed_hash().iter().map(|byte| format!("{byte:02x}")).collect();
        without_triggers(
            &intruder,
            &format!("UPDATE audit SET action = 'nothing.happened', hash = x'{hash}' WHERE seq = 3"),
        );
        let why = AuditFault::WrongLink;
        assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 4, why });
    }

    #[test]
    fn a_line_slipped_in_before_the_first_is_found() {
        let (_dir, store, intruder) = trail();
        let columns = "at, actor_kind, action, details, previous_hash, hash";
        without_triggers(
            &intruder,
            &format!("INSERT INTO audit(seq, {columns}) SELECT 0, {columns} FROM audit WHERE seq = 1"),
        );
        let why = AuditFault::WrongLink;
        assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 0, why });
    }

    #[test]
    fn the_hash_of_a_line_never_changes_from_release_to_release() {
        let hash = Fields {
            seq: 1,
            at: 1_769_854_272_000,
            texts: [Some("system"), None, None, Some("desk.opened"), None, None, None, None, Some("{}")],
            previous_hash: &BEGINNING,
        }
        .hash();
        // Computed once by another program from the description at `Fields::hash`.
        assert_eq!(hash[..8], [33, 99, 129, 119, 26, 41, 138, 144]);
    }
}

//! The audit trail: append-only lines, each bound to the one before it. How they are bound, proven and
//! freed of what is personal stands in `audit_chain.rs`.

use std::ops::ControlFlow;

use crate::domain::AccountId;
use crate::store::audit::audit_chain::{Line, actor_digest, details_digest};
use crate::store::audit::line::{AuditEntry, AuditLine, COLUMNS};
use crate::store::params::params;
use crate::store::{Reader, StoreError, Tx};

impl Tx<'_> {
    /// Writes the next line of the trail.
    pub fn append_audit(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        // Read anew each time: the command line writes too, from a process of its own.
        let last = self.find_audit_end()?;
        self.note_audit_end(last);
        let previous_hash = last.head;
        let seq = last.seq + 1;
        let details = entry.details.to_string();
        let (actor_salt, details_salt) = (self.new_salt(), self.new_salt());
        let actor_digest = actor_digest(&actor_salt, entry.actor_label.as_deref(), entry.peer.as_deref());
        let details_digest = details_digest(&details_salt, &details);
        let hash = Line {
            seq,
            at: entry.at.millis(),
            texts: [
                Some(entry.actor_kind),
                entry.actor_id.as_deref(),
                Some(entry.action),
                entry.target_kind,
                entry.target_id.as_deref(),
                entry.request_id.as_deref(),
            ],
            actor_digest: &actor_digest,
            details_digest: &details_digest,
            previous_hash: &previous_hash,
        }
        .hash();
        self.run("INSERT INTO audit (seq, at, actor_kind, actor_id, actor_label, action, target_kind, target_id, \
                 peer, request_id, details, previous_hash, hash, actor_salt, actor_digest, details_salt, \
                 details_digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)", params![
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
                actor_salt,
                actor_digest,
                details_salt,
                details_digest,
            ])?;
        self.count_for_day(entry.action, entry.at);
        self.note_change_of(entry)
    }

    fn new_salt(&self) -> [u8; 16] {
        let mut salt = [0; 16];
        self.entropy().fill(&mut salt);
        salt
    }
}

impl Reader<'_> {
    /// Up to `limit` lines after the line `after`, in order; 0 begins at the first.
    pub fn list_audit(&self, after: i64, limit: u32) -> Result<Vec<AuditLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2");
        self.list(&sql, params![after, limit], AuditLine::from_row)
    }

    /// The newest lines about an account below one of them.
    pub fn list_audit_about(
        &self,
        account: AccountId,
        before: i64,
        limit: u32,
    ) -> Result<Vec<AuditLine>, StoreError> {
        self.list(&about(), params![account.to_string(), before, limit], AuditLine::from_row)
    }

    /// The newest lines about an account of these actions, all of which begin with `account.`. Reads none
    /// of its sign-ins, however many there are.
    pub fn list_audit_history(
        &self,
        account: AccountId,
        actions: &[&str],
        limit: u32,
    ) -> Result<Vec<AuditLine>, StoreError> {
        let mut lines = Vec::new();
        self.each(&history(), [account.to_string()], |row| {
            if lines.len() == limit as usize {
                return Ok(ControlFlow::Break(()));
            }
            if actions.contains(&row.text(5)?) {
                lines.push(AuditLine::from_row(row)?);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(lines)
    }
}

fn about() -> String {
    format!(
        "SELECT {COLUMNS} FROM audit WHERE target_kind = 'account' \
         AND target_id = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3"
    )
}

/// The first terms are those of the index, word by word.
fn history() -> String {
    format!(
        "SELECT {COLUMNS} FROM audit INDEXED BY audit_by_history WHERE target_kind = 'account' \
         AND action >= 'account.' AND action < 'account/' AND target_id = ?1 ORDER BY seq DESC"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::testing::query_plan;
    use crate::store::testing::{audit_entry, store_in};

    #[test]
    fn the_history_of_an_account_reads_none_of_its_many_sign_ins() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let entry_of = |action| AuditEntry {
            target_kind: Some("account"),
            target_id: Some("7".to_owned()),
            ..audit_entry(action)
        };
        for _ in 0..200 {
            for action in ["account.disabled", "sign_in.succeeded", "account.edited", "oauth.refreshed"] {
                let entry = entry_of(action);
                store.write_blocking(move |tx| tx.append_audit(&entry)).unwrap();
            }
        }
        store
            .read_blocking(|reader| -> Result<(), StoreError> {
                let found = reader.list_audit_history(AccountId(7), &["account.disabled"], 20)?;
                assert_eq!(found.len(), 20);
                assert!(found.iter().all(|line| line.action == "account.disabled"));
                assert!(found.is_sorted_by(|one, other| one.seq > other.seq));
                assert_eq!(reader.list_audit_history(AccountId(7), &["account.edited"], 999)?.len(), 200);
                assert_eq!(reader.list_audit_about(AccountId(7), 100, 999)?.len(), 99);
                // Lines are found one by one in their order, and none is sorted.
                for sql in [history(), about()] {
                    let steps = query_plan(reader, &sql).join("; ");
                    assert!(steps.contains("SEARCH audit USING INDEX audit_by_"), "{steps}");
                    assert!(!steps.contains("TEMP B-TREE"), "{steps}");
                }
                Ok(())
            })
            .unwrap();
    }
}

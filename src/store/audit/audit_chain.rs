//! How the lines of the audit trail are bound to one another, how that is proven, and how what is
//! personal is taken out of them without breaking it.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::domain::{AccountId, EmailAddress};
use crate::store::audit::trail::{AuditEntry, AuditLine, COLUMNS};
use crate::store::params::params;
use crate::store::profile::deletions::looking_for;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// What the first line's hash is chained to.
pub(in crate::store) const BEGINNING: [u8; 32] = [0; 32];

/// The action of the line that accounts for what was erased from others.
const ERASED: &str = "account.erased";

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
    #[error("something was taken out of the line, and no later line accounts for it")]
    Erased,
}

impl AuditFault {
    pub const fn as_str(self) -> &'static str {
        match self {
            AuditFault::Missing => "missing",
            AuditFault::Changed => "changed",
            AuditFault::WrongLink => "wrong_link",
            AuditFault::Erased => "erased",
        }
    }
}

impl Tx<'_> {
    /// Takes a person out of the trail: the name and the network address from the lines of their own
    /// acts, the details from the lines about them and their mails, and from those about a filter that
    /// looks for their address. `marker` is the line that says so; it gets the number of lines and a digest
    /// over them, by which they are still held. To be called while the person's mails still name the
    /// account.
    pub fn erase_from_audit(
        &self,
        account: AccountId,
        address: Option<&EmailAddress>,
        marker: &AuditEntry,
    ) -> Result<i64, StoreError> {
        let by = self.one("SELECT coalesce(max(seq), 0) + 1 FROM audit", (), |row| row.get::<i64>(0))?;
        let id = account.to_string();
        self.run(
            "UPDATE audit SET actor_label = NULL, peer = NULL, actor_salt = NULL, actor_erased_by = ?2 \
             WHERE actor_erased_by IS NULL AND ((actor_kind = 'account' AND actor_id = ?1) \
             OR (target_kind = 'account' AND target_id = ?1 AND actor_kind = 'visitor'))",
            params![id, by],
        )?;
        self.run(
            "UPDATE audit SET details = '{}', details_salt = NULL, details_erased_by = ?2 \
             WHERE details_erased_by IS NULL AND ((target_kind = 'account' AND target_id = ?1) \
             OR (target_kind = 'mail' AND target_id IN \
                 (SELECT CAST(id AS TEXT) FROM outbox WHERE account_id = ?3)) \
             OR (action IN ('filter.saved', 'filter.renamed', 'filter.deleted', 'job.started', 'accounts.exported') \
                 AND instr(lower(details), lower(?4)) > 0))",
            params![id, by, account.0, address.map(looking_for)],
        )?;
        let erasure = Erasure::read(self, by)?;
        let mut marker = AuditEntry { action: ERASED, ..marker.clone() };
        marker.details["lines"] = json!(erasure.lines);
        marker.details["digest"] = json!(erasure.digest());
        self.append_audit(&marker)
    }
}

impl Reader<'_> {
    /// Recomputes the whole chain, line by line, and stops at the first fault.
    pub fn verify_audit(&self) -> Result<AuditVerdict, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM audit ORDER BY seq");
        let mut head = BEGINNING;
        let mut expected = 1;
        let mut erasures: BTreeMap<i64, Erasure> = BTreeMap::new();
        let mut broken = None;
        self.each(&sql, (), |row| {
            let seq: i64 = row.get(0)?;
            broken = match seq.cmp(&expected) {
                Ordering::Equal => fault_of(row, &head, &mut erasures)?,
                Ordering::Greater => Some((expected, AuditFault::Missing)),
                // Only before the first line: the numbers ascend.
                Ordering::Less => Some((seq, AuditFault::WrongLink)),
            };
            if broken.is_some() {
                return Ok(ControlFlow::Break(()));
            }
            head = row.get(12)?;
            expected += 1;
            Ok(ControlFlow::Continue(()))
        })?;
        if let Some((seq, why)) = broken {
            return Ok(AuditVerdict::Broken { seq, why });
        }
        // What names a line that never came.
        if let Some(seq) = erasures.values().map(|erasure| erasure.first).min() {
            return Ok(AuditVerdict::Broken { seq, why: AuditFault::Erased });
        }
        Ok(AuditVerdict::Intact { lines: u64::try_from(expected - 1).unwrap_or(0), head })
    }
}

fn fault_of(
    row: &Row<'_>,
    head: &[u8; 32],
    erasures: &mut BTreeMap<i64, Erasure>,
) -> Result<Option<(i64, AuditFault)>, StoreError> {
    let seq: i64 = row.get(0)?;
    let Ok(line) = AuditLine::from_row(row) else {
        return Ok(Some((seq, AuditFault::Changed))); // a hash of another length, text that is no UTF-8
    };
    if !line.is_as_written() {
        return Ok(Some((seq, AuditFault::Changed)));
    }
    if line.previous_hash != *head {
        return Ok(Some((seq, AuditFault::WrongLink)));
    }
    for by in line.erased_by() {
        erasures.entry(by).or_default().add(&line, by);
    }
    Ok(match erasures.remove(&seq) {
        Some(erasure) if !erasure.is_accounted_for_by(&line) => Some((erasure.first, AuditFault::Erased)),
        _ => None,
    })
}

/// The lines that something was taken out of at one time, and what holds them nevertheless.
#[derive(Default)]
pub(in crate::store) struct Erasure {
    first: i64,
    lines: u64,
    hasher: Sha256,
}

impl Erasure {
    /// All that was erased in the name of one line.
    pub fn read(reader: &Reader<'_>, by: i64) -> Result<Self, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM audit WHERE actor_erased_by = ?1 OR details_erased_by = ?1 ORDER BY seq"
        );
        let mut erasure = Self::default();
        for line in reader.list(&sql, [by], AuditLine::from_row)? {
            erasure.add(&line, by);
        }
        Ok(erasure)
    }

    /// All that is left of the line; for one of the first format there is no other hold.
    fn add(&mut self, line: &AuditLine, by: i64) {
        if self.lines == 0 {
            self.first = line.seq;
        }
        self.lines += 1;
        let parts =
            u8::from(line.actor_erased_by == Some(by)) + 2 * u8::from(line.details_erased_by == Some(by));
        self.hasher.update([parts]);
        self.hasher.update(line.seq.to_be_bytes());
        self.hasher.update(line.at.millis().to_be_bytes());
        for text in line.lasting_texts() {
            add_text(&mut self.hasher, text);
        }
        self.hasher.update(line.previous_hash);
        self.hasher.update(line.hash);
    }

    fn digest(&self) -> String {
        self.hasher.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub fn is_accounted_for_by(&self, marker: &AuditLine) -> bool {
        let details: serde_json::Value = serde_json::from_str(&marker.details).unwrap_or_default();
        marker.action == ERASED
            && marker.details_erased_by.is_none()
            && details["lines"] == self.lines
            && details["digest"] == self.digest()
    }
}

impl AuditLine {
    /// The texts that are never erased, in the order in which they are hashed.
    fn lasting_texts(&self) -> [Option<&str>; 6] {
        [
            Some(&self.actor_kind),
            self.actor_id.as_deref(),
            Some(&self.action),
            self.target_kind.as_deref(),
            self.target_id.as_deref(),
            self.request_id.as_deref(),
        ]
    }

    /// The lines that account for what was taken out of this one.
    pub(in crate::store) fn erased_by(&self) -> impl Iterator<Item = i64> {
        let details = self.details_erased_by.filter(|by| Some(*by) != self.actor_erased_by);
        self.actor_erased_by.into_iter().chain(details)
    }

    pub(in crate::store) fn is_as_written(&self) -> bool {
        let actor_is_gone = self.actor_label.is_none() && self.peer.is_none() && self.actor_salt.is_none();
        let details_are_gone = self.details == "{}" && self.details_salt.is_none();
        if (self.actor_erased_by.is_some() && !actor_is_gone)
            || (self.details_erased_by.is_some() && !details_are_gone)
            || self.erased_by().any(|by| by <= self.seq)
        {
            return false;
        }
        let (Some(actor), Some(details)) = (&self.actor_digest, &self.details_digest) else {
            // Of the first format: what is left of an erased one is held by the line that erased it.
            return self.erased_by().next().is_some() || self.first_format_hash() == self.hash;
        };
        let line = Line {
            seq: self.seq,
            at: self.at.millis(),
            texts: self.lasting_texts(),
            actor_digest: actor,
            details_digest: details,
            previous_hash: &self.previous_hash,
        };
        line.hash() == self.hash && self.has_its_actor(actor) && self.has_its_details(details)
    }

    fn has_its_actor(&self, digest: &[u8; 32]) -> bool {
        let found = |salt: &Vec<u8>| actor_digest(salt, self.actor_label.as_deref(), self.peer.as_deref());
        self.actor_erased_by.is_some() || self.actor_salt.as_ref().map(found).as_ref() == Some(digest)
    }

    fn has_its_details(&self, digest: &[u8; 32]) -> bool {
        let found = |salt: &Vec<u8>| details_digest(salt, &self.details);
        self.details_erased_by.is_some() || self.details_salt.as_ref().map(found).as_ref() == Some(digest)
    }

    /// A name of the format; the numbers and the hash at their fixed sizes; the texts, personal ones
    /// among them.
    fn first_format_hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(b"rollbook audit 1\0");
        hasher.update(self.seq.to_be_bytes());
        hasher.update(self.at.millis().to_be_bytes());
        for text in [
            Some(self.actor_kind.as_str()),
            self.actor_id.as_deref(),
            self.actor_label.as_deref(),
            Some(&self.action),
            self.target_kind.as_deref(),
            self.target_id.as_deref(),
            self.peer.as_deref(),
            self.request_id.as_deref(),
            Some(&self.details),
        ] {
            add_text(&mut hasher, text);
        }
        hasher.update(self.previous_hash);
        hasher.finalize().into()
    }
}

/// A line as it is hashed: what may be personal stands in it as a salted digest only.
pub(in crate::store) struct Line<'a> {
    pub seq: i64,
    pub at: i64,
    pub texts: [Option<&'a str>; 6],
    pub actor_digest: &'a [u8; 32],
    pub details_digest: &'a [u8; 32],
    pub previous_hash: &'a [u8; 32],
}

impl Line<'_> {
    /// A name of the format; the numbers, digests and the hash at their fixed sizes; the texts as
    /// [`add_text`] writes them. All numbers are 8 bytes, big-endian.
    pub fn hash(&self) -> [u8; 32] {
        let mut hasher = Sha256::new();
        hasher.update(b"rollbook audit 2\0");
        hasher.update(self.seq.to_be_bytes());
        hasher.update(self.at.to_be_bytes());
        for text in self.texts {
            add_text(&mut hasher, text);
        }
        hasher.update(self.actor_digest);
        hasher.update(self.details_digest);
        hasher.update(self.previous_hash);
        hasher.finalize().into()
    }
}

pub(in crate::store) fn actor_digest(salt: &[u8], label: Option<&str>, peer: Option<&str>) -> [u8; 32] {
    personal_digest(b"rollbook audit actor 2\0", salt, &[label, peer])
}

pub(in crate::store) fn details_digest(salt: &[u8], details: &str) -> [u8; 32] {
    personal_digest(b"rollbook audit details 2\0", salt, &[Some(details)])
}

fn personal_digest(name: &[u8], salt: &[u8], texts: &[Option<&str>]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(name);
    hasher.update((salt.len() as u64).to_be_bytes());
    hasher.update(salt);
    for text in texts {
        add_text(&mut hasher, *text);
    }
    hasher.finalize().into()
}

/// 0 when absent, else 1, the length in bytes and the bytes.
fn add_text(hasher: &mut Sha256, text: Option<&str>) {
    match text {
        None => hasher.update([0]),
        Some(text) => {
            hasher.update([1]);
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text);
        }
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::domain::Timestamp;
    use crate::store::Store;
    use crate::store::sqlite::testing::Intruder;
    use crate::store::testing::{audit_entry, store_in};

    /// A trail of five lines, and a connection of someone who goes behind Rollbook's back.
    fn trail() -> (tempfile::TempDir, Store, Intruder) {
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
        let intruder = Intruder::at(&store);
        (dir, store, intruder)
    }

    fn verdict(store: &Store) -> AuditVerdict {
        store.read_blocking(|reader| reader.verify_audit()).unwrap()
    }

    fn without_triggers(intruder: &Intruder, sql: &str) {
        intruder.run_all(
            "DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_deleted;
                 DROP TRIGGER audit_appends_in_sequence;",
        );
        assert_eq!(intruder.run(sql).unwrap(), 1);
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
            let refused = intruder.run(&sql);
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
        let hash = Line {
            seq: forged.seq,
            at: forged.at.millis(),
            texts: forged.lasting_texts(),
            actor_digest: &forged.actor_digest.unwrap(),
            details_digest: &forged.details_digest.unwrap(),
            previous_hash: &forged.previous_hash,
        }
        .hash();
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
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
        let salt = [7; 16];
        let line = Line {
            seq: 1,
            at: 1_769_854_272_000,
            texts: [Some("system"), None, Some("desk.opened"), None, None, None],
            actor_digest: &actor_digest(&salt, None, Some("::1")),
            details_digest: &details_digest(&salt, "{}"),
            previous_hash: &BEGINNING,
        };
        // Computed once by another program from the description at `Line::hash`.
        assert_eq!(line.hash()[..8], [187, 68, 198, 228, 81, 103, 197, 33]);
        assert_eq!(
            first_format_line(1, BEGINNING).first_format_hash()[..8],
            [33, 99, 129, 119, 26, 41, 138, 144]
        );
    }

    /// As the first release wrote it.
    fn first_format_line(seq: i64, previous_hash: [u8; 32]) -> AuditLine {
        AuditLine {
            seq,
            at: Timestamp::from_millis(1_769_854_272_000),
            actor_kind: "system".into(),
            actor_id: None,
            actor_label: None,
            action: "desk.opened".into(),
            target_kind: None,
            target_id: None,
            peer: None,
            request_id: None,
            details: "{}".into(),
            previous_hash,
            hash: BEGINNING,
            actor_erased_by: None,
            details_erased_by: None,
            actor_salt: None,
            actor_digest: None,
            details_salt: None,
            details_digest: None,
        }
    }

    fn insert_first_format(tx: &Tx<'_>, line: &AuditLine) -> Result<(), StoreError> {
        tx.run(
            "INSERT INTO audit (seq, at, actor_kind, actor_id, actor_label, action, target_kind, target_id, \
             peer, details, previous_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                line.seq,
                line.at.millis(),
                line.actor_kind,
                line.actor_id,
                line.actor_label,
                line.action,
                line.target_kind,
                line.target_id,
                line.peer,
                line.details,
                line.previous_hash,
                line.hash
            ],
        )
    }

    /// Two lines of the first format that tell of account 7, then two of the second and one of another.
    fn trail_about_somebody() -> (tempfile::TempDir, Store, Intruder) {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let intruder = Intruder::at(&store);
        let mut previous = BEGINNING;
        for seq in [1, 2] {
            let mut line = AuditLine {
                actor_kind: "account".into(),
                actor_id: Some("7".into()),
                actor_label: Some("ada".into()),
                peer: Some("203.0.113.9".into()),
                target_kind: Some("account".into()),
                target_id: Some("7".into()),
                details: r#"{"reason":"Ada asked"}"#.into(),
                ..first_format_line(seq, previous)
            };
            line.hash = line.first_format_hash();
            previous = line.hash;
            store.write_blocking(move |tx| insert_first_format(tx, &line)).unwrap();
        }
        for (actor, target) in [("7", "7"), ("7", "8"), ("9", "7")] {
            let entry = AuditEntry {
                actor_kind: "account",
                actor_id: Some(actor.into()),
                actor_label: Some(format!("name-of-{actor}")),
                peer: Some("203.0.113.9".into()),
                target_kind: Some("account"),
                target_id: Some(target.into()),
                details: json!({ "about": target }),
                ..audit_entry("account.renamed")
            };
            store.write_blocking(move |tx| tx.append_audit(&entry)).unwrap();
        }
        (dir, store, intruder)
    }

    fn erase(store: &Store) {
        store.write_blocking(|tx| tx.erase_from_audit(AccountId(7), None, &audit_entry("x"))).unwrap();
    }

    #[test]
    fn a_person_is_taken_out_of_the_trail_and_it_still_holds() {
        let (_dir, store, _) = trail_about_somebody();
        assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 5, .. }), "{:?}", verdict(&store));
        erase(&store);
        assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 6, .. }), "{:?}", verdict(&store));
        let lines = store.read_blocking(|reader| reader.list_audit(0, 9)).unwrap();
        let left: Vec<_> =
            lines.iter().map(|line| (line.actor_label.as_deref(), line.details.as_str())).collect();
        assert_eq!(
            left[..5],
            [(None, "{}"), (None, "{}"), (None, "{}"), (None, r#"{"about":"8"}"#), (Some("name-of-9"), "{}"),]
        );
        assert!(lines[..4].iter().all(|line| line.peer.is_none() && line.actor_salt.is_none()));
        assert_eq!((lines[5].action.as_str(), lines[0].actor_erased_by), ("account.erased", Some(6)));
    }

    #[test]
    fn what_is_left_of_an_erased_line_cannot_be_changed_unseen() {
        for (change, seq) in [
            ("action = 'nothing.happened' WHERE seq = 1", 1),
            ("at = at + 1 WHERE seq = 2", 1),
            ("actor_label = 'eve' WHERE seq = 2", 2),
            ("actor_erased_by = NULL, details_erased_by = NULL WHERE seq = 1", 1),
            ("details_erased_by = 5 WHERE seq = 2", 2),
            ("details = '{\"lines\":0}' WHERE seq = 6", 6),
        ] {
            let (_dir, store, intruder) = trail_about_somebody();
            erase(&store);
            without_triggers(&intruder, &format!("UPDATE audit SET {change}"));
            let verdict = verdict(&store);
            assert!(
                matches!(verdict, AuditVerdict::Broken { seq: found, .. } if found == seq),
                "{change}: {verdict:?}"
            );
        }
    }

    #[test]
    fn nothing_is_taken_out_without_a_line_that_accounts_for_it() {
        let (_dir, store, intruder) = trail_about_somebody();
        let erasing = "UPDATE audit SET details = '{}', details_salt = NULL, details_erased_by";
        for by in ["NULL", "3", "2"] {
            let refused = intruder.run(&format!("{erasing} = {by} WHERE seq = 3"));
            assert!(matches!(refused, Err(StoreError::Constraint(_))), "{by}");
        }
        let half = "UPDATE audit SET actor_label = NULL WHERE seq = 3";
        assert!(intruder.run(half).is_err());
        intruder.run(&format!("{erasing} = 6 WHERE seq = 3")).unwrap();
        let why = AuditFault::Erased;
        assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 3, why });
        store.write_blocking(|tx| tx.append_audit(&audit_entry("account.erased"))).unwrap();
        assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 3, why });
    }
}

//! How the lines of the audit trail are bound to one another, how that is proven, and how what is
//! personal is taken out of them without breaking it.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::domain::AccountId;
use crate::store::audit::chain_point::BEGINNING;
use crate::store::audit::line::{AuditEntry, AuditLine, COLUMNS};
use crate::store::params::params;
use crate::store::profile::deletions::containing;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

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
    #[error("the entry is missing")]
    Missing,
    #[error("the entry was changed")]
    Changed,
    #[error("the entry does not follow from the one before it: one of the two was replaced")]
    WrongLink,
    #[error("something was removed from the entry, and no later entry explains it")]
    Erased,
    #[error("the end of the audit trail is not as it was sealed: the entry was written without the key")]
    Unsealed,
}

impl AuditFault {
    pub const fn as_str(self) -> &'static str {
        match self {
            AuditFault::Missing => "missing",
            AuditFault::Changed => "changed",
            AuditFault::WrongLink => "wrong_link",
            AuditFault::Erased => "erased",
            AuditFault::Unsealed => "unsealed",
        }
    }
}

impl Tx<'_> {
    /// Takes a person out of the trail: the name and the network address from the lines of their own
    /// acts, the details from the lines about them and their mails, and from those about a filter that
    /// holds one of their `names`. `marker` is the line that says so; it gets the number of lines and a digest
    /// over them, by which they are still held. To be called while the person's mails still name the
    /// account.
    pub fn erase_from_audit(
        &self,
        account: AccountId,
        names: &[String],
        marker: &AuditEntry,
    ) -> Result<(), StoreError> {
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
                 (SELECT CAST(id AS TEXT) FROM outbox WHERE account_id = ?3)))",
            params![id, by, account.0],
        )?;
        for name in names {
            self.run(
                "UPDATE audit SET details = '{}', details_salt = NULL, details_erased_by = ?2 \
                 WHERE details_erased_by IS NULL AND action IN ('filter.saved', 'filter.renamed', 'filter.deleted', \
                     'job.started', 'accounts.exported') AND lower(details) LIKE ?1 ESCAPE '!'",
                params![containing(name), by],
            )?;
        }
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
mod tests;

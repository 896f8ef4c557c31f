//! Proving the audit trail piece by piece: how far it was recomputed, and what was found there.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::domain::Timestamp;
use crate::store::audit::audit_chain::Erasure;
use crate::store::audit::chain_point::ChainPoint;
use crate::store::audit::line::COLUMNS;
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{AuditFault, AuditLine, Reader, StoreError, Tx};

/// What is known of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditCheck {
    pub checked_to: ChainPoint,
    pub checked_at: Timestamp,
    /// When it was found whole from its first line on.
    pub whole_at: Option<Timestamp>,
    /// The first line that does not hold, and in which way.
    pub broken: Option<(i64, String)>,
}

/// What became of one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceVerdict {
    Whole { to: ChainPoint, is_end: bool },
    Broken { seq: i64, why: AuditFault },
}

impl Reader<'_> {
    pub fn find_audit_check(&self) -> Result<Option<AuditCheck>, StoreError> {
        let sql = "SELECT checked_to, head, checked_at, whole_at, broken_seq, broken_why FROM audit_check";
        self.find(sql, (), |row| {
            let broken: (Option<i64>, Option<String>) = (row.get(4)?, row.get(5)?);
            Ok(AuditCheck {
                checked_to: ChainPoint { seq: row.get(0)?, head: row.get(1)? },
                checked_at: row.get(2)?,
                whole_at: row.get(3)?,
                broken: broken.0.zip(broken.1),
            })
        })
    }

    /// The number of the last line; 0 where there is none.
    pub fn find_last_audit_seq(&self) -> Result<i64, StoreError> {
        self.one("SELECT coalesce(max(seq), 0) FROM audit", (), |row| row.get(0))
    }

    /// Recomputes up to `limit` lines after a place in the chain. What was erased from one of them must
    /// be accounted for by the line that it names.
    pub fn check_audit_after(&self, from: ChainPoint, limit: u32) -> Result<PieceVerdict, StoreError> {
        let broken = |seq, why| Ok(PieceVerdict::Broken { seq, why });
        if let Some(why) = self.fault_at(from)? {
            return broken(from.seq, why);
        }
        let mut at = from;
        let mut accounted_for = BTreeSet::new();
        let mut fault = None;
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2");
        self.each(&sql, params![from.seq, limit], |row| {
            let seq = row.get(0)?;
            match self.follows(row, seq, at, &mut accounted_for)? {
                Ok(next) => at = next,
                Err(found) => fault = Some(found),
            }
            Ok(if fault.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        if let Some((seq, why)) = fault {
            return broken(seq, why);
        }
        Ok(PieceVerdict::Whole { to: at, is_end: at.seq - from.seq < i64::from(limit) })
    }

    /// Where the chain stands after the line `seq`, or the line that does not hold.
    fn follows(
        &self,
        row: &Row<'_>,
        seq: i64,
        at: ChainPoint,
        accounted_for: &mut BTreeSet<i64>,
    ) -> Result<Result<ChainPoint, (i64, AuditFault)>, StoreError> {
        if seq != at.seq + 1 {
            return Ok(Err((at.seq + 1, AuditFault::Missing)));
        }
        let Ok(line) = AuditLine::from_row(row) else { return Ok(Err((seq, AuditFault::Changed))) };
        if !line.is_as_written() {
            return Ok(Err((seq, AuditFault::Changed)));
        }
        if line.previous_hash != at.head {
            return Ok(Err((seq, AuditFault::WrongLink)));
        }
        for by in line.erased_by() {
            if accounted_for.insert(by) && !self.accounts_for_erasures(by)? {
                return Ok(Err((seq, AuditFault::Erased)));
            }
        }
        Ok(Ok(ChainPoint { seq, head: line.hash }))
    }

    /// Whether the line that was proven last is still the one that was proven.
    fn fault_at(&self, point: ChainPoint) -> Result<Option<AuditFault>, StoreError> {
        if point.seq == 0 {
            let has_earlier = self.exists("SELECT 1 FROM audit WHERE seq < 1 LIMIT 1", ())?;
            return Ok(has_earlier.then_some(AuditFault::WrongLink));
        }
        let hash: Option<Vec<u8>> =
            self.find("SELECT hash FROM audit WHERE seq = ?1", [point.seq], |row| row.get(0))?;
        Ok(match hash {
            None => Some(AuditFault::Missing),
            Some(hash) if hash != point.head => Some(AuditFault::Changed),
            Some(_) => None,
        })
    }

    /// Whether the line holds all that was erased in its name.
    fn accounts_for_erasures(&self, by: i64) -> Result<bool, StoreError> {
        let Some(marker) = self.find_audit_line(by)? else {
            return Ok(false);
        };
        Ok(Erasure::read(self, by)?.is_accounted_for_by(&marker))
    }
}

impl Tx<'_> {
    pub fn update_audit_check(&self, check: &AuditCheck) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO audit_check (\"only\", checked_to, head, checked_at, whole_at, broken_seq, broken_why) \
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (\"only\") DO UPDATE SET checked_to = ?1, head = ?2, \
             checked_at = ?3, whole_at = ?4, broken_seq = ?5, broken_why = ?6",
            params![
                check.checked_to.seq,
                check.checked_to.head,
                check.checked_at.millis(),
                check.whole_at.map(Timestamp::millis),
                check.broken.as_ref().map(|(seq, _)| seq),
                check.broken.as_ref().map(|(_, why)| why),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountId;
    use crate::store::sqlite::testing::Intruder;
    use crate::store::testing::{audit_entry, store_in};
    use crate::store::{AuditEntry, Store};

    fn trail_of(lines: usize) -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        for _ in 0..lines {
            let entry = AuditEntry {
                actor_kind: "account",
                actor_id: Some("7".into()),
                actor_label: Some("ada".into()),
                ..audit_entry("account.renamed")
            };
            store.write_blocking(move |tx| tx.append_audit(&entry)).unwrap();
        }
        (dir, store)
    }

    fn tamper(store: &Store, sql: &str) {
        let intruder = Intruder::at(store);
        intruder.run_all("DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_deleted;");
        intruder.run_all(sql);
    }

    /// Walks the trail in pieces as small as can be.
    fn walk(store: &Store, mut from: ChainPoint, piece: u32) -> PieceVerdict {
        loop {
            let verdict = store.read_blocking(|reader| reader.check_audit_after(from, piece)).unwrap();
            match verdict {
                PieceVerdict::Whole { to, is_end: false } => from = to,
                end => return end,
            }
        }
    }

    #[test]
    fn pieces_of_any_size_come_to_the_same_end() {
        let (_dir, store) = trail_of(10);
        let whole = walk(&store, ChainPoint::BEGINNING, 1000);
        assert!(matches!(whole, PieceVerdict::Whole { to: ChainPoint { seq: 10, .. }, is_end: true }));
        for piece in [1, 3, 5, 10] {
            assert_eq!(walk(&store, ChainPoint::BEGINNING, piece), whole, "{piece}");
        }
    }

    #[test]
    fn a_change_is_found_in_whichever_piece_it_lies() {
        for piece in [1, 3, 100] {
            for (sql, seq, why) in [
                ("UPDATE audit SET action = 'x' WHERE seq = 6", 6, AuditFault::Changed),
                ("DELETE FROM audit WHERE seq = 6", 6, AuditFault::Missing),
                (
                    "UPDATE audit SET details = '{}', details_salt = NULL, details_erased_by = 9 WHERE seq = 6",
                    6,
                    AuditFault::Erased,
                ),
            ] {
                let (_dir, store) = trail_of(10);
                tamper(&store, sql);
                assert_eq!(
                    walk(&store, ChainPoint::BEGINNING, piece),
                    PieceVerdict::Broken { seq, why },
                    "{sql} {piece}"
                );
            }
        }
    }

    #[test]
    fn a_trail_cut_off_or_rewritten_up_to_the_last_proof_is_found_by_the_next() {
        let (_dir, store) = trail_of(10);
        let PieceVerdict::Whole { to, .. } = walk(&store, ChainPoint::BEGINNING, 100) else { panic!() };
        tamper(&store, "DELETE FROM audit WHERE seq > 8");
        assert_eq!(walk(&store, to, 100), PieceVerdict::Broken { seq: 10, why: AuditFault::Missing });
    }

    #[test]
    fn what_was_erased_by_the_rules_holds_in_pieces_too() {
        let (_dir, store) = trail_of(6);
        let PieceVerdict::Whole { to, .. } = walk(&store, ChainPoint::BEGINNING, 100) else { panic!() };
        store
            .write_blocking(|tx| tx.erase_from_audit(AccountId(7), &[], &audit_entry("account.erased")))
            .unwrap();
        for (from, piece) in [(to, 100), (ChainPoint::BEGINNING, 1), (ChainPoint::BEGINNING, 4)] {
            let end = walk(&store, from, piece);
            assert!(matches!(end, PieceVerdict::Whole { to: ChainPoint { seq: 7, .. }, .. }), "{end:?}");
        }
    }
}

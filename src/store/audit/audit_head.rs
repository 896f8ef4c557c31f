//! The end of the audit trail, bound: number and hash of the last line, sealed with a key that is not in the
//! database, in the transaction that writes the line. So lines that are cut off are missed.

use crate::domain::Seal;
use crate::store::audit::chain_point::ChainPoint;
use crate::store::{AuditFault, AuditVerdict, Reader, StoreError, Tx};

const PURPOSE: &str = "head of the audit trail";
const SEQ_BYTES: usize = 8;

/// What the seal says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SealedHead {
    Missing,
    /// Altered, or sealed with another key.
    Unreadable,
    At(ChainPoint),
}

impl Reader<'_> {
    /// As [`verify_audit`](Self::verify_audit), and whether the trail ends where the seal says.
    pub fn verify_sealed_audit(&self, seal: &dyn Seal) -> Result<AuditVerdict, StoreError> {
        let verdict = self.verify_audit()?;
        let AuditVerdict::Intact { head, .. } = verdict else { return Ok(verdict) };
        let end = ChainPoint { seq: self.find_last_audit_seq()?, head };
        Ok(match self.find_audit_end_fault(seal, end)? {
            Some((seq, why)) => AuditVerdict::Broken { seq, why },
            None => verdict,
        })
    }

    /// The first line that is not as the seal says, where the chain itself holds up to its end.
    pub fn find_audit_end_fault(
        &self,
        seal: &dyn Seal,
        end: ChainPoint,
    ) -> Result<Option<(i64, AuditFault)>, StoreError> {
        Ok(match self.find_sealed_head(seal)? {
            SealedHead::At(sealed) if sealed == end => None,
            SealedHead::At(sealed) if sealed.seq > end.seq => Some((end.seq + 1, AuditFault::Missing)),
            SealedHead::At(sealed) if sealed.seq < end.seq => Some((sealed.seq + 1, AuditFault::Unsealed)),
            SealedHead::At(_) => Some((end.seq, AuditFault::Changed)),
            SealedHead::Missing | SealedHead::Unreadable => Some((end.seq, AuditFault::Unsealed)),
        })
    }

    /// The hash of one line.
    pub fn find_audit_hash(&self, seq: i64) -> Result<Option<[u8; 32]>, StoreError> {
        self.find("SELECT hash FROM audit WHERE seq = ?1", [seq], |row| row.get(0))
    }

    pub fn has_sealed_audit_head(&self) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM audit_head", ())
    }

    fn find_sealed_head(&self, seal: &dyn Seal) -> Result<SealedHead, StoreError> {
        let sealed: Option<Vec<u8>> = self.find("SELECT sealed FROM audit_head", (), |row| row.get(0))?;
        let Some(sealed) = sealed else { return Ok(SealedHead::Missing) };
        let opened = seal.open(PURPOSE, &sealed);
        Ok(opened.as_deref().and_then(read).map_or(SealedHead::Unreadable, SealedHead::At))
    }

    /// Where the trail ends now.
    pub fn find_audit_end(&self) -> Result<ChainPoint, StoreError> {
        let last = self.find("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", (), |row| {
            Ok(ChainPoint { seq: row.get(0)?, head: row.get(1)? })
        })?;
        Ok(last.unwrap_or(ChainPoint::BEGINNING))
    }
}

impl Tx<'_> {
    /// Seals the end of the trail, wherever it was before: a first start, and one with another key.
    pub fn seal_audit_anew(&self, seal: &dyn Seal) -> Result<(), StoreError> {
        self.store_audit_head(seal, self.find_audit_end()?)
    }

    /// Seals the end of the trail where lines were written after what was sealed. One that was tampered with
    /// is left unsealed, so that it goes on being found.
    pub(in crate::store) fn seal_audit_head(&self) -> Result<(), StoreError> {
        let (Some(seal), Some(before)) = (self.seal(), self.audit_end_before()) else { return Ok(()) };
        let end = self.find_audit_end()?;
        if end != before && self.find_sealed_head(seal)? == SealedHead::At(before) {
            self.store_audit_head(seal, end)?;
        }
        Ok(())
    }

    fn store_audit_head(&self, seal: &dyn Seal, end: ChainPoint) -> Result<(), StoreError> {
        let mut head = Vec::with_capacity(SEQ_BYTES + end.head.len());
        head.extend_from_slice(&end.seq.to_be_bytes());
        head.extend_from_slice(&end.head);
        self.run(
            "INSERT INTO audit_head (\"only\", sealed) VALUES (1, ?1) \
             ON CONFLICT (\"only\") DO UPDATE SET sealed = excluded.sealed",
            [seal.seal(PURPOSE, &head)],
        )
    }
}

fn read(head: &[u8]) -> Option<ChainPoint> {
    let (seq, head) = head.split_first_chunk::<SEQ_BYTES>()?;
    Some(ChainPoint { seq: i64::from_be_bytes(*seq), head: head.try_into().ok()? })
}

#[cfg(test)]
mod tests;

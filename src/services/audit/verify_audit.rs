//! The whole proof of the audit trail at once: its chain, its sealed end, and an entry that was noted elsewhere.

use std::sync::Arc;

use crate::services::AppContext;
use crate::store::{AuditFault, AuditVerdict, ChainPoint, Reader, StoreError};

/// Blocks for as long as it takes. `noted` is an entry that was seen once: the trail must still hold it.
pub fn verify_audit(ctx: &Arc<AppContext>, noted: Option<ChainPoint>) -> Result<AuditVerdict, StoreError> {
    ctx.store.read_blocking(|reader| {
        let verdict = reader.verify_sealed_audit(ctx.vault.as_ref())?;
        match (&verdict, noted) {
            (AuditVerdict::Intact { .. }, Some(noted)) => Ok(hold_against(reader, noted)?.unwrap_or(verdict)),
            _ => Ok(verdict),
        }
    })
}

fn hold_against(reader: &Reader<'_>, noted: ChainPoint) -> Result<Option<AuditVerdict>, StoreError> {
    let broken = |why| Some(AuditVerdict::Broken { seq: noted.seq, why });
    Ok(match reader.find_audit_hash(noted.seq)? {
        None => broken(AuditFault::Missing),
        Some(hash) if hash != noted.head => broken(AuditFault::Changed),
        Some(_) => None,
    })
}

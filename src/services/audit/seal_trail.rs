//! The first seal of the audit trail's end: of a new database, of one from before there was a seal, and of one
//! whose key was lost.

use serde_json::json;

use crate::domain::{AuditContext, Seal, Timestamp};
use crate::services::audit::audit_line::{Target, audit};
use crate::store::{StoreError, Tx};

/// Seals where nothing is sealed, or only with a key that is gone. Since somebody may have taken the seal away
/// together with lines, a line says so in every trail but that of a new database.
pub fn ensure_trail_is_sealed(
    tx: &Tx<'_>,
    seal: &dyn Seal,
    key_is_new: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    if tx.has_sealed_audit_head()? && !key_is_new {
        return Ok(());
    }
    let entries = tx.find_last_audit_seq()?;
    if entries > 0 || tx.has_administrator()? {
        let details = json!({ "entries": entries });
        audit(tx, &AuditContext::system(), now, "audit.sealed", Target::Nothing, details)?;
    }
    tx.seal_audit_anew(seal)
}

//! Letting somebody in again whom wrong passwords had locked out.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext};
use crate::services::AppContext;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};

#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    #[error("the account is not locked")]
    NotLocked,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(UnlockError);

/// Ends the lock and the count of wrong passwords that led to it.
pub async fn unlock(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), UnlockError> {
    ctx.transact(audit_context, move |tx| {
        let account = find_manageable(tx, id)?;
        if account.wrong_passwords() == 0 && account.locked_until.is_none() {
            return Err(UnlockError::NotLocked);
        }
        tx.forgive_failed_sign_ins(id)?;
        let details = json!({ "failed_sign_ins": account.wrong_passwords() });
        tx.audit("account.unlocked", Target::Account(id), details)?;
        Ok(())
    })
    .await
}

//! Letting somebody in again whom wrong passwords had locked out.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext};
use crate::services::AppContext;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::authorization::{AuthorizationError, find_manageable};

#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    #[error("nobody has typed a wrong password")]
    NotLocked,
    #[error(transparent)]
    Reach(#[from] AuthorizationError),
}

impl From<crate::store::StoreError> for UnlockError {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Reach(error.into())
    }
}

/// Ends the lock and the count of wrong passwords that led to it.
pub async fn unlock(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), UnlockError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| {
            let account = find_manageable(tx, &audit_context, id)?;
            if account.wrong_passwords() == 0 && account.locked_until.is_none() {
                return Err(UnlockError::NotLocked);
            }
            tx.forgive_failed_sign_ins(id)?;
            let details = json!({ "failed_sign_ins": account.wrong_passwords() });
            audit(tx, &audit_context, inner.now(), "account.unlocked", Target::Account(id), details)?;
            Ok(())
        })
        .await
}

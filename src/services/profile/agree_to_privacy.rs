//! Agreeing to the privacy policy after signing in (contract.md B1).

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext, PrivacyAgreement};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::{AppContext, ServiceError};

/// Keeps the date and the version that is in force at this moment.
pub async fn agree(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| {
            let version = tx.find_policy()?.privacy_version().to_owned();
            let now = inner.now();
            tx.update_account_privacy(id, &PrivacyAgreement { at: now, version: version.clone() })?;
            let details = json!({ "version": version });
            audit(tx, &audit_context, now, "account.privacy_agreed", Target::Account(id), details)?;
            Ok(())
        })
        .await
}

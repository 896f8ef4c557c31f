//! Agreeing to the privacy policy after signing in (contract.md B1).

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, Occasion, PrivacyAgreement};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::{Desk, DeskError};

/// Keeps the date and the version that is in force at this moment.
pub async fn agree(desk: &Arc<Desk>, occasion: Occasion, id: AccountId) -> Result<(), DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let version = tx.find_policy()?.privacy_version().to_owned();
            let now = inner.now();
            tx.update_account_privacy(id, &PrivacyAgreement { at: now, version: version.clone() })?;
            let details = json!({ "version": version });
            audit(tx, &occasion, now, "account.privacy_agreed", Target::Account(id), details)?;
            Ok(())
        })
        .await
}

//! The language that an account is written to and shown in.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext, Language};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::{AppContext, ServiceError};

pub async fn choose_language(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    language: Language,
) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| {
            tx.update_account_language(id, language)?;
            let details = json!({ "language": language.tag() });
            audit(tx, &audit_context, inner.now(), "account.language_chosen", Target::Account(id), details)?;
            Ok(())
        })
        .await
}

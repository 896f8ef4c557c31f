//! The language that an account is written to and shown in.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext, Language};
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::StoreError;

pub async fn choose_language(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    language: Language,
) -> Result<(), ServiceError> {
    ctx.transact(audit_context, move |tx| Ok(choose_language_in(tx, id, Some(language))?)).await
}

/// [`choose_language`] within a transaction that does more; `None` means the site's language.
pub(in crate::services) fn choose_language_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
    language: Option<Language>,
) -> Result<(), StoreError> {
    tx.update_account_language(id, language)?;
    let details = json!({ "language": language.map(Language::tag) });
    tx.audit("account.language_chosen", Target::Account(id), details)
}

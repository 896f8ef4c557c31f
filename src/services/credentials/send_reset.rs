//! The way to a new password, mailed to a person on the word of whoever manages the account.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};
use crate::services::credentials::recover::{may_recover, write_to};
use crate::services::mail::linked_mails::Recovery;
use crate::services::mail::mailer::Mailer;
use crate::services::{AppContext, Transaction};

#[derive(Debug, thiserror::Error)]
pub enum SendResetError {
    #[error("the account has no email address")]
    NoAddress,
    #[error("the account is disabled")]
    Disabled,
    #[error("too many of these emails were sent to this address in the last hour")]
    TooMany,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(SendResetError);

/// Mails a new link, which ends the earlier ones; the password stays as it is until the link is used.
pub async fn send_reset(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), SendResetError> {
    ctx.transact(audit_context, move |tx| send_reset_in(tx, id)).await
}

/// [`send_reset`] within a transaction that does more.
pub(in crate::services) fn send_reset_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
) -> Result<(), SendResetError> {
    let account = find_manageable(tx, id)?;
    if !may_recover(&account) {
        return Err(SendResetError::Disabled);
    }
    if account.email.is_none() {
        return Err(SendResetError::NoAddress);
    }
    let policy = tx.find_policy()?;
    // The peer is the administrator's, who is no business of the reader.
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: None };
    let recovery = Recovery { asked_at: tx.now, for_app: false, is_owed: false };
    if !write_to(tx, &mailer, &account, recovery)? {
        return Err(SendResetError::TooMany);
    }
    tx.audit("account.reset_sent", Target::Account(id), json!({}))?;
    Ok(())
}

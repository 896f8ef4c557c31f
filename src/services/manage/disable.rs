//! Shutting an account out, and letting it in again.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AccountState, AuditContext, MailLink};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{
    Denied, denied_also_by_failures, find_manageable_or_deleted, is_last_administrator, is_own,
};
use crate::services::sign_in::end_access::end_what_is_open;
use crate::services::{AppContext, Transaction};

#[derive(Debug, thiserror::Error)]
pub enum DisableError {
    #[error("the account is already disabled or deleted")]
    AlreadyDisabled,
    #[error("the account is not disabled")]
    NotDisabled,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(DisableError);

/// Ends all sessions and tokens at once, and whatever was begun: none of it goes on when the account is
/// enabled again. The last administrator cannot be disabled.
pub async fn disable(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    reason: Option<String>,
) -> Result<(), DisableError> {
    ctx.transact(audit_context, move |tx| disable_in(tx, id, reason.as_deref())).await
}

/// [`disable`] within a transaction that does more.
pub(in crate::services) fn disable_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
    reason: Option<&str>,
) -> Result<(), DisableError> {
    let account = find_manageable_or_deleted(tx, tx.audit_context, id)?;
    // Its owner would bring it back, and nobody else would have said yes to that.
    let may_return = account.state == AccountState::Deleted && tx.has_deletion_link(id)?;
    let state = if may_return {
        AccountState::Disabled
    } else {
        account.state.disabled().ok_or(DisableError::AlreadyDisabled)?
    };
    if is_own(tx.audit_context, id) {
        return Err(Denied::OwnAccount.into());
    }
    if is_last_administrator(tx, &account)? {
        return Err(Denied::LastAdministrator.into());
    }
    let now = tx.now;
    if may_return {
        tx.disable_deleted_account(id, reason)?;
    } else {
        tx.update_account_state(id, state, reason)?;
    }
    end_what_is_open(tx, id, None)?;
    tx.expire_mail_links(id, MailLink::Recover, now)?;
    tx.audit("account.disabled", Target::Account(id), json!({ "reason": reason }))?;
    Ok(())
}

/// Lets the account in again; an address that was never proven still has to be.
pub async fn enable(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), DisableError> {
    ctx.transact(audit_context, move |tx| enable_in(tx, id)).await
}

/// [`enable`] within a transaction that does more.
pub(in crate::services) fn enable_in(tx: &Transaction<'_, '_>, id: AccountId) -> Result<(), DisableError> {
    let account = find_manageable_or_deleted(tx, tx.audit_context, id)?;
    let state = account.state.enabled(account.needs_email_proof).ok_or(DisableError::NotDisabled)?;
    tx.update_account_state(id, state, None)?;
    let details = json!({ "state": state.as_str() });
    tx.audit("account.enabled", Target::Account(id), details)?;
    Ok(())
}

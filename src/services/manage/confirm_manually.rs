//! Confirming an address on an administrator's word, where no mail does it.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AuditContext, MailLink};
use crate::services::AppContext;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};
use crate::services::registration::confirm::open_with_proven_address;

#[derive(Debug, thiserror::Error)]
pub enum ConfirmByHandError {
    #[error("the account has no address")]
    NoAddress,
    #[error("the address is already confirmed")]
    AlreadyConfirmed,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(ConfirmByHandError);

/// The address counts as proven, and an account that waited for it is open. Its links end.
pub async fn confirm_by_hand(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<Account, ConfirmByHandError> {
    ctx.transact(audit_context, move |tx| {
        let account = find_manageable(tx, id)?;
        let Some(email) = account.email.clone() else { return Err(ConfirmByHandError::NoAddress) };
        if account.email_verified_at.is_some() {
            return Err(ConfirmByHandError::AlreadyConfirmed);
        }
        let now = tx.now;
        let account = open_with_proven_address(tx, account, now)?;
        tx.end_mail_links(id, MailLink::ConfirmEmail, now)?;
        let details = json!({ "address": email.as_str(), "state": account.state.as_str() });
        tx.audit("account.confirmed_by_hand", Target::Account(id), details)?;
        Ok(account)
    })
    .await
}

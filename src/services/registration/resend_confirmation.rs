//! The confirmation mail once more: for whoever asked for it (`mail_requests.rs`), or on an
//! administrator's word.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AccountState, AuditContext};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::registration::register::HANDLE_PURPOSE;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{MailRequest, PendingRegistration, StoreError};

/// Sends a new link if an account with the address that was named waits for its proof.
pub(in crate::services) fn answer(
    tx: &Transaction<'_, '_>,
    request: &MailRequest,
) -> Result<(), ServiceError> {
    let policy = tx.find_policy()?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: tx.audit_context.peer };
    let waiting = tx
        .find_account_by_email(&request.email)?
        .filter(|account| account.state == AccountState::AwaitingEmail);
    let to = waiting.as_ref().and_then(|account| Recipient::of(account, tx.ctx.default_language(&policy)));
    let mailed = to.as_ref().map(|to| mailer.send_confirmation(tx, to)).transpose()?.unwrap_or(false);
    // Also for an address that had enough: that tells who has an account, too.
    if !mailed {
        mailer.pretend_to_send(tx, &request.email, |to| mailer.send_confirmation(tx, to))?;
    }
    let target = waiting.as_ref().map_or(Target::Nothing, |account| Target::Account(account.id));
    let details = json!({ "mailed": mailed });
    tx.audit("confirmation.resend_asked", target, details).map_err(ServiceError::from)
}

/// Why an administrator's request for another mail came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ResendToError {
    #[error("the account has no address")]
    NoAddress,
    #[error("the address is already confirmed")]
    AlreadyConfirmed,
    #[error("the account is disabled")]
    Disabled,
    #[error("too many of these emails were sent to this address in the last hour")]
    TooMany,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(ResendToError);

/// Sends a new link to an account whose address is not confirmed, on the word of whoever manages it.
pub async fn resend_to(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), ResendToError> {
    ctx.transact(audit_context, move |tx| resend_to_in(tx, id)).await?;
    Ok(())
}

/// [`resend_to`] within a transaction that does more.
pub(in crate::services) fn resend_to_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
) -> Result<(), ResendToError> {
    let account = find_manageable(tx, id)?;
    if account.state == AccountState::Disabled {
        return Err(ResendToError::Disabled);
    }
    if account.email_verified_at.is_some() {
        return Err(ResendToError::AlreadyConfirmed);
    }
    let policy = tx.find_policy()?;
    let to = Recipient::of(&account, tx.ctx.default_language(&policy));
    let to = to.ok_or(ResendToError::NoAddress)?;
    let now = tx.now;
    // The peer is the administrator's, who is no business of the reader.
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: None };
    if !mailer.send_confirmation(tx, &to)? {
        return Err(ResendToError::TooMany);
    }
    tx.audit("confirmation.resent", Target::Account(id), json!({}))?;
    Ok(())
}

/// A registration as the browser that sent it finds it again.
#[derive(Debug, Clone)]
pub struct SentRegistration {
    pub pending: PendingRegistration,
    /// The address was proven since, wherever that was.
    pub is_confirmed: bool,
}

/// The registration that a browser's handle stands for, if it still stands for one.
pub async fn find_registration(
    ctx: &Arc<AppContext>,
    handle: &str,
) -> Result<Option<SentRegistration>, ServiceError> {
    let Some(digest) = SecretToken::parse(handle).map(|token| token.digest(HANDLE_PURPOSE)) else {
        return Ok(None);
    };
    let now = ctx.now();
    let found = ctx.store.read(move |reader| {
        let Some(pending) = reader.find_registration(&digest, now)? else { return Ok(None) };
        let account = pending.account.map(|id| reader.find_account(id)).transpose()?.flatten();
        let is_confirmed = account.is_some_and(|account| account.email_verified_at.is_some());
        Ok::<_, StoreError>(Some(SentRegistration { pending, is_confirmed }))
    });
    Ok(found.await?)
}

//! Asking for the confirmation mail again. Everybody gets the same answer at the same cost.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::audit_line::{Target, audit};
use super::desk::count_peer;
use super::issue_link::{Office, Recipient};
use super::reach::{ReachError, find_within_reach};
use super::register::HANDLE_PURPOSE;
use super::{Desk, DeskError};
use crate::domain::{AccountId, AccountState, EmailAddress, Occasion};
use crate::security::secret_token::SecretToken;
use crate::store::{PendingRegistration, StoreError, Tx};

#[derive(Debug, thiserror::Error)]
pub enum ResendError {
    #[error("too many requests from this peer")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for ResendError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// Sends a new link if an account with this address waits for its proof; tells nobody whether.
pub async fn resend(desk: &Arc<Desk>, occasion: Occasion, email: EmailAddress) -> Result<(), ResendError> {
    count_peer(&desk.limits.resends_per_peer, &occasion)
        .map_err(|retry_after| ResendError::TooMany { retry_after })?;
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<(), DeskError> {
            let policy = tx.find_policy()?;
            let now = inner.now();
            let office = Office { desk: &inner, policy: &policy, now, peer: occasion.peer };
            let waiting = tx
                .find_account_by_email(&email)?
                .filter(|account| account.state == AccountState::AwaitingEmail);
            let mut mailed = false;
            if let Some(account) = &waiting
                && let Some(to) = Recipient::of(account, inner.default_language(&policy))
            {
                mailed = office.send_confirmation(tx, &to)?;
            }
            let target = waiting.map_or(Target::Nothing, |account| Target::Account(account.id));
            audit(tx, &occasion, now, "confirmation.resend_asked", target, json!({ "mailed": mailed }))?;
            Ok(())
        })
        .await?;
    desk.bell.ring();
    Ok(())
}

/// Why an administrator's request for another mail came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum ResendToError {
    #[error("the account has no address")]
    NoAddress,
    #[error("the address is confirmed already")]
    AlreadyConfirmed,
    #[error("the account is disabled")]
    Disabled,
    #[error("the address had enough of these mails within the hour")]
    TooMany,
    #[error(transparent)]
    Reach(#[from] ReachError),
}

impl From<StoreError> for ResendToError {
    fn from(error: StoreError) -> Self {
        Self::Reach(error.into())
    }
}

impl From<DeskError> for ResendToError {
    fn from(error: DeskError) -> Self {
        Self::Reach(error.into())
    }
}

/// Sends a new link to an account whose address is not confirmed, on the word of whoever manages it.
pub async fn resend_to(desk: &Arc<Desk>, occasion: Occasion, id: AccountId) -> Result<(), ResendToError> {
    let inner = desk.clone();
    desk.store.write(move |tx| resend_to_in(tx, &inner, &occasion, id)).await?;
    desk.bell.ring();
    Ok(())
}

/// [`resend_to`] within a transaction that does more; whoever commits it rings the bell.
pub(super) fn resend_to_in(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    id: AccountId,
) -> Result<(), ResendToError> {
    let account = find_within_reach(tx, occasion, id)?;
    if account.state == AccountState::Disabled {
        return Err(ResendToError::Disabled);
    }
    if account.email_verified_at.is_some() {
        return Err(ResendToError::AlreadyConfirmed);
    }
    let policy = tx.find_policy()?;
    let to = Recipient::of(&account, desk.default_language(&policy));
    let to = to.ok_or(ResendToError::NoAddress)?;
    let now = desk.now();
    // The peer is the administrator's, who is no business of the reader.
    let office = Office { desk, policy: &policy, now, peer: None };
    if !office.send_confirmation(tx, &to)? {
        return Err(ResendToError::TooMany);
    }
    audit(tx, occasion, now, "confirmation.resent", Target::Account(id), json!({}))?;
    Ok(())
}

/// The registration that a browser's handle stands for, if it still stands for one.
pub async fn find_registration(
    desk: &Arc<Desk>,
    handle: &str,
) -> Result<Option<PendingRegistration>, DeskError> {
    let Some(digest) = SecretToken::parse(handle).map(|token| token.digest(HANDLE_PURPOSE)) else {
        return Ok(None);
    };
    let now = desk.now();
    Ok(desk.store.read(move |reader| reader.find_registration(&digest, now)).await?)
}

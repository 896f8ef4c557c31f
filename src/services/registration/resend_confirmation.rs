//! The confirmation mail once more: for whoever asked for it (`mail_requests.rs`), or on an
//! administrator's word.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AccountState, Occasion};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::authorization::{ReachError, find_within_reach};
use crate::services::mail::mailer::{Office, Recipient};
use crate::services::registration::register::HANDLE_PURPOSE;
use crate::services::{Desk, DeskError};
use crate::store::{MailRequest, PendingRegistration, StoreError, Tx};

/// Sends a new link if an account with the address that was named waits for its proof.
pub(in crate::services) fn answer(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    request: &MailRequest,
) -> Result<(), DeskError> {
    let policy = tx.find_policy()?;
    let office = Office { desk, policy: &policy, now: desk.now(), peer: occasion.peer };
    let waiting = tx
        .find_account_by_email(&request.email)?
        .filter(|account| account.state == AccountState::AwaitingEmail);
    let to = waiting.as_ref().and_then(|account| Recipient::of(account, desk.default_language(&policy)));
    let mut mailed = false;
    match &to {
        Some(to) => mailed = office.send_confirmation(tx, to)?,
        None => office.write_confirmation_to_nobody(tx, &request.email)?,
    }
    let target = waiting.as_ref().map_or(Target::Nothing, |account| Target::Account(account.id));
    let details = json!({ "mailed": mailed });
    audit(tx, occasion, office.now, "confirmation.resend_asked", target, details).map_err(DeskError::from)
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
pub(in crate::services) fn resend_to_in(
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

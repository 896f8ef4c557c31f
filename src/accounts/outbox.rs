//! Looking at the outbox and putting a message back on its way.

use std::sync::Arc;

use serde_json::json;

use super::audit_line::{Target, audit};
use super::issue_link::Office;
use super::{Desk, DeskError};
use crate::domain::{EmailAddress, Language, Occasion};
use crate::mail::compose::Letter;
use crate::store::{MailAttempt, MailState, StoreError, StoredMail};

#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    #[error("there is no such message")]
    NotFound,
    #[error("the message was sent already")]
    AlreadySent,
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for OutboxError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

pub async fn list(
    desk: &Arc<Desk>,
    state: Option<MailState>,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<StoredMail>, StoreError> {
    desk.store.read(move |reader| reader.list_mail(state, before, limit)).await
}

/// A message with its text and everything that happened to it.
pub async fn show(desk: &Arc<Desk>, id: i64) -> Result<(StoredMail, Letter, Vec<MailAttempt>), OutboxError> {
    let found = desk
        .store
        .read(move |reader| {
            let Some(mail) = reader.find_mail(id)? else { return Ok(None) };
            Ok::<_, StoreError>(Some((mail, reader.list_mail_attempts(id)?)))
        })
        .await?;
    let (mail, attempts) = found.ok_or(OutboxError::NotFound)?;
    let letter = Letter::unseal(&desk.vault, &mail.sealed_message)
        .map_err(|error| DeskError::Internal(error.to_string()))?;
    Ok((mail, letter, attempts))
}

/// Tries a message again now, from the first pause on.
pub async fn retry(desk: &Arc<Desk>, occasion: Occasion, id: i64) -> Result<(), OutboxError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            tx.find_mail(id)?.ok_or(OutboxError::NotFound)?;
            let now = inner.now();
            if !tx.retry_mail(id, now)? {
                return Err(OutboxError::AlreadySent);
            }
            audit(tx, &occasion, now, "mail.retried", Target::Mail(id), json!({}))?;
            Ok(())
        })
        .await?;
    desk.bell.ring();
    Ok(())
}

/// Puts a test message into the outbox and returns its id.
pub async fn post_test(
    desk: &Arc<Desk>,
    occasion: Occasion,
    to: EmailAddress,
    language: Language,
) -> Result<i64, DeskError> {
    let inner = desk.clone();
    let id = desk
        .store
        .write(move |tx| {
            let policy = tx.find_policy()?;
            let now = inner.now();
            let office = Office { desk: &inner, policy: &policy, now, peer: None };
            let id = office.send_test(tx, &to, language)?;
            audit(tx, &occasion, now, "mail.test_posted", Target::Mail(id), json!({}))?;
            Ok::<_, DeskError>(id)
        })
        .await?;
    desk.bell.ring();
    Ok(id)
}

//! Deleting one's own account, and changing one's mind while there is time.

use crate::services::authorization::Denied;
use std::sync::Arc;

use crate::domain::{Account, AccountId, AccountState, Actor, AuditContext, Timestamp};
use crate::mail::kinds::DeletionPlanned;
use crate::security::secret_token::SecretToken;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::manage::delete::{DeleteError, Keep, delete_in, restore_in};
use crate::services::{AppContext, ServiceError};
use crate::store::{Reader, StoreError, Tx};

const PURPOSE: &str = "undo_deletion link";

#[derive(Debug, thiserror::Error)]
pub enum UndoDeletionError {
    /// Mistyped, used, or of an account that is gone by now.
    #[error("the link does not work")]
    Unknown,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for UndoDeletionError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// What becomes of a deleted account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    At(Timestamp),
    /// No grace is given: it is gone already.
    Now,
}

/// Marks the account of `id` as deleted, by its owner; a mail says when it goes and how to keep it.
pub async fn delete(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<Gone, DeleteError> {
    let gone = ctx
        .transact(audit_context, move |tx| {
            let account = tx.find_account(id)?.ok_or(Denied::NotFound)?;
            let now = tx.now;
            let erase_at = delete_in(tx, id, Keep::ForGrace)?;
            let Some(erase_at) = erase_at.filter(|at| *at > now) else { return Ok(Gone::Now) };
            let policy = tx.find_policy()?;
            let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
            if let Some(to) = Recipient::of(&account, tx.ctx.default_language(&policy)) {
                let token = issue_undo_token(tx, tx.ctx, id, now)?;
                let undo_link = format!("{}/deletion/undo/{}", tx.ctx.public_url(&policy), token.to_text());
                let peer = tx.audit_context.peer;
                mailer.send(tx, &to, &DeletionPlanned { undo_link, erase_at, asked_at: now, peer })?;
            } else {
                // Nobody gets the link; that it is there says that the owner may come back by signing in.
                issue_undo_token(tx, tx.ctx, id, now)?;
            }
            Ok::<_, DeleteError>(Gone::At(erase_at))
        })
        .await?;
    Ok(gone)
}

/// The account behind the link and when it goes; looks without touching.
pub async fn look_at(ctx: &Arc<AppContext>, token: &str) -> Result<(Account, Timestamp), UndoDeletionError> {
    let token = token.to_owned();
    let now = ctx.now();
    ctx.store.read(move |reader| find(reader, now, &token)).await
}

/// Brings the account back; its owner signs in again.
pub async fn undo(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    token: &str,
) -> Result<Account, UndoDeletionError> {
    let token = token.to_owned();
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        let (account, _) = find(tx, now, &token)?;
        let audit_context = tx.audit_context.acting_as(Actor::account(&account));
        let tx = &tx.on_behalf_of(&audit_context);
        match restore_in(tx, account.id) {
            Ok(_) => Ok(account),
            Err(DeleteError::Denied(Denied::Service(error))) => Err(error.into()),
            Err(_) => Err(UndoDeletionError::Unknown),
        }
    })
    .await
}

/// The account and a token that brings it back, for somebody who has just given the right password.
/// Accounts without an address have no other way. No token where a second factor stands before the
/// account: the password alone undoes nothing then, and the link of the mail does.
pub async fn offer_undo(
    ctx: &Arc<AppContext>,
    id: AccountId,
) -> Result<(Account, Option<SecretToken>), UndoDeletionError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| {
            let account = tx
                .find_account(id)?
                .filter(|account| account.state == AccountState::Deleted)
                .ok_or(UndoDeletionError::Unknown)?;
            if !tx.has_deletion_link(id)? {
                return Err(UndoDeletionError::Unknown);
            }
            if tx.has_factor(id)? {
                return Ok((account, None));
            }
            let token = issue_undo_token(tx, &inner, id, inner.now())?;
            Ok((account, Some(token)))
        })
        .await
}

pub(in crate::services) fn issue_undo_token(
    tx: &Tx<'_>,
    ctx: &AppContext,
    id: AccountId,
    now: Timestamp,
) -> Result<SecretToken, ServiceError> {
    let token = SecretToken::generate(ctx.entropy.as_ref());
    tx.insert_deletion_link(&token.digest(PURPOSE), id, now)?;
    Ok(token)
}

fn find(reader: &Reader<'_>, now: Timestamp, token: &str) -> Result<(Account, Timestamp), UndoDeletionError> {
    let digest = SecretToken::parse(token).ok_or(UndoDeletionError::Unknown)?.digest(PURPOSE);
    let id = reader.find_deletion_link(&digest)?.ok_or(UndoDeletionError::Unknown)?;
    let account = reader.find_account(id)?.ok_or(UndoDeletionError::Unknown)?;
    let erase_at = account
        .erase_at
        .filter(|at| account.state == AccountState::Deleted && now < *at)
        .ok_or(UndoDeletionError::Unknown)?;
    Ok((account, erase_at))
}

//! Taking an account away: marked first and brought back if wanted, erased in the end.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::manage::account_view::query_of;
use crate::domain::{Account, AccountId, AccountState, AuditContext, Timestamp};
use crate::services::audit::audit_line::{Target, entry};
use crate::services::authorization::{
    Denied, denied_also_by_failures, find_manageable_or_deleted, is_last_administrator, is_own,
};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Reader, StoreError, Tx, WhatGoes};

/// Erased in one run of the clean-up at the most; the rest waits for the next one.
const ERASED_AT_ONCE: u32 = 1000;

#[derive(Debug, thiserror::Error)]
pub enum DeleteError {
    #[error("the account is already deleted")]
    AlreadyDeleted,
    #[error("the account is not deleted")]
    NotDeleted,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(DeleteError);

/// What becomes of an account that is marked as deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It stays until somebody restores or erases it; username and `ext_id` stay taken (contract.md A6).
    Forever,
    /// It is erased when the days of the policy's `account.deletion_grace_days` are over.
    ForGrace,
}

/// What hangs on the account and goes with it, for the page that asks whether one is sure.
pub async fn what_goes(ctx: &Arc<AppContext>, id: AccountId) -> Result<WhatGoes, ServiceError> {
    Ok(ctx.store.read(move |reader| reader.count_what_goes(id)).await?)
}

/// Marks the account as deleted and ends its sessions and tokens. Returns when it is erased, if ever.
/// The last administrator stays.
pub async fn delete(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    keep: Keep,
) -> Result<Option<Timestamp>, DeleteError> {
    ctx.transact(audit_context, move |tx| {
        refuse_out_of_reach(tx, tx.audit_context, id)?;
        delete_in(tx, id, keep)
    })
    .await
}

/// Brings a deleted account back as it was; whoever it was signs in again. Returns its state.
pub async fn restore(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<AccountState, DeleteError> {
    ctx.transact(audit_context, move |tx| {
        refuse_out_of_reach(tx, tx.audit_context, id)?;
        restore_in(tx, id)
    })
    .await
}

/// Erases the account for good, marked before or not: everything of the person goes, and the lines of
/// the audit trail stay without what is personal in them. The last administrator stays.
pub async fn erase(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), DeleteError> {
    ctx.transact(audit_context, move |tx| {
        refuse_out_of_reach(tx, tx.audit_context, id)?;
        erase_in(tx, id)
    })
    .await
}

/// Erases the accounts whose grace is over, each in a transaction of its own. Returns how many.
pub async fn erase_due(ctx: &Arc<AppContext>) -> Result<u32, ServiceError> {
    let now = ctx.now();
    let due = ctx.store.read(move |reader| reader.list_due_erasures(now, ERASED_AT_ONCE)).await?;
    let mut erased = 0;
    for id in due {
        let inner = ctx.clone();
        let done = ctx.store.write(move |tx| -> Result<bool, DeleteError> {
            // It may have been restored since it was listed.
            let is_due = tx.find_account(id)?.is_some_and(|account| {
                account.state == AccountState::Deleted && account.erase_at.is_some_and(|at| at <= now)
            });
            if is_due {
                let system = AuditContext::system();
                erase_in(&Transaction::in_background(tx, &inner, &system), id)?;
            }
            Ok(is_due)
        });
        match done.await {
            Ok(done) => erased += u32::from(done),
            Err(DeleteError::Denied(Denied::Service(error))) => return Err(error),
            Err(error) => tracing::error!(%error, account = id.0, "an account whose grace is over stays"),
        }
    }
    Ok(erased)
}

/// [`delete`] within a transaction that does more.
pub(in crate::services) fn delete_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
    keep: Keep,
) -> Result<Option<Timestamp>, DeleteError> {
    let account = tx.find_account(id)?.ok_or(Denied::NotFound)?;
    if account.state.deleted().is_none() {
        return Err(DeleteError::AlreadyDeleted);
    }
    refuse_last_administrator(tx, &account)?;
    let now = tx.now;
    let erase_at = match keep {
        Keep::Forever => None,
        Keep::ForGrace => Some(now.plus(grace(tx)?)),
    };
    if erase_at == Some(now) {
        erase_in(tx, id)?;
        return Ok(erase_at);
    }
    tx.mark_account_deleted(id, account.state, now, erase_at)?;
    tx.delete_sessions_of(id, None)?;
    tx.revoke_oauth_grants_of(id, now)?;
    let details =
        json!({ "state_before": account.state.as_str(), "erase_at": erase_at.map(Timestamp::rfc3339) });
    tx.audit("account.deleted", Target::Account(id), details)?;
    Ok(erase_at)
}

/// [`restore`] within a transaction that does more.
pub(in crate::services) fn restore_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
) -> Result<AccountState, DeleteError> {
    let account = tx.find_account(id)?.ok_or(Denied::NotFound)?;
    let open = account.state.restored(account.needs_email_proof).ok_or(DeleteError::NotDeleted)?;
    // Whoever was shut out before stays shut out.
    let before = tx.find_state_before_deletion(id)?;
    let state = if before == Some(AccountState::Disabled) { AccountState::Disabled } else { open };
    tx.restore_account(id, state)?;
    let details = json!({ "state": state.as_str() });
    tx.audit("account.restored", Target::Account(id), details)?;
    Ok(state)
}

/// [`erase`] within a transaction that does more.
pub(in crate::services) fn erase_in(tx: &Transaction<'_, '_>, id: AccountId) -> Result<(), DeleteError> {
    let account = tx.find_account(id)?.ok_or(Denied::NotFound)?;
    refuse_last_administrator(tx, &account)?;
    Ok(take_out(tx, &account)?)
}

/// The row and every trace of the person: what is left in the audit trail tells of nobody.
pub(in crate::services) fn take_out(tx: &Transaction<'_, '_>, account: &Account) -> Result<(), StoreError> {
    let id = account.id;
    erase_from_trail(tx, account)?;
    tx.erase_mail_of(id)?;
    tx.forget_acts_of(id, &format!("account {id}"))?;
    if let Some(email) = &account.email {
        tx.delete_registrations_of_address(email)?;
        tx.forget_filters_for(email)?;
    }
    forget_filters_that_name(tx, &names_in_filters(account))?;
    tx.delete_account(id)
}

fn forget_filters_that_name(tx: &Tx<'_>, names: &[String]) -> Result<(), StoreError> {
    for filter in tx.list_saved_filters()? {
        let holds = |name: &String| holds_word(filter.name.as_str(), name) || holds_word(&filter.query, name);
        if names.iter().any(holds) {
            tx.delete_saved_filter(filter.id)?;
        }
    }
    Ok(())
}

/// Whether the name stands in the text by itself and not within another word; without case.
fn holds_word(text: &str, name: &str) -> bool {
    let (text, name) = (text.to_lowercase(), name.to_lowercase());
    text.match_indices(&name).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// Takes the person out of the audit trail, for a row that goes right after.
pub(in crate::services) fn erase_from_trail(
    tx: &Transaction<'_, '_>,
    account: &Account,
) -> Result<(), StoreError> {
    let id = account.id;
    // An owner who erases the account leaves no name in the line that says so.
    let mut marker = entry(tx.audit_context, tx.now, "account.erased", Target::Account(id), json!({}));
    if marker.actor_id.as_deref() == Some(id.to_string().as_str()) && marker.actor_kind == "account" {
        marker.actor_label = None;
        marker.peer = None;
    }
    tx.erase_from_audit(id, &names_in_filters(account), &marker)?;
    Ok(())
}

/// Shorter names occur in other words.
const SHORTEST_NAME: usize = 3;

/// What a filter may call a person by, as it is written and as it stands in a URL.
fn names_in_filters(account: &Account) -> Vec<String> {
    let email = account.email.as_ref().map(|email| email.as_str());
    let names =
        [email, Some(account.username.as_str()), account.real_name.as_ref().map(|name| name.as_str())];
    let mut found: Vec<String> = Vec::new();
    for name in names.into_iter().flatten().filter(|name| name.chars().count() >= SHORTEST_NAME) {
        let coded: String = query_of(&[("q", name.to_owned())]).trim_start_matches("q=").to_owned();
        found.extend([name.to_owned(), coded]);
    }
    found.dedup();
    found
}

/// How long an account that its owner deletes can be brought back.
pub(in crate::services) fn grace(reader: &Reader<'_>) -> Result<Duration, StoreError> {
    let days = reader.find_policy()?.deletion_grace_days();
    Ok(Duration::from_secs(u64::from(days) * 24 * 60 * 60))
}

/// Everybody may take away the own account, and whoever manages accounts those within reach.
fn refuse_out_of_reach(
    reader: &Reader<'_>,
    audit_context: &AuditContext,
    id: AccountId,
) -> Result<(), DeleteError> {
    if is_own(audit_context, id) {
        return Ok(());
    }
    find_manageable_or_deleted(reader, audit_context, id)?;
    Ok(())
}

fn refuse_last_administrator(tx: &Tx<'_>, account: &Account) -> Result<(), DeleteError> {
    if is_last_administrator(tx, account)? {
        Err(DeleteError::Denied(Denied::LastAdministrator))
    } else {
        Ok(())
    }
}

//! Taking a change of address back, by a link that was mailed to the old one.

use crate::services::authorization::Denied;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, AccountState, AuditContext, EmailAddress, LinkFailure, Timestamp};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::credentials::change_email::make_room;
use crate::services::manage::delete::{DeleteError, restore_in};
use crate::services::sign_in::end_access::{end_everything, replace_password};
use crate::services::sign_in::second_factors::remove_factors;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Reader, StoreError, StoredEmailChange};

pub(in crate::services) const PURPOSE: &str = "undo_email link";
/// How long the old address can take a change back, from each mail on.
pub const LIFETIME: Duration = Duration::from_secs(7 * 24 * 60 * 60);

#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    #[error("the old address now belongs to another account")]
    Taken,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for UndoError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// What the page behind the link shows before its button is pressed.
#[derive(Debug, Clone)]
pub struct UndoView {
    pub account: Account,
    pub old_email: EmailAddress,
    pub new_email: EmailAddress,
    pub asked_at: Timestamp,
    /// Set when the change counts already.
    pub changed_at: Option<Timestamp>,
    pub until: Timestamp,
}

/// Looks without touching: what a GET or a mail scanner may do.
pub async fn look_at(ctx: &Arc<AppContext>, token: &str) -> Result<UndoView, UndoError> {
    let token = token.to_owned();
    let now = ctx.now();
    ctx.store
        .read(move |reader| {
            let (account, change, old_email, until) = find(reader, now, &token)?;
            Ok(UndoView {
                account,
                old_email,
                new_email: change.new_email,
                asked_at: change.created_at,
                changed_at: change.confirmed_at,
                until,
            })
        })
        .await
}

/// Puts the old address back, ends all sessions, tokens and mailed links, forgets all known browsers, and
/// makes the password worthless: whoever asked for the change knew it or sat in an open session. Second
/// factors that were set up since go, too. Returns the account as it is now; the way in again is the
/// recovery by mail.
pub async fn undo(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    token: &str,
) -> Result<Account, UndoError> {
    let token = token.to_owned();
    ctx.transact(audit_context, move |tx| {
        let (account, change, old_email, _) = find(tx, tx.now, &token)?;
        undo_in(tx, account, &change, old_email)
    })
    .await
}

fn undo_in(
    tx: &Transaction<'_, '_>,
    mut account: Account,
    change: &StoredEmailChange,
    old_email: EmailAddress,
) -> Result<Account, UndoError> {
    let now = tx.now;
    release_unproven(tx, &old_email, account.id)?;
    if !make_room(tx, &old_email, account.id)? {
        return Err(UndoError::Taken);
    }
    tx.undo_email_changes_from(account.id, change.id, now)?;
    // Whoever presses the button reads the old address's mail: it is proven, too.
    tx.prove_account_email(account.id, &old_email, now)?;
    tx.end_mail_links_into(account.id, now)?;
    account.email = Some(old_email.clone());
    account.email_verified_at = Some(now);
    let taken = remove_factors::take_back(tx, &mut account, change.created_at)?;
    end_everything(tx, account.id)?;
    taken.tell_owner(tx, &account)?;
    replace_password(tx, account.id, None, false, now)?;
    // The one who took the account over may have deleted it, and its mail did not come here.
    if account.state == AccountState::Deleted && tx.has_deletion_link(account.id)? {
        match restore_in(tx, account.id) {
            Ok(state) => account.state = state,
            Err(DeleteError::Denied(Denied::Service(error))) => return Err(error.into()),
            Err(error) => return Err(ServiceError::Internal(error.to_string()).into()),
        }
    }
    let details = json!({
        "old": old_email.as_str(), "new": change.new_email.as_str(), "had_counted": change.confirmed_at.is_some(),
        "recovery_codes_ended": taken.codes_ended,
    });
    tx.audit("account.email_change_undone", Target::Account(account.id), details)?;
    account.password_hash = None;
    Ok(account)
}

/// Whoever reads the old address's mail comes before an account that was opened with it unproven. That
/// account goes on without an address: somebody may be at home in it.
fn release_unproven(
    tx: &Transaction<'_, '_>,
    email: &EmailAddress,
    for_account: AccountId,
) -> Result<(), StoreError> {
    let is_unproven = |holder: &Account| {
        holder.id != for_account
            && holder.email_verified_at.is_none()
            && holder.state != AccountState::AwaitingEmail
    };
    let Some(holder) = tx.find_account_by_email(email)?.filter(is_unproven) else { return Ok(()) };
    tx.update_account_email(holder.id, None, None)?;
    tx.end_all_mail_links_of(holder.id, tx.now)?;
    tx.cancel_email_changes_of(holder.id, tx.now)?;
    tx.delete_registrations_of(holder.id)?;
    let details = json!({ "email": email.as_str() });
    tx.audit("account.email_released", Target::Account(holder.id), details)
}

fn find(
    reader: &Reader<'_>,
    now: Timestamp,
    token: &str,
) -> Result<(Account, StoredEmailChange, EmailAddress, Timestamp), UndoError> {
    let unknown = || UndoError::Link(LinkFailure::Unknown);
    let digest = SecretToken::parse(token).ok_or_else(unknown)?.digest(PURPOSE);
    let (change, until) = reader.find_email_undo(&digest)?.ok_or_else(unknown)?;
    if let Some(at) = change.undone_at {
        return Err(UndoError::Link(LinkFailure::Used { at }));
    }
    if now >= until {
        return Err(UndoError::Link(LinkFailure::Expired { at: until }));
    }
    let old_email = change.old_email.clone().filter(|_| change.old_verified_at.is_some());
    let old_email = old_email.ok_or_else(unknown)?;
    let account = reader
        .find_account(change.account)?
        .filter(|account| account.state != AccountState::AwaitingEmail)
        .ok_or_else(unknown)?;
    if !led_here(reader, &account, &change, &old_email)? {
        return Err(UndoError::Link(LinkFailure::Overtaken));
    }
    Ok((account, change, old_email, until))
}

/// Whether the account has its present address by this change, or by later ones that set out from it;
/// or still has the old one. What was asked for on another way that is over leads back nowhere.
fn led_here(
    reader: &Reader<'_>,
    account: &Account,
    change: &StoredEmailChange,
    old_email: &EmailAddress,
) -> Result<bool, StoreError> {
    let Some(present) = account.email.as_ref().map(EmailAddress::key) else { return Ok(false) };
    if present == old_email.key() {
        return Ok(true);
    }
    if change.confirmed_at.is_none() {
        return Ok(false);
    }
    let mut reached = change.new_email.key();
    for later in reader.list_later_email_changes(change)? {
        if later.old_email.as_ref().map(EmailAddress::key).as_ref() == Some(&reached) {
            reached = later.new_email.key();
        }
    }
    Ok(reached == present)
}

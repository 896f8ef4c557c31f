//! Changing what an account says of somebody: name, username, address; by whoever manages accounts.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::{
    Account, AccountId, AuditContext, DisplayName, EmailAddress, FieldErrors, Reason, Username, WebhookEvent,
    WebhookEvents,
};
use crate::mail::kinds::AddressReplaced;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::registration::confirm::open_with_proven_address;
use crate::services::sign_in::end_access::end_what_is_open;
use crate::services::{AppContext, Transaction};
use crate::store::{Reader, StoreError};

/// What becomes of a new address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AddressProof {
    /// Its owner gets a link.
    #[default]
    ByMail,
    /// Whoever changes it vouches for it.
    ByHand,
    /// Nothing for now.
    Later,
}

impl AddressProof {
    pub const ALL: [AddressProof; 3] = [AddressProof::ByMail, AddressProof::ByHand, AddressProof::Later];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            AddressProof::ByMail => "mail",
            AddressProof::ByHand => "hand",
            AddressProof::Later => "later",
        }
    }
}

/// The account as it is to be; `username` is `None` only while its field is at fault.
#[derive(Debug, Clone)]
pub struct Edit {
    pub real_name: Option<DisplayName>,
    pub username: Option<Username>,
    pub email: Option<EmailAddress>,
    pub proof: AddressProof,
}

#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// Under the names `real_name`, `username`, `email`.
    #[error("some fields are not valid")]
    Fields(FieldErrors),
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(EditError);

/// What an edit led to.
#[derive(Debug)]
pub struct Edited {
    pub account: Account,
    /// Whether anything was another than before.
    pub is_changed: bool,
    /// Whether it has another address.
    pub moved: bool,
    /// Whether a confirmation is on its way to the new address.
    pub mailed: bool,
}

/// Changes the account, or names every field that is at fault: `errors` holds what parsing found. A new
/// address ends the sessions, tokens and links that the old one let in, ways back to it or to others
/// before, and the old one is told.
pub async fn edit(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    edit: Edit,
    errors: FieldErrors,
) -> Result<Edited, EditError> {
    ctx.transact(audit_context, move |tx| edit_in(tx, id, &edit, errors.clone())).await
}

/// [`edit`] within a transaction that does more.
pub(in crate::services) fn edit_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
    edit: &Edit,
    errors: FieldErrors,
) -> Result<Edited, EditError> {
    let before = find_manageable(tx, id)?;
    let errors = find_conflicts(tx, &before, edit, errors)?;
    let Some(username) = edit.username.clone().filter(|_| errors.is_empty()) else {
        return Err(EditError::Fields(errors));
    };
    Editing { before: &before, edit }.run(tx, username)
}

struct Editing<'a> {
    before: &'a Account,
    edit: &'a Edit,
}

impl Editing<'_> {
    fn run(&self, tx: &Transaction<'_, '_>, username: Username) -> Result<Edited, EditError> {
        let mut account = self.before.clone();
        if account.username != username {
            tx.update_account_username(account.id, &username)?;
            account.username = username;
        }
        if account.real_name != self.edit.real_name {
            tx.update_account_name(account.id, self.edit.real_name.as_ref())?;
            account.real_name = self.edit.real_name.clone();
        }
        let mut mailed = false;
        let moved = account.email != self.edit.email;
        if moved {
            account = self.change_address(tx, account)?;
            mailed = self.send_confirmation(tx, &account)?;
        }
        let (was, is) = (shown(self.before), shown(&account));
        let is_changed = was != is;
        if is_changed {
            let details = json!({ "before": was, "after": is, "mailed": mailed });
            tx.audit("account.edited", Target::Account(account.id), details)?;
            if moved {
                tx.note_events(account.id, WebhookEvents::of(&[WebhookEvent::EmailChanged]), tx.now)?;
            }
        }
        Ok(Edited { account, is_changed, moved, mailed })
    }

    fn change_address(&self, tx: &Transaction<'_, '_>, mut account: Account) -> Result<Account, EditError> {
        self.tell_old_address(tx)?;
        account.email = self.edit.email.clone();
        account.email_verified_at = None;
        tx.update_account_email(account.id, account.email.as_ref(), None)?;
        tx.end_all_mail_links_of(account.id, tx.now)?;
        // The browser that registered may no longer move the account to yet another address.
        tx.delete_registrations_of(account.id)?;
        end_what_is_open(tx, account.id, None)?;
        // Whoever set this address decides; what was mailed on the way to the old one moves it no more.
        tx.end_email_undo_links_of(account.id, tx.now)?;
        if account.email.is_some() && self.edit.proof == AddressProof::ByHand {
            account = open_with_proven_address(tx, account, tx.now)?;
        }
        Ok(account)
    }

    /// Whoever reads the old address learns of it, if it was ever theirs.
    fn tell_old_address(&self, tx: &Transaction<'_, '_>) -> Result<(), EditError> {
        if self.before.email_verified_at.is_none() {
            return Ok(());
        }
        let policy = tx.find_policy()?;
        if let Some(to) = Recipient::of(self.before, tx.ctx.default_language(&policy)) {
            let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: None };
            mailer.send(tx, &to, &AddressReplaced { changed_at: tx.now })?;
        }
        Ok(())
    }

    fn send_confirmation(&self, tx: &Transaction<'_, '_>, account: &Account) -> Result<bool, EditError> {
        if self.edit.proof != AddressProof::ByMail {
            return Ok(false);
        }
        let policy = tx.find_policy()?;
        let Some(to) = Recipient::of(account, tx.ctx.default_language(&policy)) else { return Ok(false) };
        let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: None };
        Ok(mailer.send_confirmation(tx, &to)?)
    }
}

/// Adds what only the stored accounts can tell.
fn find_conflicts(
    reader: &Reader<'_>,
    before: &Account,
    edit: &Edit,
    mut errors: FieldErrors,
) -> Result<FieldErrors, StoreError> {
    if let Some(username) = &edit.username
        && username.key() != before.username.key()
        && reader.is_username_taken(username)?
    {
        errors.add("username", Reason::Taken);
    }
    let is_own = |email: &EmailAddress| before.email.as_ref().is_some_and(|own| own.key() == email.key());
    match &edit.email {
        Some(email) if !is_own(email) && reader.is_email_taken(email)? => errors.add("email", Reason::Taken),
        // Nothing could ever open an account that waits for the proof of no address.
        None if before.needs_email_proof && !errors.has("email") => errors.add("email", Reason::Required),
        _ => {}
    }
    Ok(errors)
}

fn shown(account: &Account) -> Value {
    json!({
        "username": account.username.as_str(),
        "real_name": account.real_name.as_ref().map(DisplayName::as_str),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "email_confirmed": account.email_verified_at.is_some(),
    })
}

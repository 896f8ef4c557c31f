//! Inviting somebody whose account an administrator made: a link by which the person chooses the first
//! password.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{
    Account, AccountId, AccountState, Actor, AuditContext, EmailAddress, LinkFailure, MailLink, NewPassword,
    Timestamp,
};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};
use crate::services::mail::link_labels::link_label;
use crate::services::mail::link_proof::true_reason;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::sign_in::end_access::{end_everything, replace_password};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Reader, StoreError, StoredMailLink, Tx};

#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    #[error("the account has no email address")]
    NoAddress,
    #[error("the account already has a password")]
    HasPassword,
    #[error("the account is disabled")]
    Disabled,
    #[error("too many of these emails were sent to this address in the last hour")]
    TooMany,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(InviteError);

/// Why an invitation could not be accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for AcceptError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// What the page behind an invitation shows.
#[derive(Debug, Clone)]
pub struct InvitationView {
    pub account: Account,
    pub expires_at: Timestamp,
}

/// Mails a new invitation, which ends the older ones.
pub async fn invite(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), InviteError> {
    ctx.transact(audit_context, move |tx| {
        let account = find_manageable(tx, id)?;
        invite_in(tx, &account)
    })
    .await?;
    Ok(())
}

/// The same within the transaction that made the account.
pub(in crate::services) fn invite_in(tx: &Transaction<'_, '_>, account: &Account) -> Result<(), InviteError> {
    if account.state == AccountState::Disabled {
        return Err(InviteError::Disabled);
    }
    if account.password_hash.is_some() {
        return Err(InviteError::HasPassword);
    }
    let policy = tx.find_policy()?;
    let now = tx.now;
    let to = Recipient::of(account, tx.ctx.default_language(&policy)).ok_or(InviteError::NoAddress)?;
    // The peer is the administrator's, who is no business of the reader.
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: None };
    if !mailer.send_invitation(tx, &to)? {
        return Err(InviteError::TooMany);
    }
    tx.audit("account.invited", Target::Account(account.id), json!({}))?;
    Ok(())
}

/// Looks without touching: what a GET or a mail scanner may do.
pub async fn look_at(ctx: &Arc<AppContext>, token: &str) -> Result<InvitationView, AcceptError> {
    let inner = ctx.clone();
    let token = token.to_owned();
    ctx.store
        .read(move |reader| {
            let (link, account) = find(&inner, reader, &token)?;
            Ok(InvitationView { account, expires_at: link.expires_at })
        })
        .await
}

/// Sets the first password and spends the link; whatever was open before ends. A link that came by mail proves its address; one that
/// was handed over proves only who received it. Of two at once, one succeeds.
pub async fn accept(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    token: &str,
    password: NewPassword,
) -> Result<Account, AcceptError> {
    let hash = ctx.hasher.hash(password.as_str()).await.map_err(ServiceError::from)?.into_string();
    let token = token.to_owned();
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        let (link, account) = find(tx.ctx, tx, &token)?;
        if !tx.use_mail_link(&link, now)? {
            return Err(AcceptError::Link(LinkFailure::Used { at: now }));
        }
        replace_password(tx, account.id, Some(&hash), false, now)?;
        end_everything(tx, account.id)?;
        let account = open(tx, account, &link, now)?;
        tx.end_all_mail_links_of(account.id, now)?;
        let actor = Actor::account(&account);
        let details = json!({ "state": account.state.as_str(), "handed_over": link.is_shared });
        tx.audit_as(actor, "account.invitation_accepted", Target::Account(account.id), details)?;
        Ok(account)
    })
    .await
}

fn open(
    tx: &Tx<'_>,
    mut account: Account,
    link: &StoredMailLink,
    now: Timestamp,
) -> Result<Account, StoreError> {
    if account.email_verified_at.is_none() && !link.is_shared {
        return crate::services::registration::confirm::open_with_proven_address(tx, account, now);
    }
    if account.needs_email_proof {
        account.state = account.state.email_confirmed().unwrap_or(account.state);
        account.needs_email_proof = false;
        tx.open_without_email_proof(account.id, account.state)?;
    }
    Ok(account)
}

fn find(ctx: &AppContext, reader: &Reader<'_>, text: &str) -> Result<(StoredMailLink, Account), AcceptError> {
    let unknown = || AcceptError::Link(LinkFailure::Unknown);
    let token = SecretToken::parse(text).ok_or_else(unknown)?;
    let digest = token.digest(link_label(MailLink::Invite));
    let link = reader.find_mail_link(MailLink::Invite, &digest)?.ok_or_else(unknown)?;
    let account = reader.find_account(link.account)?;
    if let Some(failure) = link.failure(ctx.now()) {
        let account = account.ok_or_else(unknown)?;
        return Err(AcceptError::Link(true_reason(reader, &link, &account, failure)?));
    }
    let account = account
        .filter(|account| matches!(account.state, AccountState::AwaitingEmail | AccountState::Active))
        .filter(|account| account.password_hash.is_none())
        .ok_or_else(unknown)?;
    // Bound to the address it was made for: another one is not proven by an older mail.
    if account.email.as_ref().map(EmailAddress::key).unwrap_or_default() != link.email_key {
        return Err(unknown());
    }
    Ok((link, account))
}

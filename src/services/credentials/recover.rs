//! A new password for whoever reads the account's mail. It opens no session: signing in comes after,
//! with whatever else the account asks for.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{
    Account, AccountState, Actor, AuditContext, LinkFailure, MailLink, NewPassword, Timestamp,
};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::context::count_peer;
use crate::services::mail::link_proof;
use crate::services::mail::link_proof::{Proof, ProofError};
use crate::services::mail::linked_mails::Recovery;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::mail::trusted_address::opens_by_its_address;
use crate::services::registration::confirm::open_with_proven_address;
use crate::services::sign_in::devices::remember;
use crate::services::sign_in::end_access::{end_everything, replace_password};
use crate::services::sign_in::visit::Visit;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{MailRequest, Reader, StoreError, StoredMailLink, Tx};

const PURPOSE: MailLink = MailLink::Recover;

/// What the page behind a link shows.
#[derive(Debug, Clone)]
pub struct RecoverView {
    pub account: Account,
    pub asked_at: Timestamp,
}

/// Who has a new password, and what their browser is to keep to be known by.
#[derive(Debug, Clone)]
pub struct Recovered {
    pub account: Account,
    pub device: Option<SecretToken>,
}

#[derive(Debug, thiserror::Error)]
pub enum RecoverError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    /// Which of the many reasons is not told to one who has only an address to show.
    #[error("the code does not work")]
    Code,
    #[error("too many attempts from this address")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for RecoverError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl From<ProofError> for RecoverError {
    fn from(error: ProofError) -> Self {
        match error {
            ProofError::Link(failure) => Self::Link(failure),
            ProofError::Code => Self::Code,
            ProofError::Store(error) => error.into(),
        }
    }
}

/// Writes to whoever has the address that was named, if anybody may come in by it.
pub(in crate::services) fn answer(
    tx: &Transaction<'_, '_>,
    request: &MailRequest,
) -> Result<(), ServiceError> {
    let policy = tx.find_policy()?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: tx.audit_context.peer };
    let recovery = Recovery { asked_at: request.asked_at, for_app: request.for_app, is_owed: false };
    let account = match tx.find_account_by_email(&request.email)?.filter(may_recover) {
        Some(account) if opens_by_its_address(tx, &account)? => Some(account),
        _ => None,
    };
    let to_account = account.as_ref().map(|account| write_to(tx, &mailer, account, recovery));
    let mailed = to_account.transpose()?.unwrap_or(false);
    // Also for an address that had enough: that tells who has an account, too.
    if !mailed {
        mailer.pretend_to_send(tx, &request.email, |to| mailer.send_recovery(tx, to, recovery))?;
    }
    let target = account.map_or(Target::Nothing, |account| Target::Account(account.id));
    tx.audit("recovery.asked", target, json!({ "mailed": mailed }))?;
    Ok(())
}

/// Sends the way to a new password to an account's own address.
pub(in crate::services) fn write_to(
    tx: &Tx<'_>,
    mailer: &Mailer<'_>,
    account: &Account,
    recovery: Recovery,
) -> Result<bool, ServiceError> {
    match Recipient::of(account, mailer.ctx.default_language(mailer.policy)) {
        Some(to) => mailer.send_recovery(tx, &to, recovery),
        None => Ok(false),
    }
}

/// A disabled or deleted account is not opened by its mail. One that waits for the proof of its
/// address is: reading the mail is that proof.
pub(in crate::services) fn may_recover(account: &Account) -> bool {
    matches!(account.state, AccountState::Active | AccountState::AwaitingEmail)
}

/// Looks without touching: what a GET or a mail scanner may do.
pub async fn look_at(ctx: &Arc<AppContext>, token: &str) -> Result<RecoverView, RecoverError> {
    let inner = ctx.clone();
    let proof = Proof::Link(token.to_owned());
    ctx.store.read(move |reader| Ok(view(find(&inner, reader, &proof)?))).await
}

/// Looks at a proof that was sent: a wrong one leaves a line, and a wrong code is counted; a right one
/// is not spent yet. Looking and counting are one step, so that many at once are no more tries.
pub async fn examine(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    proof: Proof,
) -> Result<RecoverView, RecoverError> {
    if matches!(proof, Proof::Code { .. }) {
        count_peer(&ctx.limits.resends_per_peer, &audit_context)
            .map_err(|retry_after| RecoverError::TooMany { retry_after })?;
    }
    // A miss must stay counted, so it is an answer of the transaction and no error in it.
    let outcome: Result<RecoverView, RecoverError> = ctx
        .transact(audit_context, move |tx| -> Result<_, ServiceError> {
            let error = match find(tx.ctx, tx, &proof) {
                Ok(found) => return Ok(Ok(view(found))),
                Err(error) => error,
            };
            let failure = error.failure()?;
            let action = "recovery.refused";
            link_proof::note_refusal(tx, PURPOSE, &proof, failure, action)?;
            Ok(Err(error.into()))
        })
        .await?;
    outcome
}

fn view((link, account): (StoredMailLink, Account)) -> RecoverView {
    RecoverView { asked_at: link.created_at, account }
}

/// Sets the new password and spends the link. Of two at once, one succeeds. Every session, token and
/// known browser of the account ends, a change of address under way, and its lock; a mail tells the
/// owner.
pub async fn complete(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    proof: Proof,
    password: NewPassword,
    visit: Option<Visit>,
) -> Result<Recovered, RecoverError> {
    // Before the hash is paid for.
    examine(ctx, audit_context.clone(), proof.clone()).await?;
    let hash = ctx.hasher.hash(password.as_str()).await.map_err(ServiceError::from)?.into_string();
    ctx.transact(audit_context, move |tx| -> Result<Recovered, RecoverError> {
        let (link, account) = find(tx.ctx, tx, &proof)?;
        let policy = tx.find_policy()?;
        let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: tx.audit_context.peer };
        complete_in(tx, &mailer, link, account, &hash, visit.as_ref())
    })
    .await
}

fn complete_in(
    tx: &Transaction<'_, '_>,
    mailer: &Mailer<'_>,
    link: StoredMailLink,
    mut account: Account,
    hash: &str,
    visit: Option<&Visit>,
) -> Result<Recovered, RecoverError> {
    let (id, now) = (account.id, mailer.now);
    if !tx.use_mail_link(&link, now)? {
        return Err(RecoverError::Link(LinkFailure::Used { at: now }));
    }
    // A link that was handed over proves who received it, and nothing about the mail.
    let proves_address =
        !link.is_shared && (account.email_verified_at.is_none() || account.needs_email_proof);
    if proves_address {
        account = open_with_proven_address(tx, account, now)?;
        // Whoever registered the address may have been a stranger, whose browser is told nothing.
        tx.delete_registrations_of(id)?;
    }
    replace_password(tx, id, Some(hash), false, now)?;
    (account.password_hash, account.must_change_password) = (Some(hash.to_owned()), false);
    let audit_context = tx.audit_context.acting_as(Actor::account(&account));
    let tx = &tx.on_behalf_of(&audit_context);
    end_everything(tx, id)?;
    let device = match visit {
        Some(visit) => remember(tx, mailer, id, visit)?.cookie,
        None => None,
    };
    if let Some(to) = Recipient::of(&account, mailer.ctx.default_language(mailer.policy)) {
        mailer.send_recovered(tx, &to)?;
    }
    let details = json!({ "proves_address": proves_address });
    tx.audit("account.recovered", Target::Account(id), details)?;
    Ok(Recovered { account, device })
}

fn find(
    ctx: &AppContext,
    reader: &Reader<'_>,
    proof: &Proof,
) -> Result<(StoredMailLink, Account), ProofError> {
    let (link, account) = link_proof::find(ctx, reader, PURPOSE, proof)?;
    // A link that was handed over opens nothing that waits for a proof of the address.
    if may_recover(&account) && (account.state == AccountState::Active || !link.is_shared) {
        Ok((link, account))
    } else {
        Err(proof.refused())
    }
}

/// Whether recovery by mail would reach anybody at this address: for the setting that lets callers of
/// the API know (contract.md A5).
pub async fn is_known(ctx: &Arc<AppContext>, email: crate::domain::EmailAddress) -> Result<bool, StoreError> {
    ctx.store.read(move |reader| reader.is_email_taken(&email)).await
}

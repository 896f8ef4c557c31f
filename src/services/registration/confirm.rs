//! Proving an address: by the mailed link's button, or by the short code of the same mail.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{
    Account, AccountId, Actor, AuditContext, FunnelStage, LinkFailure, MailLink, NewPassword, Timestamp,
    UserAgent, WebhookEvent, WebhookEvents,
};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::context::count_peer;
use crate::services::mail::link_proof;
pub use crate::services::mail::link_proof::Proof;
use crate::services::mail::link_proof::ProofError;
use crate::services::mail::mailer::Mailer;
use crate::services::registration::register::{HANDLE_PURPOSE, free_username};
use crate::services::sign_in::devices::remember;
use crate::services::sign_in::end_access::replace_password;
use crate::services::sign_in::visit::Visit;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{NewDevice, StoreError, StoredMailLink, Tx};

const PURPOSE: MailLink = MailLink::ConfirmEmail;

/// What the page behind a link shows before its button is pressed.
#[derive(Debug, Clone)]
pub struct LinkView {
    pub account: Account,
    pub asked_at: Timestamp,
    /// Nobody's typed password is trusted: whoever confirms chooses one.
    pub needs_password: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    /// Wrong, spent, expired or replaced, or of nobody: which of them is not told to one who has
    /// only an address to show.
    #[error("the code does not work")]
    Code,
    #[error("choose a password first")]
    NeedsPassword,
    #[error("too many attempts from this address")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ConfirmError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl From<ProofError> for ConfirmError {
    fn from(error: ProofError) -> Self {
        match error {
            ProofError::Link(failure) => Self::Link(failure),
            ProofError::Code => Self::Code,
            ProofError::Store(error) => error.into(),
        }
    }
}

/// Whose address was confirmed, and what their browser is to keep to be known by.
#[derive(Debug, Clone)]
pub struct Confirmed {
    pub account: Account,
    pub device: Option<SecretToken>,
    /// Confirmed by the browser that registered: whoever sits there chose the password.
    pub registered_here: bool,
}

/// Looks without touching: what a GET or a mail scanner may do.
pub async fn look_at(ctx: &Arc<AppContext>, proof: Proof) -> Result<LinkView, ConfirmError> {
    let inner = ctx.clone();
    ctx.store
        .read(move |reader| {
            let (link, account) = link_proof::find(&inner, reader, PURPOSE, &proof)?;
            Ok(LinkView { needs_password: needs_password(&account), asked_at: link.created_at, account })
        })
        .await
}

/// Confirms the address and spends the link. Of two at once, one succeeds. With a `visit`, its browser
/// is known to the account from now on; `handle` is what it has of a registration of its own.
pub async fn confirm(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    proof: Proof,
    password: Option<NewPassword>,
    visit: Option<Visit>,
    handle: Option<&str>,
) -> Result<Confirmed, ConfirmError> {
    let handle = handle.and_then(SecretToken::parse).map(|handle| handle.digest(HANDLE_PURPOSE));
    if matches!(proof, Proof::Code { .. }) {
        count_peer(&ctx.limits.resends_per_peer, &audit_context)
            .map_err(|retry_after| ConfirmError::TooMany { retry_after })?;
    }
    let password_hash = match &password {
        Some(password) => {
            Some(ctx.hasher.hash(password.as_str()).await.map_err(ServiceError::from)?.into_string())
        }
        None => None,
    };
    // A miss must stay counted, so it is an answer of the transaction and no error in it.
    let outcome: Result<Confirmed, ConfirmError> = ctx
        .transact(audit_context, move |tx| -> Result<_, ConfirmError> {
            let error = match link_proof::find(tx.ctx, tx, PURPOSE, &proof) {
                Ok((link, account)) => {
                    let device = know_browsers(tx, account.id, visit.as_ref())?;
                    let registration =
                        handle.map(|handle| tx.find_registration(&handle, tx.now)).transpose()?.flatten();
                    let registered_here = registration.is_some_and(|own| own.account == Some(account.id));
                    let account = confirm_in(tx, link, account, password_hash.as_deref())?;
                    return Ok(Ok(Confirmed { account, device, registered_here }));
                }
                Err(error) => error,
            };
            let failure = error.failure()?;
            link_proof::note_refusal(tx, PURPOSE, &proof, failure, "confirmation.refused")?;
            Ok(Err(error.into()))
        })
        .await?;
    outcome
}

fn confirm_in(
    tx: &Transaction<'_, '_>,
    link: StoredMailLink,
    account: Account,
    password_hash: Option<&str>,
) -> Result<Account, ConfirmError> {
    if needs_password(&account) && password_hash.is_none() {
        return Err(ConfirmError::NeedsPassword);
    }
    if !tx.use_mail_link(&link, tx.now)? {
        return Err(ConfirmError::Link(LinkFailure::Used { at: tx.now }));
    }
    // Whoever presses the button or types the code has seen the mail, scripts or not.
    tx.reach_stage(account.id, FunnelStage::Opened)?;
    let needs_password = needs_password(&account);
    let account = open_with_proven_address(tx, account, tx.now)?;
    if needs_password {
        replace_password(tx, account.id, password_hash, false, tx.now)?;
    }
    tx.audit_as(
        // By the name that the account goes by from now on.
        Actor::account(&account),
        "account.email_confirmed",
        Target::Account(account.id),
        json!({ "state": account.state.as_str(), "handed_over": link.is_shared }),
    )?;
    Ok(account)
}

/// Everything that follows from a proven address, however it was proven: the account's state, its
/// username, and the end of the mails on their way. The browser that registered keeps its handle, by which
/// it learns of the proof and moves nothing any more.
pub(in crate::services) fn open_with_proven_address(
    tx: &Tx<'_>,
    mut account: Account,
    now: Timestamp,
) -> Result<Account, StoreError> {
    account.state = account.state.email_confirmed().unwrap_or(account.state);
    account.email_verified_at = Some(now);
    account.needs_email_proof = false;
    tx.confirm_account_email(account.id, account.state, now)?;
    tx.note_events(account.id, WebhookEvents::of(&[WebhookEvent::Confirmed, WebhookEvent::Updated]), now)?;
    if let Some(name) = account.real_name.as_ref().filter(|_| account.username.is_provisional()) {
        account.username = free_username(tx, name)?;
        tx.update_account_username(account.id, &account.username)?;
    }
    // A confirmation that is still on its way has nothing left to do.
    tx.end_mail_links(account.id, PURPOSE, now)?;
    Ok(account)
}

fn needs_password(account: &Account) -> bool {
    account.password_hash.is_none() && account.needs_email_proof
}

/// The browser that confirms and the one that registered need not be told of to their owner later.
fn know_browsers(
    tx: &Transaction<'_, '_>,
    account: AccountId,
    visit: Option<&Visit>,
) -> Result<Option<SecretToken>, StoreError> {
    let at = tx.now;
    for digest in tx.list_registration_devices(account)? {
        tx.upsert_device(&NewDevice { account, digest, user_agent: UserAgent::default(), peer: None, at })?;
    }
    let Some(visit) = visit else { return Ok(None) };
    let policy = tx.find_policy()?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: at, peer: tx.audit_context.peer };
    Ok(remember(tx, &mailer, account, visit)?.cookie)
}

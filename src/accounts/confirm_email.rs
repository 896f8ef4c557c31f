//! Proving an address: by the mailed link's button, or by the short code of the same mail.

use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

use super::audit_line::{Target, audit};
use super::desk::count_peer;
use super::issue_link::{code_context, link_label};
use super::register::free_username;
use super::{Desk, DeskError};
use crate::domain::token::CODE_TRIES;
use crate::domain::{
    Account, AccountState, Actor, EmailAddress, FunnelStage, LinkFailure, MailLink, NewPassword, Occasion,
    Timestamp,
};
use crate::security::secret_token::{SecretToken, ShortCode, same_digest};
use crate::store::{Reader, StoreError, StoredMailLink, Tx};

/// What the page behind a link shows before its button is pressed.
#[derive(Debug, Clone)]
pub struct LinkView {
    pub account: Account,
    pub asked_at: Timestamp,
    /// Nobody's typed password is trusted: whoever confirms chooses one.
    pub needs_password: bool,
}

/// How somebody proves to have read the mail.
#[derive(Debug, Clone)]
pub enum Proof {
    /// The token of the link, as it stood in the address.
    Link(String),
    Code {
        email: EmailAddress,
        code: String,
    },
}

#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    /// Wrong, spent, expired or replaced, or of nobody: which of them is not told to one who has
    /// only an address to show.
    #[error("the code does not work")]
    Code,
    #[error("a password has to be chosen first")]
    NeedsPassword,
    #[error("too many tries from this peer")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for ConfirmError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// Looks without touching: what a GET or a mail scanner may do.
pub async fn look_at(desk: &Arc<Desk>, proof: Proof) -> Result<LinkView, ConfirmError> {
    let inner = desk.clone();
    desk.store
        .read(move |reader| {
            let (link, account) = find(&inner, reader, &proof)?;
            Ok(LinkView { needs_password: needs_password(&account), asked_at: link.created_at, account })
        })
        .await
}

/// Confirms the address and spends the link. Of two at once, one succeeds.
pub async fn confirm(
    desk: &Arc<Desk>,
    occasion: Occasion,
    proof: Proof,
    password: Option<NewPassword>,
) -> Result<Account, ConfirmError> {
    if matches!(proof, Proof::Code { .. }) {
        count_peer(&desk.limits.resends_per_peer, &occasion)
            .map_err(|retry_after| ConfirmError::TooMany { retry_after })?;
    }
    let password_hash = match &password {
        Some(password) => {
            Some(desk.hasher.hash(password.as_str()).await.map_err(DeskError::from)?.into_string())
        }
        None => None,
    };
    let inner = desk.clone();
    // A miss must stay counted, so it is an answer of the transaction and no error in it.
    let outcome: Result<Account, ConfirmError> = desk
        .store
        .write(move |tx| {
            let now = inner.now();
            match find(&inner, tx, &proof) {
                Ok((link, account)) => {
                    confirm_in(tx, &occasion, now, link, account, password_hash.as_deref())
                        .map(Ok::<_, ConfirmError>)
                }
                Err(error @ (ConfirmError::Link(_) | ConfirmError::Code)) => {
                    note_failure(tx, &occasion, now, &proof, &error)?;
                    Ok(Err(error))
                }
                Err(error) => Err(error),
            }
        })
        .await?;
    outcome
}

fn confirm_in(
    tx: &Tx<'_>,
    occasion: &Occasion,
    now: Timestamp,
    link: StoredMailLink,
    account: Account,
    password_hash: Option<&str>,
) -> Result<Account, ConfirmError> {
    if needs_password(&account) && password_hash.is_none() {
        return Err(ConfirmError::NeedsPassword);
    }
    if !tx.use_mail_link(link.id, now)? {
        return Err(ConfirmError::Link(LinkFailure::Used { at: now }));
    }
    // Whoever presses the button or types the code has seen the mail, scripts or not.
    tx.reach_stage(account.id, FunnelStage::Opened)?;
    let needs_password = needs_password(&account);
    let account = open_with_proven_address(tx, account, now)?;
    if needs_password {
        tx.update_account_password(account.id, password_hash, false)?;
    }
    audit(
        tx,
        // By the name that the account goes by from now on.
        &Occasion { actor: Actor::account(&account), ..occasion.clone() },
        now,
        "account.email_confirmed",
        Target::Account(account.id),
        json!({ "state": account.state.as_str(), "handed_over": link.handed_over }),
    )?;
    Ok(account)
}

/// Everything that follows from a proven address, however it was proven: the account's state, its
/// username, and the end of what the browser that registered may still do.
pub(super) fn open_with_proven_address(
    tx: &Tx<'_>,
    mut account: Account,
    now: Timestamp,
) -> Result<Account, StoreError> {
    account.state = account.state.email_confirmed().unwrap_or(account.state);
    account.email_verified_at = Some(now);
    account.needs_email_proof = false;
    tx.confirm_account_email(account.id, account.state, now)?;
    if let Some(name) = account.real_name.as_ref().filter(|_| account.username.is_provisional()) {
        account.username = free_username(tx, name)?;
        tx.update_account_username(account.id, &account.username)?;
    }
    tx.delete_registrations_of(account.id)?;
    Ok(account)
}

fn needs_password(account: &Account) -> bool {
    account.password_hash.is_none() && account.needs_email_proof
}

fn find(desk: &Desk, reader: &Reader<'_>, proof: &Proof) -> Result<(StoredMailLink, Account), ConfirmError> {
    match proof {
        Proof::Link(text) => find_by_link(desk, reader, text),
        Proof::Code { email, code } => find_by_code(desk, reader, email, code),
    }
}

fn find_by_link(
    desk: &Desk,
    reader: &Reader<'_>,
    text: &str,
) -> Result<(StoredMailLink, Account), ConfirmError> {
    let unknown = || ConfirmError::Link(LinkFailure::Unknown);
    let token = SecretToken::parse(text).ok_or_else(unknown)?;
    let digest = token.digest(link_label(MailLink::ConfirmEmail));
    let link = reader.find_mail_link(MailLink::ConfirmEmail, &digest)?.ok_or_else(unknown)?;
    if let Some(failure) = link.failure(desk.now()) {
        return Err(ConfirmError::Link(failure));
    }
    let account = reader.find_account(link.account)?.ok_or_else(unknown)?;
    // Bound to the address it was sent to: a mended address is not proven by an older mail.
    if account.email.as_ref().map(EmailAddress::key).as_deref() != Some(link.email_key.as_str()) {
        return Err(unknown());
    }
    Ok((link, account))
}

fn find_by_code(
    desk: &Desk,
    reader: &Reader<'_>,
    email: &EmailAddress,
    code: &str,
) -> Result<(StoredMailLink, Account), ConfirmError> {
    let code = ShortCode::parse(code).ok_or(ConfirmError::Code)?;
    let account = reader
        .find_account_by_email(email)?
        .filter(|account| account.state != AccountState::Disabled)
        .ok_or(ConfirmError::Code)?;
    let link = reader
        .find_newest_mail_link(MailLink::ConfirmEmail, account.id)?
        .filter(|link| link.failure(desk.now()).is_none() && link.code_misses < CODE_TRIES)
        .filter(|link| link.email_key == email.key())
        .ok_or(ConfirmError::Code)?;
    let expected = code.digest(&desk.vault, &code_context(MailLink::ConfirmEmail, account.id, &email.key()));
    if !same_digest(&expected, &link.code_mac) {
        return Err(ConfirmError::Code);
    }
    Ok((link, account))
}

/// Both a known and an unknown address leave one line, so that neither time nor size tells them apart.
fn note_failure(
    tx: &Tx<'_>,
    occasion: &Occasion,
    now: Timestamp,
    proof: &Proof,
    error: &ConfirmError,
) -> Result<(), StoreError> {
    let (target, reason) = match (proof, error) {
        (Proof::Code { email, .. }, _) => {
            let account = tx.find_account_by_email(email)?;
            if let Some(account) = &account
                && let Some(link) = tx.find_newest_mail_link(MailLink::ConfirmEmail, account.id)?
            {
                tx.count_code_miss(link.id)?;
            }
            (account.map_or(Target::Nothing, |account| Target::Account(account.id)), "code")
        }
        (Proof::Link(_), ConfirmError::Link(failure)) => (Target::Nothing, failure.as_str()),
        (Proof::Link(_), _) => (Target::Nothing, "unknown"),
    };
    audit(tx, occasion, now, "confirmation.refused", target, json!({ "reason": reason }))
}

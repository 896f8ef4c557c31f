//! Proving to have read a mail: by the token of its link, or by its short code together with the
//! address. The same for every purpose; what follows from it is for the operations.

use serde_json::json;

use crate::domain::credentials::mail_link::CODE_TRIES;
use crate::domain::{Account, AccountState, EmailAddress, LinkFailure, MailLink};
use crate::security::secret_token::{SecretToken, ShortCode, same_digest};
use crate::services::AppContext;
use crate::services::Transaction;
use crate::services::audit::audit_line::Target;
use crate::services::mail::code_attempts::Guessed;
use crate::services::mail::link_labels::{code_context, link_label, password_mark};
use crate::store::{Reader, StoreError, StoredMailLink};

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

impl Proof {
    /// The refusal that tells least.
    pub(in crate::services) fn refused(&self) -> ProofError {
        match self {
            Proof::Link(_) => ProofError::Link(LinkFailure::Unknown),
            Proof::Code { .. } => ProofError::Code,
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub(in crate::services) enum ProofError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    #[error("the code does not work")]
    Code,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ProofError {
    /// What was wrong with a proof that was looked at; of a code nothing. Trouble with the file is no
    /// fault of the proof's.
    pub fn failure(&self) -> Result<Option<LinkFailure>, StoreError> {
        match self {
            ProofError::Link(failure) => Ok(Some(*failure)),
            ProofError::Code => Ok(None),
            ProofError::Store(error) => Err(error.clone()),
        }
    }
}

/// The link and the account that a proof stands for, if it still stands for them.
pub(in crate::services) fn find(
    ctx: &AppContext,
    reader: &Reader<'_>,
    purpose: MailLink,
    proof: &Proof,
) -> Result<(StoredMailLink, Account), ProofError> {
    match proof {
        Proof::Link(text) => find_by_link(ctx, reader, purpose, text),
        Proof::Code { email, code } => find_by_code(ctx, reader, purpose, email, code),
    }
}

fn find_by_link(
    ctx: &AppContext,
    reader: &Reader<'_>,
    purpose: MailLink,
    text: &str,
) -> Result<(StoredMailLink, Account), ProofError> {
    let unknown = || ProofError::Link(LinkFailure::Unknown);
    let token = SecretToken::parse(text).ok_or_else(unknown)?;
    let link = reader.find_mail_link(purpose, &token.digest(link_label(purpose)))?.ok_or_else(unknown)?;
    let account = reader.find_account(link.account)?.ok_or_else(unknown)?;
    if let Some(failure) = link.failure(ctx.now()) {
        return Err(ProofError::Link(true_reason(reader, &link, &account, failure)?));
    }
    if let Some(failure) = overtaken(purpose, &link, &account) {
        return Err(ProofError::Link(failure));
    }
    Ok((link, account))
}

/// What ended a link, as its reader has to be told: an address that was confirmed in another way needs no
/// newer mail, and a link that was given by hand is in none.
pub(in crate::services) fn true_reason(
    reader: &Reader<'_>,
    link: &StoredMailLink,
    account: &Account,
    failure: LinkFailure,
) -> Result<LinkFailure, StoreError> {
    let confirmed_at = account.email_verified_at.filter(|_| {
        link.purpose == MailLink::ConfirmEmail && overtaken(link.purpose, link, account).is_none()
    });
    if let Some(at) = confirmed_at {
        return Ok(LinkFailure::Used { at });
    }
    let LinkFailure::Replaced { at } = failure else { return Ok(failure) };
    let newest = reader.find_newest_mail_link(link.purpose, link.account)?;
    let is_shared = newest.is_some_and(|newest| newest.is_shared && newest.id > link.id);
    Ok(if is_shared { LinkFailure::Shared { at } } else { failure })
}

/// Bound to the address it was sent to, and where it says so to the password that was in force: a
/// mended address is not proven by an older mail.
fn overtaken(purpose: MailLink, link: &StoredMailLink, account: &Account) -> Option<LinkFailure> {
    let same_address = account.email.as_ref().map(EmailAddress::key).unwrap_or_default() == link.email_key;
    let same_password =
        link.password_mark.as_ref().is_none_or(|mark| same_digest(mark, &password_mark(account)));
    match purpose {
        _ if same_address && same_password => None,
        MailLink::ConfirmEmail => Some(LinkFailure::Unknown),
        _ => Some(LinkFailure::Overtaken),
    }
}

fn find_by_code(
    ctx: &AppContext,
    reader: &Reader<'_>,
    purpose: MailLink,
    email: &EmailAddress,
    code: &str,
) -> Result<(StoredMailLink, Account), ProofError> {
    let code = ShortCode::parse(code).ok_or(ProofError::Code)?;
    // Looked up for unknown addresses, too.
    if Guessed::Mailed(purpose, email).is_over(ctx, reader)? {
        return Err(ProofError::Code);
    }
    let account = reader
        .find_account_by_email(email)?
        .filter(|account| matches!(account.state, AccountState::AwaitingEmail | AccountState::Active))
        .ok_or(ProofError::Code)?;
    let link = reader
        .find_newest_mail_link(purpose, account.id)?
        .filter(|link| link.failure(ctx.now()).is_none() && link.code_misses < CODE_TRIES)
        .filter(|link| overtaken(purpose, link, &account).is_none())
        .ok_or(ProofError::Code)?;
    let expected = code.digest(&ctx.vault, &code_context(purpose, account.id, &email.key()));
    if !same_digest(&expected, &link.code_mac) {
        return Err(ProofError::Code);
    }
    Ok((link, account))
}

/// Counts a wrong code and leaves a line. Both a known and an unknown address leave one, so that
/// neither time nor size tells them apart.
pub(in crate::services) fn note_refusal(
    tx: &Transaction<'_, '_>,
    purpose: MailLink,
    proof: &Proof,
    failure: Option<LinkFailure>,
    action: &'static str,
) -> Result<(), StoreError> {
    let now = tx.now;
    let (target, reason) = match proof {
        Proof::Code { email, .. } => {
            let account = tx.find_account_by_email(email)?;
            if let Some(account) = &account
                && let Some(link) = tx.find_newest_mail_link(purpose, account.id)?
            {
                let guessed = Guessed::Mailed(purpose, email);
                // What was not looked at was no guess.
                let could_be_right = link.failure(now).is_none() && link.code_misses < CODE_TRIES;
                if could_be_right && !guessed.is_over(tx.ctx, tx)? {
                    guessed.count(tx.ctx, tx, now)?;
                }
                tx.count_code_miss(link.id)?;
            }
            (account.map_or(Target::Nothing, |account| Target::Account(account.id)), "code")
        }
        Proof::Link(_) => (Target::Nothing, failure.unwrap_or(LinkFailure::Unknown).as_str()),
    };
    tx.audit(action, target, json!({ "reason": reason }))
}

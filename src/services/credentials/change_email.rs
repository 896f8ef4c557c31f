//! Another address: asked for by its owner, counted when the new one is proven, told to the old one.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::credentials::mail_link::CODE_TRIES;
use crate::domain::{
    Account, AccountId, AccountState, AuditContext, EmailAddress, Language, LinkFailure, Timestamp,
};
use crate::mail::kinds::AddressWanted;
use crate::security::secret_token::{SecretToken, ShortCode, same_digest};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::context::count_peer;
use crate::services::mail::code_attempts::Guessed;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::manage::delete::take_out;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{NewEmailChange, Reader, StoreError, StoredEmailChange, Tx};

/// The label that keeps these tokens apart from every other kind of token.
const PURPOSE: &str = "change_email link";
/// How long the new address has time to be proven.
pub const LIFETIME: Duration = Duration::from_secs(2 * 60 * 60);
/// Changes of one account are counted over this long, against the same figure as mails to an address.
const COUNTED_OVER: Duration = Duration::from_secs(60 * 60);

#[derive(Debug, thiserror::Error)]
pub enum ChangeEmailError {
    #[error("there is no such account")]
    NotFound,
    #[error("the account already has this address")]
    SameAddress,
    /// Only ever told to an administrator.
    #[error("the address is taken")]
    Taken,
    #[error("the address's domain is not allowed")]
    DomainNotAllowed,
    #[error("too many address changes were requested")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ChangeEmailError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ConfirmChangeError {
    #[error("the link does not work: {}", .0.as_str())]
    Link(LinkFailure),
    #[error("the code does not work")]
    Code,
    /// Told to whoever has just proven to own the address.
    #[error("the address now belongs to another account")]
    Taken,
    #[error("too many attempts from this address")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ConfirmChangeError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Who asks, and so what may be said and how the proof goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Does not learn whether the address has an account; the proof goes out by mail.
    Owner,
    Administrator,
    /// An administrator who hands the proof over instead of a mail (contract.md A6).
    AdministratorByHand,
}

/// How somebody proves to read the new address's mail.
#[derive(Debug, Clone)]
pub enum ChangeProof {
    /// The token of the link, as it stood in the address.
    Link(String),
    Code {
        account: AccountId,
        code: String,
    },
    /// Either of them, for this account and no other (contract.md A6).
    TokenOrCode {
        account: AccountId,
        text: String,
    },
}

impl ChangeProof {
    /// The account whose code it may be: guesses at it are counted.
    fn guesses_at(&self) -> Option<AccountId> {
        match self {
            ChangeProof::Link(_) => None,
            ChangeProof::Code { account, .. } => Some(*account),
            ChangeProof::TokenOrCode { account, text } => {
                SecretToken::parse(text).is_none().then_some(*account)
            }
        }
    }
}

/// Asks for another address. It counts when it is proven; the old one is told at once and may take it
/// back. Returns the token only where it is handed over.
pub async fn ask(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    email: EmailAddress,
    asker: Asker,
) -> Result<Option<SecretToken>, ChangeEmailError> {
    if asker == Asker::Owner {
        count_peer(&ctx.limits.resends_per_peer, &audit_context)
            .map_err(|retry_after| ChangeEmailError::TooMany { retry_after })?;
    }
    let token = ctx
        .transact(audit_context, move |tx| {
            let policy = tx.find_policy()?;
            let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: tx.audit_context.peer };
            Asking { mailer, audit_context: tx.audit_context, email: &email, asker }.run(tx, id)
        })
        .await?;
    Ok((asker == Asker::AdministratorByHand).then_some(token))
}

struct Asking<'a> {
    mailer: Mailer<'a>,
    audit_context: &'a AuditContext,
    email: &'a EmailAddress,
    asker: Asker,
}

impl Asking<'_> {
    fn run(&self, tx: &Tx<'_>, id: AccountId) -> Result<SecretToken, ChangeEmailError> {
        let account = tx.find_account(id)?.ok_or(ChangeEmailError::NotFound)?;
        let owner = tx.find_account_by_email(self.email)?.filter(|owner| owner.id != id);
        self.refuse(tx, &account, owner.as_ref())?;
        let now = self.mailer.now;
        let token = SecretToken::generate(self.mailer.ctx.entropy.as_ref());
        let code = ShortCode::generate(self.mailer.ctx.entropy.as_ref());
        let change = tx.insert_email_change(&NewEmailChange {
            account: id,
            old_email: account.email.clone(),
            old_verified_at: account.email_verified_at,
            new_email: self.email.clone(),
            digest: token.digest(PURPOSE),
            code_mac: code.digest(&self.mailer.ctx.vault, &code_context(id, self.email)),
            created_at: now,
            expires_at: now.plus(LIFETIME),
        })?;
        let default = self.mailer.ctx.default_language(self.mailer.policy);
        let language = account.language.unwrap_or(default);
        match owner.filter(is_proven) {
            // Nobody gets a link: the address is another account's. Its owner hears of it.
            Some(owner) => {
                if let Some(to) = Recipient::of(&owner, default) {
                    self.mailer.send_within_limit(tx, &to, &AddressWanted { asked_at: now })?;
                }
            }
            None if self.asker != Asker::AdministratorByHand => {
                let to = Recipient { account: id, name: account.display_name(), email: self.email, language };
                self.mailer.send_confirm_new_address(tx, &to, &token, &code)?;
            }
            None => {}
        }
        if let Some(to) = proven_recipient(&account, default).filter(|to| to.email.key() != self.email.key())
        {
            self.mailer.send_address_change_asked(tx, &to, change, self.email)?;
        }
        let details =
            json!({ "old": account.email.as_ref().map(EmailAddress::as_str), "new": self.email.as_str() });
        audit(tx, self.audit_context, now, "account.email_change_asked", Target::Account(id), details)?;
        Ok(token)
    }

    fn refuse(
        &self,
        tx: &Tx<'_>,
        account: &Account,
        owner: Option<&Account>,
    ) -> Result<(), ChangeEmailError> {
        let is_same = account.email.as_ref().is_some_and(|email| email.as_str() == self.email.as_str());
        if is_same && account.email_verified_at.is_some() {
            return Err(ChangeEmailError::SameAddress);
        }
        if self.asker != Asker::Owner {
            return if owner.is_some() { Err(ChangeEmailError::Taken) } else { Ok(()) };
        }
        if !self.mailer.policy.allows_domain(self.email.domain()) {
            return Err(ChangeEmailError::DomainNotAllowed);
        }
        // By account, so that the answer says nothing of the address.
        let limit = i64::from(self.mailer.ctx.limits.mails_per_address);
        let now = self.mailer.now;
        let since = now.minus(COUNTED_OVER);
        if limit > 0 && tx.count_email_changes_between(account.id, since, now)? >= limit {
            return Err(ChangeEmailError::TooMany { retry_after: COUNTED_OVER });
        }
        Ok(())
    }
}

/// The present address, if its reader has ever shown that it is the account's. At a mistyped one a
/// stranger would be told where the account goes, and handed the way to take it.
fn proven_recipient(account: &Account, fallback: Language) -> Option<Recipient<'_>> {
    Recipient::of(account, fallback).filter(|_| account.email_verified_at.is_some())
}

/// Whether somebody has shown that the address is theirs, or an administrator vouched for it.
fn is_proven(owner: &Account) -> bool {
    owner.state != AccountState::AwaitingEmail
}

/// The change that an account waits for.
pub async fn find_pending(
    ctx: &Arc<AppContext>,
    id: AccountId,
) -> Result<Option<StoredEmailChange>, ServiceError> {
    let now = ctx.now();
    Ok(ctx.store.read(move |reader| reader.find_pending_email_change(id, now)).await?)
}

/// Ends the change that waits; its link and code are worthless from now on.
pub async fn cancel(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), ServiceError> {
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        if tx.cancel_email_changes_of(id, now)? {
            tx.audit("account.email_change_cancelled", Target::Account(id), json!({}))?;
        }
        Ok(())
    })
    .await
}

/// Looks without touching: what a GET or a mail scanner may do.
pub async fn look_at(
    ctx: &Arc<AppContext>,
    token: &str,
) -> Result<(Account, StoredEmailChange), ConfirmChangeError> {
    let inner = ctx.clone();
    let proof = ChangeProof::Link(token.to_owned());
    ctx.store.read(move |reader| find(&inner, reader, &proof)).await
}

/// The new address counts from now on: links to the old one die, and it is told. Of two at once, one
/// succeeds; the address is the one that the token was sent to, whatever was asked for since.
pub async fn confirm(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    proof: ChangeProof,
) -> Result<Account, ConfirmChangeError> {
    if proof.guesses_at().is_some() {
        count_peer(&ctx.limits.resends_per_peer, &audit_context)
            .map_err(|retry_after| ConfirmChangeError::TooMany { retry_after })?;
    }
    // A miss must stay counted, so it is an answer of the transaction and no error in it.
    let outcome: Result<Account, ConfirmChangeError> = ctx
        .transact(audit_context, move |tx| match find(tx.ctx, tx, &proof) {
            Ok((account, change)) => confirm_in(tx, account, &change).map(Ok),
            Err(error @ (ConfirmChangeError::Link(_) | ConfirmChangeError::Code)) => {
                note_failure(tx, &proof, &error)?;
                Ok(Err(error))
            }
            Err(error) => Err(error),
        })
        .await?;
    outcome
}

fn confirm_in(
    tx: &Transaction<'_, '_>,
    mut account: Account,
    change: &StoredEmailChange,
) -> Result<Account, ConfirmChangeError> {
    let now = tx.now;
    if !tx.confirm_email_change(change.id, now)? {
        return Err(ConfirmChangeError::Link(LinkFailure::Used { at: now }));
    }
    if !make_room(tx, &change.new_email, account.id)? {
        return Err(ConfirmChangeError::Taken);
    }
    tx.prove_account_email(account.id, &change.new_email, now)?;
    tx.end_mail_links_into(account.id, now)?;
    let policy = tx.find_policy()?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
    if let Some(to) = proven_recipient(&account, tx.ctx.default_language(&policy))
        .filter(|to| to.email.key() != change.new_email.key())
    {
        mailer.send_address_changed(tx, &to, change.id, &change.new_email)?;
    }
    let details =
        json!({ "old": account.email.as_ref().map(EmailAddress::as_str), "new": change.new_email.as_str() });
    tx.audit("account.email_changed", Target::Account(account.id), details)?;
    account.email = Some(change.new_email.clone());
    account.email_verified_at = Some(now);
    Ok(account)
}

/// Whoever proves an address comes before a registration that never did; that one is withdrawn.
/// `false` when the address is another account's.
pub(in crate::services) fn make_room(
    tx: &Transaction<'_, '_>,
    email: &EmailAddress,
    for_account: AccountId,
) -> Result<bool, StoreError> {
    let Some(owner) = tx.find_account_by_email(email)?.filter(|owner| owner.id != for_account) else {
        return Ok(true);
    };
    if is_proven(&owner) {
        return Ok(false);
    }
    tx.audit("registration.withdrawn", Target::Account(owner.id), json!({}))?;
    take_out(tx, &owner)?;
    Ok(true)
}

fn find(
    ctx: &AppContext,
    reader: &Reader<'_>,
    proof: &ChangeProof,
) -> Result<(Account, StoredEmailChange), ConfirmChangeError> {
    let unknown = || ConfirmChangeError::Link(LinkFailure::Unknown);
    let now = ctx.now();
    let change = match proof {
        ChangeProof::Link(text) => find_by_token(reader, now, text)?,
        ChangeProof::Code { account, code } => find_by_code(ctx, reader, *account, code)?,
        ChangeProof::TokenOrCode { account, text } if proof.guesses_at().is_none() => {
            find_by_token(reader, now, text)
                .and_then(|change| if change.account == *account { Ok(change) } else { Err(unknown()) })?
        }
        ChangeProof::TokenOrCode { account, text } => find_by_code(ctx, reader, *account, text)?,
    };
    let account = reader
        .find_account(change.account)?
        .filter(|account| account.state == AccountState::Active)
        .ok_or_else(unknown)?;
    Ok((account, change))
}

fn find_by_token(
    reader: &Reader<'_>,
    now: Timestamp,
    text: &str,
) -> Result<StoredEmailChange, ConfirmChangeError> {
    let unknown = || ConfirmChangeError::Link(LinkFailure::Unknown);
    let token = SecretToken::parse(text).ok_or_else(unknown)?;
    let change = reader.find_email_change(&token.digest(PURPOSE))?.ok_or_else(unknown)?;
    match change.failure(now) {
        Some(failure) => Err(ConfirmChangeError::Link(failure)),
        None => Ok(change),
    }
}

fn find_by_code(
    ctx: &AppContext,
    reader: &Reader<'_>,
    account: AccountId,
    code: &str,
) -> Result<StoredEmailChange, ConfirmChangeError> {
    let code = ShortCode::parse(code).ok_or(ConfirmChangeError::Code)?;
    let change = reader
        .find_pending_email_change(account, ctx.now())?
        .filter(|change| change.code_misses < CODE_TRIES)
        .ok_or(ConfirmChangeError::Code)?;
    for guessed in guessed_at(&change) {
        if guessed.is_over(ctx, reader)? {
            return Err(ConfirmChangeError::Code);
        }
    }
    let expected = code.digest(&ctx.vault, &code_context(account, &change.new_email));
    if same_digest(&expected, &change.code_mac) { Ok(change) } else { Err(ConfirmChangeError::Code) }
}

/// Anybody may ask for any address, and for one after the other.
fn guessed_at(change: &StoredEmailChange) -> [Guessed<'_>; 2] {
    [Guessed::NewAddress(&change.new_email), Guessed::AskedBy(change.account)]
}

fn note_failure(
    tx: &Transaction<'_, '_>,
    proof: &ChangeProof,
    error: &ConfirmChangeError,
) -> Result<(), StoreError> {
    let now = tx.now;
    let (target, reason) = match (proof.guesses_at(), error) {
        (Some(account), _) => {
            if let Some(change) = tx.find_pending_email_change(account, now)? {
                let guessed = guessed_at(&change);
                let mut could_be_right = change.code_misses < CODE_TRIES;
                for guessed in &guessed {
                    could_be_right &= !guessed.is_over(tx.ctx, tx)?;
                }
                for guessed in guessed.iter().filter(|_| could_be_right) {
                    guessed.count(tx.ctx, tx, now)?;
                }
                tx.count_email_code_miss(change.id)?;
            }
            (Target::Account(account), "code")
        }
        (None, ConfirmChangeError::Link(failure)) => (Target::Nothing, failure.as_str()),
        (None, _) => (Target::Nothing, "unknown"),
    };
    tx.audit("account.email_change_refused", target, json!({ "reason": reason }))
}

/// What a code is bound to: it works for one account and one new address.
fn code_context(account: AccountId, email: &EmailAddress) -> String {
    format!("change_email code {account} {}", email.key())
}

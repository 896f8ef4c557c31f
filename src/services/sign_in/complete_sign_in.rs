//! The one gate: whoever has proven a password or a mailed link gets a session or tokens here and
//! nowhere else, so that no way in forgets the second factor. A test lists who opens what.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountState, Actor, AuditContext};
use crate::security::secret_token::{SecretToken, same_digest};
use crate::services::audit::audit_line::Target;
use crate::services::sign_in::check_password::{SignInError, may_still_enter};
use crate::services::sign_in::grants::{self, GrantError, IssuedTokens};
use crate::services::sign_in::second_factors::{FactorRefusal, Shown};
use crate::services::sign_in::sessions::{Browser, Opened, SEEN_EVERY};
use crate::services::sign_in::visit::Visit;
use crate::services::sign_in::{second_factors, sessions};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{PendingSignIn, StoreError};

const PURPOSE: &str = "pending sign-in";
/// How long a browser may take to show the factor.
pub const PENDING_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// Wrong codes after which a browser starts again with the password.
const PENDING_TRIES: u32 = 5;

/// What a right password brings a browser.
pub enum SignInOutcome {
    /// An open session.
    Session(Opened),
    /// The token of a sign-in that opens nothing until a factor is shown, too.
    FactorNeeded(SecretToken),
}

/// Why a waiting sign-in was not finished.
#[derive(Debug, thiserror::Error)]
pub enum FinishError {
    /// Unknown, too old, tried too often, or overtaken by a new password: begin again.
    #[error("there is no sign-in that waits for a factor")]
    Gone,
    #[error(transparent)]
    SignIn(#[from] SignInError),
}

impl From<StoreError> for FinishError {
    fn from(error: StoreError) -> Self {
        Self::SignIn(error.into())
    }
}

impl From<ServiceError> for FinishError {
    fn from(error: ServiceError) -> Self {
        Self::SignIn(error.into())
    }
}

/// For a browser, after a right password (or after a mailed link that has set one). `account` is as it
/// was when that was checked; nobody is let in by a password that was replaced meanwhile.
pub async fn by_browser(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: &Account,
    browser: Browser,
) -> Result<SignInOutcome, SignInError> {
    let account = account.clone();
    let entered = ctx
        .transact(audit_context, move |tx| -> Result<_, SignInError> {
            let audit_context = tx.audit_context.acting_as(Actor::account(&account));
            let tx = &tx.on_behalf_of(&audit_context);
            may_still_enter(tx, &account)?;
            if tx.has_factor(account.id)? {
                let token = wait_for_factor(tx, &account, browser.remembered)?;
                return Ok(SignInOutcome::FactorNeeded(token));
            }
            Ok(SignInOutcome::Session(sessions::open_in(tx, &account, &browser, None)?))
        })
        .await?;
    Ok(entered)
}

/// The factor of a browser that waits for it. Returns the session, and whether the person asked to stay
/// signed in.
pub async fn finish(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    pending: &str,
    code: &str,
    browser: Browser,
) -> Result<(Opened, bool), FinishError> {
    let digest = SecretToken::parse(pending).ok_or(FinishError::Gone)?.digest(PURPOSE);
    let code = code.to_owned();
    // A miss must stay counted, so a refusal is an answer of the transaction.
    let outcome: Result<(Opened, bool), FinishError> = ctx
        .transact(audit_context, move |tx| -> Result<_, FinishError> {
            let Some((waiting, account)) = find_waiting(tx, tx.ctx, &digest)? else {
                return Ok(Err(FinishError::Gone));
            };
            let audit_context = tx.audit_context.acting_as(Actor::account(&account));
            let tx = &tx.on_behalf_of(&audit_context);
            match second_factors::check(tx, &account, &code)? {
                Ok(shown) => {
                    tx.delete_pending_sign_in(&digest)?;
                    let browser = Browser { remembered: waiting.remembered, ..browser.clone() };
                    let opened = sessions::open_in(tx, &account, &browser, Some(shown))?;
                    Ok(Ok((opened, waiting.remembered)))
                }
                Err(refusal) if waiting.misses + 1 >= PENDING_TRIES => {
                    tx.delete_pending_sign_in(&digest)?;
                    Ok(Err(match refusal {
                        FactorRefusal::Wrong => FinishError::Gone,
                        locked => FinishError::SignIn(locked.into()),
                    }))
                }
                Err(refusal) => {
                    tx.count_pending_miss(&digest)?;
                    Ok(Err(FinishError::SignIn(refusal.into())))
                }
            }
        })
        .await?;
    outcome
}

/// Whether a sign-in of this token still waits; looking changes nothing.
pub async fn is_waiting(ctx: &Arc<AppContext>, pending: &str) -> Result<bool, StoreError> {
    let Some(digest) = SecretToken::parse(pending).map(|token| token.digest(PURPOSE)) else {
        return Ok(false);
    };
    let inner = ctx.clone();
    ctx.store.read(move |reader| Ok(find_waiting(reader, &inner, &digest)?.is_some())).await
}

/// A session for a program, which sends password and code at once (contract.md B3).
pub async fn by_program(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: &Account,
    code: Option<&str>,
    browser: Browser,
) -> Result<Opened, SignInError> {
    let account = account.clone();
    let code = code.map(str::to_owned);
    ctx.transact(audit_context, move |tx| -> Result<_, SignInError> {
        let audit_context = tx.audit_context.acting_as(Actor::account(&account));
        let tx = &tx.on_behalf_of(&audit_context);
        may_still_enter(tx, &account)?;
        match show(tx, &account, code.as_deref())? {
            Ok(shown) => Ok(Ok(sessions::open_in(tx, &account, &browser, shown)?)),
            Err(refusal) => Ok(Err(refusal)),
        }
    })
    .await?
}

/// Tokens for a program (contract.md A2).
pub async fn by_client(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: &Account,
    code: Option<&str>,
    client: &str,
    visit: Option<Visit>,
) -> Result<IssuedTokens, GrantError> {
    let account = account.clone();
    let (code, client) = (code.map(str::to_owned), client.to_owned());
    ctx.transact(audit_context, move |tx| -> Result<_, GrantError> {
        let audit_context = tx.audit_context.acting_as(Actor::account(&account));
        let tx = &tx.on_behalf_of(&audit_context);
        may_still_enter(tx, &account)?;
        match show(tx, &account, code.as_deref())? {
            Ok(shown) => Ok(Ok(grants::open_in(tx, &account, &client, shown, visit.as_ref())?)),
            Err(refusal) => Ok(Err(refusal.into())),
        }
    })
    .await?
}

/// For credentials that come with each request and open that request only (contract.md B0): there is
/// nobody who could show a factor. That somebody was in the account is noted to the minute: recovery asks for it.
pub async fn by_password_alone(ctx: &Arc<AppContext>, account: Account) -> Result<Account, SignInError> {
    if account.has_second_factor {
        return Err(SignInError::FactorRequired);
    }
    let (id, now) = (account.id, ctx.now());
    if account.last_sign_in_at.is_none_or(|last| now.since(last) >= SEEN_EVERY) {
        ctx.note(move |tx| tx.touch_sign_in(id, now, now.minus(SEEN_EVERY))).await;
    }
    Ok(account)
}

/// `None` for an account without a factor.
fn show(
    tx: &Transaction<'_, '_>,
    account: &Account,
    code: Option<&str>,
) -> Result<Result<Option<Shown>, SignInError>, ServiceError> {
    if !tx.has_factor(account.id)? {
        return Ok(Ok(None));
    }
    let Some(code) = code.filter(|code| !code.trim().is_empty()) else {
        audit_asked(tx, account)?;
        return Ok(Err(SignInError::FactorRequired));
    };
    Ok(second_factors::check(tx, account, code)?.map(Some).map_err(SignInError::from))
}

fn wait_for_factor(
    tx: &Transaction<'_, '_>,
    account: &Account,
    remembered: bool,
) -> Result<SecretToken, StoreError> {
    let token = SecretToken::generate(tx.ctx.entropy.as_ref());
    let now = tx.now;
    tx.insert_pending_sign_in(&PendingSignIn {
        digest: token.digest(PURPOSE),
        account: account.id,
        remembered,
        misses: 0,
        created_at: now,
        expires_at: now.plus(PENDING_LIFETIME),
        password: password_mark(tx.ctx, account),
    })?;
    audit_asked(tx, account)?;
    Ok(token)
}

/// The password was right: worth a line even if no code ever comes.
fn audit_asked(tx: &Transaction<'_, '_>, account: &Account) -> Result<(), StoreError> {
    tx.audit("sign_in.factor_asked", Target::Account(account.id), json!({}))
}

/// The waiting sign-in and its account, if it may still come in and has no other password since.
fn find_waiting(
    reader: &crate::store::Reader<'_>,
    ctx: &AppContext,
    digest: &[u8; 32],
) -> Result<Option<(PendingSignIn, Account)>, StoreError> {
    let Some(waiting) = reader.find_pending_sign_in(digest, ctx.now())? else { return Ok(None) };
    let account = reader.find_account(waiting.account)?.filter(|account| {
        account.state == AccountState::Active && same_digest(&password_mark(ctx, account), &waiting.password)
    });
    Ok(account.map(|account| (waiting, account)))
}

/// Says whether the password is still the one that was right, and nothing else about it.
fn password_mark(ctx: &AppContext, account: &Account) -> [u8; 32] {
    ctx.vault.mac("pending sign-in", account.password_hash.as_deref().unwrap_or_default().as_bytes())
}

impl From<FactorRefusal> for SignInError {
    fn from(refusal: FactorRefusal) -> Self {
        match refusal {
            FactorRefusal::Wrong => SignInError::WrongFactor,
            FactorRefusal::Locked { retry_after } => SignInError::FactorLocked { retry_after },
        }
    }
}

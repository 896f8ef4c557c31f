//! The one gate: whoever has proven a password or a mailed link gets a session or tokens here and
//! nowhere else, so that no way in forgets the second factor. A test lists who opens what.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountState, Actor, Occasion};
use crate::security::secret_token::{SecretToken, same_digest};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::clients::oauth;
use crate::services::clients::oauth::{GrantError, IssuedTokens};
use crate::services::sign_in::check_password::{SignInError, may_still_enter};
use crate::services::sign_in::devices::Visit;
use crate::services::sign_in::second_factors::{FactorRefusal, Shown};
use crate::services::sign_in::sessions::{Browser, Opened};
use crate::services::sign_in::{second_factors, sessions};
use crate::services::{Desk, DeskError};
use crate::store::{PendingSignIn, StoreError, Tx};

const PURPOSE: &str = "pending sign-in";
/// How long a browser may take to show the factor.
pub const PENDING_LIFETIME: Duration = Duration::from_secs(10 * 60);
/// Wrong codes after which a browser starts again with the password.
const PENDING_TRIES: u32 = 5;

/// What a right password brings a browser.
pub enum Entered {
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

impl From<DeskError> for FinishError {
    fn from(error: DeskError) -> Self {
        Self::SignIn(error.into())
    }
}

/// For a browser, after a right password (or after a mailed link that has set one). `account` is as it
/// was when that was checked; nobody is let in by a password that was replaced meanwhile.
pub async fn by_browser(
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    account: &Account,
    browser: Browser,
) -> Result<Entered, SignInError> {
    occasion.actor = Actor::account(account);
    let account = account.clone();
    let inner = desk.clone();
    let entered = desk
        .store
        .write(move |tx| -> Result<_, SignInError> {
            may_still_enter(tx, &account)?;
            if tx.has_factor(account.id)? {
                let token = wait_for_factor(tx, &inner, &occasion, &account, browser.remembered)?;
                return Ok(Entered::FactorNeeded(token));
            }
            Ok(Entered::Session(sessions::open_in(tx, &inner, &occasion, &account, browser, None)?))
        })
        .await?;
    desk.bell.ring();
    Ok(entered)
}

/// The factor of a browser that waits for it. Returns the session, and whether the person asked to stay
/// signed in.
pub async fn finish(
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    pending: &str,
    code: &str,
    mut browser: Browser,
) -> Result<(Opened, bool), FinishError> {
    let digest = SecretToken::parse(pending).ok_or(FinishError::Gone)?.digest(PURPOSE);
    let code = code.to_owned();
    let inner = desk.clone();
    // A miss must stay counted, so a refusal is an answer of the transaction.
    let outcome: Result<(Opened, bool), FinishError> = desk
        .store
        .write(move |tx| -> Result<_, FinishError> {
            let Some((waiting, account)) = find_waiting(tx, &inner, &digest)? else {
                return Ok(Err(FinishError::Gone));
            };
            occasion.actor = Actor::account(&account);
            match second_factors::check(tx, &inner, &occasion, &account, &code)? {
                Ok(shown) => {
                    tx.delete_pending_sign_in(&digest)?;
                    browser.remembered = waiting.remembered;
                    let opened = sessions::open_in(tx, &inner, &occasion, &account, browser, Some(shown))?;
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
    desk.bell.ring();
    outcome
}

/// Whether a sign-in of this token still waits; looking changes nothing.
pub async fn is_waiting(desk: &Arc<Desk>, pending: &str) -> Result<bool, StoreError> {
    let Some(digest) = SecretToken::parse(pending).map(|token| token.digest(PURPOSE)) else {
        return Ok(false);
    };
    let inner = desk.clone();
    desk.store.read(move |reader| Ok(find_waiting(reader, &inner, &digest)?.is_some())).await
}

/// A session for a program, which sends password and code at once (contract.md B3).
pub async fn by_program(
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    account: &Account,
    code: Option<&str>,
    browser: Browser,
) -> Result<Opened, SignInError> {
    occasion.actor = Actor::account(account);
    let account = account.clone();
    let code = code.map(str::to_owned);
    let inner = desk.clone();
    let outcome = desk
        .store
        .write(move |tx| -> Result<_, SignInError> {
            may_still_enter(tx, &account)?;
            match show(tx, &inner, &occasion, &account, code.as_deref())? {
                Ok(shown) => Ok(Ok(sessions::open_in(tx, &inner, &occasion, &account, browser, shown)?)),
                Err(refusal) => Ok(Err(refusal)),
            }
        })
        .await?;
    desk.bell.ring();
    outcome
}

/// Tokens for a program (contract.md A2).
pub async fn by_client(
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    account: &Account,
    code: Option<&str>,
    client: &str,
    visit: Option<Visit>,
) -> Result<IssuedTokens, GrantError> {
    occasion.actor = Actor::account(account);
    let account = account.clone();
    let (code, client) = (code.map(str::to_owned), client.to_owned());
    let inner = desk.clone();
    let outcome = desk
        .store
        .write(move |tx| -> Result<_, GrantError> {
            may_still_enter(tx, &account)?;
            match show(tx, &inner, &occasion, &account, code.as_deref())? {
                Ok(shown) => Ok(Ok(oauth::open_grant_in(
                    tx,
                    &inner,
                    &occasion,
                    &account,
                    client,
                    shown,
                    visit.as_ref(),
                )?)),
                Err(refusal) => Ok(Err(refusal.into())),
            }
        })
        .await?;
    desk.bell.ring();
    outcome
}

/// For credentials that come with each request and open that request only (contract.md B0): there is
/// nobody who could show a factor.
pub fn by_password_alone(account: Account) -> Result<Account, SignInError> {
    if account.has_second_factor { Err(SignInError::FactorRequired) } else { Ok(account) }
}

/// `None` for an account without a factor.
fn show(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    code: Option<&str>,
) -> Result<Result<Option<Shown>, SignInError>, DeskError> {
    if !tx.has_factor(account.id)? {
        return Ok(Ok(None));
    }
    let Some(code) = code.filter(|code| !code.trim().is_empty()) else {
        audit_asked(tx, desk, occasion, account)?;
        return Ok(Err(SignInError::FactorRequired));
    };
    Ok(second_factors::check(tx, desk, occasion, account, code)?.map(Some).map_err(SignInError::from))
}

fn wait_for_factor(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    remembered: bool,
) -> Result<SecretToken, StoreError> {
    let token = SecretToken::generate(desk.entropy.as_ref());
    let now = desk.now();
    tx.insert_pending_sign_in(&PendingSignIn {
        digest: token.digest(PURPOSE),
        account: account.id,
        remembered,
        misses: 0,
        created_at: now,
        expires_at: now.plus(PENDING_LIFETIME),
        password: password_mark(desk, account),
    })?;
    audit_asked(tx, desk, occasion, account)?;
    Ok(token)
}

/// The password was right: worth a line even if no code ever comes.
fn audit_asked(tx: &Tx<'_>, desk: &Desk, occasion: &Occasion, account: &Account) -> Result<(), StoreError> {
    audit(tx, occasion, desk.now(), "sign_in.factor_asked", Target::Account(account.id), json!({}))
}

/// The waiting sign-in and its account, if it may still come in and has no other password since.
fn find_waiting(
    reader: &crate::store::Reader<'_>,
    desk: &Desk,
    digest: &[u8; 32],
) -> Result<Option<(PendingSignIn, Account)>, StoreError> {
    let Some(waiting) = reader.find_pending_sign_in(digest, desk.now())? else { return Ok(None) };
    let account = reader.find_account(waiting.account)?.filter(|account| {
        account.state == AccountState::Active && same_digest(&password_mark(desk, account), &waiting.password)
    });
    Ok(account.map(|account| (waiting, account)))
}

/// Says whether the password is still the one that was right, and nothing else about it.
fn password_mark(desk: &Desk, account: &Account) -> [u8; 32] {
    desk.vault.mac("pending sign-in", account.password_hash.as_deref().unwrap_or_default().as_bytes())
}

impl From<FactorRefusal> for SignInError {
    fn from(refusal: FactorRefusal) -> Self {
        match refusal {
            FactorRefusal::Wrong => SignInError::WrongFactor,
            FactorRefusal::Locked { retry_after } => SignInError::FactorLocked { retry_after },
        }
    }
}

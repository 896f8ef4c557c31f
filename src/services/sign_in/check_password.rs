//! Checking a password: the one way in for pages, sessions, Basic credentials and the password
//! grant (contract.md B3).

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::credentials::password::Password;
use crate::domain::profile::account::LOCKED_FOR;
use crate::domain::{Account, AccountId, AccountState, AuditContext, EmailAddress, Timestamp, Username};
use crate::security::password::password_hash::Verdict;
use crate::services::audit::audit_line::Target;
use crate::services::context::count_peer;
use crate::services::sign_in::in_flight_checks::InFlightCheck;
use crate::services::sign_in::visit::Visit;
use crate::services::{AppContext, ServiceError};
use crate::store::{Reader, StoreError, Tx};

/// Wrong passwords in a row that lock an account, wherever they came from (contract.md B3).
pub const LOCK_AFTER: u32 = 10;
/// Wrong passwords in a row that are looked at while the lock lasts; beyond them even the right
/// one is not recognised, so that a lock cannot be used to go on guessing.
const CHECKED_WHILE_LOCKED: u32 = 20;
/// After this many in a row no stranger's password is looked at until a new one is set. Together with
/// [`INSIDE_TRIES`] they are the hundred of NIST 800-63B 3.2.2.
pub const MOST_IN_A_ROW: u32 = 90;
/// Wrong passwords in a row from inside (see [`Asker`]), all together. They are counted by themselves:
/// what strangers do shuts nobody out who was let in before.
pub const INSIDE_TRIES: u32 = 10;

/// Who is asked for a password.
#[derive(Debug, Clone, Copy)]
pub enum Asker<'a> {
    /// Anybody at the door. In a browser that the account knows they count as inside.
    Visitor(&'a Visit),
    /// Inside: an open session or a token has let them in, and they are asked once more.
    LetIn,
}

#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    #[error("wrong username or password")]
    Wrong,
    #[error("the account is locked after too many wrong passwords")]
    Locked { retry_after: Duration },
    #[error("the account is disabled")]
    Disabled,
    /// By its owner, who can still bring it back.
    #[error("the account is deleted")]
    Deleted { account: AccountId, erase_at: Timestamp },
    #[error("too many attempts from this address")]
    TooMany { retry_after: Duration },
    #[error("the account uses two-step sign-in, so a code is needed, too")]
    FactorRequired,
    #[error("the two-step sign-in code is wrong or was already used")]
    WrongFactor,
    /// `None`: until a recovery code is used, or the factor is taken off.
    #[error("too many wrong two-step sign-in codes")]
    FactorLocked { retry_after: Option<Duration> },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl SignInError {
    /// Unknown, wrong or not confirmed: which of them is not told.
    pub fn is_wrong(&self) -> bool {
        matches!(self, SignInError::Wrong)
    }
}

impl From<StoreError> for SignInError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Whether one more password of a stranger may be looked at, of `rank` among those under way. Whoever
/// came before and has left is counted in the account, which is read after; so no try is missed by both.
fn may_check(account: &Account, rank: u32, now: Timestamp) -> bool {
    let failed = account.wrong_passwords();
    let with_those_running = failed.saturating_add(rank);
    if account.failed_sign_ins.saturating_add(rank) > MOST_IN_A_ROW {
        false
    } else if account.is_locked(now) {
        with_those_running <= CHECKED_WHILE_LOCKED
    } else if failed < LOCK_AFTER {
        with_those_running <= LOCK_AFTER
    } else {
        // The lock is over: one try at a time, and a wrong one locks again.
        rank == 1
    }
}

/// How a try got past the counters, for as long as it is under way.
enum Gate {
    /// From inside, with a count of its own.
    Inside {
        _under_way: InFlightCheck,
    },
    Stranger {
        _under_way: InFlightCheck,
    },
    /// Not looked at; such a one keeps nobody else from it.
    Shut,
}

/// Entered before the counter is read: a check that ends in between has been counted there. Whoever has
/// used up the tries from inside is treated like a stranger.
async fn pass_gate(
    ctx: &Arc<AppContext>,
    id: AccountId,
    from_inside: bool,
) -> Result<(Account, Gate), SignInError> {
    let read = || ctx.store.read(move |reader| reader.find_account(id));
    if from_inside {
        let under_way = ctx.in_flight_checks.enter(id, true);
        let account = read().await?.ok_or(SignInError::Wrong)?;
        if account.failed_inside.saturating_add(under_way.rank) <= INSIDE_TRIES {
            return Ok((account, Gate::Inside { _under_way: under_way }));
        }
        if account.failed_inside < INSIDE_TRIES {
            return Ok((account, Gate::Shut));
        }
    }
    let under_way = ctx.in_flight_checks.enter(id, false);
    let account = read().await?.ok_or(SignInError::Wrong)?;
    let gate = if may_check(&account, under_way.rank, ctx.now()) {
        Gate::Stranger { _under_way: under_way }
    } else {
        Gate::Shut
    };
    Ok((account, gate))
}

/// Finds the account for this login (username or mail address) if the password is right. Unknown
/// accounts cost the same work. Success is noted by whoever opens a session or a grant for it. For
/// whoever is inside, the lock that strangers brought about does not hold.
pub async fn check_password(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
    login: &str,
    password: &str,
    asker: Asker<'_>,
) -> Result<Account, SignInError> {
    count_peer(&ctx.limits.sign_ins_per_peer, audit_context)
        .map_err(|retry_after| SignInError::TooMany { retry_after })?;
    let Some(password) = Password::typed(password) else { return Err(SignInError::Wrong) };
    let Some((id, from_inside)) = find_id(ctx, login, asker).await? else {
        return turn_away(ctx, audit_context, &password).await;
    };
    let (account, gate) = pass_gate(ctx, id, from_inside).await?;
    let now = ctx.now();
    let stored = account.password_hash.as_deref().filter(|_| !matches!(gate, Gate::Shut));
    let verdict = ctx.hasher.verify(password.as_str(), stored).await.map_err(ServiceError::from)?;
    match verdict {
        Verdict::Wrong => {
            note_failure(ctx, audit_context, Some((id, &gate))).await?;
            Err(SignInError::Wrong)
        }
        Verdict::Right { needs_rehash } => {
            // Said like any wrong password, locked or not: whoever registers a foreign address would
            // otherwise learn from the answer to the password just typed whether it had an account.
            let way_back = way_back(ctx, &account, now).await?;
            let is_gone = account.state == AccountState::Deleted && way_back.is_none();
            if account.state == AccountState::AwaitingEmail || is_gone {
                note_failure(ctx, audit_context, Some((id, &Gate::Shut))).await?;
                return Err(SignInError::Wrong);
            }
            if let (Gate::Stranger { .. }, Some(retry_after)) = (&gate, account.locked_for(now)) {
                return Err(SignInError::Locked { retry_after });
            }
            if account.state == AccountState::Disabled {
                return Err(SignInError::Disabled);
            }
            if let Some(erase_at) = way_back {
                return Err(SignInError::Deleted { account: id, erase_at });
            }
            if account.wrong_passwords() > 0 {
                // Basic credentials open nothing that would end the count.
                forgive(ctx, audit_context, id).await?;
            }
            note_address_use(ctx, audit_context, &account, login).await?;
            if needs_rehash { rehash(ctx, audit_context, account, &password).await } else { Ok(account) }
        }
    }
}

/// Until when the owner can bring the deleted account back.
async fn way_back(
    ctx: &AppContext,
    account: &Account,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let waits_until = account.erase_at.filter(|at| account.state == AccountState::Deleted && now < *at);
    let Some(erase_at) = waits_until else { return Ok(None) };
    let id = account.id;
    let may_return = ctx.store.read(move |reader| reader.has_deletion_link(id)).await?;
    Ok(may_return.then_some(erase_at))
}

/// Whoever names nobody: the same reads, hash and writes as for a wrong password, of which nothing counts.
async fn turn_away(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
    password: &Password,
) -> Result<Account, SignInError> {
    ctx.store.read(|reader| reader.find_some_account(0)).await?;
    ctx.hasher.verify(password.as_str(), None).await.map_err(ServiceError::from)?;
    note_failure(ctx, audit_context, None).await?;
    Err(SignInError::Wrong)
}

async fn forgive(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
    id: AccountId,
) -> Result<(), ServiceError> {
    ctx.transact(audit_context.clone(), move |tx| Ok(tx.forgive_failed_sign_ins(id)?)).await
}

/// Whoever types an unproven address a second time, with the password, has not mistyped it the first time.
async fn note_address_use(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
    account: &Account,
    login: &str,
) -> Result<(), ServiceError> {
    let is_by_address = EmailAddress::parse(login.trim())
        .is_ok_and(|login| account.email.as_ref().is_some_and(|email| email.key() == login.key()));
    if !is_by_address || account.email_verified_at.is_some() {
        return Ok(());
    }
    let id = account.id;
    if ctx.store.read(move |reader| reader.is_address_used(id)).await? {
        return Ok(());
    }
    ctx.transact(audit_context.clone(), move |tx| Ok(tx.note_address_use(id, tx.now)?)).await
}

/// The account of a login, and whether whoever names it is inside.
async fn find_id(
    ctx: &AppContext,
    login: &str,
    asker: Asker<'_>,
) -> Result<Option<(AccountId, bool)>, StoreError> {
    let login = login.trim().to_owned();
    let (is_let_in, digest) = match asker {
        Asker::Visitor(visit) => (false, visit.digest()),
        Asker::LetIn => (true, None),
    };
    ctx.store
        .read(move |reader| {
            let Some(account) = find_by_login(reader, &login)? else {
                reader.find_some_account(0)?;
                return Ok(None);
            };
            let is_known_browser = match &digest {
                Some(digest) => reader.find_device(account.id, digest)?.is_some(),
                None => false,
            };
            Ok(Some((account.id, is_let_in || is_known_browser)))
        })
        .await
}

/// The account of a mail address or a username.
pub fn find_by_login(reader: &Reader<'_>, login: &str) -> Result<Option<Account>, StoreError> {
    if let Ok(email) = EmailAddress::parse(login) {
        return reader.find_account_by_email(&email);
    }
    match Username::parse(login) {
        Ok(username) => reader.find_account_by_username(&username),
        Err(_) => Ok(None),
    }
}

/// A failed try leaves one line and takes as long, whether or not there is an account and whether or not
/// it was counted.
async fn note_failure(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
    account: Option<(AccountId, &Gate)>,
) -> Result<(), ServiceError> {
    // A guess counts even where whoever makes it has ended their own session or token meanwhile.
    let audit_context = AuditContext { credential: None, ..audit_context.clone() };
    let target = account.map_or(Target::Nothing, |(id, _)| Target::Account(id));
    let counted = account.and_then(|(id, gate)| match gate {
        Gate::Inside { .. } => Some((id, true)),
        Gate::Stranger { .. } => Some((id, false)),
        Gate::Shut => None,
    });
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        let count = |tx: &Tx<'_>, id, from_inside| {
            tx.count_failed_sign_in(id, from_inside, LOCK_AFTER, now.plus(LOCKED_FOR))
        };
        let mut details = json!({});
        if let Some((id, from_inside)) = counted {
            let failed = count(tx, id, from_inside)?;
            details = json!({ "failed_in_a_row": failed, "from_inside": from_inside });
        } else if let Some(somebody) = tx.find_random_account()? {
            tx.pretend(|tx| count(tx, somebody.id, false))?;
        }
        tx.audit("sign_in.failed", target, details)?;
        Ok(())
    })
    .await
}

/// Asked in the transaction that lets somebody in: the check of the password took its time, and the
/// account may have been disabled or got a new password meanwhile.
pub(in crate::services) fn may_still_enter(tx: &Tx<'_>, checked: &Account) -> Result<(), SignInError> {
    let account = tx.find_account(checked.id)?;
    let unchanged = account.is_some_and(|account| {
        account.state == AccountState::Active && account.password_hash == checked.password_hash
    });
    if unchanged { Ok(()) } else { Err(SignInError::Wrong) }
}

/// Whether a password that somebody wishes for is the one they have. It lets nobody in and counts as no try.
pub(in crate::services) async fn is_password_of(
    ctx: &AppContext,
    account: &Account,
    wished: &str,
) -> Result<bool, ServiceError> {
    let Some(stored) = account.password_hash.as_deref() else { return Ok(false) };
    Ok(matches!(ctx.hasher.verify(wished, Some(stored)).await?, Verdict::Right { .. }))
}

/// The same password under the figures in force now; returns the account with its new hash.
async fn rehash(
    ctx: &Arc<AppContext>,
    audit_context: &AuditContext,
    mut account: Account,
    password: &Password,
) -> Result<Account, SignInError> {
    let Some(old) = account.password_hash.clone() else { return Ok(account) };
    let new = ctx.hasher.hash(password.as_str()).await.map_err(ServiceError::from)?.into_string();
    let id = account.id;
    let credential = audit_context.credential.clone();
    let audit_context = AuditContext { credential, ..AuditContext::of_account(&account) };
    let replaced = ctx
        .transact(audit_context, move |tx| -> Result<_, ServiceError> {
            if !tx.replace_password_hash(id, &old, &new)? {
                return Ok(None);
            }
            let action = "account.password_rehashed";
            tx.audit(action, Target::Account(id), json!({}))?;
            Ok(Some(new.clone()))
        })
        .await?;
    if replaced.is_some() {
        account.password_hash = replaced;
        return Ok(account);
    }
    // Another sign-in was quicker, or there is a new password: what is stored now decides.
    let account = ctx.store.read(move |reader| reader.find_account(id)).await?;
    let account = account.ok_or(SignInError::Wrong)?;
    let verdict = ctx.hasher.verify(password.as_str(), account.password_hash.as_deref()).await;
    match verdict.map_err(ServiceError::from)? {
        Verdict::Right { .. } => Ok(account),
        Verdict::Wrong => Err(SignInError::Wrong),
    }
}

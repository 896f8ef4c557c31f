//! Codes from an authenticator app: setting one up, and spending its codes.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, AuditContext, FactorKind, Timestamp};
use crate::security::factors::recovery_code::RecoveryCode;
use crate::security::factors::totp::TotpSecret;
use crate::services::audit::audit_line::Target;
use crate::services::sign_in::open_session::OpenSession;
use crate::services::sign_in::second_factors::{notices, recovery_codes};
use crate::services::{AppContext, ServiceError};
use crate::store::{FactorDraft, Reader, StoreError, StoredFactor, Tx};

/// How long a secret is shown that nobody has confirmed.
pub const DRAFT_LIFETIME: Duration = Duration::from_secs(30 * 60);

/// A secret that is being set up, as the page shows it.
pub struct Draft {
    /// What the QR code says.
    pub uri: String,
    /// The same secret, to be typed by hand.
    pub secret: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfirmTotpError {
    /// Never begun, confirmed already, or left for too long.
    #[error("no authenticator app is being set up")]
    NoDraft,
    #[error("the code is wrong")]
    WrongCode,
    /// Signed out, or locked out, while the code was on its way.
    #[error("the session was ended meanwhile")]
    SessionEnded,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for ConfirmTotpError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Makes a secret, which counts for nothing until a code of it was shown. An older draft is gone; an
/// app that is set up already goes on until then.
pub async fn begin(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: AccountId,
) -> Result<(), ServiceError> {
    let secret = TotpSecret::generate(ctx.entropy.as_ref());
    let sealed = ctx.vault.seal(&purpose(account), secret.as_bytes());
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        tx.insert_factor_draft(account, FactorKind::Totp, &sealed, now)?;
        let details = json!({ "kind": FactorKind::Totp.as_str() });
        tx.audit("second_factor.begun", Target::Account(account), details)?;
        Ok(())
    })
    .await
}

/// The secret that waits for its first code; looking changes nothing.
pub async fn draft(ctx: &Arc<AppContext>, account: &Account) -> Result<Option<Draft>, ServiceError> {
    let id = account.id;
    let inner = ctx.clone();
    let found = ctx.store.read(move |reader| find_secret(&inner, reader, id)).await?;
    let Some(secret) = found else { return Ok(None) };
    let site = ctx.site_name(&ctx.policy().await?);
    let login = account.email.as_ref().map_or(account.username.as_str(), |email| email.as_str());
    Ok(Some(Draft { uri: secret.to_uri(&site, login), secret: secret.to_text() }))
}

/// The first code makes the app a factor, in the place of an earlier app. With the account's first
/// factor come recovery codes; later ones keep those there are. Everything that was opened before
/// ends, but for the session in which this happens: nothing goes on that the password alone opened.
pub async fn confirm(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    session: &OpenSession,
    typed: &str,
) -> Result<Option<Vec<RecoveryCode>>, ConfirmTotpError> {
    let account = session.account.clone();
    let digest = session.digest;
    let typed = typed.to_owned();
    let codes = ctx
        .transact(audit_context, move |tx| {
            let now = tx.now;
            // It may have been ended since the guard let it pass.
            if !tx.note_second_factor(&digest, now)? {
                return Err(ConfirmTotpError::SessionEnded);
            }
            let secret = find_secret(tx.ctx, tx, account.id)?.ok_or(ConfirmTotpError::NoDraft)?;
            let step = secret.step_of(&typed, now).ok_or(ConfirmTotpError::WrongCode)?;
            let is_first = !tx.has_factor(account.id)?;
            tx.delete_factor_draft(account.id, FactorKind::Totp)?;
            let replaces = tx.set_factors_aside(account.id, FactorKind::Totp, now)?;
            let sealed = tx.ctx.vault.seal(&purpose(account.id), secret.as_bytes());
            tx.insert_factor(account.id, FactorKind::Totp, &sealed, step, now)?;
            tx.delete_factor_misses(account.id)?;
            tx.delete_sessions_of(account.id, Some(&digest))?;
            tx.revoke_oauth_grants_of(account.id, now)?;
            notices::send_added(tx, &account)?;
            let details = json!({ "kind": FactorKind::Totp.as_str(), "replaces": replaces });
            tx.audit("second_factor.added", Target::Account(account.id), details)?;
            if is_first {
                Ok(Some(recovery_codes::make(tx, account.id)?))
            } else {
                Ok::<_, ConfirmTotpError>(None)
            }
        })
        .await?;
    Ok(codes)
}

/// Whether this code is one of the factor's that work now and was not used before; then it is used up,
/// with all that came before it.
pub(in crate::services) fn spend(
    tx: &Tx<'_>,
    ctx: &AppContext,
    factor: &StoredFactor,
    typed: &str,
    now: Timestamp,
) -> Result<bool, ServiceError> {
    let secret = open(ctx, factor.account, &factor.sealed)?;
    match secret.step_of(typed, now) {
        Some(step) => Ok(tx.use_factor(factor.id, step, now)?),
        None => Ok(false),
    }
}

fn find_secret(
    ctx: &AppContext,
    reader: &Reader<'_>,
    account: AccountId,
) -> Result<Option<TotpSecret>, ServiceError> {
    let now = ctx.now();
    let is_fresh = |draft: &FactorDraft| now < draft.created_at.plus(DRAFT_LIFETIME);
    let draft = reader.find_factor_draft(account, FactorKind::Totp)?.filter(is_fresh);
    draft.map(|draft| open(ctx, account, &draft.sealed)).transpose()
}

fn open(ctx: &AppContext, account: AccountId, sealed: &[u8]) -> Result<TotpSecret, ServiceError> {
    let broken =
        |why: &str| ServiceError::Internal(format!("the authenticator secret of account {account}: {why}"));
    let bytes = ctx.vault.open(&purpose(account), sealed).map_err(|error| broken(&error.to_string()))?;
    TotpSecret::from_bytes(&bytes).ok_or_else(|| broken("it has the wrong length"))
}

/// Bound to the account, so that nobody who can write to the file moves a secret to another one.
fn purpose(account: AccountId) -> String {
    format!("totp secret of {account}")
}

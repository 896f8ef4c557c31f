//! The secret that callers sign their own JWTs with (contract.md A3): read, rotated, used. One that was
//! replaced goes on working for a while, so that callers can change over one after the other.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, AuditContext, Credential, Entropy, Timestamp};
use crate::security::jwt;
use crate::security::secret_token::SecretToken;
use crate::security::vault::Vault;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::clients::oauth::{TokenHolder, active_account};
use crate::services::{AppContext, ServiceError};
use crate::store::{Reader, SealedSecret, StoreError, Tx};

const NAME: &str = "jwt";
/// The one that was replaced last; there are never more than two that work.
const BEFORE: &str = "jwt before";

/// How long the replaced secret goes on working, unless somebody says otherwise.
pub const OVERLAP: Duration = Duration::from_secs(24 * 60 * 60);
/// The longest that it may.
pub const OVERLAP_MAX: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A fresh secret and its sealed form.
pub struct Prepared {
    text: String,
    sealed: Vec<u8>,
}

/// When the secrets were made, and how long the replaced one still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Secrets {
    pub made_at: Timestamp,
    pub before: Option<SecretBefore>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecretBefore {
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
}

#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// Somebody else has made a new one since this was looked at.
    #[error("the secret has been changed in the meantime")]
    ChangedMeanwhile,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for RotateError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

pub fn prepare(vault: &Vault, entropy: &dyn Entropy) -> Prepared {
    let text = SecretToken::generate(entropy).to_text();
    let sealed = vault.seal(jwt::SEALED_FOR, text.as_bytes());
    Prepared { text, sealed }
}

/// Gives a secret to a file that has none yet.
pub fn ensure(tx: &Tx<'_>, prepared: &Prepared, now: Timestamp) -> Result<(), StoreError> {
    if tx.find_sealed_secret(NAME)?.is_none() {
        tx.update_sealed_secret(NAME, &in_use(prepared.sealed.clone(), now))?;
        audit(tx, &AuditContext::system(), now, "jwt_secret.created", Target::Nothing, json!({}))?;
    }
    Ok(())
}

/// The secret as text: what a caller signs with, byte for byte.
pub async fn read(ctx: &Arc<AppContext>) -> Result<String, ServiceError> {
    let secret = ctx.store.read(|reader| reader.find_sealed_secret(NAME)).await?.ok_or_else(none)?;
    open(&ctx.vault, &secret)
}

pub async fn look_at(ctx: &Arc<AppContext>) -> Result<Secrets, ServiceError> {
    let now = ctx.now();
    let secrets = ctx.store.read(move |reader| find_both(reader, now)).await?;
    let (secret, before) = secrets.ok_or_else(none)?;
    let before = before.and_then(|before| {
        before.ends_at.map(|ends_at| SecretBefore { made_at: before.created_at, ends_at })
    });
    Ok(Secrets { made_at: secret.created_at, before })
}

/// A new secret. The one before works for as long as `overlap` says, at most [`OVERLAP_MAX`]; the one
/// before that ends now. `seen` is when the secret was made that the caller has looked at.
pub async fn rotate(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    overlap: Duration,
    seen: Option<Timestamp>,
) -> Result<String, RotateError> {
    let overlap = overlap.min(OVERLAP_MAX);
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        let replaced = tx.find_sealed_secret(NAME)?;
        let made_at = replaced.as_ref().map(|secret| secret.created_at);
        if seen.is_some() && seen != made_at {
            return Err(RotateError::ChangedMeanwhile);
        }
        tx.delete_sealed_secret(BEFORE)?;
        if let Some(mut secret) = replaced.filter(|_| !overlap.is_zero()) {
            secret.ends_at = Some(now.plus(overlap));
            tx.update_sealed_secret(BEFORE, &secret)?;
        }
        let prepared = prepare(&tx.ctx.vault, tx.ctx.entropy.as_ref());
        tx.update_sealed_secret(NAME, &in_use(prepared.sealed, now))?;
        let details = json!({ "before_works_for_seconds": overlap.as_secs() });
        tx.audit("jwt_secret.rotated", Target::Nothing, details)?;
        Ok(prepared.text)
    })
    .await
}

/// The replaced secret works no longer. `false` when there is none.
pub async fn end_before(ctx: &Arc<AppContext>, audit_context: AuditContext) -> Result<bool, ServiceError> {
    ctx.transact(audit_context, move |tx| -> Result<bool, ServiceError> {
        let now = tx.now;
        let worked = find_both(tx, now)?.is_some_and(|(_, before)| before.is_some());
        if tx.delete_sealed_secret(BEFORE)? && worked {
            tx.audit("jwt_secret.before_ended", Target::Nothing, json!({}))?;
        }
        Ok(worked)
    })
    .await
}

/// The account that a JWT speaks for, if it is genuine and the account may come in.
pub async fn find_bearer(ctx: &Arc<AppContext>, token: &str) -> Result<Option<TokenHolder>, ServiceError> {
    let now = ctx.now();
    let Some((secret, before)) = ctx.store.look_up(move |reader| find_both(reader, now)).await? else {
        return Ok(None);
    };
    for secret in [Some(secret), before].into_iter().flatten() {
        let Ok(claims) = jwt::verify(&[open(&ctx.vault, &secret)?.as_bytes()], token, now) else { continue };
        let id = AccountId(claims.user_id);
        let credential = move |account: &Account| Credential::Jwt {
            account: account.id,
            rights: account.rights(),
            secret: secret.sealed.clone(),
        };
        return Ok(ctx.store.look_up(move |reader| active_account(reader, id, &credential)).await?);
    }
    Ok(None)
}

/// The secret in use, and the one before while it still works.
fn find_both(
    reader: &Reader<'_>,
    now: Timestamp,
) -> Result<Option<(SealedSecret, Option<SealedSecret>)>, StoreError> {
    let Some(secret) = reader.find_sealed_secret(NAME)? else { return Ok(None) };
    let before = reader.find_sealed_secret(BEFORE)?;
    Ok(Some((secret, before.filter(|before| before.ends_at.is_some_and(|end| now < end)))))
}

fn in_use(sealed: Vec<u8>, now: Timestamp) -> SealedSecret {
    SealedSecret { sealed, created_at: now, ends_at: None }
}

fn none() -> ServiceError {
    ServiceError::Internal("there is no JWT secret".to_owned())
}

fn open(vault: &Vault, secret: &SealedSecret) -> Result<String, ServiceError> {
    let plain = vault
        .open(jwt::SEALED_FOR, &secret.sealed)
        .map_err(|error| ServiceError::Internal(error.to_string()))?;
    String::from_utf8(plain).map_err(|error| ServiceError::Internal(error.to_string()))
}

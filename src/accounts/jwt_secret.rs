//! The secret that callers sign their own JWTs with (contract.md A3): read, rotated, used.

use std::sync::Arc;

use serde_json::json;

use super::audit_line::{Target, audit};
use super::oauth::active_account;
use super::{Desk, DeskError};
use crate::domain::{Account, AccountId, Entropy, Occasion, Timestamp};
use crate::security::jwt;
use crate::security::secret_token::SecretToken;
use crate::security::vault::Vault;
use crate::store::{StoreError, Tx};

const NAME: &str = "jwt";
const PURPOSE: &str = "sealed secret: jwt";

/// A fresh secret and its sealed form.
pub struct Prepared {
    text: String,
    sealed: Vec<u8>,
}

pub fn prepare(vault: &Vault, entropy: &dyn Entropy) -> Prepared {
    let text = SecretToken::generate(entropy).to_text();
    let sealed = vault.seal(PURPOSE, text.as_bytes());
    Prepared { text, sealed }
}

/// Gives a secret to a file that has none yet.
pub fn ensure(tx: &Tx<'_>, prepared: Prepared, now: Timestamp) -> Result<(), StoreError> {
    if tx.find_sealed_secret(NAME)?.is_none() {
        renew(tx, prepared, &Occasion::system(), now, "jwt_secret.created")?;
    }
    Ok(())
}

/// The secret as text: what a caller signs with, byte for byte.
pub async fn read(desk: &Arc<Desk>) -> Result<String, DeskError> {
    let sealed = desk.store.read(|reader| reader.find_sealed_secret(NAME)).await?;
    let sealed = sealed.ok_or_else(|| DeskError::Internal("there is no JWT secret".to_owned()))?;
    open(&desk.vault, &sealed)
}

/// A new secret; whatever was signed with the older one is refused from now on.
pub async fn rotate(desk: &Arc<Desk>, occasion: Occasion) -> Result<String, DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let now = inner.now();
            let prepared = prepare(&inner.vault, inner.entropy.as_ref());
            renew(tx, prepared, &occasion, now, "jwt_secret.rotated")
        })
        .await
        .map_err(DeskError::from)
}

/// The account that a JWT speaks for, if it is genuine and the account may come in.
pub async fn find_bearer(desk: &Arc<Desk>, token: &str) -> Result<Option<(Account, Vec<i64>)>, DeskError> {
    let sealed = desk.store.look_up(|reader| reader.find_sealed_secret(NAME)).await?;
    let Some(sealed) = sealed else { return Ok(None) };
    let secret = open(&desk.vault, &sealed)?;
    let Ok(claims) = jwt::verify(&[secret.as_bytes()], token, desk.now()) else { return Ok(None) };
    let id = AccountId(claims.user_id);
    Ok(desk.store.look_up(move |reader| active_account(reader, id)).await?)
}

fn renew(
    tx: &Tx<'_>,
    prepared: Prepared,
    occasion: &Occasion,
    now: Timestamp,
    action: &'static str,
) -> Result<String, StoreError> {
    tx.update_sealed_secret(NAME, &prepared.sealed, now)?;
    audit(tx, occasion, now, action, Target::Nothing, json!({}))?;
    Ok(prepared.text)
}

fn open(vault: &Vault, sealed: &[u8]) -> Result<String, DeskError> {
    let plain = vault.open(PURPOSE, sealed).map_err(|error| DeskError::Internal(error.to_string()))?;
    String::from_utf8(plain).map_err(|error| DeskError::Internal(error.to_string()))
}

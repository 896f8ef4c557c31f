//! OAuth grants and their tokens (contract.md A2): opened by the gate, renewed by a refresh token.

use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, Timestamp};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::mail::mailer::Mailer;
use crate::services::sign_in::check_password::SignInError;
use crate::services::sign_in::devices::note_sign_in_from;
use crate::services::sign_in::second_factors::Shown;
use crate::services::sign_in::visit::Visit;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{StoreError, TokenKind, Tx};

/// Of an access token: `expires_in` of contract.md A2.
pub const ACCESS_LIFETIME: Duration = Duration::from_secs(36_000);
/// Of a refresh token that nobody uses.
const REFRESH_LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Of everything that one sign-in brings about, however often it is refreshed.
const GRANT_LIFETIME: Duration = Duration::from_secs(180 * 24 * 60 * 60);
pub(in crate::services) const PURPOSE: &str = "oauth token";

/// The tokens as they are shown once.
pub struct IssuedTokens {
    pub access: SecretToken,
    pub refresh: SecretToken,
    pub client: String,
}

#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    #[error("there is no such client")]
    InvalidClient,
    /// Wrong, expired, revoked, used before, or of another client.
    #[error("the grant is not valid")]
    InvalidGrant,
    #[error(transparent)]
    SignIn(#[from] SignInError),
}

impl From<ServiceError> for GrantError {
    fn from(error: ServiceError) -> Self {
        Self::SignIn(error.into())
    }
}

impl From<StoreError> for GrantError {
    fn from(error: StoreError) -> Self {
        Self::SignIn(error.into())
    }
}

/// A new family of tokens. Only the gate (`complete_sign_in.rs`) calls this: it has asked for the second
/// factor, or there is none.
pub(in crate::services) fn open_in(
    tx: &Transaction<'_, '_>,
    account: &Account,
    client: &str,
    factor: Option<Shown>,
    visit: Option<&Visit>,
) -> Result<IssuedTokens, ServiceError> {
    let now = tx.now;
    let policy = tx.find_policy()?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
    let device = visit.map(|visit| note_sign_in_from(tx, &mailer, account, visit)).transpose()?;
    let grant = tx.insert_oauth_grant(client, account.id, now, now.plus(GRANT_LIFETIME))?;
    tx.note_sign_in(account.id, now)?;
    let is_new = device.is_some_and(|device| device.is_new);
    let mut details = json!({ "by": "oauth", "client_id": client, "new_device": is_new });
    if let Some(factor) = factor {
        details["second_factor"] = json!(factor.as_str());
    }
    tx.audit("sign_in.succeeded", Target::Account(account.id), details)?;
    Ok(issue(tx.ctx, tx, grant, client.to_owned(), now)?)
}

pub(in crate::services) fn issue(
    ctx: &AppContext,
    tx: &Tx<'_>,
    grant: i64,
    client: String,
    now: Timestamp,
) -> Result<IssuedTokens, StoreError> {
    let access = SecretToken::generate(ctx.entropy.as_ref());
    let refresh = SecretToken::generate(ctx.entropy.as_ref());
    tx.insert_oauth_token(grant, TokenKind::Access, &access.digest(PURPOSE), now.plus(ACCESS_LIFETIME))?;
    tx.insert_oauth_token(grant, TokenKind::Refresh, &refresh.digest(PURPOSE), now.plus(REFRESH_LIFETIME))?;
    Ok(IssuedTokens { access, refresh, client })
}

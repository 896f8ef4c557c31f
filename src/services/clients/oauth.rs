//! OAuth 2.0 password and refresh grants, revocation, and bearer tokens (contract.md A2, RFC 6749,
//! RFC 7009).

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, AccountState, Actor, Occasion, Timestamp};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::mail::mailer::Office;
use crate::services::sign_in::check_password::{Asker, SignInError, check_password};
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::devices::{Visit, note_sign_in_from};
use crate::services::sign_in::second_factors::Shown;
use crate::services::sign_in::sessions::SEEN_EVERY;
use crate::services::{Desk, DeskError};
use crate::store::{StoreError, TokenKind, Tx};

/// The client that exists from the start.
pub const FIRST_CLIENT: &str = "rollbook";
/// Of an access token: `expires_in` of contract.md A2.
pub const ACCESS_LIFETIME: Duration = Duration::from_secs(36_000);
/// Of a refresh token that nobody uses.
const REFRESH_LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Of everything that one sign-in brings about, however often it is refreshed.
const GRANT_LIFETIME: Duration = Duration::from_secs(180 * 24 * 60 * 60);
const PURPOSE: &str = "oauth token";

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

impl From<DeskError> for GrantError {
    fn from(error: DeskError) -> Self {
        Self::SignIn(error.into())
    }
}

impl From<StoreError> for GrantError {
    fn from(error: StoreError) -> Self {
        Self::SignIn(error.into())
    }
}

/// Adds the first public client to a file that has none.
pub fn ensure_first_client(tx: &Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    if tx.list_oauth_clients()?.is_empty() && tx.insert_oauth_client(FIRST_CLIENT, "Rollbook", now)? {
        let details = json!({ "client_id": FIRST_CLIENT });
        audit(
            tx,
            &Occasion::system(),
            now,
            "oauth_client.created",
            Target::OauthClient(FIRST_CLIENT),
            details,
        )?;
    }
    Ok(())
}

/// `grant_type=password`; `code` is the one-time code of an account that has a second factor.
pub async fn grant_by_password(
    desk: &Arc<Desk>,
    occasion: Occasion,
    client: &str,
    login: &str,
    password: &str,
    code: Option<&str>,
    visit: Visit,
) -> Result<IssuedTokens, GrantError> {
    require_client(desk, client).await?;
    let account = check_password(desk, &occasion, login, password, Asker::Visitor(&visit)).await?;
    complete_sign_in::by_client(desk, occasion, &account, code, client, Some(visit)).await
}

/// A new family of tokens. Only the gate (`enter.rs`) calls this: it has asked for the second factor,
/// or there is none.
pub(in crate::services) fn open_grant_in(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    client: String,
    factor: Option<Shown>,
    visit: Option<&Visit>,
) -> Result<IssuedTokens, DeskError> {
    let now = desk.now();
    let policy = tx.find_policy()?;
    let office = Office { desk, policy: &policy, now, peer: occasion.peer };
    let device = visit.map(|visit| note_sign_in_from(tx, &office, account, visit)).transpose()?;
    let grant = tx.insert_oauth_grant(&client, account.id, now, now.plus(GRANT_LIFETIME))?;
    tx.note_sign_in(account.id, now)?;
    let is_new = device.is_some_and(|device| device.is_new);
    let mut details = json!({ "by": "oauth", "client_id": client, "new_device": is_new });
    if let Some(factor) = factor {
        details["second_factor"] = json!(factor.as_str());
    }
    audit(tx, occasion, now, "sign_in.succeeded", Target::Account(account.id), details)?;
    Ok(issue(desk, tx, grant, client, now)?)
}

/// `grant_type=refresh_token`: the token is spent and replaced. One used twice ends its family.
pub async fn grant_by_refresh_token(
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    client: &str,
    refresh_token: &str,
) -> Result<IssuedTokens, GrantError> {
    require_client(desk, client).await?;
    let digest = SecretToken::parse(refresh_token).ok_or(GrantError::InvalidGrant)?.digest(PURPOSE);
    let client = client.to_owned();
    let inner = desk.clone();
    // Ending the family must be kept, so a refusal is an answer of the transaction.
    let outcome: Result<IssuedTokens, GrantError> = desk
        .store
        .write(move |tx| -> Result<_, GrantError> {
            let now = inner.now();
            let Some(token) = tx
                .find_oauth_token(&digest)?
                .filter(|token| token.is_refresh && token.client == client && token.is_open(now))
            else {
                return Ok(Err(GrantError::InvalidGrant));
            };
            let Some(account) =
                tx.find_account(token.account)?.filter(|account| account.state == AccountState::Active)
            else {
                return Ok(Err(GrantError::InvalidGrant));
            };
            occasion.actor = Actor::account(&account);
            if !tx.use_oauth_token(&digest, now)? {
                tx.revoke_oauth_grant(token.grant, now)?;
                let details = json!({ "client_id": client, "reason": "a refresh token was used twice" });
                audit(tx, &occasion, now, "oauth.grant_revoked", Target::Account(account.id), details)?;
                return Ok(Err(GrantError::InvalidGrant));
            }
            tx.delete_access_tokens_of(token.grant)?;
            let details = json!({ "client_id": client });
            audit(tx, &occasion, now, "oauth.refreshed", Target::Account(account.id), details)?;
            Ok(Ok(issue(&inner, tx, token.grant, client, now)?))
        })
        .await?;
    outcome
}

/// Ends a token: a refresh token takes its whole family along. Unknown ones are no error (RFC 7009).
pub async fn revoke(
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    client: &str,
    token: &str,
) -> Result<(), GrantError> {
    require_client(desk, client).await?;
    let Some(digest) = SecretToken::parse(token).map(|token| token.digest(PURPOSE)) else { return Ok(()) };
    let client = client.to_owned();
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let Some(token) = tx.find_oauth_token(&digest)?.filter(|token| token.client == client) else {
                return Ok(());
            };
            let now = inner.now();
            if token.is_refresh {
                tx.revoke_oauth_grant(token.grant, now)?;
            } else {
                tx.delete_oauth_token(&digest)?;
            }
            if let Some(account) = tx.find_account(token.account)? {
                occasion.actor = Actor::account(&account);
            }
            let details = json!({ "client_id": client, "refresh": token.is_refresh });
            audit(tx, &occasion, now, "oauth.revoked", Target::Account(token.account), details)?;
            Ok(())
        })
        .await
}

/// Whom a bearer token speaks for.
pub struct TokenHolder {
    pub account: Account,
    /// The ids of the account's tags.
    pub tags: Vec<i64>,
    /// The site asks for a second factor, and the account has none.
    pub owes_second_factor: bool,
}

/// The account of an opaque access token that is still good.
pub async fn find_bearer(desk: &Arc<Desk>, token: &str) -> Result<Option<TokenHolder>, StoreError> {
    let Some(digest) = SecretToken::parse(token).map(|token| token.digest(PURPOSE)) else { return Ok(None) };
    let now = desk.now();
    let found = desk
        .store
        .look_up(move |reader| {
            let Some(token) =
                reader.find_oauth_token(&digest)?.filter(|token| !token.is_refresh && token.is_open(now))
            else {
                return Ok(None);
            };
            Ok(active_account(reader, token.account)?.map(|account| (token, account)))
        })
        .await?;
    let Some((token, account)) = found else { return Ok(None) };
    if token.last_used_at.is_none_or(|last| now.since(last) >= SEEN_EVERY) {
        desk.note(move |tx| tx.touch_oauth_grant(token.grant, now)).await;
    }
    Ok(Some(account))
}

/// The account, if it may come in.
pub(in crate::services) fn active_account(
    reader: &crate::store::Reader<'_>,
    id: AccountId,
) -> Result<Option<TokenHolder>, StoreError> {
    match reader.find_account(id)?.filter(|account| account.state == AccountState::Active) {
        Some(account) => Ok(Some(TokenHolder {
            tags: reader.list_account_tags(id)?,
            owes_second_factor: account.owes_second_factor(reader.find_second_factor_rule()?),
            account,
        })),
        None => Ok(None),
    }
}

async fn require_client(desk: &Desk, client: &str) -> Result<(), GrantError> {
    let id = client.to_owned();
    let found = desk.store.read(move |reader| reader.find_oauth_client(&id)).await?;
    found.map(|_| ()).ok_or(GrantError::InvalidClient)
}

fn issue(
    desk: &Desk,
    tx: &Tx<'_>,
    grant: i64,
    client: String,
    now: Timestamp,
) -> Result<IssuedTokens, StoreError> {
    let access = SecretToken::generate(desk.entropy.as_ref());
    let refresh = SecretToken::generate(desk.entropy.as_ref());
    tx.insert_oauth_token(grant, TokenKind::Access, &access.digest(PURPOSE), now.plus(ACCESS_LIFETIME))?;
    tx.insert_oauth_token(grant, TokenKind::Refresh, &refresh.digest(PURPOSE), now.plus(REFRESH_LIFETIME))?;
    Ok(IssuedTokens { access, refresh, client })
}

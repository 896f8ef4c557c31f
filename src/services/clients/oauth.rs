//! OAuth 2.0 password and refresh grants, revocation, and bearer tokens (contract.md A2, RFC 6749,
//! RFC 7009).

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AccountState, Actor, AuditContext, Credential, Timestamp};
use crate::security::secret_token::SecretToken;
use crate::services::AppContext;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::clients::last_use::LastUse;
use crate::services::sign_in::check_password::{Asker, check_password};
use crate::services::sign_in::complete_sign_in;
use crate::services::sign_in::grants::{ACCESS_LIFETIME, GrantError, IssuedTokens, PURPOSE, issue};
use crate::services::sign_in::visit::Visit;
use crate::store::{StoreError, StoredToken, TokenOwner, Tx};

/// The client that exists from the start.
pub const FIRST_CLIENT: &str = "rollbook";
/// Adds the first public client to a file that has none.
pub fn ensure_first_client(tx: &Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
    if tx.list_oauth_clients()?.is_empty() && tx.insert_oauth_client(FIRST_CLIENT, "Rollbook", now)? {
        let details = json!({ "client_id": FIRST_CLIENT });
        audit(
            tx,
            &AuditContext::system(),
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
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    client: &str,
    login: &str,
    password: &str,
    code: Option<&str>,
    visit: Visit,
) -> Result<IssuedTokens, GrantError> {
    require_client(ctx, client).await?;
    let account = check_password(ctx, &audit_context, login, password, Asker::Visitor(&visit)).await?;
    complete_sign_in::by_client(ctx, audit_context, &account, code, client, Some(visit)).await
}

/// `grant_type=refresh_token`: the token is spent and replaced. One used twice ends its family.
pub async fn grant_by_refresh_token(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    client: &str,
    refresh_token: &str,
) -> Result<IssuedTokens, GrantError> {
    require_client(ctx, client).await?;
    let digest = SecretToken::parse(refresh_token).ok_or(GrantError::InvalidGrant)?.digest(PURPOSE);
    let client = client.to_owned();
    // Ending the family must be kept, so a refusal is an answer of the transaction.
    let outcome: Result<IssuedTokens, GrantError> = ctx
        .transact(audit_context, move |tx| -> Result<_, GrantError> {
            let now = tx.now;
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
            let actor = Actor::account(&account);
            if !tx.use_oauth_token(&digest, now)? {
                tx.revoke_oauth_grant(token.grant, now)?;
                let details = json!({ "client_id": client, "reason": "a refresh token was used twice" });
                tx.audit_as(actor, "oauth.grant_revoked", Target::Account(account.id), details)?;
                return Ok(Err(GrantError::InvalidGrant));
            }
            tx.delete_access_tokens_of(token.grant)?;
            let details = json!({ "client_id": client });
            tx.audit_as(actor, "oauth.refreshed", Target::Account(account.id), details)?;
            Ok(Ok(issue(tx.ctx, tx, token.grant, client.clone(), now)?))
        })
        .await?;
    outcome
}

/// Ends a token: a refresh token takes its whole family along. Unknown ones are no error (RFC 7009).
pub async fn revoke(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    client: &str,
    token: &str,
) -> Result<(), GrantError> {
    require_client(ctx, client).await?;
    let Some(digest) = SecretToken::parse(token).map(|token| token.digest(PURPOSE)) else { return Ok(()) };
    let client = client.to_owned();
    ctx.transact(audit_context, move |tx| {
        let Some(token) = tx.find_oauth_token(&digest)?.filter(|token| token.client == client) else {
            return Ok(());
        };
        let now = tx.now;
        if token.is_refresh {
            tx.revoke_oauth_grant(token.grant, now)?;
        } else {
            tx.delete_oauth_token(&digest)?;
        }
        let owner = tx.find_account(token.account)?;
        let actor = owner.as_ref().map_or_else(|| tx.audit_context.actor.clone(), Actor::account);
        let details = json!({ "client_id": client, "refresh": token.is_refresh });
        tx.audit_as(actor, "oauth.revoked", Target::Account(token.account), details)?;
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
    /// When they signed in for this very token; `None` for one that was refreshed, and for a JWT.
    pub signed_in_at: Option<Timestamp>,
    /// What is to be noted of the use, unless the request is refused.
    pub due_use: Option<LastUse>,
    /// What the token was.
    pub credential: Credential,
}

/// The account of an opaque access token that is still good.
pub async fn find_bearer(ctx: &Arc<AppContext>, token: &str) -> Result<Option<TokenHolder>, StoreError> {
    let Some(digest) = SecretToken::parse(token).map(|token| token.digest(PURPOSE)) else { return Ok(None) };
    let now = ctx.now();
    let found = ctx
        .store
        .look_up(move |reader| {
            let owner = reader.find_token_owner(&digest)?;
            let owner = owner.filter(|owner| !owner.token.is_refresh && owner.token.is_open(now));
            Ok(owner.filter(|owner| owner.account.state == AccountState::Active))
        })
        .await?;
    let Some(TokenOwner { token, account, tags, second_factor_rule }) = found else { return Ok(None) };
    Ok(Some(TokenHolder {
        owes_second_factor: account.owes_second_factor(second_factor_rule),
        signed_in_at: signed_in_at(&token),
        due_use: LastUse::Grant(token.grant).if_due(token.last_used_at, now),
        credential: Credential::Token(digest),
        account,
        tags,
    }))
}

/// The token that a sign-in brought is as old as its grant.
fn signed_in_at(token: &StoredToken) -> Option<Timestamp> {
    let issued_at = token.expires_at.minus(ACCESS_LIFETIME);
    (issued_at == token.grant_created_at).then_some(issued_at)
}

/// The account, if it may come in.
pub(in crate::services) fn active_account(
    reader: &crate::store::Reader<'_>,
    id: AccountId,
    credential: impl Fn(&Account) -> Credential,
) -> Result<Option<TokenHolder>, StoreError> {
    match reader.find_account(id)?.filter(|account| account.state == AccountState::Active) {
        Some(account) => Ok(Some(TokenHolder {
            tags: reader.list_account_tags(id)?,
            owes_second_factor: account.owes_second_factor(reader.find_second_factor_rule()?),
            signed_in_at: None,
            due_use: account.last_sign_in_at.is_none().then_some(LastUse::FirstOfAccount(id)),
            credential: credential(&account),
            account,
        })),
        None => Ok(None),
    }
}

async fn require_client(ctx: &AppContext, client: &str) -> Result<(), GrantError> {
    let id = client.to_owned();
    let found = ctx.store.read(move |reader| reader.find_oauth_client(&id)).await?;
    found.map(|_| ()).ok_or(GrantError::InvalidClient)
}

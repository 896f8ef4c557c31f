//! API keys (contract.md B5): made, listed, revoked, recognised.

use std::net::IpAddr;
use std::sync::Arc;

use ipnet::IpNet;
use serde_json::json;

use crate::domain::clients::key_name::parse_name;
use crate::domain::{Actor, AuditContext, FieldErrors, Reason, Rights, Timestamp};
use crate::security::secret_token::ApiKeySecret;
use crate::services::audit::audit_line::Target;
use crate::services::clients::last_use::LastUse;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{ApiKey, NewApiKey, StoreError};

#[derive(Debug, Clone)]
pub struct KeyRequest {
    pub name: String,
    pub rights: Rights,
    pub description: Option<String>,
    pub expires_at: Option<Timestamp>,
    /// Empty means from anywhere.
    pub networks: Vec<IpNet>,
}

#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("a key's name is 1 to 64 letters, digits, hyphens and underscores")]
    BadName,
    #[error("a key cannot expire before it is created")]
    EndsInThePast,
    #[error("this name is already taken; names cannot be reused after a key is revoked")]
    NameTaken,
    /// A key makes none that works longer than itself, or from elsewhere: under the names of its own fields.
    #[error("a key created by another one cannot outlast it or be used from more networks")]
    BeyondMaker(FieldErrors),
    #[error("there is no key with this name")]
    NotFound,
    #[error("the key is already revoked")]
    AlreadyRevoked,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for KeyError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Makes a key. The secret is returned this once and stored as a digest.
pub async fn create(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    request: KeyRequest,
) -> Result<ApiKeySecret, KeyError> {
    if parse_name(&request.name).as_ref() != Ok(&request.name) {
        return Err(KeyError::BadName);
    }
    if request.expires_at.is_some_and(|end| end <= ctx.now()) {
        return Err(KeyError::EndsInThePast);
    }
    let secret = ApiKeySecret::generate(ctx.entropy.as_ref());
    let digest = secret.digest();
    let shown_prefix = secret.shown_prefix();
    ctx.transact(audit_context, move |tx| {
        if tx.find_api_key_by_name(&request.name)?.is_some() {
            return Err(KeyError::NameTaken);
        }
        refuse_beyond_maker(tx, &request)?;
        let now = tx.now;
        let networks: Vec<String> = request.networks.iter().map(ToString::to_string).collect();
        let id = tx.insert_api_key(&NewApiKey {
            name: request.name.clone(),
            digest,
            shown_prefix: shown_prefix.clone(),
            rights: request.rights,
            description: request.description.clone(),
            networks: networks.join(" "),
            created_at: now,
            expires_at: request.expires_at,
        })?;
        let details = json!({ "name": request.name, "roles": request.rights.names(), "networks": networks,
                                  "expires_at": request.expires_at.map(Timestamp::rfc3339) });
        tx.audit("api_key.created", Target::ApiKey(id), details)?;
        Ok(())
    })
    .await?;
    Ok(secret)
}

pub async fn list(ctx: &Arc<AppContext>) -> Result<Vec<ApiKey>, StoreError> {
    ctx.store.read(|reader| reader.list_api_keys()).await
}

/// A key by the number that the console knows it by.
pub async fn find_by_id(ctx: &Arc<AppContext>, id: i64) -> Result<Option<ApiKey>, StoreError> {
    ctx.store.read(move |reader| reader.find_api_key_by_id(id)).await
}

/// Ends the key, and with it every key that was made by it: whoever came by one keeps nothing. Returns the names of
/// these others.
pub async fn revoke(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    name: &str,
) -> Result<Vec<String>, KeyError> {
    let name = name.to_owned();
    ctx.transact(audit_context, move |tx| {
        let key = tx.find_api_key_by_name(&name)?.ok_or(KeyError::NotFound)?;
        if !tx.revoke_api_key(key.id, tx.now)? {
            return Err(KeyError::AlreadyRevoked);
        }
        tx.audit("api_key.revoked", Target::ApiKey(key.id), json!({ "name": key.name }))?;
        Ok(revoke_made_by(tx, &key)?)
    })
    .await
}

/// The audit trail knows which key made which.
fn revoke_made_by(tx: &Transaction<'_, '_>, maker: &ApiKey) -> Result<Vec<String>, StoreError> {
    let mut revoked = Vec::new();
    let mut makers = vec![maker.id];
    while let Some(maker_id) = makers.pop() {
        for id in tx.list_api_keys_made_by(maker_id)? {
            makers.push(id);
            let Some(key) = tx.find_api_key_by_id(id)? else { continue };
            if tx.revoke_api_key(id, tx.now)? {
                let details = json!({ "name": key.name, "with": maker.name });
                tx.audit("api_key.revoked", Target::ApiKey(id), details)?;
                revoked.push(key.name);
            }
        }
    }
    Ok(revoked)
}

/// What is made by a key ends when that does, and is as bound to its networks. A stolen one would else be as good as
/// one without bounds.
fn refuse_beyond_maker(tx: &Transaction<'_, '_>, request: &KeyRequest) -> Result<(), KeyError> {
    let Actor::ApiKey { id, .. } = &tx.audit_context.actor else { return Ok(()) };
    let maker = tx.find_api_key_by_id(*id)?.ok_or(ServiceError::CredentialRevoked)?;
    let mut errors = FieldErrors::new();
    if !maker.rights.include(request.rights) {
        errors.add("role", Reason::BeyondMaker);
    }
    if maker.expires_at.is_some_and(|end| request.expires_at.is_none_or(|wanted| wanted > end)) {
        errors.add("lastDay", Reason::BeyondMaker);
    }
    let allowed: Vec<IpNet> = maker.networks.split_whitespace().filter_map(|one| one.parse().ok()).collect();
    let is_within = |wanted: &IpNet| allowed.iter().any(|network| network.contains(wanted));
    if !maker.networks.is_empty() && (request.networks.is_empty() || !request.networks.iter().all(is_within))
    {
        errors.add("networks", Reason::BeyondMaker);
    }
    if errors.is_empty() { Ok(()) } else { Err(KeyError::BeyondMaker(errors)) }
}

/// The key of this text, if it is in force and may be used from this peer, and what is to be noted of its use.
pub async fn find(
    ctx: &Arc<AppContext>,
    text: &str,
    peer: Option<IpAddr>,
) -> Result<Option<(ApiKey, Option<LastUse>)>, StoreError> {
    let Some(digest) = ApiKeySecret::parse(text).map(|secret| secret.digest()) else { return Ok(None) };
    let now = ctx.now();
    let Some(key) = ctx.store.look_up(move |reader| reader.find_api_key(&digest)).await? else {
        return Ok(None);
    };
    let in_force = key.revoked_at.is_none() && key.expires_at.is_none_or(|end| now < end);
    if !in_force || !is_allowed_from(&key.networks, peer) {
        return Ok(None);
    }
    let due_use = LastUse::ApiKey(key.id).if_due(key.last_used_at, now);
    Ok(Some((key, due_use)))
}

/// An unreadable network lets nobody in.
fn is_allowed_from(networks: &str, peer: Option<IpAddr>) -> bool {
    networks.is_empty()
        || networks.split(' ').any(|network| {
            network.parse::<IpNet>().is_ok_and(|network| peer.is_some_and(|peer| network.contains(&peer)))
        })
}

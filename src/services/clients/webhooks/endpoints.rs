//! Webhook endpoints: made, changed, paused, resumed, deleted; their secrets.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::clear_away::clear_deleted;
use crate::domain::{AuditContext, Reason, Timestamp, WebhookSelection, WebhookUrl};
use crate::security::webhook_secret::WebhookSecret;
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{NewWebhookEndpoint, PauseReason, StoreError, WebhookEndpoint};

/// More than any site has; each costs every change a row.
pub const MOST_ENDPOINTS: usize = 50;
/// How long the secret before goes on signing unless told otherwise.
pub const SECRET_OVERLAP: Duration = Duration::from_secs(24 * 60 * 60);
/// Further than this nobody counts.
pub const MOST_COUNTED: u32 = 1000;

#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    #[error("there is no webhook with this ID")]
    NotFound,
    #[error("there can be no more than {MOST_ENDPOINTS} webhooks")]
    TooMany,
    #[error(
        "this address is private or reserved; the start-up setting webhooks.allow_networks allows its network"
    )]
    TargetNotAllowed,
    #[error("the webhook is already paused")]
    AlreadyPaused,
    #[error("the webhook is not paused")]
    NotPaused,
    #[error("the delivery is still waiting to be sent")]
    StillWaiting,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for WebhookError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// What somebody asks for.
#[derive(Debug, Clone)]
pub struct EndpointDraft {
    pub url: WebhookUrl,
    pub description: Option<String>,
    pub events: WebhookSelection,
}

/// An endpoint, and how many of its deliveries wait and failed, up to [`MOST_COUNTED`].
#[derive(Debug, Clone)]
pub struct CountedEndpoint {
    pub endpoint: WebhookEndpoint,
    pub waiting: i64,
    pub failed: i64,
}

/// A host that is written as an address is looked at before it is stored; a name leads elsewhere tomorrow, and is
/// looked at with each connection.
pub fn allowed(ctx: &AppContext, url: WebhookUrl) -> Result<WebhookUrl, Reason> {
    match url.literal() {
        Some(address) if !ctx.outbound.allow(address) => Err(Reason::TargetNotAllowed),
        _ => Ok(url),
    }
}

/// Makes an endpoint with this secret or a new one. Returns its id and the secret.
pub async fn create(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    draft: EndpointDraft,
    secret: Option<WebhookSecret>,
    is_paused: bool,
) -> Result<(i64, WebhookSecret), WebhookError> {
    allowed(ctx, draft.url.clone()).map_err(|_| WebhookError::TargetNotAllowed)?;
    let secret = secret.unwrap_or_else(|| WebhookSecret::generate(ctx.entropy.as_ref()));
    let sealed_secret = sealed(ctx, &secret);
    let id = ctx
        .transact(audit_context, move |tx| {
            if tx.list_webhook_selections()?.len() >= MOST_ENDPOINTS {
                return Err(WebhookError::TooMany);
            }
            let id = tx.insert_webhook_endpoint(&NewWebhookEndpoint {
                url: draft.url.as_str().to_owned(),
                description: draft.description.clone(),
                events: draft.events,
                sealed_secret: sealed_secret.clone(),
                created_at: tx.now,
                is_paused,
            })?;
            let details = json!({ "host": draft.url.authority(), "events": draft.events.names(),
                                  "paused": is_paused });
            tx.audit("webhook.created", Target::Webhook(id), details)?;
            Ok(id)
        })
        .await?;
    Ok((id, secret))
}

pub async fn list(ctx: &Arc<AppContext>) -> Result<Vec<CountedEndpoint>, StoreError> {
    ctx.store
        .read(|reader| {
            let endpoints = reader.list_webhook_endpoints()?;
            endpoints.into_iter().map(|endpoint| counted(reader, endpoint)).collect()
        })
        .await
}

pub async fn find(ctx: &Arc<AppContext>, id: i64) -> Result<Option<CountedEndpoint>, StoreError> {
    ctx.store
        .read(move |reader| reader.find_webhook_endpoint(id)?.map(|found| counted(reader, found)).transpose())
        .await
}

fn counted(
    reader: &crate::store::Reader<'_>,
    endpoint: WebhookEndpoint,
) -> Result<CountedEndpoint, StoreError> {
    let (waiting, failed) = reader.count_webhook_deliveries(endpoint.id, MOST_COUNTED)?;
    Ok(CountedEndpoint { endpoint, waiting, failed })
}

/// Changes where it leads, what it is told and what it is for. What waits goes to the new address.
pub async fn edit(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: i64,
    draft: EndpointDraft,
) -> Result<(), WebhookError> {
    allowed(ctx, draft.url.clone()).map_err(|_| WebhookError::TargetNotAllowed)?;
    ctx.transact(audit_context, move |tx| {
        let before = existing(tx, id)?;
        let is_same = before.url == draft.url.as_str()
            && before.description == draft.description
            && before.events == draft.events;
        if is_same {
            return Ok(());
        }
        tx.update_webhook_endpoint(id, draft.url.as_str(), draft.description.as_deref(), draft.events)?;
        let details = json!({ "host": draft.url.authority(), "events": draft.events.names(),
                              "url_changed": before.url != draft.url.as_str() });
        tx.audit("webhook.edited", Target::Webhook(id), details)?;
        Ok(())
    })
    .await
}

/// Nothing more is sent; what happens meanwhile waits.
pub async fn pause(ctx: &Arc<AppContext>, audit_context: AuditContext, id: i64) -> Result<(), WebhookError> {
    ctx.transact(audit_context, move |tx| {
        existing(tx, id)?;
        if !tx.pause_webhook(id, tx.now, PauseReason::Hand)? {
            return Err(WebhookError::AlreadyPaused);
        }
        tx.audit("webhook.paused", Target::Webhook(id), json!({ "reason": "hand" }))?;
        Ok(())
    })
    .await
}

/// What waited is sent in its order.
pub async fn resume(ctx: &Arc<AppContext>, audit_context: AuditContext, id: i64) -> Result<(), WebhookError> {
    ctx.transact(audit_context, move |tx| {
        existing(tx, id)?;
        if !tx.resume_webhook(id)? {
            return Err(WebhookError::NotPaused);
        }
        tx.audit("webhook.resumed", Target::Webhook(id), json!({}))?;
        Ok(())
    })
    .await?;
    ctx.webhook_signal.notify();
    Ok(())
}

/// Another secret, given or new, signs from now on; the present one signs too until `overlap` is over.
pub async fn replace_secret(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: i64,
    secret: Option<WebhookSecret>,
    overlap: Duration,
) -> Result<WebhookSecret, WebhookError> {
    let secret = secret.unwrap_or_else(|| WebhookSecret::generate(ctx.entropy.as_ref()));
    let sealed_secret = sealed(ctx, &secret);
    ctx.transact(audit_context, move |tx| {
        let before = tx.find_webhook_secrets(id)?.ok_or(WebhookError::NotFound)?;
        let end = tx.now.plus(overlap);
        let kept = (!overlap.is_zero()).then_some((before.present.as_slice(), end));
        tx.replace_webhook_secret(id, &sealed_secret, kept)?;
        let details = json!({ "before_ends_at": kept.map(|(_, end)| Timestamp::rfc3339(end)) });
        tx.audit("webhook.secret_replaced", Target::Webhook(id), details)?;
        Ok::<_, WebhookError>(())
    })
    .await?;
    Ok(secret)
}

/// The endpoint goes with its log; what waits is not sent.
pub async fn delete(ctx: &Arc<AppContext>, audit_context: AuditContext, id: i64) -> Result<(), WebhookError> {
    ctx.transact(audit_context, move |tx| {
        let endpoint = existing(tx, id)?;
        if !tx.mark_webhook_deleted(id, tx.now)? {
            return Err(WebhookError::NotFound);
        }
        let host = WebhookUrl::parse(&endpoint.url).map(|url| url.authority().to_owned()).ok();
        tx.audit("webhook.deleted", Target::Webhook(id), json!({ "host": host }))?;
        Ok(())
    })
    .await?;
    // What a stop cuts off, the clean-up takes up.
    clear_deleted(ctx).await.map_err(WebhookError::from)
}

fn existing(tx: &Transaction<'_, '_>, id: i64) -> Result<WebhookEndpoint, WebhookError> {
    tx.find_webhook_endpoint(id)?.ok_or(WebhookError::NotFound)
}

fn sealed(ctx: &AppContext, secret: &WebhookSecret) -> Vec<u8> {
    ctx.vault.seal(WebhookSecret::PURPOSE, secret.to_text().as_bytes())
}

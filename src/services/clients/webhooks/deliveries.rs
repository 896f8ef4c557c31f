//! What was sent, what became of it, and sending it again.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::endpoints::WebhookError;
use super::event_body;
use super::queue::new_message_id;
use crate::domain::{AuditContext, TEST_EVENT};
use crate::services::AppContext;
use crate::services::audit::audit_line::Target;
use crate::store::{DeliveryFilter, NewWebhookEvent, StoreError, WebhookAttempt, WebhookDelivery};

/// Sent again in one go at the most.
pub const REPLAYED_AT_ONCE: u32 = 10_000;

/// One delivery with every attempt at it.
#[derive(Debug, Clone)]
pub struct FullDelivery {
    pub delivery: WebhookDelivery,
    pub attempts: Vec<WebhookAttempt>,
}

/// The newest first. `None` where there is no such endpoint.
pub async fn list(
    ctx: &Arc<AppContext>,
    endpoint: i64,
    filter: DeliveryFilter,
    limit: u32,
) -> Result<Option<Vec<WebhookDelivery>>, StoreError> {
    ctx.store
        .read(move |reader| {
            if reader.find_webhook_endpoint(endpoint)?.is_none() {
                return Ok(None);
            }
            reader.list_webhook_deliveries(endpoint, filter, limit).map(Some)
        })
        .await
}

pub async fn find(ctx: &Arc<AppContext>, endpoint: i64, id: i64) -> Result<Option<FullDelivery>, StoreError> {
    ctx.store
        .read(move |reader| {
            let is_there = reader.find_webhook_endpoint(endpoint)?.is_some();
            let found = reader.find_webhook_delivery(id)?.filter(|delivery| delivery.endpoint == endpoint);
            let Some(delivery) = found.filter(|_| is_there) else { return Ok(None) };
            Ok(Some(FullDelivery { delivery, attempts: reader.list_webhook_attempts(id)? }))
        })
        .await
}

/// Sends it again, with as many tries as the first time and under the same message id.
pub async fn replay(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    endpoint: i64,
    id: i64,
) -> Result<(), WebhookError> {
    ctx.transact(audit_context, move |tx| {
        let is_there = tx.find_webhook_endpoint(endpoint)?.is_some()
            && tx.find_webhook_delivery(id)?.is_some_and(|delivery| delivery.endpoint == endpoint);
        if !is_there {
            return Err(WebhookError::NotFound);
        }
        if !tx.replay_webhook_delivery(id, tx.now)? {
            return Err(WebhookError::StillWaiting);
        }
        tx.audit("webhook.replayed", Target::Webhook(endpoint), json!({ "delivery": id }))?;
        Ok(())
    })
    .await?;
    ctx.webhook_signal.notify();
    Ok(())
}

/// Sends all again that failed, up to [`REPLAYED_AT_ONCE`]. Returns how many.
pub async fn replay_failed(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    endpoint: i64,
) -> Result<usize, WebhookError> {
    let replayed = ctx
        .transact(audit_context, move |tx| {
            tx.find_webhook_endpoint(endpoint)?.ok_or(WebhookError::NotFound)?;
            let replayed = tx.replay_failed_webhooks(endpoint, tx.now, REPLAYED_AT_ONCE)?;
            if replayed > 0 {
                let details = json!({ "deliveries": replayed });
                tx.audit("webhook.replayed", Target::Webhook(endpoint), details)?;
            }
            Ok::<_, WebhookError>(replayed)
        })
        .await?;
    ctx.webhook_signal.notify();
    Ok(replayed)
}

/// Who sends a test: the server's worker at once, or the caller, who leaves it to the worker only if it dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestSender {
    Worker,
    Caller,
}

/// Longer than an attempt takes.
const CALLERS_TIME: Duration = Duration::from_secs(60);

/// Leaves a test event for this endpoint alone, paused or not. Returns the delivery's id.
pub async fn send_test(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    endpoint: i64,
    sender: TestSender,
) -> Result<i64, WebhookError> {
    let message_id = new_message_id(ctx.entropy.as_ref());
    let delivery = ctx
        .transact(audit_context, move |tx| {
            tx.find_webhook_endpoint(endpoint)?.ok_or(WebhookError::NotFound)?;
            let event = tx.insert_webhook_event(&NewWebhookEvent {
                message_id: message_id.clone(),
                kind: TEST_EVENT,
                subject: None,
                is_personal: false,
                body: event_body::test(tx.now),
                created_at: tx.now,
            })?;
            let at = match sender {
                TestSender::Worker => tx.now,
                TestSender::Caller => tx.now.plus(CALLERS_TIME),
            };
            let delivery = tx.insert_webhook_delivery(event, endpoint, None, at)?;
            tx.audit("webhook.tested", Target::Webhook(endpoint), json!({ "delivery": delivery }))?;
            Ok::<_, WebhookError>(delivery)
        })
        .await?;
    ctx.webhook_signal.notify();
    Ok(delivery)
}

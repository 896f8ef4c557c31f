//! What an attempt says about its endpoint: when it is tried again, and when an endpoint that takes nothing is
//! paused.

use std::time::Duration;

use serde_json::json;

use crate::domain::{Actor, Timestamp};
use crate::store::{AuditEntry, DeliveryOutcome, PauseReason, StoreError, Tx, WebhookDelivery};

/// Between the attempts, in seconds (contract.md A8).
pub const PAUSES: [u64; 5] = [5, 25, 125, 625, 3125];
/// Nothing was accepted for this long, in more attempts than a wrong clock makes: it is paused.
pub const PAUSED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
pub const PAUSED_AFTER_FAILURES: u32 = 20;
/// How exact the time of the last success is.
const SUCCESS_NOTED_EVERY: Duration = Duration::from_secs(60);

pub fn longest_pause() -> Duration {
    Duration::from_secs(PAUSES[PAUSES.len() - 1])
}

/// A try of the connection is made once: whoever wants it looks at its outcome.
pub(super) fn outcome_of(delivery: &WebhookDelivery, is_success: bool, now: Timestamp) -> DeliveryOutcome {
    let pause = PAUSES.get(delivery.attempts as usize).filter(|_| delivery.subject != 0);
    match (is_success, pause) {
        (true, _) => DeliveryOutcome::Delivered,
        (false, Some(seconds)) => DeliveryOutcome::TryAgain(now.plus(Duration::from_secs(*seconds))),
        (false, None) => DeliveryOutcome::Failed,
    }
}

/// A try of the connection counts for nothing.
pub(super) fn note(
    tx: &Tx<'_>,
    delivery: &WebhookDelivery,
    is_success: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = delivery.endpoint;
    if delivery.subject == 0 {
        return Ok(());
    }
    if is_success {
        return tx.note_webhook_success(id, now, SUCCESS_NOTED_EVERY);
    }
    tx.note_webhook_failure(id, now)?;
    let Some(endpoint) = tx.find_webhook_endpoint(id)? else { return Ok(()) };
    let since = endpoint.failing_since.unwrap_or(now);
    let is_hopeless = now.since(since) >= PAUSED_AFTER && endpoint.failures >= PAUSED_AFTER_FAILURES;
    if is_hopeless && tx.pause_webhook(id, now, PauseReason::Failures)? {
        tracing::warn!(webhook = id, "a webhook that accepted nothing for long was paused");
        tx.append_audit(&AuditEntry {
            at: now,
            actor_kind: Actor::System.kind(),
            actor_id: None,
            actor_label: None,
            action: "webhook.paused",
            target_kind: Some("webhook"),
            target_id: Some(id.to_string()),
            peer: None,
            request_id: None,
            details: json!({ "reason": "failures", "since": since.rfc3339(), "attempts": endpoint.failures }),
        })?;
    }
    Ok(())
}

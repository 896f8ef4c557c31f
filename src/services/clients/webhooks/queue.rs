//! What changes of accounts leave for the endpoints, in the transaction of the change.

use std::sync::Arc;

use super::event_body;
use crate::domain::{Entropy, WebhookEvent, WebhookSelection};
use crate::mail::WorkSignal;
use crate::security::fingerprint::hex;
use crate::store::{AccountChange, ChangeFollower, NewWebhookEvent, StoreError, Tx};

/// Follows every change, whoever makes it: pages, APIs, background work, the command line.
pub struct WebhookQueue {
    pub entropy: Arc<dyn Entropy>,
    /// Rung after a commit that left something to be sent.
    pub signal: WorkSignal,
}

impl ChangeFollower for WebhookQueue {
    fn follow(&self, tx: &Tx<'_>, changes: &[AccountChange]) -> Result<bool, StoreError> {
        let selections = tx.list_webhook_selections()?;
        if selections.is_empty() {
            return Ok(false);
        }
        let mut has_any = false;
        for change in changes {
            has_any |= self.queue(tx, &selections, change)?;
        }
        Ok(has_any)
    }

    fn wake(&self) {
        self.signal.notify();
    }
}

impl WebhookQueue {
    fn queue(
        &self,
        tx: &Tx<'_>,
        selections: &[(i64, WebhookSelection)],
        change: &AccountChange,
    ) -> Result<bool, StoreError> {
        let is_wanted = |event: &WebhookEvent| selections.iter().any(|(_, events)| events.has(*event));
        let told: Vec<WebhookEvent> = change.events.told().filter(is_wanted).collect();
        if told.is_empty() {
            return Ok(false);
        }
        let (data, is_personal) = match (tx.find_account(change.account)?, &change.erased) {
            (Some(account), _) => {
                let profile = tx.find_profile(account.id)?.unwrap_or_default();
                (event_body::account(&account, &profile, &tx.list_tags_of(account.id)?), true)
            }
            (None, Some(erased)) => (event_body::erased(change.account, erased), false),
            // Made and taken back within the same piece of work.
            (None, None) => return Ok(false),
        };
        for event in told {
            let id = tx.insert_webhook_event(&NewWebhookEvent {
                message_id: new_message_id(self.entropy.as_ref()),
                kind: event.as_str(),
                subject: Some(change.account),
                is_personal,
                body: event_body::body(event.as_str(), change.at, &data),
                created_at: change.at,
            })?;
            for (endpoint, _) in selections.iter().filter(|(_, events)| events.has(event)) {
                tx.insert_webhook_delivery(id, *endpoint, Some(change.account), change.at)?;
            }
        }
        Ok(true)
    }
}

/// By which a receiver knows a repeat.
pub(super) fn new_message_id(entropy: &dyn Entropy) -> String {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes);
    format!("msg_{}", hex(&bytes))
}

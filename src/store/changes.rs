//! What a piece of work does to accounts, gathered from its lines in the audit trail and told at its end, in the
//! same transaction.

use crate::domain::{AccountId, Timestamp, WebhookEvent, WebhookEvents};
use crate::store::account_change::{AccountChange, ErasedAccount};
use crate::store::{AuditEntry, StoreError, Tx};

impl Tx<'_> {
    /// A line of the trail that is about an account may be a change of it.
    pub(in crate::store) fn note_change_of(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        if entry.target_kind != Some("account") || !self.is_followed() {
            return Ok(());
        }
        let events = WebhookEvents::of_action(entry.action);
        let Some(id) = entry.target_id.as_deref().and_then(|id| id.parse().ok()).map(AccountId) else {
            return Ok(());
        };
        self.note_events(id, events, entry.at)
    }

    /// What no line of the trail says by its action.
    pub fn note_events(
        &self,
        account: AccountId,
        events: WebhookEvents,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        if events.is_empty() || !self.is_followed() {
            return Ok(());
        }
        let is_erased = events.has(WebhookEvent::Erased);
        let erased = match is_erased {
            true => self
                .find_account(account)?
                .map(|account| ErasedAccount { uuid: account.uuid, ext_id: account.ext_id }),
            false => None,
        };
        let mut changes = self.changes().borrow_mut();
        match changes.iter_mut().find(|change| change.account == account) {
            Some(change) => {
                change.events = change.events.with(events);
                change.at = at;
                change.erased = change.erased.or(erased);
            }
            None => changes.push(AccountChange { account, events, at, erased }),
        }
        Ok(())
    }

    /// The end of a piece of work that went well so far.
    pub(in crate::store) fn tell_changes(&self) -> Result<(), StoreError> {
        let changes = self.changes().take();
        match self.follower() {
            Some(follower) if !changes.is_empty() => {
                if follower.follow(self, &changes)? {
                    self.note_told();
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// What runs in `work` is told of within it, for the time that takes, and then forgotten.
    pub(in crate::store) fn pretend_changes<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let before = self.changes().take();
        let done = work().and_then(|value| {
            let pretended = self.changes().take();
            match self.follower() {
                Some(follower) if !pretended.is_empty() => follower.follow(self, &pretended).map(drop)?,
                _ => {}
            }
            Ok(value)
        });
        self.changes().replace(before);
        done
    }
}

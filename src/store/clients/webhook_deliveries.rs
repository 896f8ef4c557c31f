//! Events on their way to endpoints: in turn for each account and endpoint, with every attempt and its answer.

use std::time::Duration;

use crate::domain::{AccountId, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    Waiting,
    Delivered,
    /// Tried as often as it is.
    Failed,
}

impl DeliveryState {
    pub const ALL: [DeliveryState; 3] =
        [DeliveryState::Waiting, DeliveryState::Delivered, DeliveryState::Failed];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            DeliveryState::Waiting => "waiting",
            DeliveryState::Delivered => "delivered",
            DeliveryState::Failed => "failed",
        }
    }
}

#[derive(Debug, Clone)]
pub struct NewWebhookEvent<'a> {
    /// The same at every attempt, and for every endpoint.
    pub message_id: String,
    pub kind: &'a str,
    /// The account that it is about; `None` for nobody.
    pub subject: Option<AccountId>,
    /// Whether the body holds what goes with the account.
    pub is_personal: bool,
    pub body: String,
    pub created_at: Timestamp,
}

/// A delivery with its event.
#[derive(Debug, Clone)]
pub struct WebhookDelivery {
    pub id: i64,
    pub endpoint: i64,
    pub message_id: String,
    pub kind: String,
    /// 0 is nobody.
    pub subject: i64,
    pub body: String,
    pub state: DeliveryState,
    pub attempts: u32,
    pub created_at: Timestamp,
    /// `None` while one before it is not through, and at the end.
    pub next_attempt_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    /// What the last attempt came to.
    pub last_status: Option<u32>,
    pub last_failure: Option<String>,
}

/// A delivery that is due, by what keeps its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flight {
    pub delivery: i64,
    pub endpoint: i64,
    pub subject: i64,
}

/// One request and its answer, as the log shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WebhookAttempt {
    pub at: i64,
    pub milliseconds: i64,
    pub url: String,
    pub peer: Option<String>,
    pub request_headers: String,
    pub status: Option<u32>,
    pub failure: Option<String>,
    pub answer_headers: Option<String>,
    pub answer_body: Option<String>,
}

/// Where an attempt leaves the delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryOutcome {
    Delivered,
    TryAgain(Timestamp),
    Failed,
}

/// Which deliveries of an endpoint are listed.
#[derive(Debug, Clone, Copy, Default)]
pub struct DeliveryFilter {
    pub state: Option<DeliveryState>,
    /// Older than this one.
    pub before: Option<i64>,
}

const COLUMNS: &str = "d.id, d.endpoint_id, e.message_id, e.type, d.subject_id, e.body, d.state, d.attempts, \
     e.created_at, d.next_attempt_at, d.finished_at, a.status, a.failure";
const TABLES: &str = "webhook_deliveries d JOIN webhook_events e ON e.id = d.event_id \
     LEFT JOIN webhook_attempts a ON a.id = \
     (SELECT max(l.id) FROM webhook_attempts l WHERE l.delivery_id = d.id)";

impl Reader<'_> {
    /// What is due at an endpoint, the longest waiting first. A time further away than the `longest` pause there is
    /// was written under a clock that ran ahead: that is due too.
    pub fn list_due_webhooks(
        &self,
        endpoint: i64,
        now: Timestamp,
        longest: Duration,
        limit: u32,
    ) -> Result<Vec<Flight>, StoreError> {
        let sql = "SELECT id, endpoint_id, subject_id FROM webhook_deliveries \
                   WHERE state = 'waiting' AND endpoint_id = ?1 AND next_attempt_at <= ?2 \
                   ORDER BY next_attempt_at, id LIMIT ?3";
        let mut due = self.list(sql, params![endpoint, now, limit], flight_from_row)?;
        if due.len() < limit as usize {
            let sql = "SELECT id, endpoint_id, subject_id FROM webhook_deliveries \
                       WHERE state = 'waiting' AND endpoint_id = ?1 AND next_attempt_at > ?2 \
                       ORDER BY next_attempt_at, id LIMIT ?3";
            due.extend(self.list(sql, params![endpoint, now.plus(longest), limit], flight_from_row)?);
        }
        Ok(due)
    }

    /// Tries of the connection, which are made while the endpoint is paused, too.
    pub fn list_due_webhook_tests(&self, endpoint: i64, now: Timestamp) -> Result<Vec<Flight>, StoreError> {
        let sql = "SELECT id, endpoint_id, subject_id FROM webhook_deliveries \
                   WHERE state = 'waiting' AND endpoint_id = ?1 AND subject_id = 0 AND next_attempt_at <= ?2 \
                   ORDER BY id LIMIT 10";
        self.list(sql, params![endpoint, now], flight_from_row)
    }

    pub fn find_webhook_delivery(&self, id: i64) -> Result<Option<WebhookDelivery>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE d.id = ?1");
        self.find(&sql, [id], delivery_from_row)
    }

    /// The newest first.
    pub fn list_webhook_deliveries(
        &self,
        endpoint: i64,
        filter: DeliveryFilter,
        limit: u32,
    ) -> Result<Vec<WebhookDelivery>, StoreError> {
        let before = filter.before.unwrap_or(i64::MAX);
        match filter.state {
            // Each is a condition that an index is made for.
            Some(DeliveryState::Waiting) => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM {TABLES} WHERE d.endpoint_id = ?1 AND d.state = 'waiting' \
                     AND d.id < ?2 ORDER BY d.id DESC LIMIT ?3"
                );
                self.list(&sql, params![endpoint, before, limit], delivery_from_row)
            }
            Some(DeliveryState::Failed) => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM {TABLES} WHERE d.endpoint_id = ?1 AND d.state = 'failed' \
                     AND d.id < ?2 ORDER BY d.id DESC LIMIT ?3"
                );
                self.list(&sql, params![endpoint, before, limit], delivery_from_row)
            }
            state => {
                let sql = format!(
                    "SELECT {COLUMNS} FROM {TABLES} WHERE d.endpoint_id = ?1 AND d.id < ?2 \
                     AND d.state = coalesce(?3, d.state) ORDER BY d.id DESC LIMIT ?4"
                );
                let state = state.map(DeliveryState::as_str);
                self.list(&sql, params![endpoint, before, state, limit], delivery_from_row)
            }
        }
    }

    /// In the order in which they were made.
    pub fn list_webhook_attempts(&self, delivery: i64) -> Result<Vec<WebhookAttempt>, StoreError> {
        let sql = "SELECT at, milliseconds, url, peer, request_headers, status, failure, answer_headers, answer_body \
                   FROM webhook_attempts WHERE delivery_id = ?1 ORDER BY id";
        self.list(sql, [delivery], |row| {
            Ok(WebhookAttempt {
                at: row.get(0)?,
                milliseconds: row.get(1)?,
                url: row.get(2)?,
                peer: row.get(3)?,
                request_headers: row.get(4)?,
                status: row.get(5)?,
                failure: row.get(6)?,
                answer_headers: row.get(7)?,
                answer_body: row.get(8)?,
            })
        })
    }

    /// How many wait at an endpoint and how many failed, each up to `most`.
    pub fn count_webhook_deliveries(&self, endpoint: i64, most: u32) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT (SELECT count(*) FROM (SELECT 1 AS one FROM webhook_deliveries \
                   WHERE endpoint_id = ?1 AND state = 'waiting' LIMIT ?2) AS waiting), \
                   (SELECT count(*) FROM (SELECT 1 AS one FROM webhook_deliveries \
                   WHERE endpoint_id = ?1 AND state = 'failed' LIMIT ?2) AS failed)";
        self.one(sql, params![endpoint, most], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Tx<'_> {
    pub fn insert_webhook_event(&self, new: &NewWebhookEvent<'_>) -> Result<i64, StoreError> {
        let subject = new.subject.map_or(0, |account| account.0);
        self.insert(
            "INSERT INTO webhook_events (message_id, type, subject_id, account_id, body, created_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id",
            params![
                new.message_id,
                new.kind,
                subject,
                new.subject.filter(|_| new.is_personal),
                new.body,
                new.created_at,
            ],
        )
    }

    /// Due at once, or after those before it about the same account. What is about nobody waits for nothing.
    pub fn insert_webhook_delivery(
        &self,
        event: i64,
        endpoint: i64,
        subject: Option<AccountId>,
        at: Timestamp,
    ) -> Result<i64, StoreError> {
        let subject = subject.map_or(0, |account| account.0);
        let waits_for_others = subject != 0
            && self.exists(
                "SELECT 1 FROM webhook_deliveries \
                 WHERE state = 'waiting' AND endpoint_id = ?1 AND subject_id = ?2",
                params![endpoint, subject],
            )?;
        self.insert(
            "INSERT INTO webhook_deliveries (event_id, endpoint_id, subject_id, state, next_attempt_at) \
             VALUES (?1, ?2, ?3, 'waiting', ?4) RETURNING id",
            params![event, endpoint, subject, (!waits_for_others).then_some(at)],
        )
    }

    /// Writes down an attempt, and who is next. `false` where the delivery is gone or was through already.
    pub fn finish_webhook_attempt(
        &self,
        delivery: i64,
        attempt: &WebhookAttempt,
        outcome: DeliveryOutcome,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (state, next, finished) = match outcome {
            DeliveryOutcome::Delivered => (DeliveryState::Delivered, None, Some(now)),
            DeliveryOutcome::TryAgain(at) => (DeliveryState::Waiting, Some(at), None),
            DeliveryOutcome::Failed => (DeliveryState::Failed, None, Some(now)),
        };
        let is_there = self.changed(
            "UPDATE webhook_deliveries SET state = ?2, attempts = attempts + 1, next_attempt_at = ?3, \
             finished_at = ?4 WHERE id = ?1 AND state = 'waiting'",
            params![delivery, state.as_str(), next, finished],
        )?;
        if !is_there {
            return Ok(false);
        }
        self.run(
            "INSERT INTO webhook_attempts (delivery_id, at, milliseconds, url, peer, request_headers, status, \
             failure, answer_headers, answer_body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                delivery,
                attempt.at,
                attempt.milliseconds,
                attempt.url,
                attempt.peer,
                attempt.request_headers,
                attempt.status,
                attempt.failure,
                attempt.answer_headers,
                attempt.answer_body,
            ],
        )?;
        if finished.is_some() {
            self.release_next_webhook(delivery, now)?;
        }
        Ok(true)
    }

    /// The next one about the same account at the same endpoint is due.
    fn release_next_webhook(&self, after: i64, now: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE webhook_deliveries SET next_attempt_at = ?2 WHERE next_attempt_at IS NULL AND id = \
             (SELECT min(w.id) FROM webhook_deliveries d JOIN webhook_deliveries w ON w.state = 'waiting' \
             AND w.endpoint_id = d.endpoint_id AND w.subject_id = d.subject_id WHERE d.id = ?1)",
            params![after, now],
        )
    }

    /// Another series of tries, out of turn. `false` for one that waits already.
    pub fn replay_webhook_delivery(&self, id: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, next_attempt_at = ?2, \
             finished_at = NULL WHERE id = ?1 AND state <> 'waiting'",
            params![id, at],
        )
    }

    /// The same for up to so many that failed, the oldest first. Returns how many.
    pub fn replay_failed_webhooks(
        &self,
        endpoint: i64,
        at: Timestamp,
        limit: u32,
    ) -> Result<usize, StoreError> {
        self.count_changed(
            "UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, next_attempt_at = ?2, \
             finished_at = NULL WHERE id IN (SELECT id FROM webhook_deliveries \
             WHERE endpoint_id = ?1 AND state = 'failed' ORDER BY id LIMIT ?3)",
            params![endpoint, at, limit],
        )
    }

    /// Those whose forerunner went with an event that was taken away for its age.
    pub fn release_stuck_webhooks(&self, now: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE webhook_deliveries SET next_attempt_at = ?1 WHERE state = 'waiting' \
             AND next_attempt_at IS NULL AND NOT EXISTS (SELECT 1 FROM webhook_deliveries w \
             WHERE w.state = 'waiting' AND w.endpoint_id = webhook_deliveries.endpoint_id \
             AND w.subject_id = webhook_deliveries.subject_id AND w.id < webhook_deliveries.id)",
            [now],
        )
    }

    /// Takes away up to so many events from before then, with all that was tried. Whether there were any.
    pub fn delete_webhook_events_before(&self, then: Timestamp, limit: u32) -> Result<bool, StoreError> {
        self.changed(
            "DELETE FROM webhook_events WHERE id IN \
             (SELECT id FROM webhook_events WHERE created_at < ?1 ORDER BY created_at LIMIT ?2)",
            params![then, limit],
        )
    }
}

fn flight_from_row(row: &Row<'_>) -> Result<Flight, StoreError> {
    Ok(Flight { delivery: row.get(0)?, endpoint: row.get(1)?, subject: row.get(2)? })
}

fn delivery_from_row(row: &Row<'_>) -> Result<WebhookDelivery, StoreError> {
    Ok(WebhookDelivery {
        id: row.get(0)?,
        endpoint: row.get(1)?,
        message_id: row.get(2)?,
        kind: row.get(3)?,
        subject: row.get(4)?,
        body: row.get(5)?,
        state: row.parsed(6, DeliveryState::parse)?,
        attempts: row.get(7)?,
        created_at: row.get(8)?,
        next_attempt_at: row.get(9)?,
        finished_at: row.get(10)?,
        last_status: row.get(11)?,
        last_failure: row.get(12)?,
    })
}

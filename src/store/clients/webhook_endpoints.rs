//! Where webhooks go: address, events, sealed secret, and how it went lately.

use std::time::Duration;

use crate::domain::{Timestamp, WebhookSelection};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// Why nothing is sent for the time being.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseReason {
    /// Somebody wanted it so.
    Hand,
    /// Nothing was accepted for long.
    Failures,
}

impl PauseReason {
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Hand, Self::Failures].into_iter().find(|reason| reason.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Failures => "failures",
        }
    }
}

#[derive(Debug, Clone)]
pub struct NewWebhookEndpoint {
    pub url: String,
    pub description: Option<String>,
    pub events: WebhookSelection,
    pub sealed_secret: Vec<u8>,
    pub created_at: Timestamp,
    pub is_paused: bool,
}

#[derive(Debug, Clone)]
pub struct WebhookEndpoint {
    pub id: i64,
    pub url: String,
    pub description: Option<String>,
    pub events: WebhookSelection,
    pub created_at: Timestamp,
    pub paused_at: Option<Timestamp>,
    pub paused_for: Option<PauseReason>,
    /// Since when nothing was accepted.
    pub failing_since: Option<Timestamp>,
    /// Attempts that failed since then.
    pub failures: u32,
    pub last_success_at: Option<Timestamp>,
    /// When the secret before the present one stops signing.
    pub secret_before_ends_at: Option<Timestamp>,
}

/// Sealed, as they are stored.
#[derive(Debug, Clone)]
pub struct WebhookSecrets {
    pub present: Vec<u8>,
    pub before: Option<(Vec<u8>, Timestamp)>,
}

const COLUMNS: &str = "id, url, description, events, created_at, paused_at, paused_for, failing_since, failures, \
                       last_success_at, secret_before_ends_at";

impl Reader<'_> {
    pub fn find_webhook_endpoint(&self, id: i64) -> Result<Option<WebhookEndpoint>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM webhook_endpoints WHERE id = ?1 AND deleted_at IS NULL");
        self.find(&sql, [id], endpoint_from_row)
    }

    pub fn list_webhook_endpoints(&self) -> Result<Vec<WebhookEndpoint>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM webhook_endpoints WHERE deleted_at IS NULL ORDER BY id");
        self.list(&sql, (), endpoint_from_row)
    }

    /// Which endpoint is told of what; paused ones too.
    pub fn list_webhook_selections(&self) -> Result<Vec<(i64, WebhookSelection)>, StoreError> {
        let sql = "SELECT id, events FROM webhook_endpoints WHERE deleted_at IS NULL ORDER BY id";
        self.list(sql, (), |row| Ok((row.get(0)?, WebhookSelection::of_text(row.text(1)?))))
    }

    pub fn find_webhook_secrets(&self, id: i64) -> Result<Option<WebhookSecrets>, StoreError> {
        let sql = "SELECT sealed_secret, sealed_secret_before, secret_before_ends_at \
                   FROM webhook_endpoints WHERE id = ?1 AND deleted_at IS NULL";
        self.find(sql, [id], |row| {
            let before: Option<Vec<u8>> = row.get(1)?;
            Ok(WebhookSecrets { present: row.get(0)?, before: before.zip(row.get(2)?) })
        })
    }

    /// Endpoints that were paused for their failures.
    pub fn count_failing_webhooks(&self) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM webhook_endpoints \
                   WHERE paused_for = 'failures' AND deleted_at IS NULL";
        self.one(sql, (), |row| row.get(0))
    }
}

impl Tx<'_> {
    pub fn insert_webhook_endpoint(&self, new: &NewWebhookEndpoint) -> Result<i64, StoreError> {
        let paused_at = new.is_paused.then_some(new.created_at);
        self.insert(
            "INSERT INTO webhook_endpoints (url, description, events, sealed_secret, created_at, paused_at, paused_for) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id",
            params![
                new.url,
                new.description,
                new.events.to_text(),
                new.sealed_secret,
                new.created_at,
                paused_at,
                paused_at.map(|_| PauseReason::Hand.as_str()),
            ],
        )
    }

    /// What failed at another address says nothing of this one.
    pub fn update_webhook_endpoint(
        &self,
        id: i64,
        url: &str,
        description: Option<&str>,
        events: WebhookSelection,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE webhook_endpoints SET \
             failing_since = CASE WHEN url = ?2 THEN failing_since ELSE NULL END, \
             failures = CASE WHEN url = ?2 THEN failures ELSE 0 END, \
             url = ?2, description = ?3, events = ?4 WHERE id = ?1",
            params![id, url, description, events.to_text()],
        )
    }

    /// `before` goes on signing until then.
    pub fn replace_webhook_secret(
        &self,
        id: i64,
        sealed: &[u8],
        before: Option<(&[u8], Timestamp)>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE webhook_endpoints SET sealed_secret = ?2, sealed_secret_before = ?3, \
             secret_before_ends_at = ?4 WHERE id = ?1",
            params![id, sealed, before.map(|(sealed, _)| sealed), before.map(|(_, end)| end)],
        )
    }

    /// Whether it was not paused before.
    pub fn pause_webhook(&self, id: i64, at: Timestamp, reason: PauseReason) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE webhook_endpoints SET paused_at = ?2, paused_for = ?3 \
             WHERE id = ?1 AND paused_at IS NULL AND deleted_at IS NULL",
            params![id, at, reason.as_str()],
        )
    }

    /// Whether it was paused. What went wrong before counts no more.
    pub fn resume_webhook(&self, id: i64) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE webhook_endpoints SET paused_at = NULL, paused_for = NULL, failing_since = NULL, failures = 0 \
             WHERE id = ?1 AND paused_at IS NOT NULL AND deleted_at IS NULL",
            [id],
        )
    }

    /// A time that is good to know is not worth a write for each delivery.
    pub fn note_webhook_success(&self, id: i64, at: Timestamp, every: Duration) -> Result<(), StoreError> {
        self.run(
            "UPDATE webhook_endpoints SET last_success_at = ?2, failing_since = NULL, failures = 0 \
             WHERE id = ?1 AND (failures > 0 OR last_success_at IS NULL OR last_success_at <= ?3 \
             OR last_success_at > ?2)",
            params![id, at, at.minus(every)],
        )
    }

    pub fn note_webhook_failure(&self, id: i64, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE webhook_endpoints SET failures = failures + 1, \
             failing_since = coalesce(failing_since, ?2) WHERE id = ?1",
            params![id, at],
        )
    }

    /// Hides it and forgets its secrets. Its deliveries are still to be taken away.
    pub fn mark_webhook_deleted(&self, id: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE webhook_endpoints SET deleted_at = ?2, sealed_secret = ?3, sealed_secret_before = NULL \
             WHERE id = ?1 AND deleted_at IS NULL",
            params![id, at, Vec::<u8>::new()],
        )
    }

    /// Takes away up to so many deliveries of deleted endpoints, and those endpoints that have none left.
    /// Whether there was anything.
    pub fn delete_some_of_deleted_webhooks(&self, limit: u32) -> Result<bool, StoreError> {
        let some = self.changed(
            "DELETE FROM webhook_deliveries WHERE id IN (SELECT d.id FROM webhook_endpoints e \
             JOIN webhook_deliveries d ON d.endpoint_id = e.id WHERE e.deleted_at IS NOT NULL LIMIT ?1)",
            [limit],
        )?;
        if !some {
            self.run(
                "DELETE FROM webhook_endpoints WHERE deleted_at IS NOT NULL AND NOT EXISTS \
                 (SELECT 1 FROM webhook_deliveries d WHERE d.endpoint_id = webhook_endpoints.id)",
                (),
            )?;
        }
        Ok(some)
    }

    /// Secrets from before a change whose time is over.
    pub fn delete_ended_webhook_secrets(&self, now: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE webhook_endpoints SET sealed_secret_before = NULL, secret_before_ends_at = NULL \
             WHERE secret_before_ends_at <= ?1",
            [now],
        )
    }
}

fn endpoint_from_row(row: &Row<'_>) -> Result<WebhookEndpoint, StoreError> {
    Ok(WebhookEndpoint {
        id: row.get(0)?,
        url: row.get(1)?,
        description: row.get(2)?,
        events: WebhookSelection::of_text(row.text(3)?),
        created_at: row.get(4)?,
        paused_at: row.get(5)?,
        paused_for: row.parsed_option(6, PauseReason::parse)?,
        failing_since: row.get(7)?,
        failures: row.get(8)?,
        last_success_at: row.get(9)?,
        secret_before_ends_at: row.get(10)?,
    })
}

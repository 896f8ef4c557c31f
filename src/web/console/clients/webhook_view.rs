//! Webhooks and their deliveries as the console's pages show them.

use serde::Serialize;

use crate::domain::{WebhookEvent, WebhookSelection, WebhookUrl};
use crate::services::clients::webhooks::endpoints::{CountedEndpoint, MOST_COUNTED};
use crate::store::{PauseReason, WebhookDelivery};
use crate::web::console::figures::at_most;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

/// The words for an event.
pub(super) const fn event_key(event: WebhookEvent) -> &'static str {
    match event {
        WebhookEvent::Created => "webhooks-event-created",
        WebhookEvent::Confirmed => "webhooks-event-confirmed",
        WebhookEvent::EmailChanged => "webhooks-event-email-changed",
        WebhookEvent::PasswordChanged => "webhooks-event-password-changed",
        WebhookEvent::RoleChanged => "webhooks-event-role-changed",
        WebhookEvent::TagsChanged => "webhooks-event-tags-changed",
        WebhookEvent::Disabled => "webhooks-event-disabled",
        WebhookEvent::Enabled => "webhooks-event-enabled",
        WebhookEvent::Restored => "webhooks-event-restored",
        WebhookEvent::Updated => "webhooks-event-updated",
        WebhookEvent::Deleted => "webhooks-event-deleted",
        WebhookEvent::Erased => "webhooks-event-erased",
    }
}

/// A webhook, without its secret.
#[derive(Serialize)]
pub(super) struct ShownWebhook {
    pub id: i64,
    url: String,
    /// What it is called where there is little room.
    pub name: String,
    description: Option<String>,
    /// Empty for all of them.
    events: Vec<&'static str>,
    /// `active`, `failing`, `paused` or `failures`.
    state: &'static str,
    created_at: Moment,
    paused_at: Option<Moment>,
    failing_since: Option<Moment>,
    last_success_at: Option<Moment>,
    old_secret_ends_at: Option<Moment>,
    waiting: String,
    failed: String,
    has_failed: bool,
}

impl ShownWebhook {
    pub fn of(frame: &Frame, counted: &CountedEndpoint) -> Self {
        let endpoint = &counted.endpoint;
        let count = |number: i64| at_most(frame.language, number, i64::from(MOST_COUNTED) - 1);
        Self {
            id: endpoint.id,
            url: endpoint.url.clone(),
            name: endpoint.description.clone().unwrap_or_else(|| name_of(&endpoint.url)),
            description: endpoint.description.clone(),
            // Every event is no name of one.
            events: match endpoint.events {
                WebhookSelection::All => vec![],
                WebhookSelection::Some(_) => endpoint.events.names(),
            },
            state: match endpoint.paused_for {
                Some(PauseReason::Hand) => "paused",
                Some(PauseReason::Failures) => "failures",
                None if endpoint.failing_since.is_some() => "failing",
                None => "active",
            },
            created_at: moment(endpoint.created_at),
            paused_at: endpoint.paused_at.map(moment),
            failing_since: endpoint.failing_since.map(moment),
            last_success_at: endpoint.last_success_at.map(moment),
            old_secret_ends_at: endpoint.secret_before_ends_at.map(moment),
            waiting: count(counted.waiting),
            failed: count(counted.failed),
            has_failed: counted.failed > 0,
        }
    }

    pub fn sample(state: &'static str, is_full: bool) -> Self {
        let at = is_full.then(Moment::sample);
        Self {
            id: 1,
            url: "https://app.example.org/hooks".to_owned(),
            name: "app.example.org".to_owned(),
            description: is_full.then(|| "Shop".to_owned()),
            events: if is_full { vec!["user.created"] } else { vec![] },
            state,
            created_at: Moment::sample(),
            paused_at: at.clone(),
            failing_since: at.clone(),
            last_success_at: at.clone(),
            old_secret_ends_at: at,
            waiting: "2".to_owned(),
            failed: "1".to_owned(),
            has_failed: is_full,
        }
    }
}

/// The host, which says whose it is.
fn name_of(url: &str) -> String {
    WebhookUrl::parse(url).map(|url| url.authority().to_owned()).unwrap_or_default()
}

/// A row of the log.
#[derive(Serialize)]
pub(super) struct ShownDelivery {
    pub id: i64,
    kind: String,
    state: &'static str,
    attempts: u32,
    subject: Option<i64>,
    created_at: Moment,
    next_attempt_at: Option<Moment>,
    finished_at: Option<Moment>,
    status: Option<u32>,
    failure: Option<String>,
}

impl ShownDelivery {
    pub fn of(delivery: &WebhookDelivery) -> Self {
        Self {
            id: delivery.id,
            kind: delivery.kind.clone(),
            state: delivery.state.as_str(),
            attempts: delivery.attempts,
            subject: (delivery.subject != 0).then_some(delivery.subject),
            created_at: moment(delivery.created_at),
            next_attempt_at: delivery.next_attempt_at.map(moment),
            finished_at: delivery.finished_at.map(moment),
            status: delivery.last_status,
            failure: delivery.last_failure.clone(),
        }
    }

    pub fn samples() -> Vec<Self> {
        let sample = |state, status: Option<u32>, is_full: bool| Self {
            id: 7,
            kind: "user.created".to_owned(),
            state,
            attempts: 1,
            subject: is_full.then_some(42),
            created_at: Moment::sample(),
            next_attempt_at: is_full.then(Moment::sample),
            finished_at: is_full.then(Moment::sample),
            status,
            failure: status.is_none().then(|| "no answer within 15 s".to_owned()),
        };
        vec![
            sample("waiting", None, true),
            sample("delivered", Some(200), true),
            sample("failed", Some(500), false),
        ]
    }
}

//! Draining the queue of webhooks: every event at least once, each account's in their order, with what was asked
//! and answered.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::client::{Exchange, Outgoing, WebhookClient};
use super::health::{longest_pause, note, outcome_of};
use super::under_way::UnderWay;
use crate::domain::{Clock, Timestamp, WebhookUrl};
use crate::mail::WorkSignal;
use crate::security::vault::Vault;
use crate::security::webhook_secret::WebhookSecret;
use crate::store::{
    DeliveryOutcome, DeliveryState, Flight, Store, StoreError, WebhookAttempt, WebhookDelivery,
    WebhookEndpoint, WebhookSecrets,
};

/// Of one endpoint, in one look.
const LOOKED_AT: u32 = 200;
/// How long the queue is left alone when nobody rings: the command line writes to it too, and pauses end.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// The same where there is no endpoint.
const LOOK_SELDOM: Duration = Duration::from_secs(5);
/// How long a stop waits for what is under way.
const STOP_PATIENCE: Duration = Duration::from_secs(3);
/// Between tries to write down an outcome.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

pub struct WebhookWorker {
    pub store: Store,
    pub clock: Arc<dyn Clock>,
    pub vault: Arc<Vault>,
    pub client: WebhookClient,
}

/// All that one attempt needs.
struct Task {
    delivery: WebhookDelivery,
    endpoint: WebhookEndpoint,
    secrets: WebhookSecrets,
}

impl WebhookWorker {
    /// Sends what is due until `stop`. Then it takes up nothing new and gives what is under way a moment to end.
    /// What is cut off is sent again at the next start.
    pub async fn run(self: Arc<Self>, signal: WorkSignal, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut under_way = UnderWay::default();
        let mut pause = LOOK_EVERY;
        loop {
            match self.take_up(&mut under_way).await {
                Ok(endpoints) => pause = if endpoints == 0 { LOOK_SELDOM } else { LOOK_EVERY },
                Err(error) => {
                    tracing::error!(%error, "the queue of webhooks could not be read; it is tried again")
                }
            }
            tokio::select! {
                biased;
                () = &mut stop => break,
                Some(recorded) = under_way.finish_one() => {
                    if let Err(error) = recorded {
                        tracing::error!(%error, "the outcome of a webhook could not be written; it is sent again");
                        // Whatever keeps the database from answering does not pass by asking without a pause.
                        tokio::select! {
                            () = &mut stop => break,
                            () = tokio::time::sleep(FIRST_PAUSE) => {}
                        }
                    }
                }
                () = signal.wait(pause) => self.client.tidy(),
            }
        }
        let rest = async { while under_way.finish_one().await.is_some() {} };
        if tokio::time::timeout(STOP_PATIENCE, rest).await.is_err() {
            tracing::warn!("a webhook's receiver was too slow to stop for; what was under way is sent again");
        }
        under_way.abort_all();
    }

    /// Sends what is due until nothing is. Returns how many attempts were made.
    pub async fn drain(self: &Arc<Self>) -> Result<usize, StoreError> {
        let mut under_way = UnderWay::default();
        let mut attempts = 0;
        loop {
            self.take_up(&mut under_way).await?;
            match under_way.finish_one().await {
                Some(recorded) => recorded?,
                None => return Ok(attempts),
            }
            attempts += 1;
        }
    }

    /// Sends one delivery now, whatever its turn and its endpoint's pause, and returns what became of it.
    pub async fn deliver(self: &Arc<Self>, id: i64) -> Result<Option<WebhookDelivery>, StoreError> {
        let Some(task) = self.store.read(move |reader| find_task(reader, id)).await? else { return Ok(None) };
        self.clone().attempt(task).await?;
        self.store.read(move |reader| reader.find_webhook_delivery(id)).await
    }

    /// Begins as many attempts as there is room for. Returns how many endpoints there are, if it looked.
    async fn take_up(self: &Arc<Self>, under_way: &mut UnderWay) -> Result<usize, StoreError> {
        self.begin_ready(under_way);
        if !under_way.has_room() {
            return Ok(under_way.count());
        }
        let now = self.clock.now();
        let (endpoints, due, failing) = self
            .store
            .read(move |reader| -> Result<_, StoreError> {
                let endpoints = reader.list_webhook_endpoints()?;
                let mut due = Vec::new();
                let failing = endpoints.iter().filter(|endpoint| endpoint.failing_since.is_some());
                let failing: HashSet<i64> = failing.map(|endpoint| endpoint.id).collect();
                for endpoint in &endpoints {
                    due.extend(match endpoint.paused_at {
                        None => reader.list_due_webhooks(endpoint.id, now, longest_pause(), LOOKED_AT)?,
                        Some(_) => reader.list_due_webhook_tests(endpoint.id, now)?,
                    });
                }
                Ok((endpoints.len(), due, failing))
            })
            .await?;
        under_way.replace_ready(due, failing);
        self.begin_ready(under_way);
        Ok(endpoints)
    }

    fn begin_ready(self: &Arc<Self>, under_way: &mut UnderWay) {
        while under_way.has_room()
            && let Some(flight) = under_way.next()
        {
            under_way.begin(flight, self.clone().fly(flight));
        }
    }

    /// One attempt, if it is still due: since it was listed, it may have been erased, paused or made.
    async fn fly(self: Arc<Self>, flight: Flight) -> Result<(), StoreError> {
        let now = self.clock.now();
        let task = self.store.look_up(move |reader| find_task(reader, flight.delivery)).await?;
        match task.filter(|task| task.is_due(now)) {
            Some(task) => self.attempt(task).await,
            None => Ok(()),
        }
    }

    async fn attempt(self: Arc<Self>, task: Task) -> Result<(), StoreError> {
        let at = self.clock.now();
        let exchange = match self.outgoing(&task, at) {
            Ok(outgoing) => self.client.post(&outgoing).await,
            Err(words) => {
                Exchange { peer: None, milliseconds: 0, request_headers: String::new(), answer: Err(words) }
            }
        };
        let attempt = attempt_of(&task, at, exchange);
        let is_success = attempt.status.is_some_and(|status| (200..300).contains(&status));
        let delivery = task.delivery;
        if !is_success {
            tracing::warn!(
                webhook = delivery.endpoint,
                delivery = delivery.id,
                status = attempt.status,
                failure = attempt.failure,
                "a webhook was not accepted"
            );
        }
        // What was sent is not sent again because the disk is full at this moment.
        let mut pause = FIRST_PAUSE;
        loop {
            match self.record(delivery.clone(), attempt.clone(), is_success).await {
                Err(error) if error.is_passing() && error != StoreError::Closed => {
                    tracing::error!(%error, delivery = delivery.id, "the outcome of a webhook cannot be written yet");
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                recorded => return recorded,
            }
        }
    }

    /// The request with both signatures; that of a secret before this one, too, while it counts.
    fn outgoing(&self, task: &Task, at: Timestamp) -> Result<Outgoing, String> {
        let url = WebhookUrl::parse(&task.endpoint.url).map_err(|_| "the URL is not valid".to_owned())?;
        let secret = self.open(&task.secrets.present)?;
        let (id, body, seconds) = (&task.delivery.message_id, &task.delivery.body, at.seconds());
        let mut signatures = secret.standard_signature(id, seconds, body);
        if let Some((before, _)) = task.secrets.before.as_ref().filter(|(_, end)| at < *end) {
            signatures = format!("{signatures} {}", self.open(before)?.standard_signature(id, seconds, body));
        }
        let headers = vec![
            ("selfcommunity-signature", secret.published_signature(seconds, body)),
            ("webhook-id", id.clone()),
            ("webhook-timestamp", seconds.to_string()),
            ("webhook-signature", signatures),
        ];
        Ok(Outgoing { url, headers, body: body.clone() })
    }

    fn open(&self, sealed: &[u8]) -> Result<WebhookSecret, String> {
        let opened = self.vault.open(WebhookSecret::PURPOSE, sealed).map_err(|error| error.to_string())?;
        let text = String::from_utf8(opened).ok();
        text.and_then(|text| WebhookSecret::parse(&text)).ok_or_else(|| "the secret is damaged".to_owned())
    }

    async fn record(
        &self,
        delivery: WebhookDelivery,
        attempt: WebhookAttempt,
        is_success: bool,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        self.store
            .write(move |tx| {
                let outcome: DeliveryOutcome = outcome_of(&delivery, is_success, now);
                if tx.finish_webhook_attempt(delivery.id, &attempt, outcome, now)? {
                    note(tx, &delivery, is_success, now)?;
                }
                Ok(())
            })
            .await
    }
}

impl Task {
    fn is_due(&self, now: Timestamp) -> bool {
        let delivery = &self.delivery;
        let is_wanted = self.endpoint.paused_at.is_none() || delivery.subject == 0;
        let is_time = |at: Timestamp| at <= now || at > now.plus(longest_pause());
        is_wanted && delivery.state == DeliveryState::Waiting && delivery.next_attempt_at.is_some_and(is_time)
    }
}

fn find_task(reader: &crate::store::Reader<'_>, id: i64) -> Result<Option<Task>, StoreError> {
    let Some(delivery) = reader.find_webhook_delivery(id)? else { return Ok(None) };
    let endpoint = reader.find_webhook_endpoint(delivery.endpoint)?;
    let secrets = reader.find_webhook_secrets(delivery.endpoint)?;
    Ok(endpoint.zip(secrets).map(|(endpoint, secrets)| Task { delivery, endpoint, secrets }))
}

fn attempt_of(task: &Task, at: Timestamp, exchange: Exchange) -> WebhookAttempt {
    let (answer, failure) = match exchange.answer {
        Ok(answer) => (Some(answer), None),
        Err(words) => (None, Some(words)),
    };
    let status = answer.as_ref().map(|answer| u32::from(answer.status));
    let (answer_headers, answer_body) = answer.map(|answer| (answer.headers, answer.body)).unzip();
    WebhookAttempt {
        at: at.millis(),
        milliseconds: exchange.milliseconds,
        url: task.endpoint.url.clone(),
        peer: exchange.peer.map(|peer| peer.to_string()),
        request_headers: exchange.request_headers,
        status,
        failure,
        answer_headers,
        answer_body,
    }
}

//! `/console/keys/webhooks/<id>`: how a webhook goes, its deliveries, and what is done with them.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{WebhookEvent, WebhookSelection, WebhookUrl};
use crate::services::clients::webhooks::deliveries::TestSender;
use crate::services::clients::webhooks::endpoints::{CountedEndpoint, MOST_COUNTED, WebhookError};
use crate::services::clients::webhooks::{deliveries, endpoints};
use crate::store::{DeliveryFilter, DeliveryState, PauseReason, WebhookDelivery};
use crate::web::WebState;
use crate::web::console::clients::crumbs;
use crate::web::console::figures::at_most;
use crate::web::console::shapes::{Crumb, Tab};
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::problem::{Kind, Problem};

/// Deliveries on a page.
const PAGE: u32 = 25;

pub fn routes() -> Vec<Route> {
    routes![overview, pause, resume, test, replay_failed]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Webhook>()
}

#[get("/console/keys/webhooks/<id>?<state>&<before>&<done>")]
async fn overview(
    who: Administers,
    frame: &Frame,
    desk: &State<WebState>,
    id: i64,
    state: Option<&str>,
    before: Option<i64>,
    done: Option<&str>,
) -> Answer {
    let filter = DeliveryFilter { state: state.and_then(DeliveryState::parse), before };
    match page(frame, desk, id, filter, done).await {
        Ok(context) => show(frame, who.account().rights(), Section::Keys, &context).into(),
        Err(problem) => problem.into(),
    }
}

async fn page(
    frame: &Frame,
    state: &WebState,
    id: i64,
    filter: DeliveryFilter,
    done: Option<&str>,
) -> Result<Webhook, Problem> {
    let found = find(state, id).await?;
    let listed = deliveries::list(&state.ctx, id, filter, PAGE + 1).await?;
    let listed = listed.ok_or(Problem::new(Kind::NotFound))?;
    let shown: Vec<ShownDelivery> = listed.iter().take(PAGE as usize).map(ShownDelivery::of).collect();
    let path = |state: Option<DeliveryState>, before: Option<i64>| {
        let state = state.map(|state| format!("state={}", state.as_str()));
        let before = before.map(|before| format!("before={before}"));
        let query: Vec<String> = [state, before].into_iter().flatten().collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/console/keys/webhooks/{id}{mark}{}#deliveries", query.join("&"))
    };
    let has_more = listed.len() > shown.len();
    Ok(Webhook {
        tabs: tabs(frame, filter.state, |state| path(state, None)),
        next: shown.last().filter(|_| has_more).map(|last| path(filter.state, Some(last.id))),
        first: filter.before.map(|_| path(filter.state, None)),
        deliveries: shown,
        webhook: ShownWebhook::of(frame, &found),
        done: done.and_then(done_key).map(|key| frame.text(key)),
        crumbs: crumbs(frame),
    })
}

fn tabs(
    frame: &Frame,
    current: Option<DeliveryState>,
    path: impl Fn(Option<DeliveryState>) -> String,
) -> Vec<Tab> {
    let all =
        [None, Some(DeliveryState::Waiting), Some(DeliveryState::Delivered), Some(DeliveryState::Failed)];
    let tab = |state: Option<DeliveryState>| Tab {
        path: path(state),
        text: frame.text(state.map_or("webhooks-all", state_key)),
        current: state == current,
        count: None,
    };
    all.map(tab).into()
}

pub(super) const fn state_key(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Waiting => "webhooks-waiting",
        DeliveryState::Delivered => "webhooks-delivered",
        DeliveryState::Failed => "webhooks-failed",
    }
}

/// What the last action has done, from a closed list.
fn done_key(done: &str) -> Option<&'static str> {
    match done {
        "edited" => Some("webhooks-done-edited"),
        "paused" => Some("webhooks-done-paused"),
        "resumed" => Some("webhooks-done-resumed"),
        "replayed" => Some("webhooks-done-replayed"),
        _ => None,
    }
}

#[post("/console/keys/webhooks/<id>/pause")]
async fn pause(change: Change<Administers>, state: &State<WebState>, id: i64) -> Answer {
    back(id, "paused", endpoints::pause(&state.ctx, change.audit_context(), id).await)
}

#[post("/console/keys/webhooks/<id>/resume")]
async fn resume(change: Change<Administers>, state: &State<WebState>, id: i64) -> Answer {
    back(id, "resumed", endpoints::resume(&state.ctx, change.audit_context(), id).await)
}

#[post("/console/keys/webhooks/<id>/replay-failed")]
async fn replay_failed(change: Change<Administers>, state: &State<WebState>, id: i64) -> Answer {
    back(id, "replayed", deliveries::replay_failed(&state.ctx, change.audit_context(), id).await.map(drop))
}

/// The page of the delivery shows the answer as soon as there is one.
#[post("/console/keys/webhooks/<id>/test")]
async fn test(change: Change<Administers>, state: &State<WebState>, id: i64) -> Answer {
    match deliveries::send_test(&state.ctx, change.audit_context(), id, TestSender::Worker).await {
        Ok(delivery) => see_other(format!("/console/keys/webhooks/{id}/deliveries/{delivery}")),
        Err(error) => Problem::from(error).into(),
    }
}

/// What was so already is no mistake.
fn back(id: i64, done: &str, outcome: Result<(), WebhookError>) -> Answer {
    match outcome {
        Ok(()) | Err(WebhookError::AlreadyPaused | WebhookError::NotPaused) => {
            see_other(format!("/console/keys/webhooks/{id}?done={done}"))
        }
        Err(error) => Problem::from(error).into(),
    }
}

pub(super) async fn find(state: &WebState, id: i64) -> Result<CountedEndpoint, Problem> {
    endpoints::find(&state.ctx, id).await?.ok_or(Problem::new(Kind::NotFound))
}

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

#[derive(Serialize)]
struct Webhook {
    webhook: ShownWebhook,
    deliveries: Vec<ShownDelivery>,
    tabs: Vec<Tab>,
    next: Option<String>,
    first: Option<String>,
    done: Option<String>,
    crumbs: Vec<Crumb>,
}

impl PageContext for Webhook {
    const TEMPLATE: &'static str = "console/clients/webhook.html";

    fn samples() -> Vec<Self> {
        let sample = |state, is_full: bool| Webhook {
            webhook: ShownWebhook::sample(state, is_full),
            deliveries: if is_full { ShownDelivery::samples() } else { vec![] },
            tabs: Tab::samples(),
            next: is_full.then(|| "/console/keys/webhooks/1?before=1".to_owned()),
            first: is_full.then(|| "/console/keys/webhooks/1".to_owned()),
            done: is_full.then(|| "Done.".to_owned()),
            crumbs: Crumb::samples(),
        };
        vec![
            sample("active", true),
            sample("paused", false),
            sample("failures", true),
            sample("failing", false),
        ]
    }
}

/// A webhook, without its secret.
#[derive(Serialize)]
pub(super) struct ShownWebhook {
    id: i64,
    url: String,
    /// What it is called where there is little room.
    name: String,
    description: Option<String>,
    events: Vec<String>,
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
            events: match endpoint.events {
                WebhookSelection::All => vec![frame.text("webhooks-event-all")],
                WebhookSelection::Some(_) => endpoint.events.names().into_iter().map(str::to_owned).collect(),
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
            events: vec!["user.created".to_owned()],
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

//! `/console/keys/webhooks/<id>`: how a webhook goes, its deliveries, and what is done with them.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::services::clients::webhooks::deliveries::TestSender;
use crate::services::clients::webhooks::endpoints::{CountedEndpoint, WebhookError};
use crate::services::clients::webhooks::{deliveries, endpoints};
use crate::store::{DeliveryFilter, DeliveryState};
use crate::web::WebState;
use crate::web::console::clients::crumbs;
use crate::web::console::clients::webhook_view::{ShownDelivery, ShownWebhook};
use crate::web::console::shapes::{Crumb, Tab};
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
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

const fn state_key(state: DeliveryState) -> &'static str {
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

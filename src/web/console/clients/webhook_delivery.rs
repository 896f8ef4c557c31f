//! `/console/keys/webhooks/<id>/deliveries/<delivery>`: one event on its way, with every request and its answer.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;
use serde_json::Value;

use crate::domain::Timestamp;
use crate::services::clients::webhooks::deliveries;
use crate::services::clients::webhooks::deliveries::FullDelivery;
use crate::services::clients::webhooks::endpoints::WebhookError;
use crate::store::{DeliveryState, WebhookAttempt};
use crate::web::WebState;
use crate::web::console::clients::webhook::find;
use crate::web::console::clients::webhook_secret::crumbs_below;
use crate::web::console::clients::webhook_view::{ShownDelivery, ShownWebhook};
use crate::web::console::shapes::Crumb;
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![overview, replay]
}

pub fn samples() -> Vec<Content> {
    samples_of::<WebhookDeliveryPage>()
}

#[get("/console/keys/webhooks/<id>/deliveries/<delivery>?<done>")]
async fn overview(
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    delivery: i64,
    done: Option<&str>,
) -> Answer {
    match page(frame, state, id, delivery, done == Some("replayed")).await {
        Ok(context) => show(frame, who.account().rights(), Section::Keys, &context).into(),
        Err(problem) => problem.into(),
    }
}

async fn page(
    frame: &Frame,
    state: &WebState,
    id: i64,
    delivery: i64,
    is_replayed: bool,
) -> Result<WebhookDeliveryPage, Problem> {
    let webhook = ShownWebhook::of(frame, &find(state, id).await?);
    let found = deliveries::find(&state.ctx, id, delivery).await?.ok_or(Problem::new(Kind::NotFound))?;
    let FullDelivery { delivery, attempts } = found;
    let now = state.ctx.now();
    let waits = delivery.state == DeliveryState::Waiting;
    Ok(WebhookDeliveryPage {
        webhook: id,
        message_id: delivery.message_id.clone(),
        body: readable(&delivery.body),
        waits,
        is_due: waits && delivery.next_attempt_at.is_some_and(|at| at <= now),
        attempts: attempts.iter().rev().map(ShownAttempt::of).collect(),
        delivery: ShownDelivery::of(&delivery),
        is_replayed,
        crumbs: crumbs_below(frame, &webhook),
    })
}

/// With a line for each field; what is signed has none.
fn readable(body: &str) -> String {
    let value: Result<Value, _> = serde_json::from_str(body);
    value.ok().and_then(|value| serde_json::to_string_pretty(&value).ok()).unwrap_or_else(|| body.to_owned())
}

#[post("/console/keys/webhooks/<id>/deliveries/<delivery>/replay")]
async fn replay(change: Change<Administers>, state: &State<WebState>, id: i64, delivery: i64) -> Answer {
    match deliveries::replay(&state.ctx, change.audit_context(), id, delivery).await {
        Ok(()) | Err(WebhookError::StillWaiting) => {
            see_other(format!("/console/keys/webhooks/{id}/deliveries/{delivery}?done=replayed"))
        }
        Err(error) => Problem::from(error).into(),
    }
}

#[derive(Serialize)]
struct WebhookDeliveryPage {
    webhook: i64,
    delivery: ShownDelivery,
    message_id: String,
    body: String,
    waits: bool,
    /// It is sent at this moment.
    is_due: bool,
    attempts: Vec<ShownAttempt>,
    is_replayed: bool,
    crumbs: Vec<Crumb>,
}

#[derive(Serialize)]
struct ShownAttempt {
    at: Moment,
    milliseconds: i64,
    peer: Option<String>,
    /// As they were, but for the body.
    request: String,
    status: Option<u32>,
    is_success: bool,
    failure: Option<String>,
    answer: Option<String>,
    answer_body: Option<String>,
}

impl ShownAttempt {
    fn of(attempt: &WebhookAttempt) -> Self {
        Self {
            at: moment(Timestamp::from_millis(attempt.at)),
            milliseconds: attempt.milliseconds,
            peer: attempt.peer.clone(),
            request: format!("POST {}\n{}", attempt.url, attempt.request_headers),
            status: attempt.status,
            is_success: attempt.status.is_some_and(|status| (200..300).contains(&status)),
            failure: attempt.failure.clone(),
            answer: attempt
                .status
                .zip(attempt.answer_headers.as_ref())
                .map(|(status, headers)| format!("{status}\n{headers}")),
            answer_body: attempt.answer_body.clone().filter(|body| !body.is_empty()),
        }
    }
}

impl PageContext for WebhookDeliveryPage {
    const TEMPLATE: &'static str = "console/clients/webhook_delivery.html";

    fn samples() -> Vec<Self> {
        let attempt = |status: Option<u32>| {
            ShownAttempt::of(&WebhookAttempt {
                url: "https://app.example.org/hooks".to_owned(),
                peer: status.map(|_| "198.51.100.7".to_owned()),
                request_headers: "host: app.example.org\n".to_owned(),
                status,
                failure: status.is_none().then(|| "no answer within 15 s".to_owned()),
                answer_headers: status.map(|_| "content-length: 2\n".to_owned()),
                answer_body: status.map(|_| "ok".to_owned()),
                ..WebhookAttempt::default()
            })
        };
        ShownDelivery::samples()
            .into_iter()
            .enumerate()
            .map(|(number, delivery)| WebhookDeliveryPage {
                webhook: 1,
                delivery,
                message_id: "msg_1".to_owned(),
                body: "{}".to_owned(),
                waits: number == 0,
                is_due: number == 0,
                attempts: if number == 0 {
                    vec![]
                } else {
                    vec![attempt(Some(200)), attempt(Some(500)), attempt(None)]
                },
                is_replayed: number == 1,
                crumbs: Crumb::samples(),
            })
            .collect()
    }
}

//! `/api/admin/webhooks/…`: endpoints of webhooks, their log, and sending again; for administrators.

use std::time::Duration;

use rocket::http::Status;
use rocket::{Route, State, delete, get, patch, post, routes};
use serde_json::{Value, json};

use super::caller::Caller;
use super::users::require;
use crate::domain::clients::key_name::parse_description;
use crate::domain::{AuditContext, FieldErrors, Reason, Timestamp, WebhookSelection, WebhookUrl};
use crate::security::webhook_secret::WebhookSecret;
use crate::services::clients::webhooks::deliveries::TestSender;
use crate::services::clients::webhooks::endpoints::{CountedEndpoint, EndpointDraft, WebhookError};
use crate::services::clients::webhooks::{deliveries, endpoints};
use crate::store::{DeliveryFilter, DeliveryState, PauseReason, WebhookAttempt, WebhookDelivery};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::repeat::once_answered_late;
use crate::web::http::fields::Fields;
use crate::web::http::json::Json;
use crate::web::http::problem::{Kind, Problem};
use crate::web::http::query::Query;

/// Of deliveries, in one answer.
const PAGE: u32 = 50;
const PAGE_MOST: u32 = 200;
const OVERLAP_HOURS_MOST: i64 = 720;

pub fn routes() -> Vec<Route> {
    routes![
        list,
        create,
        show,
        change,
        remove,
        pause,
        resume,
        replace_secret,
        test,
        list_deliveries,
        show_delivery,
        replay,
        replay_failed
    ]
}

#[get("/api/admin/webhooks")]
async fn list(caller: Caller, state: &State<WebState>) -> Result<Json, Problem> {
    require_admin(&caller, state).await?;
    let found = endpoints::list(&state.ctx).await?;
    Ok(Json(found.iter().map(endpoint).collect()))
}

#[post("/api/admin/webhooks", data = "<fields>")]
async fn create(
    change: Change<Caller>,
    state: &State<WebState>,
    fields: Fields,
) -> Result<(Status, Json), Problem> {
    require_proven_admin(&change.who, state).await?;
    let work = async |audit_context| add(state, audit_context, &fields).await;
    let told = |value: &Value| (Status::Created.code, value.to_string());
    let (context, body) = (change.audit_context(), || fields.canonical());
    let value = once_answered_late(change.request.repeat(), &state.ctx, context, body, told, work).await?;
    Ok((Status::Created, Json(value)))
}

async fn add(state: &WebState, audit_context: AuditContext, fields: &Fields) -> Result<Value, Problem> {
    let mut errors = FieldErrors::new();
    let url = fields.text("url").and_then(WebhookUrl::parse);
    let url = errors.keep("url", url.and_then(|url| endpoints::allowed(&state.ctx, url)));
    let description = errors.keep("description", parse_description_of(fields));
    let events = errors.keep("events", parse_events(fields)).map(Option::unwrap_or_default);
    let secret = errors.keep("secret", parse_secret(fields));
    let enabled = errors.keep("enabled", fields.optional_boolean("enabled"));
    let (Some(url), Some(description), Some(events), Some(secret), Some(enabled)) =
        (url, description, events, secret, enabled)
    else {
        return Err(Problem::fields(errors));
    };
    let draft = EndpointDraft { url, description, events };
    let is_paused = enabled == Some(false);
    let (id, secret) = endpoints::create(&state.ctx, audit_context, draft, secret, is_paused).await?;
    let mut answer = endpoint(&find(state, id).await?);
    answer["secret"] = json!(secret.to_text());
    Ok(answer)
}

#[get("/api/admin/webhooks/<id>")]
async fn show(caller: Caller, state: &State<WebState>, id: i64) -> Result<Json, Problem> {
    require_admin(&caller, state).await?;
    answer(state, id).await
}

/// What is not sent stays as it is.
#[patch("/api/admin/webhooks/<id>", data = "<fields>")]
async fn change(
    change: Change<Caller>,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Result<Json, Problem> {
    require_proven_admin(&change.who, state).await?;
    let before = find(state, id).await?.endpoint;
    let mut errors = FieldErrors::new();
    let url = if fields.has("url") { fields.text("url") } else { Ok(before.url.as_str()) };
    let url = url.and_then(WebhookUrl::parse).and_then(|url| endpoints::allowed(&state.ctx, url));
    let url = errors.keep("url", url);
    let description = if fields.has("description") {
        errors.keep("description", parse_description_of(&fields))
    } else {
        Some(before.description)
    };
    let events = errors.keep("events", parse_events(&fields)).map(|events| events.unwrap_or(before.events));
    let enabled = errors.keep("enabled", fields.optional_boolean("enabled"));
    let (Some(url), Some(description), Some(events), Some(enabled)) = (url, description, events, enabled)
    else {
        return Err(Problem::fields(errors));
    };
    let draft = EndpointDraft { url, description, events };
    endpoints::edit(&state.ctx, change.audit_context(), id, draft).await?;
    match enabled {
        Some(true) => unless_done(endpoints::resume(&state.ctx, change.audit_context(), id).await)?,
        Some(false) => unless_done(endpoints::pause(&state.ctx, change.audit_context(), id).await)?,
        None => {}
    }
    answer(state, id).await
}

#[delete("/api/admin/webhooks/<id>")]
async fn remove(change: Change<Caller>, state: &State<WebState>, id: i64) -> Result<Status, Problem> {
    require_proven_admin(&change.who, state).await?;
    endpoints::delete(&state.ctx, change.audit_context(), id).await?;
    Ok(Status::NoContent)
}

#[post("/api/admin/webhooks/<id>/pause")]
async fn pause(change: Change<Caller>, state: &State<WebState>, id: i64) -> Result<Json, Problem> {
    require_proven_admin(&change.who, state).await?;
    unless_done(endpoints::pause(&state.ctx, change.audit_context(), id).await)?;
    answer(state, id).await
}

#[post("/api/admin/webhooks/<id>/resume")]
async fn resume(change: Change<Caller>, state: &State<WebState>, id: i64) -> Result<Json, Problem> {
    require_proven_admin(&change.who, state).await?;
    unless_done(endpoints::resume(&state.ctx, change.audit_context(), id).await)?;
    answer(state, id).await
}

#[post("/api/admin/webhooks/<id>/secret", data = "<fields>")]
async fn replace_secret(
    change: Change<Caller>,
    state: &State<WebState>,
    id: i64,
    fields: Fields,
) -> Result<Json, Problem> {
    require_proven_admin(&change.who, state).await?;
    let mut errors = FieldErrors::new();
    let secret = errors.keep("secret", parse_secret(&fields));
    let overlap = errors.keep("overlapHours", parse_overlap(&fields));
    let (Some(secret), Some(overlap)) = (secret, overlap) else { return Err(Problem::fields(errors)) };
    let work = async |audit_context| -> Result<Value, Problem> {
        let secret = endpoints::replace_secret(&state.ctx, audit_context, id, secret, overlap).await?;
        let mut answer = endpoint(&find(state, id).await?);
        answer["secret"] = json!(secret.to_text());
        Ok(answer)
    };
    let told = |value: &Value| (Status::Ok.code, value.to_string());
    let (context, body) = (change.audit_context(), || fields.canonical());
    Ok(Json(once_answered_late(change.request.repeat(), &state.ctx, context, body, told, work).await?))
}

/// The server sends it at once; the answer is read from the delivery.
#[post("/api/admin/webhooks/<id>/test")]
async fn test(change: Change<Caller>, state: &State<WebState>, id: i64) -> Result<(Status, Json), Problem> {
    require_proven_admin(&change.who, state).await?;
    let work = async |audit_context| -> Result<Json, Problem> {
        let delivery = deliveries::send_test(&state.ctx, audit_context, id, TestSender::Worker).await?;
        full_delivery(state, id, delivery).await
    };
    let told = |answer: &Json| (Status::Created.code, answer.0.to_string());
    let repeat = change.request.repeat();
    let answer = once_answered_late(repeat, &state.ctx, change.audit_context(), Vec::new, told, work).await?;
    Ok((Status::Created, answer))
}

#[get("/api/admin/webhooks/<id>/deliveries")]
async fn list_deliveries(
    caller: Caller,
    ctx: &State<WebState>,
    id: i64,
    query: Query,
) -> Result<Json, Problem> {
    require_admin(&caller, ctx).await?;
    let mut errors = FieldErrors::new();
    let state = query.text("state").and_then(|text| optional(text, DeliveryState::parse, Reason::NotAChoice));
    let state = errors.keep("state", state);
    let before = errors.keep("before", query.integer("before"));
    let out_of_range = Reason::OutOfRange { min: 1, max: PAGE_MOST.into() };
    let limit = query.text("limit").and_then(|text| optional(text, parse_limit, out_of_range));
    let limit = errors.keep("limit", limit);
    let (Some(state), Some(before), Some(limit)) = (state, before, limit) else {
        return Err(Problem::fields(errors));
    };
    let filter = DeliveryFilter { state, before };
    let found = deliveries::list(&ctx.ctx, id, filter, limit.unwrap_or(PAGE)).await?;
    let found = found.ok_or(Problem::new(Kind::NotFound))?;
    Ok(Json(found.iter().map(delivery).collect()))
}

#[get("/api/admin/webhooks/<id>/deliveries/<delivery>")]
async fn show_delivery(
    caller: Caller,
    state: &State<WebState>,
    id: i64,
    delivery: i64,
) -> Result<Json, Problem> {
    require_admin(&caller, state).await?;
    full_delivery(state, id, delivery).await
}

#[post("/api/admin/webhooks/<id>/deliveries/<delivery>/replay")]
async fn replay(
    change: Change<Caller>,
    state: &State<WebState>,
    id: i64,
    delivery: i64,
) -> Result<Json, Problem> {
    require_proven_admin(&change.who, state).await?;
    deliveries::replay(&state.ctx, change.audit_context(), id, delivery).await?;
    full_delivery(state, id, delivery).await
}

#[post("/api/admin/webhooks/<id>/replay-failed")]
async fn replay_failed(change: Change<Caller>, state: &State<WebState>, id: i64) -> Result<Json, Problem> {
    require_proven_admin(&change.who, state).await?;
    let replayed = deliveries::replay_failed(&state.ctx, change.audit_context(), id).await?;
    Ok(Json(json!({ "replayed": replayed })))
}

async fn require_admin(caller: &Caller, state: &WebState) -> Result<(), Problem> {
    caller.ensure_settled(&state.ctx.policy().await?)?;
    require(caller, |rights| rights.admin)
}

async fn require_proven_admin(caller: &Caller, state: &WebState) -> Result<(), Problem> {
    require_admin(caller, state).await?;
    caller.ensure_proven()
}

async fn find(state: &WebState, id: i64) -> Result<CountedEndpoint, Problem> {
    endpoints::find(&state.ctx, id).await?.ok_or(Problem::new(Kind::NotFound))
}

async fn answer(state: &WebState, id: i64) -> Result<Json, Problem> {
    Ok(Json(endpoint(&find(state, id).await?)))
}

/// What is so already is as it was asked for.
fn unless_done(done: Result<(), WebhookError>) -> Result<(), WebhookError> {
    match done {
        Err(WebhookError::AlreadyPaused | WebhookError::NotPaused) => Ok(()),
        other => other,
    }
}

fn parse_description_of(fields: &Fields) -> Result<Option<String>, Reason> {
    fields.nullable_text("description").map(Option::unwrap_or_default).and_then(parse_description)
}

fn parse_events(fields: &Fields) -> Result<Option<WebhookSelection>, Reason> {
    if !fields.has("events") {
        return Ok(None);
    }
    WebhookSelection::parse(fields.texts("events")?).map(Some)
}

fn parse_secret(fields: &Fields) -> Result<Option<WebhookSecret>, Reason> {
    let text = fields.nullable_text("secret")?.filter(|text| !text.trim().is_empty());
    text.map(|text| WebhookSecret::parse(text).ok_or(Reason::NotAWebhookSecret)).transpose()
}

fn parse_overlap(fields: &Fields) -> Result<Duration, Reason> {
    match fields.optional_integer("overlapHours")? {
        None => Ok(endpoints::SECRET_OVERLAP),
        Some(hours @ 0..=OVERLAP_HOURS_MOST) => Ok(Duration::from_secs(hours.unsigned_abs() * 60 * 60)),
        Some(_) => Err(Reason::OutOfRange { min: 0, max: OVERLAP_HOURS_MOST.unsigned_abs() }),
    }
}

fn parse_limit(text: &str) -> Option<u32> {
    text.parse().ok().filter(|limit| (1..=PAGE_MOST).contains(limit))
}

fn optional<T>(
    text: Option<&str>,
    parse: impl FnOnce(&str) -> Option<T>,
    otherwise: Reason,
) -> Result<Option<T>, Reason> {
    text.map(|text| parse(text).ok_or(otherwise)).transpose()
}

fn endpoint(counted: &CountedEndpoint) -> Value {
    let endpoint = &counted.endpoint;
    json!({
        "id": endpoint.id,
        "url": endpoint.url,
        "description": endpoint.description,
        "events": endpoint.events.names(),
        "enabled": endpoint.paused_at.is_none(),
        "pausedAt": endpoint.paused_at.map(Timestamp::rfc3339),
        "pausedFor": endpoint.paused_for.map(PauseReason::as_str),
        "failingSince": endpoint.failing_since.map(Timestamp::rfc3339),
        "lastSuccessAt": endpoint.last_success_at.map(Timestamp::rfc3339),
        "oldSecretEndsAt": endpoint.secret_before_ends_at.map(Timestamp::rfc3339),
        "waiting": counted.waiting,
        "failed": counted.failed,
        "createdAt": endpoint.created_at.rfc3339(),
    })
}

fn delivery(delivery: &WebhookDelivery) -> Value {
    json!({
        "id": delivery.id,
        "messageId": delivery.message_id,
        "type": delivery.kind,
        "userId": (delivery.subject != 0).then_some(delivery.subject),
        "state": delivery.state.as_str(),
        "attempts": delivery.attempts,
        "createdAt": delivery.created_at.rfc3339(),
        "nextAttemptAt": delivery.next_attempt_at.map(Timestamp::rfc3339),
        "finishedAt": delivery.finished_at.map(Timestamp::rfc3339),
        "lastStatus": delivery.last_status,
        "lastFailure": delivery.last_failure,
    })
}

async fn full_delivery(state: &WebState, endpoint: i64, id: i64) -> Result<Json, Problem> {
    let found = deliveries::find(&state.ctx, endpoint, id).await?.ok_or(Problem::new(Kind::NotFound))?;
    let mut answer = delivery(&found.delivery);
    answer["body"] = json!(found.delivery.body);
    answer["log"] = found.attempts.iter().map(attempt).collect();
    Ok(Json(answer))
}

fn attempt(attempt: &WebhookAttempt) -> Value {
    json!({
        "at": Timestamp::from_millis(attempt.at).rfc3339(),
        "milliseconds": attempt.milliseconds,
        "url": attempt.url,
        "peer": attempt.peer,
        "requestHeaders": attempt.request_headers,
        "status": attempt.status,
        "failure": attempt.failure,
        "answerHeaders": attempt.answer_headers,
        "answerBody": attempt.answer_body,
    })
}

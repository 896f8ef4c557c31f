//! `rollbook webhook …`

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::args::{CreateWebhook, EditWebhook, Output, WebhookCommand, WebhookTraits};
use super::open::{real_environment, with_context};
use super::output::{Failure, print_json, print_table, say};
use super::password::first_line;
use crate::app;
use crate::domain::clients::key_name::parse_description;
use crate::domain::{AuditContext, Timestamp, WebhookSelection, WebhookUrl};
use crate::security::webhook_secret::WebhookSecret;
use crate::services::AppContext;
use crate::services::clients::webhooks::deliveries::{FullDelivery, TestSender};
use crate::services::clients::webhooks::endpoints::{CountedEndpoint, EndpointDraft, WebhookError};
use crate::services::clients::webhooks::{deliveries, endpoints};
use crate::settings::Settings;
use crate::store::{DeliveryFilter, DeliveryState, PauseReason, WebhookDelivery, WebhookEndpoint};

const LISTED: u32 = 200;

pub fn run(settings: &Settings, command: WebhookCommand) -> Result<(), Failure> {
    let by = AuditContext::command_line();
    match command {
        WebhookCommand::List(output) => {
            with_context(settings, async |ctx| show_all(&endpoints::list(&ctx).await?, &output))
        }
        WebhookCommand::Create(request) => with_context(settings, async |ctx| create(&ctx, request).await),
        WebhookCommand::Edit(request) => with_context(settings, async |ctx| edit(&ctx, request).await),
        WebhookCommand::Delete { webhook } => with_context(settings, async |ctx| {
            endpoints::delete(&ctx, by, webhook.id).await.map_err(failure)?;
            say!("Webhook {} deleted.", webhook.id)
        }),
        WebhookCommand::Pause { webhook } => with_context(settings, async |ctx| {
            endpoints::pause(&ctx, by, webhook.id).await.map_err(failure)?;
            say!("Webhook {} paused; events wait.", webhook.id)
        }),
        WebhookCommand::Resume { webhook } => with_context(settings, async |ctx| {
            endpoints::resume(&ctx, by, webhook.id).await.map_err(failure)?;
            say!("Webhook {} resumed.", webhook.id)
        }),
        WebhookCommand::RotateSecret { webhook, overlap_hours } => with_context(settings, async |ctx| {
            let overlap = Duration::from_secs(overlap_hours * 60 * 60);
            let secret =
                endpoints::replace_secret(&ctx, by, webhook.id, None, overlap).await.map_err(failure)?;
            say!("{}", secret.to_text())
        }),
        WebhookCommand::Test { webhook } => {
            with_context(settings, async |ctx| test(settings, &ctx, webhook.id).await)
        }
        WebhookCommand::Deliveries { webhook, state, output } => with_context(settings, async |ctx| {
            show_deliveries(&ctx, webhook.id, state.as_deref(), &output).await
        }),
        WebhookCommand::Show { delivery, output } => with_context(settings, async |ctx| {
            let found = deliveries::find(&ctx, delivery.webhook, delivery.delivery).await?;
            show(&found.ok_or_else(no_such_delivery)?, &output)
        }),
        WebhookCommand::Replay { webhook, delivery, .. } => {
            with_context(settings, async |ctx| match delivery {
                Some(delivery) => {
                    deliveries::replay(&ctx, by, webhook.id, delivery).await.map_err(failure)?;
                    say!("Delivery {delivery} will be sent again.")
                }
                None => {
                    let count = deliveries::replay_failed(&ctx, by, webhook.id).await.map_err(failure)?;
                    say!("{count} deliveries will be sent again.")
                }
            })
        }
    }
}

async fn create(ctx: &Arc<AppContext>, request: CreateWebhook) -> Result<(), Failure> {
    let secret = match request.secret_stdin {
        true => Some(
            WebhookSecret::parse(&first_line("secret")?)
                .ok_or_else(|| Failure::refused("a secret is whsec_ followed by 24 to 64 bytes in Base64"))?,
        ),
        false => None,
    };
    let draft = EndpointDraft {
        url: parse_url(&request.url)?,
        description: parse_text(request.traits.description.as_deref().unwrap_or_default())?,
        events: parse_events(&request.traits)?.unwrap_or_default(),
    };
    let by = AuditContext::command_line();
    let (id, secret) = endpoints::create(ctx, by, draft, secret, request.paused).await.map_err(failure)?;
    say!("{id} {}", secret.to_text())
}

async fn edit(ctx: &Arc<AppContext>, request: EditWebhook) -> Result<(), Failure> {
    let id = request.webhook.id;
    let before = endpoints::find(ctx, id).await?.ok_or_else(|| failure(WebhookError::NotFound))?.endpoint;
    let draft = EndpointDraft {
        url: parse_url(request.url.as_deref().unwrap_or(&before.url))?,
        description: match &request.traits.description {
            Some(text) => parse_text(text)?,
            None => before.description,
        },
        events: parse_events(&request.traits)?.unwrap_or(before.events),
    };
    endpoints::edit(ctx, AuditContext::command_line(), id, draft).await.map_err(failure)?;
    say!("Webhook {id} changed.")
}

/// Sent by this command and not by the server, so that the answer can be shown at once.
async fn test(settings: &Settings, ctx: &Arc<AppContext>, id: i64) -> Result<(), Failure> {
    let worker = app::webhook_worker(settings, &real_environment(false), ctx)?;
    let by = AuditContext::command_line();
    let delivery = deliveries::send_test(ctx, by, id, TestSender::Caller).await.map_err(failure)?;
    worker.deliver(delivery).await?;
    let found = deliveries::find(ctx, id, delivery).await?.ok_or_else(no_such_delivery)?;
    let outcome = outcome_of(&found.delivery);
    if found.delivery.state == DeliveryState::Delivered {
        return say!("Accepted: {outcome}.");
    }
    let body = found.attempts.last().and_then(|attempt| attempt.answer_body.clone()).unwrap_or_default();
    Err(Failure::failed(format!("the test event was not accepted: {outcome}\n{body}").trim_end().to_owned()))
}

fn show_all(webhooks: &[CountedEndpoint], output: &Output) -> Result<(), Failure> {
    if output.json {
        return print_json(&webhooks.iter().map(value).collect());
    }
    if webhooks.is_empty() {
        return say!("There are no webhooks. `rollbook webhook create URL` adds one.");
    }
    let row = |counted: &CountedEndpoint| {
        let endpoint = &counted.endpoint;
        vec![
            endpoint.id.to_string(),
            endpoint.url.clone(),
            endpoint.events.names().join(" "),
            state_of(endpoint).to_owned(),
            counted.waiting.to_string(),
            counted.failed.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = webhooks.iter().map(row).collect();
    print_table(&["ID", "URL", "EVENTS", "STATE", "WAITING", "FAILED"], &rows)
}

fn state_of(endpoint: &WebhookEndpoint) -> &'static str {
    match endpoint.paused_for {
        Some(PauseReason::Hand) => "paused",
        Some(PauseReason::Failures) => "paused after failures",
        None if endpoint.failing_since.is_some() => "failing",
        None => "active",
    }
}

fn value(counted: &CountedEndpoint) -> Value {
    let endpoint = &counted.endpoint;
    json!({
        "id": endpoint.id,
        "url": endpoint.url,
        "description": endpoint.description,
        "events": endpoint.events.names(),
        "paused_at": endpoint.paused_at.map(Timestamp::rfc3339),
        "paused_for": endpoint.paused_for.map(PauseReason::as_str),
        "failing_since": endpoint.failing_since.map(Timestamp::rfc3339),
        "last_success_at": endpoint.last_success_at.map(Timestamp::rfc3339),
        "waiting": counted.waiting,
        "failed": counted.failed,
        "created_at": endpoint.created_at.rfc3339(),
    })
}

async fn show_deliveries(
    ctx: &Arc<AppContext>,
    id: i64,
    state: Option<&str>,
    output: &Output,
) -> Result<(), Failure> {
    let parse = |text| {
        DeliveryState::parse(text).ok_or_else(|| Failure::refused("a state is waiting, delivered or failed"))
    };
    let filter = DeliveryFilter { state: state.map(parse).transpose()?, before: None };
    let found = deliveries::list(ctx, id, filter, LISTED).await?;
    let found = found.ok_or_else(|| failure(WebhookError::NotFound))?;
    if output.json {
        return print_json(&found.iter().map(delivery_value).collect());
    }
    let row = |delivery: &WebhookDelivery| {
        vec![
            delivery.id.to_string(),
            delivery.kind.clone(),
            delivery.state.as_str().to_owned(),
            delivery.attempts.to_string(),
            delivery.created_at.rfc3339(),
            outcome_of(delivery),
        ]
    };
    let rows: Vec<Vec<String>> = found.iter().map(row).collect();
    print_table(&["ID", "EVENT", "STATE", "ATTEMPTS", "CREATED", "LAST ANSWER"], &rows)
}

fn outcome_of(delivery: &WebhookDelivery) -> String {
    match (delivery.last_status, &delivery.last_failure) {
        (Some(status), _) => format!("status {status}"),
        (None, Some(words)) => words.clone(),
        (None, None) => "none".to_owned(),
    }
}

fn delivery_value(delivery: &WebhookDelivery) -> Value {
    json!({
        "id": delivery.id,
        "message_id": delivery.message_id,
        "type": delivery.kind,
        "account_id": (delivery.subject != 0).then_some(delivery.subject),
        "state": delivery.state.as_str(),
        "attempts": delivery.attempts,
        "created_at": delivery.created_at.rfc3339(),
        "next_attempt_at": delivery.next_attempt_at.map(Timestamp::rfc3339),
        "finished_at": delivery.finished_at.map(Timestamp::rfc3339),
        "last_status": delivery.last_status,
        "last_failure": delivery.last_failure,
    })
}

fn show(found: &FullDelivery, output: &Output) -> Result<(), Failure> {
    let attempts = found.attempts.iter().map(|attempt| {
        json!({
            "at": Timestamp::from_millis(attempt.at).rfc3339(),
            "milliseconds": attempt.milliseconds,
            "url": attempt.url,
            "peer": attempt.peer,
            "request_headers": attempt.request_headers,
            "status": attempt.status,
            "failure": attempt.failure,
            "answer_headers": attempt.answer_headers,
            "answer_body": attempt.answer_body,
        })
    });
    if output.json {
        let mut value = delivery_value(&found.delivery);
        value["body"] = json!(found.delivery.body);
        value["log"] = attempts.collect();
        return print_json(&value);
    }
    say!("{} {}\n{}", found.delivery.kind, found.delivery.state.as_str(), found.delivery.body)?;
    for attempt in &found.attempts {
        let at = Timestamp::from_millis(attempt.at).rfc3339();
        say!("\n{at}  POST {}\n{}", attempt.url, attempt.request_headers)?;
        match (attempt.status, &attempt.failure) {
            (Some(status), _) => {
                let headers = attempt.answer_headers.as_deref().unwrap_or_default();
                let body = attempt.answer_body.as_deref().unwrap_or_default();
                say!("{status} after {} ms\n{headers}\n{body}", attempt.milliseconds)?;
            }
            (None, words) => say!("failed: {}", words.as_deref().unwrap_or_default())?,
        }
    }
    Ok(())
}

fn parse_url(text: &str) -> Result<WebhookUrl, Failure> {
    WebhookUrl::parse(text).map_err(|_| {
        Failure::refused("this is not a valid webhook URL: use http or https, without username and password")
    })
}

fn parse_text(text: &str) -> Result<Option<String>, Failure> {
    parse_description(text)
        .map_err(|_| Failure::refused("a description is one line of at most 200 characters"))
}

/// `None` where none is named.
fn parse_events(traits: &WebhookTraits) -> Result<Option<WebhookSelection>, Failure> {
    if traits.events.is_empty() {
        return Ok(None);
    }
    let events = WebhookSelection::parse(traits.events.iter().map(String::as_str));
    events.map(Some).map_err(|_| Failure::refused("there is no such event; docs/webhooks.md lists them"))
}

fn no_such_delivery() -> Failure {
    Failure::not_found("there is no such delivery; `rollbook webhook deliveries ID` lists them")
}

fn failure(error: WebhookError) -> Failure {
    match error {
        WebhookError::NotFound => Failure::not_found(
            "there is no such webhook or delivery; `rollbook webhook list` shows all webhooks",
        ),
        WebhookError::Service(error) => error.into(),
        refused => Failure::refused(refused.to_string()),
    }
}

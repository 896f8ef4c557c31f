//! `/api/admin/mails`: the outbox, and test mails.

use rocket::Route;
use serde_json::{Value, json};

use super::answer::{Answer, Answered, at};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::{Day, EmailAddress, FieldErrors, MailFailure, Reason, Timestamp};
use crate::mail::content::MailContent;
use crate::mail::kinds;
use crate::mail::transport::DialogueLine;
use crate::services::mail::outbox::{self, MailHealth};
use crate::services::mail::test_mail;
use crate::store::StoredMail;
use crate::store::{ListedMail, MailAttempt, MailFilter, MailPlace, MailRecipient, MailState, MailTurn};
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        ManagesUsers Get "/api/admin/mails" => show_all;
        Administers Post "/api/admin/mails" => send_test;
        ManagesUsers Get "/api/admin/mails/<id>" => show;
        ManagesUsers Post "/api/admin/mails/<id>/<action>" => act;
    }
}

/// The newest first.
async fn show_all(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let page = call.page(&mut errors);
    let filter = filter_of(&call, &mut errors);
    let turn = match page.cursor.as_deref().map(|text| place_of(text).ok_or(Reason::NotAChoice)) {
        None => MailTurn::First,
        Some(place) => errors.keep("cursor", place).map_or(MailTurn::First, MailTurn::After),
    };
    ensure_faultless(errors)?;
    let found = outbox::page(call.ctx(), filter, turn, page.limit).await?;
    let health = outbox::health(call.ctx()).await?;
    let next = found
        .mails
        .last()
        .filter(|_| found.has_older)
        .map(|last| format!("{}_{}", last.created_at.millis(), last.id));
    let counts = found.counts.iter().map(|(state, count)| (state.as_str().to_owned(), json!(count)));
    let counts: Value = Value::Object(counts.collect());
    let items: Vec<Value> = found.mails.iter().map(listed).collect();
    Answer::ok(json!({ "items": items, "next": next, "counts": counts, "health": health_value(&health) }))
}

fn filter_of(call: &Call<'_>, errors: &mut FieldErrors) -> MailFilter {
    let choice = |name: &str| call.asked(name);
    let state = choice("state")
        .and_then(|text| text.map(|text| MailState::parse(text).ok_or(Reason::NotAChoice)).transpose());
    let kind = choice("kind")
        .and_then(|text| text.map(|text| kinds::find(text).ok_or(Reason::NotAChoice)).transpose());
    let to = choice("to").and_then(|text| match text {
        Some(text) if text.chars().count() > MOST_SEARCHED => Err(Reason::TooLong { max: MOST_SEARCHED }),
        text => Ok(text.map(MailRecipient::of_text)),
    });
    MailFilter {
        state: errors.keep("state", state).flatten(),
        kind: errors.keep("kind", kind).flatten().map(|kind| kind.name.to_owned()),
        recipient: errors.keep("to", to).flatten(),
        since: errors.keep("from", call.asked_day("from")).flatten().map(Day::start),
        until: errors.keep("until", call.asked_day("until")).flatten().map(|day| Day(day.0 + 1).start()),
    }
}

/// The longest address.
const MOST_SEARCHED: usize = 254;

fn place_of(text: &str) -> Option<MailPlace> {
    let (millis, id) = text.split_once('_')?;
    Some(MailPlace { created_at: Timestamp::from_millis(millis.parse().ok()?), id: id.parse().ok()? })
}

fn health_value(health: &MailHealth) -> Value {
    match health {
        MailHealth::Fine => json!({ "state": "fine" }),
        MailHealth::NoServer => json!({ "state": "no_server" }),
        MailHealth::Failing { cause, words, at } => {
            json!({ "state": "failing", "cause": cause.as_str(), "words": words, "at": at.rfc3339() })
        }
    }
}

fn listed(mail: &ListedMail) -> Value {
    json!({
        "id": mail.id, "kind": mail.kind, "to": mail.recipient, "toName": mail.recipient_name,
        "state": mail.state.as_str(), "attempts": mail.attempts, "createdAt": mail.created_at.rfc3339(),
        "nextAttemptAt": at(mail.next_attempt_at), "finishedAt": at(mail.finished_at),
        "lastReply": mail.last_reply,
    })
}

pub(super) fn stored(mail: &StoredMail) -> Value {
    json!({
        "id": mail.id, "kind": mail.kind, "to": mail.recipient, "toName": mail.recipient_name,
        "state": mail.state.as_str(), "attempts": mail.attempts, "createdAt": mail.created_at.rfc3339(),
        "nextAttemptAt": at(mail.next_attempt_at), "finishedAt": at(mail.finished_at),
        "lastReply": mail.last_reply,
    })
}

/// Without what only its reader may know.
async fn show(call: Call<'_>) -> Answered {
    Answer::ok(message(&call, call.id(1)?, false).await?)
}

async fn message(call: &Call<'_>, id: i64, is_revealed: bool) -> Result<Value, Problem> {
    let (mail, words, attempts) = outbox::look_at(call.ctx(), id).await?;
    let words = if is_revealed { words } else { words.as_ref().and_then(MailContent::without_secrets) };
    let mut value = stored(&mail);
    value["messageId"] = json!(mail.message_id);
    value["language"] = json!(mail.language.tag());
    value["subject"] = json!(words.as_ref().map(|words| &words.subject));
    value["text"] = json!(words.as_ref().map(|words| words.text.trim()));
    value["html"] = json!(words.as_ref().map(|words| &words.html));
    value["linkFailure"] = json!(outbox::link_failure(call.ctx(), &mail).await?.map(|why| why.as_str()));
    value["attemptsMade"] = attempts.iter().map(attempt).collect();
    if mail.kind == kinds::TEST.name && call.rights.admin {
        let lines = test_mail::dialogue(call.ctx(), id).await?.unwrap_or_default();
        value["dialogue"] = lines.iter().map(dialogue_line).collect();
    }
    Ok(value)
}

fn attempt(attempt: &MailAttempt) -> Value {
    json!({
        "at": attempt.at.rfc3339(), "outcome": attempt.outcome, "reply": attempt.reply,
        "cause": attempt.cause.map(MailFailure::as_str), "sender": attempt.sender,
    })
}

fn dialogue_line(line: &DialogueLine) -> Value {
    let (by, words) = match line {
        DialogueLine::We(words) => ("client", words.clone()),
        DialogueLine::Server(words) => ("server", words.clone()),
        DialogueLine::Connected(address) => ("connected", address.clone()),
        DialogueLine::Encrypted(host) => ("encrypted", host.clone()),
        DialogueLine::Message(bytes) => ("message", format!("{bytes} bytes")),
        DialogueLine::Failed(words) => ("failed", words.clone()),
        DialogueLine::CutShort => ("cut_short", String::new()),
    };
    json!({ "by": by, "words": words })
}

async fn act(call: Call<'_>) -> Answered {
    let id = call.id(1)?;
    let is_revealed = call.part(2) == "read";
    match call.part(2) {
        "retry" => outbox::retry(call.ctx(), call.by(), id).await?,
        "discard" | "read" if !call.rights.admin => return Err(Problem::new(Kind::PermissionDenied)),
        "discard" => outbox::discard(call.ctx(), call.by(), id).await?,
        // Whoever reads a link that works could use it, and so the audit trail says who did.
        "read" => outbox::note_reading(call.ctx(), call.by(), id).await?,
        _ => return Err(Problem::new(Kind::NotFound)),
    }
    Answer::ok(message(&call, id, is_revealed).await?)
}

/// Goes into the outbox; what became of it is told by the message itself.
async fn send_test(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let to = errors.keep("to", call.fields.text("to").and_then(EmailAddress::parse));
    let language = call.fields.nullable_text("language");
    let language = errors.keep("language", language.and_then(|text| text.map(Call::language_of).transpose()));
    let (Some(to), Some(language)) = (to, language) else { return Err(Problem::fields(errors)) };
    let language = language.unwrap_or_else(|| call.ctx().default_language(call.policy));
    let id = test_mail::request(call.ctx(), call.by(), to, language).await?;
    Answer::created(message(&call, id, false).await?)
}

//! `/console/mail/<id>`: one message as its reader sees it, and everything that happened to it.

use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use super::{MAIL, View, below, blanked, hint, kind_title};
use crate::mail::content::MailContent;
use crate::mail::transport::likely_cause;
use crate::services::mail::outbox::{
    OutboxError, discard as discard_mail, look_at as find, note_reading, retry as retry_mail,
};
use crate::services::mail::test_mail;
use crate::store::{MailAttempt, MailState, StoredMail};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::{Administers, ManagesUsers};
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::{Frame, moment};
use crate::web::http::headers::{FramedDocument, HoldsFrame};
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show, html, read, retry, ask_to_discard, discard]
}

#[get("/console/mail/<id>?<view>&<done>")]
async fn show(
    who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
    view: Option<&str>,
    done: Option<&str>,
) -> HoldsFrame<Answer> {
    let (mail, words, attempts) = match find(&state.ctx, id).await {
        Ok(found) => found,
        Err(error) => return HoldsFrame(Problem::from(error).into()),
    };
    let has_dialogue = who.rights().admin && has_dialogue(state, id).await;
    let is_gone = words.is_none();
    let words = words.as_ref().and_then(blanked);
    let mut content = content(frame, &mail, words.as_ref(), &attempts, View::parse(view));
    content["is_gone"] = json!(is_gone);
    content["done"] = json!(done.filter(|done| matches!(*done, "retried" | "finished")));
    content["has_dialogue"] = json!(has_dialogue);
    let content = below(frame, who.rights(), &[MAIL], content);
    HoldsFrame(frame.page("console/mail/mail_message.html", content).into())
}

/// The HTML part for the frame, always without its secrets.
#[get("/console/mail/<id>/html")]
async fn html(_who: ManagesUsers, state: &State<WebState>, id: i64) -> Result<FramedDocument, Problem> {
    let (_, words, _) = find(&state.ctx, id).await?;
    let words = words.as_ref().and_then(blanked).ok_or(Problem::new(Kind::NotFound))?;
    Ok(FramedDocument(words.html))
}

/// With its secrets, once, as text: whoever reads a link that works could use it, and so the audit
/// trail says who did.
#[post("/console/mail/<id>/read")]
async fn read(
    _same: SameOrigin,
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
) -> Answer {
    if let Err(error) = note_reading(&state.ctx, request_context.by(who.actor()), id).await {
        return Problem::from(error).into();
    }
    let (mail, words, attempts) = match find(&state.ctx, id).await {
        Ok(found) => found,
        Err(error) => return Problem::from(error).into(),
    };
    let mut content = content(frame, &mail, words.as_ref(), &attempts, View::Text);
    content["is_revealed"] = json!(true);
    content["is_gone"] = json!(words.is_none());
    let rights = who.account().rights();
    let content = below(frame, rights, &[MAIL], content);
    frame.page_at(&format!("/console/mail/{id}"), "console/mail/mail_message.html", content).into()
}

#[post("/console/mail/<id>/retry")]
async fn retry(
    _same: SameOrigin,
    who: ManagesUsers,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
) -> Answer {
    after(id, retry_mail(&state.ctx, request_context.by(who.actor()), id).await, "retried")
}

#[get("/console/mail/<id>/discard")]
async fn ask_to_discard(who: Administers, frame: &Frame, state: &State<WebState>, id: i64) -> Answer {
    let mail = match find(&state.ctx, id).await {
        Ok((mail, _, _)) if may_still_be_sent(&mail) => mail,
        Ok(_) => return see_other(format!("/console/mail/{id}?done=finished")),
        Err(error) => return Problem::from(error).into(),
    };
    let content = json!({ "mail": facts(frame, &mail) });
    let content = below(frame, who.account().rights(), &[MAIL], content);
    frame.page("console/mail/mail_discard.html", content).into()
}

#[post("/console/mail/<id>/discard")]
async fn discard(
    _same: SameOrigin,
    who: Administers,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
) -> Answer {
    match discard_mail(&state.ctx, request_context.by(who.actor()), id).await {
        Ok(()) => see_other("/console/mail?done=discarded"),
        refused => after(id, refused, ""),
    }
}

/// Somebody may have been faster, the mail server for instance: then the message itself says it.
fn after(id: i64, outcome: Result<(), OutboxError>, done: &str) -> Answer {
    match outcome {
        Ok(()) => see_other(format!("/console/mail/{id}?done={done}")),
        Err(OutboxError::AlreadySent | OutboxError::Discarded) => {
            see_other(format!("/console/mail/{id}?done=finished"))
        }
        Err(error) => Problem::from(error).into(),
    }
}

async fn has_dialogue(state: &State<WebState>, id: i64) -> bool {
    // The page is as good without the link to it.
    matches!(test_mail::dialogue(&state.ctx, id).await, Ok(Some(_)))
}

fn may_still_be_sent(mail: &StoredMail) -> bool {
    !matches!(mail.state, MailState::Sent | MailState::Discarded)
}

/// `words` is `None` where it cannot be shown without its secrets.
fn content(
    frame: &Frame,
    mail: &StoredMail,
    words: Option<&MailContent>,
    attempts: &[MailAttempt],
    view: View,
) -> Value {
    let tab = |view: View, key: &str, current: View| {
        let path = format!("/console/mail/{}?view={}", mail.id, view.as_str());
        json!({ "path": path, "text": frame.text(key), "current": view == current })
    };
    let failed = attempts.last().filter(|attempt| attempt.outcome != "sent" && may_still_be_sent(mail));
    json!({
        "mail": facts(frame, mail),
        "letter": words.map(|words| json!({ "subject": words.subject, "text": words.text.trim() })),
        "view": view.as_str(),
        "views": [
            tab(View::Html, "console-mail-view-html", view),
            tab(View::Text, "console-mail-view-text", view),
        ],
        "sender": attempts.iter().rev().find_map(|attempt| attempt.sender.clone()),
        "attempts": attempts.iter().rev().map(|attempt| attempt_value(frame, attempt)).collect::<Vec<_>>(),
        "hint": failed.map(|attempt| hint(frame.language, cause_of(attempt))),
        "is_revealed": false,
        "is_gone": false,
        "has_dialogue": false,
        "done": null,
    })
}

fn facts(frame: &Frame, mail: &StoredMail) -> Value {
    json!({
        "id": mail.id,
        "kind": kind_title(frame.language, &mail.kind),
        "recipient": mail.recipient,
        "recipient_name": mail.recipient_name,
        "language": mail.language.own_name(),
        "account": mail.account.map(|id| id.0),
        "message_id": mail.message_id,
        "state": mail.state.as_str(),
        "may_still_be_sent": may_still_be_sent(mail),
        "created_at": moment(mail.created_at),
        "next_attempt_at": mail.next_attempt_at.map(moment),
        "finished_at": mail.finished_at.map(moment),
    })
}

fn attempt_value(frame: &Frame, attempt: &MailAttempt) -> Value {
    let is_sent = attempt.outcome == "sent";
    json!({
        "at": moment(attempt.at),
        "outcome": match attempt.outcome.as_str() {
            "sent" => "sent",
            "refused" => "refused",
            "given up" => "given_up",
            _ => "waiting",
        },
        "words": attempt.reply,
        "hint": (!is_sent).then(|| hint(frame.language, cause_of(attempt))),
    })
}

/// Attempts of an earlier version have no cause; their words tell something.
fn cause_of(attempt: &MailAttempt) -> crate::domain::MailFailure {
    attempt.cause.unwrap_or_else(|| likely_cause(&attempt.reply))
}

impl From<OutboxError> for Problem {
    fn from(error: OutboxError) -> Self {
        match error {
            OutboxError::NotFound => Self::new(Kind::NotFound),
            OutboxError::AlreadySent | OutboxError::Discarded => Self::new(Kind::BadRequest),
            OutboxError::Service(error) => error.into(),
        }
    }
}

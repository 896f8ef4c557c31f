//! `rollbook mail …`

use std::sync::Arc;

use serde_json::{Value, json};

use super::args::{ListMails, MailCommand};
use super::mail_text;
use super::open::{real_environment, with_context};
use super::output::{Failure, print_json, print_table, say};
use crate::domain::{AuditContext, EmailAddress, Language, LinkFailure, MailFailure, Timestamp};
use crate::mail::kinds;
use crate::mail::transport::DialogueLine;
use crate::services::AppContext;
use crate::services::mail::outbox::{
    OutboxError, discard, enqueue_test, link_failure, list_under, note_reading, retry, show,
};
use crate::services::mail::test_mail::dialogue;
use crate::settings::Settings;
use crate::store::{MailFilter, MailRecipient, MailState, StoredMail};
use crate::{app, texts};

/// Mails that a listing shows, the newest first.
const SHOWN: u32 = 200;

pub fn run(settings: &Settings, command: MailCommand) -> Result<(), Failure> {
    match command {
        MailCommand::List(request) => with_context(settings, async |ctx| print_list(&ctx, request).await),
        MailCommand::Discard { mail } => with_context(settings, async |ctx| {
            discard(&ctx, AuditContext::command_line(), mail.id).await.map_err(failure)?;
            say!("Email {} discarded; it is never sent.", mail.id)
        }),
        MailCommand::Texts(output) => {
            with_context(settings, async |ctx| mail_text::list(&ctx, output.json).await)
        }
        MailCommand::ShowText { text, output } => {
            with_context(settings, async |ctx| mail_text::show(&ctx, &text, output.json).await)
        }
        MailCommand::SetText(text) => with_context(settings, async |ctx| mail_text::set(&ctx, &text).await),
        MailCommand::ResetText(text) => {
            with_context(settings, async |ctx| mail_text::reset(&ctx, &text).await)
        }
        MailCommand::Show { mail, output } => {
            with_context(settings, async |ctx| print_one(&ctx, mail.id, output.json).await)
        }
        MailCommand::Retry { mail } => with_context(settings, async |ctx| {
            retry(&ctx, AuditContext::command_line(), mail.id).await.map_err(failure)?;
            say!("Email {} will be sent as soon as Rollbook runs with a mail server.", mail.id)?;
            Ok(())
        }),
        MailCommand::Test { address } => {
            with_context(settings, async |ctx| test(settings, &ctx, &address).await)
        }
    }
}

async fn print_list(ctx: &Arc<AppContext>, request: ListMails) -> Result<(), Failure> {
    let filter = MailFilter {
        state: request.state.as_deref().and_then(MailState::parse),
        kind: request.kind.as_deref().map(kind_named).transpose()?,
        recipient: request.to.as_deref().map(MailRecipient::of_text),
        ..MailFilter::default()
    };
    let mails = list_under(ctx, filter, SHOWN).await?;
    if request.output.json {
        print_json(&mails.iter().map(value).collect())?;
    } else if mails.is_empty() {
        say!("No emails yet.")?;
    } else {
        let rows: Vec<Vec<String>> = mails
            .iter()
            .map(|mail| {
                vec![
                    mail.id.to_string(),
                    mail.kind.clone(),
                    mail.recipient.clone(),
                    mail.state.as_str().to_owned(),
                    mail.attempts.to_string(),
                    mail.created_at.rfc3339(),
                    mail.last_reply.clone().unwrap_or_else(|| "-".to_owned()),
                ]
            })
            .collect();
        print_table(&["ID", "KIND", "TO", "STATE", "TRIES", "WRITTEN", "LAST REPLY"], &rows)?;
    }
    Ok(())
}

fn kind_named(name: &str) -> Result<String, Failure> {
    let kind = kinds::find(name).map(|kind| kind.name.to_owned());
    kind.ok_or_else(|| Failure::not_found("there is no such kind; `rollbook mail texts` shows all"))
}

async fn print_one(ctx: &Arc<AppContext>, id: i64, as_json: bool) -> Result<(), Failure> {
    // It is shown with link and code.
    note_reading(ctx, AuditContext::command_line(), id).await.map_err(failure)?;
    let (mail, content, attempts) = show(ctx, id).await.map_err(failure)?;
    let dead = link_failure(ctx, &mail).await?;
    if as_json {
        let mut whole = value(&mail);
        whole["subject"] = json!(content.subject);
        whole["text"] = json!(content.text);
        whole["html"] = json!(content.html);
        whole["link_failure"] = json!(dead.map(LinkFailure::as_str));
        whole["attempts_made"] = attempts
            .iter()
            .map(|attempt| {
                json!({ "at": attempt.at.rfc3339(), "outcome": attempt.outcome, "reply": attempt.reply,
                        "cause": attempt.cause.map(MailFailure::as_str) })
            })
            .collect();
        print_json(&whole)?;
        return Ok(());
    }
    say!("To:      {}", mail.recipient)?;
    say!("Subject: {}", content.subject)?;
    say!("Written: {}", mail.created_at.rfc3339())?;
    say!("State:   {}", mail.state.as_str())?;
    if let Some(failure) = dead {
        say!("Link:    no longer works: {}", reason(failure))?;
    }
    for attempt in attempts {
        say!("         {} {}: {}", attempt.at.rfc3339(), attempt.outcome, attempt.reply)?;
        if let Some(cause) = attempt.cause {
            say!("         {}", hint(cause))?;
        }
    }
    say!("\n{}", content.text.trim())?;
    Ok(())
}

fn reason(failure: LinkFailure) -> String {
    let what = match failure {
        LinkFailure::Used { .. } => "it has done its work",
        LinkFailure::Expired { .. } => "it expired",
        LinkFailure::Shared { .. } => "a newer link was shared",
        LinkFailure::Replaced { .. } => "it was replaced or ended",
        LinkFailure::Unknown | LinkFailure::Overtaken | LinkFailure::CodeSpent => "the account has changed",
    };
    failure.at().map_or_else(|| what.to_owned(), |at| format!("{what} at {}", at.rfc3339()))
}

/// Sent from here, so that its outcome can be shown, and kept in the outbox like any other.
async fn test(settings: &Settings, ctx: &Arc<AppContext>, address: &str) -> Result<(), Failure> {
    let to = EmailAddress::parse(address).map_err(|_| {
        Failure::refused(format!("{address:?} is not a valid email address; use one like ada@example.org"))
    })?;
    let outbox_worker = app::outbox_worker(settings, &real_environment(false), ctx)?.ok_or_else(|| {
        Failure::refused(
            "no mail server is configured; set ROLLBOOK_SMTP_URL, for instance smtp://user:secret@mail.example.org:587",
        )
    })?;
    let language = ctx.default_language(&ctx.policy().await?);
    match outbox_worker.probe().await? {
        Ok(steps) => {
            for step in &steps {
                say!("{}", texts::phrase(Language::English, step))?;
            }
        }
        Err(failed) => {
            return Err(Failure::failed(format!(
                "the mail server cannot be used: {}\n{}{}",
                failed.failure,
                hint(failed.failure.cause),
                said(&failed.dialogue)
            )));
        }
    }
    let id = enqueue_test(ctx, AuditContext::command_line(), to, language).await?;
    let sent = outbox_worker.deliver(id).await?;
    outbox_worker.transport.close().await;
    match sent {
        Some(mail) if mail.state == MailState::Sent => {
            say!("The mail server accepted the test email: {}", mail.last_reply.unwrap_or_default())?;
            Ok(())
        }
        Some(mail) => {
            let (_, _, attempts) = show(ctx, id).await.map_err(failure)?;
            let cause = attempts.last().and_then(|attempt| attempt.cause);
            let lines = dialogue(ctx, id).await?.unwrap_or_default();
            Err(Failure::failed(format!(
                "the mail server did not accept the test email: {}\n{}{}",
                mail.last_reply.unwrap_or_default(),
                cause.map(hint).unwrap_or_default(),
                said(&lines)
            )))
        }
        None => Err(Failure::failed("the test email is no longer in the outbox")),
    }
}

/// The whole dialogue, as the console shows it below the hint.
fn said(lines: &[DialogueLine]) -> String {
    let text = |key: &str, name: &'static str, value: &str| {
        texts::text_with(Language::English, key, &[(name.into(), value.to_owned().into())].into())
    };
    let who = |key: &str, what: &str| format!("{:>8}  {what}", texts::text(Language::English, key));
    let lines: String = lines
        .iter()
        .map(|line| match line {
            DialogueLine::We(what) => who("console-mail-dialogue-we", what),
            DialogueLine::Server(what) => who("console-mail-dialogue-server", what),
            DialogueLine::Connected(address) => text("console-mail-dialogue-connected", "address", address),
            DialogueLine::Encrypted(host) => text("console-mail-dialogue-encrypted", "host", host),
            DialogueLine::Message(bytes) => {
                text("console-mail-dialogue-message", "bytes", &bytes.to_string())
            }
            DialogueLine::Failed(words) => text("console-mail-dialogue-failed", "words", words),
            DialogueLine::CutShort => texts::text(Language::English, "console-mail-dialogue-cut"),
        })
        .map(|line| format!("\n{line}"))
        .collect();
    if lines.is_empty() {
        return lines;
    }
    format!("\n\n{}:{lines}", texts::text(Language::English, "console-mail-dialogue"))
}

/// What is wrong and what to do about it.
pub(super) fn hint(cause: MailFailure) -> String {
    let text = |key| texts::text(Language::English, key);
    format!("{}. {}", text(cause.title_key()), text(cause.hint_key()))
}

fn value(mail: &StoredMail) -> Value {
    json!({
        "id": mail.id,
        "message_id": mail.message_id,
        "kind": mail.kind,
        "to": mail.recipient,
        "account_id": mail.account.map(|id| id.0),
        "language": mail.language.tag(),
        "state": mail.state.as_str(),
        "attempts": mail.attempts,
        "created_at": mail.created_at.rfc3339(),
        "next_attempt_at": mail.next_attempt_at.map(Timestamp::rfc3339),
        "finished_at": mail.finished_at.map(Timestamp::rfc3339),
        "last_reply": mail.last_reply,
    })
}

fn failure(error: OutboxError) -> Failure {
    match error {
        OutboxError::NotFound => Failure::not_found("there is no such email; `rollbook mail list` shows all"),
        OutboxError::AlreadySent | OutboxError::Discarded | OutboxError::Withdrawn => {
            Failure::refused(error.to_string())
        }
        OutboxError::Service(error) => error.into(),
    }
}

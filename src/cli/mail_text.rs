//! `rollbook mail texts`, `show-text`, `set-text` and `reset-text`: the mails' words.

use std::io::Read as _;
use std::sync::Arc;

use serde_json::{Value, json};

use super::args::MailTextName;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::{AuditContext, Language, MailText, Timestamp};
use crate::mail::kind::MailKind;
use crate::mail::kinds::{self, CATALOGUE};
use crate::services::AppContext;
use crate::services::mail::mail_faults;
use crate::services::mail::mail_texts::{self, MailTextError};

/// Longer than the longest words of a mail.
const MOST_BYTES: u64 = 256 * 1024;

pub async fn list(ctx: &Arc<AppContext>, as_json: bool) -> Result<(), Failure> {
    let own = mail_texts::list(ctx).await?;
    let all = CATALOGUE.iter().flat_map(|kind| Language::ALL.map(|language| (kind, language)));
    let rows = all.map(|(kind, language)| {
        let own = own.iter().find(|own| own.kind == kind.name && own.language == language);
        (kind.name, language.tag(), own.map(|own| (own.changed_by.clone(), own.changed_at)))
    });
    if as_json {
        let values = rows.map(|(kind, language, own)| {
            let (by, at) = own.unzip();
            json!({ "kind": kind, "language": language, "changed_by": by,
                    "changed_at": at.map(Timestamp::rfc3339) })
        });
        return print_json(&values.collect());
    }
    let rows = rows.map(|(kind, language, own)| {
        let by = own.map_or_else(|| "default".to_owned(), |(by, at)| format!("{by} at {}", at.rfc3339()));
        vec![kind.to_owned(), language.to_owned(), by]
    });
    print_table(&["KIND", "LANGUAGE", "WORDS"], &rows.collect::<Vec<_>>())
}

pub async fn show(ctx: &Arc<AppContext>, name: &MailTextName, as_json: bool) -> Result<(), Failure> {
    let (kind, language) = named(name)?;
    let words = mail_texts::find(ctx, &ctx.policy().await?, kind, language).await.map_err(failure)?;
    let text = words.own.map_or(words.default, |own| own.text);
    if as_json {
        return print_json(&json!({ "subject": text.subject, "heading": text.heading, "body": text.body }));
    }
    say!("Subject: {}", text.subject)?;
    say!("Heading: {}", text.heading)?;
    say!("\n{}", text.body.trim_end())
}

/// The words come from standard input.
pub async fn set(ctx: &Arc<AppContext>, name: &MailTextName) -> Result<(), Failure> {
    let (kind, language) = named(name)?;
    let mut typed = String::new();
    std::io::stdin()
        .lock()
        .take(MOST_BYTES)
        .read_to_string(&mut typed)
        .map_err(|error| Failure::failed(format!("standard input cannot be read: {error}")))?;
    let typed: Value = serde_json::from_str(&typed)
        .map_err(|error| Failure::refused(format!("standard input is no JSON: {error}")))?;
    let text = |name: &str| {
        let text = typed[name].as_str().map(|text| text.replace("\r\n", "\n"));
        text.ok_or_else(|| Failure::refused(format!("{name} is missing, or is no text")))
    };
    let text = MailText { subject: text("subject")?, heading: text("heading")?, body: text("body")? };
    let policy = ctx.policy().await?;
    let by = AuditContext::command_line();
    mail_texts::save(ctx, by, &policy, kind, language, text).await.map_err(failure)?;
    say!("Words of {} ({}) saved.", kind.name, language.tag())
}

pub async fn reset(ctx: &Arc<AppContext>, name: &MailTextName) -> Result<(), Failure> {
    let (kind, language) = named(name)?;
    mail_texts::reset(ctx, AuditContext::command_line(), kind, language).await?;
    say!("{} ({}) has its default words.", kind.name, language.tag())
}

fn named(name: &MailTextName) -> Result<(&'static MailKind, Language), Failure> {
    let found = kinds::find(&name.kind).zip(Language::parse(&name.language));
    found.ok_or_else(|| Failure::not_found("there is no such email; `rollbook mail texts` shows all"))
}

fn failure(error: MailTextError) -> Failure {
    match error {
        MailTextError::Service(error) => error.into(),
        MailTextError::Faults(faults) => {
            let lines = faults.iter().map(|fault| {
                format!(
                    "{}: {}",
                    mail_faults::field(fault.part),
                    mail_faults::message(Language::English, fault)
                )
            });
            Failure::refused(lines.collect::<Vec<_>>().join("\n          "))
        }
    }
}

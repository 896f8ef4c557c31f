//! `/console/mail`: the outbox as people think of it, test mails, and the mails' words.

mod filter;
mod list;
mod message;
mod previews;
mod test;
mod texts;

use rocket::Route;
use serde_json::{Value, json};

use super::{Section, in_console};
use crate::domain::{Language, MailFailure, Rights};
use crate::mail::content::MailContent;
use crate::mail::kinds;
use crate::services::mail::outbox::MailHealth;
use crate::texts::text;
use crate::web::html::render::{Frame, moment};

pub fn routes() -> Vec<Route> {
    [list::routes(), message::routes(), previews::routes(), test::routes(), texts::routes()].concat()
}

/// Where a page of this section stands: its path and the text that names it.
type Crumb = (&'static str, &'static str);

const MAIL: Crumb = ("/console/mail", "console-section-mail");
const PREVIEWS: Crumb = ("/console/mail/previews", "console-mail-previews");
const TEST: Crumb = ("/console/mail/test", "console-mail-test");
const TEXTS: Crumb = ("/console/mail/texts", "console-mail-texts");

/// The content of a page below these.
fn below(frame: &Frame, rights: Rights, crumbs: &[Crumb], mut content: Value) -> Value {
    content["crumbs"] =
        crumbs.iter().map(|(path, key)| json!({ "path": path, "text": frame.text(key) })).collect();
    in_console(frame, rights, Section::Mail, content)
}

/// In plain words; one that this version does not know keeps its name.
fn kind_title(language: Language, kind: &str) -> String {
    kinds::find(kind).map_or_else(|| kind.to_owned(), |kind| text(language, kind.text_key))
}

/// What is wrong and what to do about it.
fn hint(language: Language, cause: MailFailure) -> Value {
    json!({ "title": text(language, cause.title_key()), "text": text(language, cause.hint_key()) })
}

/// For the banner above a list; null while mail goes out.
fn health_value(frame: &Frame, health: &MailHealth) -> Value {
    match health {
        MailHealth::Fine => Value::Null,
        MailHealth::NoServer => json!({ "is": "no_server" }),
        MailHealth::Failing { cause, words, at } => json!({
            "is": "failing", "hint": hint(frame.language, *cause), "words": words, "at": moment(*at),
        }),
    }
}

const BLANK: &str = "••••••";

/// The message as everybody may see it who may see messages: without what only its reader may know.
/// `None` where nobody noted what that is.
fn blanked(words: &MailContent) -> Option<MailContent> {
    let secrets = words.secrets.as_ref()?;
    let blank = |text: &str| {
        secrets.iter().filter(|secret| !secret.is_empty()).fold(text.to_owned(), |text, secret| {
            text.replace(secret.as_str(), BLANK).replace(&tera::escape_html(secret), BLANK)
        })
    };
    Some(MailContent {
        subject: blank(&words.subject),
        text: blank(&words.text),
        html: blank(&words.html),
        secrets: None,
    })
}

/// How a message's words are shown: as HTML in a frame, or as plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Html,
    Text,
}

impl View {
    fn parse(text: Option<&str>) -> Self {
        if text == Some("text") { View::Text } else { View::Html }
    }

    const fn as_str(self) -> &'static str {
        match self {
            View::Html => "html",
            View::Text => "text",
        }
    }
}

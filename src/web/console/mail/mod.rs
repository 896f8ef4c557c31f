//! `/console/mail`: the outbox as people think of it, test mails, and the mails' words.

mod filter;
mod list;
mod message;
mod previews;
mod test;
mod texts;

use rocket::Route;
use serde::Serialize;

use crate::domain::{Language, MailFailure};
use crate::mail::content::MailContent;
use crate::mail::kind::MailKind;
use crate::mail::kinds;
use crate::services::mail::outbox::MailHealth;
use crate::services::site::logo::html_with_logo;
use crate::texts::text;
use crate::web::WebState;
use crate::web::console::shapes::Crumb;
use crate::web::html::page_context::Content;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::headers::FramedMail;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    [list::routes(), message::routes(), previews::routes(), test::routes(), texts::routes()].concat()
}

pub fn samples() -> Vec<Content> {
    [list::samples(), message::samples(), previews::samples(), test::samples(), texts::samples()].concat()
}

/// Where a page of this section stands: its path and the text that names it.
type Place = (&'static str, &'static str);

const MAIL: Place = ("/console/mail", "console-section-mail");
const PREVIEWS: Place = ("/console/mail/previews", "console-mail-previews");
const TEST: Place = ("/console/mail/test", "console-mail-test");
const TEXTS: Place = ("/console/mail/texts", "console-mail-texts");

fn below(frame: &Frame, places: &[Place]) -> Vec<Crumb> {
    places.iter().map(|(path, key)| Crumb::new(*path, frame.text(key))).collect()
}

/// In plain words; one that this version does not know keeps its name.
fn kind_title(language: Language, kind: &str) -> String {
    kinds::find(kind).map_or_else(|| kind.to_owned(), |kind| text(language, kind.text_key))
}

/// What is wrong and what to do about it.
#[derive(Serialize)]
struct Hint {
    title: String,
    text: String,
}

impl Hint {
    fn of(language: Language, cause: MailFailure) -> Self {
        Self { title: text(language, cause.title_key()), text: text(language, cause.hint_key()) }
    }

    fn sample() -> Self {
        Self { title: "The mail server wants user and password".to_owned(), text: "Give it one.".to_owned() }
    }
}

/// For the banner above a list.
#[derive(Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum ShownHealth {
    NoServer,
    Failing { hint: Hint, words: String, at: Moment },
}

impl ShownHealth {
    /// None while mail goes out.
    fn of(frame: &Frame, health: &MailHealth) -> Option<Self> {
        match health {
            MailHealth::Fine => None,
            MailHealth::NoServer => Some(Self::NoServer),
            MailHealth::Failing { cause, words, at } => Some(Self::Failing {
                hint: Hint::of(frame.language, *cause),
                words: words.clone(),
                at: moment(*at),
            }),
        }
    }
}

/// A kind of mail.
#[derive(Serialize)]
struct ShownKind {
    name: &'static str,
    title: String,
}

impl ShownKind {
    fn of(frame: &Frame, kind: &MailKind) -> Self {
        Self { name: kind.name, title: frame.text(kind.text_key) }
    }

    fn sample() -> Self {
        Self { name: "test", title: "Test mail".to_owned() }
    }
}

/// The language of a mail.
#[derive(Serialize)]
struct ShownLanguage {
    tag: &'static str,
    name: &'static str,
}

impl From<Language> for ShownLanguage {
    fn from(language: Language) -> Self {
        Self { tag: language.tag(), name: language.own_name() }
    }
}

/// A mail's words without its look.
#[derive(Serialize)]
struct ShownContent {
    subject: String,
    text: String,
}

impl ShownContent {
    fn of(content: &MailContent) -> Self {
        Self { subject: content.subject.clone(), text: content.text.trim().to_owned() }
    }

    fn sample() -> Self {
        Self { subject: "Hello".to_owned(), text: "Hello,\n\nhttps://example.org".to_owned() }
    }
}

/// The mail as it is shown in a frame.
async fn framed(state: &WebState, content: &MailContent) -> Result<FramedMail, Problem> {
    let html = html_with_logo(&state.ctx, content).await?;
    Ok(FramedMail { html, has_picture: content.logo.is_some() })
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

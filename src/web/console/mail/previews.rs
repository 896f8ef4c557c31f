//! `/console/mail/previews`: every mail with sample values, in every language.

use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use super::{MAIL, PREVIEWS, View, below};
use crate::domain::Language;
use crate::mail::kind::MailKind;
use crate::mail::kinds::{self, CATALOGUE};
use crate::services::mail::mail_texts::{MailTextError, list, preview};
use crate::store::StoredMailText;
use crate::web::WebState;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;
use crate::web::http::headers::{FramedDocument, HoldsFrame};
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show_all, show, html]
}

#[get("/console/mail/previews")]
async fn show_all(who: ManagesUsers, frame: &Frame, state: &State<WebState>) -> Answer {
    let texts = match list(&state.ctx).await {
        Ok(texts) => texts,
        Err(error) => return error.into(),
    };
    let kinds: Vec<Value> = CATALOGUE.iter().map(|kind| row(frame, kind, &texts)).collect();
    let content = below(frame, who.rights(), &[MAIL], json!({ "kinds": kinds }));
    frame.page("console/mail/mail_previews.html", content).into()
}

/// Also for the list of texts.
pub(super) fn row(frame: &Frame, kind: &MailKind, texts: &[StoredMailText]) -> Value {
    let languages: Vec<Value> = Language::ALL
        .iter()
        .map(|language| {
            let own = texts.iter().any(|text| text.kind == kind.name && text.language == *language);
            json!({ "tag": language.tag(), "name": language.own_name(), "is_own": own })
        })
        .collect();
    json!({ "name": kind.name, "title": frame.text(kind.text_key), "languages": languages })
}

#[get("/console/mail/previews/<kind>/<language>?<view>")]
async fn show(
    who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    kind: &str,
    language: &str,
    view: Option<&str>,
) -> Result<HoldsFrame<Answer>, Problem> {
    let (kind, language) = named(kind, language)?;
    let mail = preview(&state.ctx, &frame.policy, kind, language).await?;
    let view = View::parse(view);
    let path = |language: Language, view: View| {
        format!("/console/mail/previews/{}/{}?view={}", kind.name, language.tag(), view.as_str())
    };
    let tab = |one: View, key: &str| json!({ "path": path(language, one), "text": frame.text(key), "current": one == view });
    let languages: Vec<Value> = Language::ALL
        .iter()
        .map(|one| {
            json!({ "path": path(*one, view), "text": one.own_name(), "tag": one.tag(),
                    "current": *one == language })
        })
        .collect();
    let content = json!({
        "kind": { "name": kind.name, "title": frame.text(kind.text_key) },
        "language": { "tag": language.tag(), "name": language.own_name() },
        "languages_of_mail": languages,
        "views": [tab(View::Html, "console-mail-view-html"), tab(View::Text, "console-mail-view-text")],
        "view": view.as_str(),
        "letter": { "subject": mail.subject, "text": mail.text.trim() },
    });
    let content = below(frame, who.rights(), &[MAIL, PREVIEWS], content);
    Ok(HoldsFrame(frame.page("console/mail/mail_preview.html", content).into()))
}

#[get("/console/mail/previews/<kind>/<language>/html")]
async fn html(
    _who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    kind: &str,
    language: &str,
) -> Result<FramedDocument, Problem> {
    let (kind, language) = named(kind, language)?;
    Ok(FramedDocument(preview(&state.ctx, &frame.policy, kind, language).await?.html))
}

/// The kind and the language that a path names.
pub(super) fn named(kind: &str, language: &str) -> Result<(&'static MailKind, Language), Problem> {
    let language = Language::ALL.into_iter().find(|known| known.tag() == language);
    kinds::find(kind).zip(language).ok_or(Problem::new(Kind::NotFound))
}

impl From<MailTextError> for Problem {
    fn from(error: MailTextError) -> Self {
        match error {
            MailTextError::Faults(_) => Self::new(Kind::BadRequest),
            MailTextError::Service(error) => error.into(),
        }
    }
}

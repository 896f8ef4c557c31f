//! `/console/mail/previews`: every mail with sample values, in every language.

use rocket::{Route, State, get, routes};
use serde::Serialize;

use super::{MAIL, PREVIEWS, ShownContent, ShownKind, ShownLanguage, View, below, framed};
use crate::domain::Language;
use crate::mail::kind::MailKind;
use crate::mail::kinds::{self, CATALOGUE};
use crate::services::mail::mail_texts::{list, preview};
use crate::store::StoredMailText;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::{Crumb, Tab};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::headers::{FramedMail, HoldsFrame};
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show_all, show, html]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<MailPreviews>(), samples_of::<MailPreview>()].concat()
}

#[get("/console/mail/previews")]
async fn show_all(who: ManagesUsers, frame: &Frame, state: &State<WebState>) -> Answer {
    let texts = match list(&state.ctx).await {
        Ok(texts) => texts,
        Err(error) => return error.into(),
    };
    let context = MailPreviews(KindList::of(frame, &texts));
    console::show(frame, who.rights(), Section::Mail, &context).into()
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
    let tab = |path, text, current| Tab { path, text, current, count: None };
    let of_view = |one: View, key| tab(path(language, one), frame.text(key), one == view);
    let in_language = |one: &Language| tab(path(*one, view), one.own_name().to_owned(), *one == language);
    let context = MailPreview {
        kind: ShownKind::of(frame, kind),
        language: language.into(),
        languages_of_mail: Language::ALL.iter().map(in_language).collect(),
        views: vec![
            of_view(View::Html, "console-mail-view-html"),
            of_view(View::Text, "console-mail-view-text"),
        ],
        view: view.as_str(),
        content: ShownContent::of(&mail),
        crumbs: below(frame, &[MAIL, PREVIEWS]),
    };
    Ok(HoldsFrame(console::show(frame, who.rights(), Section::Mail, &context).into()))
}

#[get("/console/mail/previews/<kind>/<language>/html")]
async fn html(
    _who: ManagesUsers,
    frame: &Frame,
    state: &State<WebState>,
    kind: &str,
    language: &str,
) -> Result<FramedMail, Problem> {
    let (kind, language) = named(kind, language)?;
    framed(state, &preview(&state.ctx, &frame.policy, kind, language).await?).await
}

/// The kind and the language that a path names.
pub(super) fn named(kind: &str, language: &str) -> Result<(&'static MailKind, Language), Problem> {
    let language = Language::ALL.into_iter().find(|known| known.tag() == language);
    kinds::find(kind).zip(language).ok_or(Problem::new(Kind::NotFound))
}

/// Every kind of mail; also for the list of texts.
#[derive(Serialize)]
pub(super) struct KindList {
    kinds: Vec<KindRow>,
    crumbs: Vec<Crumb>,
}

#[derive(Serialize)]
struct KindRow {
    #[serde(flatten)]
    kind: ShownKind,
    languages: Vec<LanguageRow>,
}

#[derive(Serialize)]
struct LanguageRow {
    #[serde(flatten)]
    language: ShownLanguage,
    /// An administrator has written it.
    is_own: bool,
}

impl KindList {
    pub(super) fn of(frame: &Frame, texts: &[StoredMailText]) -> Self {
        let is_own = |kind: &MailKind, language: Language| {
            texts.iter().any(|text| text.kind == kind.name && text.language == language)
        };
        let row = |kind: &&MailKind| KindRow {
            kind: ShownKind::of(frame, kind),
            languages: Language::ALL
                .iter()
                .map(|one| LanguageRow { language: (*one).into(), is_own: is_own(kind, *one) })
                .collect(),
        };
        Self { kinds: CATALOGUE.iter().map(row).collect(), crumbs: below(frame, &[MAIL]) }
    }

    pub(super) fn sample() -> Self {
        let languages = Language::ALL
            .iter()
            .map(|one| LanguageRow { language: (*one).into(), is_own: *one == Language::English })
            .collect();
        Self { kinds: vec![KindRow { kind: ShownKind::sample(), languages }], crumbs: Crumb::samples() }
    }
}

#[derive(Serialize)]
struct MailPreviews(KindList);

impl PageContext for MailPreviews {
    const TEMPLATE: &'static str = "console/mail/mail_previews.html";

    fn samples() -> Vec<Self> {
        vec![MailPreviews(KindList::sample())]
    }
}

#[derive(Serialize)]
struct MailPreview {
    kind: ShownKind,
    language: ShownLanguage,
    languages_of_mail: Vec<Tab>,
    views: Vec<Tab>,
    view: &'static str,
    content: ShownContent,
    crumbs: Vec<Crumb>,
}

impl PageContext for MailPreview {
    const TEMPLATE: &'static str = "console/mail/mail_preview.html";

    fn samples() -> Vec<Self> {
        [View::Html, View::Text]
            .map(|view| MailPreview {
                kind: ShownKind::sample(),
                language: Language::English.into(),
                languages_of_mail: Tab::samples(),
                views: Tab::samples(),
                view: view.as_str(),
                content: ShownContent::sample(),
                crumbs: Crumb::samples(),
            })
            .into()
    }
}

//! `/console/settings/preview`: a page and a mail in the look that stands in a form, and the privacy policy,
//! saved or not. Stores nothing; what it answers with is shown in a frame beside the form.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::site::logo::Logo;
use crate::domain::site::site_policy::PolicyError;
use crate::domain::{Language, SitePolicy};
use crate::mail::kinds;
use crate::security::fingerprint;
use crate::services::mail::mail_texts;
use crate::services::site::logo::{data_url, html_with_logo};
use crate::texts;
use crate::web::WebState;
use crate::web::console::site::settings::upload::Upload;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::brand::draft;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::privacy_text::PrivacyText;
use crate::web::html::render::{Frame, Renderer};
use crate::web::http::fields::LongFields;
use crate::web::http::headers::{FramedMail, FramedPage};
use crate::web::http::problem::{Kind, Problem};

/// What of a form is shown.
const KEYS: [&str; 5] =
    ["brand.accent", "brand.logo_has_name", "privacy.text", "privacy.text_de", "privacy.version"];
/// The mail that everybody gets first.
const MAIL: &str = "confirm_address";

pub fn routes() -> Vec<Route> {
    routes![
        show_light,
        show_dark,
        preview_light,
        preview_dark,
        show_mail,
        preview_mail,
        preview_logo,
        preview_dark_logo,
        show_english,
        show_german,
        preview_english,
        preview_german
    ]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<LookPreview>(), samples_of::<PrivacyPreview>()].concat()
}

#[get("/console/settings/preview/light")]
fn show_light(_who: Administers, frame: &Frame, renderer: Renderer<'_>) -> Result<FramedPage, Problem> {
    page(frame, &renderer, &frame.policy, false, vec![])
}

#[get("/console/settings/preview/dark")]
fn show_dark(_who: Administers, frame: &Frame, renderer: Renderer<'_>) -> Result<FramedPage, Problem> {
    page(frame, &renderer, &frame.policy, true, vec![])
}

#[post("/console/settings/preview/light", data = "<fields>")]
fn preview_light(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    renderer: Renderer<'_>,
    fields: LongFields,
) -> Result<FramedPage, Problem> {
    let (policy, faults) = typed(frame, &fields);
    page(frame, &renderer, &policy, false, faults)
}

#[post("/console/settings/preview/dark", data = "<fields>")]
fn preview_dark(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    renderer: Renderer<'_>,
    fields: LongFields,
) -> Result<FramedPage, Problem> {
    let (policy, faults) = typed(frame, &fields);
    page(frame, &renderer, &policy, true, faults)
}

#[get("/console/settings/preview/mail")]
async fn show_mail(_who: Administers, frame: &Frame, state: &State<WebState>) -> Result<FramedMail, Problem> {
    mail(frame, state, &frame.policy).await
}

#[post("/console/settings/preview/mail", data = "<fields>")]
async fn preview_mail(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    fields: LongFields,
) -> Result<FramedMail, Problem> {
    let (policy, _) = typed(frame, &fields);
    mail(frame, state, &policy).await
}

#[post("/console/settings/preview/logo", data = "<sent>")]
fn preview_logo(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    renderer: Renderer<'_>,
    sent: Upload,
) -> Result<FramedPage, Problem> {
    page_with_logo(frame, &renderer, sent, false)
}

#[post("/console/settings/preview/dark-logo", data = "<sent>")]
fn preview_dark_logo(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    renderer: Renderer<'_>,
    sent: Upload,
) -> Result<FramedPage, Problem> {
    page_with_logo(frame, &renderer, sent, true)
}

#[get("/console/settings/preview/privacy-en")]
fn show_english(_who: Administers, frame: &Frame, renderer: Renderer<'_>) -> Result<FramedPage, Problem> {
    privacy(frame, &renderer, &frame.policy, Language::English, vec![])
}

#[get("/console/settings/preview/privacy-de")]
fn show_german(_who: Administers, frame: &Frame, renderer: Renderer<'_>) -> Result<FramedPage, Problem> {
    privacy(frame, &renderer, &frame.policy, Language::German, vec![])
}

#[post("/console/settings/preview/privacy-en", data = "<fields>")]
fn preview_english(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    renderer: Renderer<'_>,
    fields: LongFields,
) -> Result<FramedPage, Problem> {
    typed_privacy(frame, &renderer, &fields, Language::English, "privacy.text_de")
}

#[post("/console/settings/preview/privacy-de", data = "<fields>")]
fn preview_german(
    _same: SameOrigin,
    _who: Administers,
    frame: &Frame,
    renderer: Renderer<'_>,
    fields: LongFields,
) -> Result<FramedPage, Problem> {
    typed_privacy(frame, &renderer, &fields, Language::German, "privacy.text")
}

/// The policy as it would be, and what of the form cannot be saved, in words.
fn typed(frame: &Frame, fields: &LongFields) -> (SitePolicy, Vec<String>) {
    let (policy, faults) = typed_with_keys(frame, fields);
    (policy, faults.into_iter().map(|(_, text)| text).collect())
}

/// The same, with the key that each fault is of.
fn typed_with_keys(
    frame: &Frame,
    LongFields(fields): &LongFields,
) -> (SitePolicy, Vec<(&'static str, String)>) {
    let mut policy = frame.policy.clone();
    let mut faults = Vec::new();
    for key in KEYS {
        let reason = match fields.optional_text(key) {
            Ok(None) => continue,
            Ok(Some(text)) => match policy.set(key, text) {
                Err(PolicyError::BadValue { reason, .. }) => reason,
                _ => continue,
            },
            Err(reason) => reason,
        };
        faults.push((key, texts::reason(frame.language, &reason)));
    }
    (policy, faults)
}

fn page(
    frame: &Frame,
    renderer: &Renderer<'_>,
    policy: &SitePolicy,
    is_dark: bool,
    faults: Vec<String>,
) -> Result<FramedPage, Problem> {
    let (look, sheet) = draft(policy, is_dark);
    frame
        .show_to_visitor(renderer.rocket(), frame.language, &look, &LookPreview { sheet, faults })
        .map(FramedPage)
}

/// A file that was chosen and not uploaded yet.
fn page_with_logo(
    frame: &Frame,
    renderer: &Renderer<'_>,
    sent: Upload,
    is_dark: bool,
) -> Result<FramedPage, Problem> {
    let logo = match sent.logo.and_then(Logo::parse) {
        Ok(logo) => logo,
        Err(reason) => {
            let faults = vec![texts::reason(frame.language, &reason)];
            return page(frame, renderer, &frame.policy, is_dark, faults);
        }
    };
    let mark = logo.mark(&fingerprint::digest(&logo.bytes));
    let (look, sheet) = draft(&frame.policy, is_dark);
    let look = look.with_logo(&mark, &data_url(logo.kind, &logo.bytes));
    frame
        .show_to_visitor(renderer.rocket(), frame.language, &look, &LookPreview { sheet, faults: vec![] })
        .map(FramedPage)
}

async fn mail(frame: &Frame, state: &WebState, policy: &SitePolicy) -> Result<FramedMail, Problem> {
    let kind = kinds::find(MAIL).ok_or(Problem::new(Kind::NotFound))?;
    let content = mail_texts::preview(&state.ctx, policy, kind, frame.language).await?;
    let html = html_with_logo(&state.ctx, &content).await?;
    Ok(FramedMail { html, has_picture: content.logo.is_some() })
}

/// The policy that stands in a form; what is wrong with the `other` language's text is told in its preview.
fn typed_privacy(
    frame: &Frame,
    renderer: &Renderer<'_>,
    fields: &LongFields,
    language: Language,
    other: &str,
) -> Result<FramedPage, Problem> {
    let (policy, faults) = typed_with_keys(frame, fields);
    let own = faults.into_iter().filter(|(key, _)| *key != other).map(|(_, text)| text);
    privacy(frame, renderer, &policy, language, own.collect())
}

/// The privacy policy as a reader of one language would find it.
fn privacy(
    frame: &Frame,
    renderer: &Renderer<'_>,
    policy: &SitePolicy,
    language: Language,
    faults: Vec<String>,
) -> Result<FramedPage, Problem> {
    let context = PrivacyPreview {
        faults,
        version: policy.privacy_version().to_owned(),
        text: PrivacyText::of(policy, language, frame.site_name()),
    };
    frame.show_to_visitor(renderer.rocket(), language, frame.look(), &context).map(FramedPage)
}

#[derive(Serialize)]
struct PrivacyPreview {
    /// Why what is typed is not what is shown.
    faults: Vec<String>,
    version: String,
    text: PrivacyText,
}

impl PageContext for PrivacyPreview {
    const TEMPLATE: &'static str = "console/site/privacy_preview.html";

    fn samples() -> Vec<Self> {
        [vec![], vec!["First.".to_owned()]]
            .map(|faults| PrivacyPreview { faults, version: "2".to_owned(), text: PrivacyText::sample() })
            .into()
    }
}

/// The page on which people register, as far as a look is seen on it.
#[derive(Serialize)]
struct LookPreview {
    sheet: String,
    faults: Vec<String>,
}

impl PageContext for LookPreview {
    const TEMPLATE: &'static str = "console/site/look_preview.html";

    fn samples() -> Vec<Self> {
        [vec![], vec!["First.".to_owned()]]
            .map(|faults| LookPreview { sheet: "/brand/draft/dark.css".to_owned(), faults })
            .into()
    }
}

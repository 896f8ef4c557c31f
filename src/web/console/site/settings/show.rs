//! Settings as the templates see them: a value in words, where it comes from, and the control that a
//! form gives it.

use serde::Serialize;

use crate::domain::site::logo::LogoMark;
use crate::domain::site::provenance::{Holder, Provenance};
use crate::domain::site::site_policy::Shape;
use crate::domain::{FieldErrors, Language, SitePolicy};
use crate::services::site::site_policy::SettingInForce;
use crate::texts::{self, Args, text_with};
use crate::web::console::site::settings::colors::{
    BothShades, DEFAULT_ACCENT, Suggestion, color, shades, suggestion,
};
use crate::web::console::site::settings::parts::{Item, Part};
use crate::web::html::brand::ShownLogo;
use crate::web::html::privacy_text;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;

/// How much of a long text a list shows, in characters.
const LIST_CHARS: usize = 160;

/// A part with its settings, for the list of all.
#[derive(Serialize)]
pub struct ShownPart {
    slug: &'static str,
    title: String,
    lead: String,
    items: Vec<ShownSetting>,
    /// Every one of them is held from outside.
    locked: bool,
}

impl ShownPart {
    pub fn of(frame: &Frame, part: &'static Part, settings: &[SettingInForce]) -> Self {
        Self {
            slug: part.slug,
            title: frame.text(part.title),
            lead: frame.text(part.lead),
            items: rows(part, settings).map(|(item, one)| ShownSetting::of(frame, item, one)).collect(),
            locked: rows(part, settings).all(|(_, one)| matches!(one.provenance, Provenance::Held(_))),
        }
    }

    pub fn sample(slug: &'static str, locked: bool) -> Self {
        let items = vec![
            ShownSetting::sample("site.name", "line", true, "changed"),
            ShownSetting::sample("brand.logo", "picture", true, "changed"),
            ShownSetting::sample("site.language", "choice", false, "held"),
            ShownSetting::sample("brand.accent", "color", true, "default"),
        ];
        Self { slug, title: "Site".to_owned(), lead: "Words.".to_owned(), items, locked }
    }
}

/// The items of a part, each with its setting.
pub fn rows<'s>(
    part: &'static Part,
    settings: &'s [SettingInForce],
) -> impl Iterator<Item = (&'static Item, &'s SettingInForce)> {
    part.items
        .iter()
        .filter_map(|item| settings.iter().find(|one| one.setting.key == item.key).map(|one| (item, one)))
}

/// What is in force, in words, and where it comes from.
#[derive(Serialize)]
pub struct ShownSetting {
    key: &'static str,
    id: String,
    label: String,
    shown: String,
    pub is_set: bool,
    color: Option<String>,
    logo: Option<ShownLogo>,
    /// The logo is made for dark pages.
    is_dark: bool,
    /// Its value goes back to the default without a page of its own.
    can_reset: bool,
    source: Source,
}

impl ShownSetting {
    pub fn of(frame: &Frame, item: &Item, one: &SettingInForce) -> Self {
        let logo = LogoMark::parse(&one.value).filter(|_| one.setting.shape == Shape::Picture);
        Self {
            key: item.key,
            id: id_of(item.key),
            label: frame.text(item.label),
            shown: in_words(frame, item, &one.value),
            is_set: !one.value.is_empty(),
            color: color(item, &one.value).map(|color| color.to_string()),
            logo: logo.map(|mark| ShownLogo::of(&mark)),
            is_dark: item.key == "brand.dark_logo",
            can_reset: one.setting.shape != Shape::Picture,
            source: Source::of(frame.language, &one.provenance),
        }
    }

    pub fn sample(key: &'static str, kind: &str, is_set: bool, source: &'static str) -> Self {
        Self {
            key,
            id: id_of(key),
            label: "Label".to_owned(),
            shown: "Shown".to_owned(),
            is_set,
            color: (kind == "color").then(|| "#0b6b3a".to_owned()),
            logo: (kind == "picture" && is_set).then(ShownLogo::sample),
            is_dark: key.ends_with("dark_logo"),
            can_reset: kind != "picture",
            source: Source::sample(source),
        }
    }
}

/// The same as a field of a form.
#[derive(Serialize)]
pub struct ShownField {
    #[serde(flatten)]
    setting: ShownSetting,
    value: String,
    kind: &'static str,
    hint: Option<String>,
    unit: Option<String>,
    unset: Option<String>,
    /// Of a number.
    min: Option<u64>,
    max: Option<u64>,
    choices: Vec<ShownChoice>,
    errors: Vec<String>,
    suggestion: Option<Suggestion>,
    shades: Option<BothShades>,
    /// Where a picture is uploaded.
    upload: Option<&'static str>,
    default_color: Option<&'static str>,
}

#[derive(Serialize)]
struct ShownChoice {
    value: String,
    label: String,
    hint: Option<String>,
}

impl ShownField {
    /// `typed` is what somebody sent, `errors` what is wrong with it.
    pub fn of(
        frame: &Frame,
        item: &Item,
        one: &SettingInForce,
        typed: Option<&Fields>,
        errors: &FieldErrors,
    ) -> Self {
        let sent = typed.and_then(|fields| fields.optional_text(item.key).ok().flatten());
        let (min, max) = match one.setting.shape {
            Shape::Number { min, max } => (Some(min), Some(max)),
            _ => (None, None),
        };
        let choice = |(value, label, hint): &(&str, &str, &str)| ShownChoice {
            value: (*value).to_owned(),
            label: frame.text(label),
            hint: some_text(frame, hint),
        };
        let wrong = errors.iter().filter(|error| error.field == item.key);
        Self {
            setting: ShownSetting::of(frame, item, one),
            value: sent
                .map(str::to_owned)
                .or_else(|| default_in_form(frame, item).filter(|_| one.value.is_empty()))
                .unwrap_or_else(|| one.value.clone()),
            upload: upload_of(item.key),
            default_color: (item.key == "brand.accent").then_some(DEFAULT_ACCENT),
            kind: kind(one.setting.shape),
            hint: some_text(frame, item.hint),
            unit: some_text(frame, item.unit),
            unset: some_text(frame, item.unset),
            min,
            max,
            choices: item.choices.iter().map(choice).collect(),
            errors: wrong.map(|error| texts::field_error(frame.language, error)).collect(),
            suggestion: suggestion(item, sent),
            shades: shades(item, &one.value),
        }
    }

    /// One of each kind.
    pub fn samples(source: &'static str, has_errors: bool) -> Vec<Self> {
        let kinds = [
            ("x.line", "line"),
            ("x.url", "url"),
            ("x.sender", "sender"),
            ("x.domains", "domains"),
            ("x.text", "text"),
            ("x.number", "number"),
            ("x.choice", "choice"),
            ("x.color", "color"),
            ("x.picture", "picture"),
        ];
        kinds.map(|(key, kind)| Self::sample(key, kind, source, has_errors)).into()
    }

    fn sample(key: &'static str, kind: &'static str, source: &'static str, has_errors: bool) -> Self {
        let choice = |value: &str, hint: Option<&str>| ShownChoice {
            value: value.to_owned(),
            label: "Label".to_owned(),
            hint: hint.map(str::to_owned),
        };
        let is_color = kind == "color";
        Self {
            setting: ShownSetting::sample(key, kind, true, source),
            value: "on".to_owned(),
            kind,
            hint: Some("Hint.".to_owned()),
            unit: Some("days".to_owned()),
            unset: Some("None.".to_owned()),
            min: Some(1),
            max: Some(9),
            choices: vec![choice("on", Some("Why.")), choice("off", None)],
            errors: if has_errors { vec!["First.".to_owned(), "Second.".to_owned()] } else { vec![] },
            suggestion: (has_errors && is_color)
                .then(|| Suggestion { color: "#7a6200".to_owned(), contrast: "1.5".to_owned() }),
            shades: is_color.then(BothShades::sample),
            upload: (kind == "picture").then_some("/console/settings/logo"),
            default_color: is_color.then_some(DEFAULT_ACCENT),
        }
    }
}

/// Where an element of this setting stands in a page.
pub fn id_of(key: &str) -> String {
    key.replace(['.', '_'], "-")
}

/// A value as people say it.
pub fn in_words(frame: &Frame, item: &Item, value: &str) -> String {
    if value.is_empty() {
        return frame.text(if item.unset.is_empty() { "settings-unset" } else { item.unset });
    }
    if let Some((_, label, _)) = item.choices.iter().find(|(choice, ..)| *choice == value) {
        return frame.text(label);
    }
    if !item.unit.is_empty() {
        return format!("{value} {}", frame.text(item.unit));
    }
    shortened(value)
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LIST_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Where a value comes from.
#[derive(Serialize)]
struct Source {
    /// `default`, `changed` or `held`.
    kind: &'static str,
    text: String,
    at: Option<Moment>,
}

impl Source {
    /// One sentence about where a value comes from, whether it is locked, and since when it holds.
    fn of(language: Language, provenance: &Provenance) -> Self {
        let say = |key: &str, pairs: &[(&'static str, &str)]| {
            let args: Args =
                pairs.iter().map(|(name, value)| ((*name).into(), (*value).to_owned().into())).collect();
            text_with(language, key, &args)
        };
        match provenance {
            Provenance::Default => {
                Self { kind: "default", text: say("settings-source-default", &[]), at: None }
            }
            Provenance::Changed { by, at } => {
                let text = match by.as_str() {
                    "command line" => say("settings-source-command-line", &[]),
                    by => say("settings-source-changed", &[("by", by)]),
                };
                Self { kind: "changed", text, at: Some(moment(*at)) }
            }
            Provenance::Held(holder) => {
                let text = match holder {
                    Holder::Environment { variable } => {
                        say("settings-held-environment", &[("name", variable)])
                    }
                    Holder::File { path, name } => {
                        say("settings-held-file", &[("name", name), ("path", path)])
                    }
                    Holder::CommandLine => say("settings-held-command-line", &[]),
                };
                Self { kind: "held", text, at: None }
            }
        }
    }

    fn sample(kind: &'static str) -> Self {
        let at = (kind == "changed").then(Moment::sample);
        Self { kind, text: "From somewhere.".to_owned(), at }
    }
}

fn kind(shape: Shape) -> &'static str {
    match shape {
        Shape::Line { .. } => "line",
        Shape::Text { .. } => "text",
        Shape::Choice(_) | Shape::Switch => "choice",
        Shape::Number { .. } => "number",
        Shape::Url => "url",
        Shape::Domains => "domains",
        Shape::Sender => "sender",
        Shape::Color => "color",
        Shape::Picture => "picture",
    }
}

/// Where a picture is uploaded.
fn upload_of(key: &str) -> Option<&'static str> {
    match key {
        "brand.logo" => Some("/console/settings/logo"),
        "brand.dark_logo" => Some("/console/settings/dark-logo"),
        _ => None,
    }
}

fn some_text(frame: &Frame, key: &str) -> Option<String> {
    (!key.is_empty()).then(|| frame.text(key))
}

/// What a form shows, to be chosen or edited, where nothing is set.
pub fn default_in_form(frame: &Frame, item: &Item) -> Option<String> {
    let privacy = |language: Language| {
        let has_own = frame.policy.privacy_text(language).is_some();
        (!has_own).then(|| privacy_text::default(&frame.policy, language, frame.site_name()))
    };
    match item.key {
        "site.language" => Some(Language::default().tag().to_owned()),
        "privacy.text" => privacy(Language::English),
        "privacy.text_de" => privacy(Language::German),
        _ => None,
    }
}

/// A setting as it would be without anybody's word.
pub fn default_of(item: &Item) -> String {
    item.setting().map(|setting| setting.of(&SitePolicy::default())).unwrap_or_default()
}

//! Settings as the templates see them: a value in words, where it comes from, and the control that a
//! form gives it.

use serde_json::{Value, json};

use crate::domain::site::accent_color::{AccentColor, Color, Shades};
use crate::domain::site::logo::LogoMark;
use crate::domain::site::provenance::{Holder, Provenance};
use crate::domain::site::site_policy::Shape;
use crate::domain::{FieldErrors, Language, SitePolicy};
use crate::services::site::site_policy::SettingInForce;
use crate::texts::{self, Args, text_with};
use crate::web::console::site::settings::parts::{Item, Part};
use crate::web::html::brand::ShownLogo;
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;
use crate::web::http::fields::Fields;

/// How much of a long text a list shows, in characters.
const LIST_CHARS: usize = 160;

/// A part with its settings, for the list of all.
pub fn part(frame: &Frame, part: &'static Part, settings: &[SettingInForce]) -> Value {
    let items: Vec<Value> = rows(part, settings).map(|(item, one)| row(frame, item, one)).collect();
    let locked = rows(part, settings).all(|(_, one)| matches!(one.provenance, Provenance::Held(_)));
    json!({
        "slug": part.slug,
        "title": frame.text(part.title),
        "lead": frame.text(part.lead),
        "items": items,
        "locked": locked,
    })
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
pub fn row(frame: &Frame, item: &Item, one: &SettingInForce) -> Value {
    json!({
        "key": item.key,
        "id": id_of(item.key),
        "label": frame.text(item.label),
        "shown": in_words(frame, item, &one.value),
        "is_set": !one.value.is_empty(),
        "color": color(item, &one.value).map(|color| color.to_string()),
        "logo": LogoMark::parse(&one.value).filter(|_| item.key == "brand.logo").map(|mark| ShownLogo::of(&mark)),
        "source": source(frame.language, &one.provenance),
    })
}

/// The same as a field of a form. `typed` is what somebody sent, `errors` what is wrong with it.
pub fn field(
    frame: &Frame,
    item: &Item,
    one: &SettingInForce,
    typed: Option<&Fields>,
    errors: &FieldErrors,
) -> Value {
    let mut field = row(frame, item, one);
    let sent = typed.and_then(|fields| fields.optional_text(item.key).ok().flatten());
    field["value"] = json!(sent.unwrap_or(&one.value));
    field["kind"] = json!(kind(one.setting.shape));
    field["hint"] = json!(some_text(frame, item.hint));
    field["unit"] = json!(some_text(frame, item.unit));
    field["unset"] = json!(some_text(frame, item.unset));
    if let Shape::Number { min, max } = one.setting.shape {
        field["min"] = json!(min);
        field["max"] = json!(max);
    }
    field["choices"] = item
        .choices
        .iter()
        .map(|(value, label, hint)| {
            json!({ "value": value, "label": frame.text(label), "hint": some_text(frame, hint) })
        })
        .collect();
    let wrong = errors.iter().filter(|error| error.field == item.key);
    field["errors"] = wrong.map(|error| texts::field_error(frame.language, error)).collect();
    field["suggestion"] = suggestion(item, sent);
    field["shades"] = shades(item, &one.value);
    field
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

/// The one sentence about where a value comes from, whether it is locked, and since when it holds.
pub fn source(language: Language, provenance: &Provenance) -> Value {
    let say = |key: &str, pairs: &[(&'static str, &str)]| {
        let args: Args =
            pairs.iter().map(|(name, value)| ((*name).into(), (*value).to_owned().into())).collect();
        text_with(language, key, &args)
    };
    match provenance {
        Provenance::Default => json!({ "kind": "default", "text": say("settings-source-default", &[]) }),
        Provenance::Changed { by, at } if by == "command line" => {
            json!({ "kind": "changed", "text": say("settings-source-command-line", &[]), "at": moment(*at) })
        }
        Provenance::Changed { by, at } => {
            json!({ "kind": "changed", "text": say("settings-source-changed", &[("by", by)]), "at": moment(*at) })
        }
        Provenance::Held(holder) => {
            let text = match holder {
                Holder::Environment { variable } => say("settings-held-environment", &[("name", variable)]),
                Holder::File { path, name } => say("settings-held-file", &[("name", name), ("path", path)]),
                Holder::CommandLine => say("settings-held-command-line", &[]),
            };
            json!({ "kind": "held", "text": text })
        }
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

fn some_text(frame: &Frame, key: &str) -> Option<String> {
    (!key.is_empty()).then(|| frame.text(key))
}

fn color(item: &Item, value: &str) -> Option<Color> {
    Color::parse(value).filter(|_| item.key == "brand.accent")
}

/// For a colour that is too light: the shade of it that would do, and how far it is from readable.
fn suggestion(item: &Item, sent: Option<&str>) -> Value {
    let too_light = sent
        .and_then(|text| color(item, text))
        .filter(|color| AccentColor::parse(&color.to_string()).is_err());
    too_light.map_or(Value::Null, |color| {
        let contrast = format!("{:.1}", AccentColor::contrast_on_light(color));
        json!({ "color": AccentColor::nearest(color).to_string(), "contrast": contrast })
    })
}

/// The colour in force in both themes, for a picture of what it looks like.
fn shades(item: &Item, value: &str) -> Value {
    let accent = (item.key == "brand.accent").then(|| AccentColor::parse(value).ok()).flatten();
    let named = |shades: Shades| {
        json!({ "accent": shades.accent.to_string(), "soft": shades.soft.to_string(),
                "on_accent": shades.on_accent.to_string(), "link": shades.link.to_string() })
    };
    accent
        .map_or(Value::Null, |accent| json!({ "light": named(accent.light()), "dark": named(accent.dark()) }))
}

/// A setting as it would be without anybody's word.
pub fn default_of(item: &Item) -> String {
    item.setting().map(|setting| setting.of(&SitePolicy::default())).unwrap_or_default()
}

//! `/api/admin/settings` and `/api/admin/logos`: what an administrator may change while Rollbook runs.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rocket::Route;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Answered, at, list};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::site::logo::Logo;
use crate::domain::site::provenance::Provenance;
use crate::domain::site::site_policy::{PolicySetting, Shape};
use crate::domain::{FieldErrors, Reason, SitePolicy};
use crate::services::site::logo::{DARK_KEY, KEY, replace};
use crate::services::site::site_policy::{
    ChangeSettingError, Changes, Seen, SettingInForce, held_by, history, in_force, people_to_ask, revision,
    save,
};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        Administers Get "/api/admin/settings" => show;
        AdministersProven Patch "/api/admin/settings" => change;
        Administers Get "/api/admin/settings/history" => show_history;
        AdministersProven Put "/api/admin/logos/<name>" => replace_logo;
    }
}

async fn show(call: Call<'_>) -> Answered {
    Answer::ok(all(&call).await?)
}

/// All values or none; every fault at once.
async fn change(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let mut told = Vec::new();
    let values = parse(&call, &mut errors, &mut told);
    let revision = call.fields.optional_text("revision");
    let revision = errors.keep("revision", revision).flatten().map(str::to_owned);
    if !errors.is_empty() || !told.is_empty() {
        return Err(Problem::fields(errors).with_told(told));
    }
    let asks_anew = values.iter().any(|(key, _)| *key == "privacy.version");
    let keys = SitePolicy::SETTINGS.iter().map(|setting| setting.key).collect();
    let seen = revision.map(|revision| Seen { keys, revision });
    let policy = save(call.ctx(), call.by(), Changes { values, seen }).await?;
    call.state.note_public_url(&call.ctx().public_url(&policy));
    let mut answer = all(&call).await?;
    if asks_anew {
        answer["peopleToAsk"] = json!(people_to_ask(call.ctx()).await?);
    }
    Answer::ok(answer)
}

async fn all(call: &Call<'_>) -> Result<Value, Problem> {
    let (policy, settings) = in_force(call.ctx()).await?;
    let keys = SitePolicy::SETTINGS.iter().map(|setting| setting.key);
    let items: Vec<Value> = settings.iter().map(value).collect();
    Ok(json!({ "items": items, "revision": revision(&policy, keys) }))
}

fn value(one: &SettingInForce) -> Value {
    let setting = one.setting;
    let (source, by, when) = match &one.provenance {
        Provenance::Default => ("default", None, None),
        Provenance::Held(holder) => ("start_up", Some(holder.to_string()), None),
        Provenance::Changed { by, at } => ("changed", Some(by.clone()), Some(*at)),
    };
    let mut value = json!({
        "key": setting.key,
        "value": typed(setting.shape, &one.value),
        "default": typed(setting.shape, &setting.of(&SitePolicy::default())),
        "unit": unit(setting),
        "about": setting.about,
        "example": typed(setting.shape, setting.example),
        "source": source,
        "by": by,
        "changedAt": at(when),
    });
    describe(setting.shape, &mut value);
    value
}

/// The kind of a value, and its bounds.
fn describe(shape: Shape, value: &mut Value) {
    value["kind"] = json!(match shape {
        Shape::Line { .. } => "line",
        Shape::Text { .. } => "text",
        Shape::Choice(_) => "choice",
        Shape::Switch => "switch",
        Shape::Number { .. } => "number",
        Shape::Url => "url",
        Shape::Domains => "domains",
        Shape::Sender => "sender",
        Shape::Color => "color",
        Shape::Picture => "picture",
    });
    match shape {
        Shape::Line { max } => value["maxLength"] = json!(max),
        Shape::Text { max_bytes } => value["maxBytes"] = json!(max_bytes),
        Shape::Choice(words) => value["choices"] = json!(words),
        Shape::Number { min, max } => (value["min"], value["max"]) = (json!(min), json!(max)),
        _ => {}
    }
}

/// The text of a setting as the JSON that says the same; null where nothing is set.
fn typed(shape: Shape, text: &str) -> Value {
    match shape {
        Shape::Switch => json!(text == "on"),
        Shape::Domains => json!(domains(text)),
        _ if text.is_empty() => Value::Null,
        Shape::Number { .. } => json!(text.parse::<u64>().ok()),
        _ => json!(text),
    }
}

fn domains(text: &str) -> Vec<&str> {
    text.split(',').map(str::trim).filter(|domain| !domain.is_empty()).collect()
}

fn unit(setting: &PolicySetting) -> Option<&'static str> {
    ["minutes", "hours", "days"].into_iter().find(|unit| setting.key.ends_with(unit))
}

/// The new values as texts. What is wrong with them is added to `errors`, or in words of its own to `told`.
fn parse(
    call: &Call<'_>,
    errors: &mut FieldErrors,
    told: &mut Vec<(String, String)>,
) -> Vec<(&'static str, String)> {
    let mut values = Vec::new();
    for (key, sent) in errors.keep("values", values_of(&call.fields)).into_iter().flatten() {
        let Ok(setting) = SitePolicy::setting(key) else {
            errors.add(key, Reason::DoesNotExist);
            continue;
        };
        if let Some(refusal) = refusal(call, setting, sent) {
            told.push((key.clone(), refusal.to_string()));
        } else if let Some(text) = errors.keep(key, text_of(setting.shape, sent)) {
            errors.keep(key, setting.put(&mut SitePolicy::default(), &text));
            values.push((setting.key, text));
        }
    }
    values
}

/// Why a setting is changed elsewhere.
fn refusal(call: &Call<'_>, setting: &'static PolicySetting, sent: &Value) -> Option<ChangeSettingError> {
    let key = setting.key;
    match held_by(call.ctx(), key) {
        Some(by) => Some(ChangeSettingError::Held { key, by: by.clone() }),
        None if setting.shape == Shape::Picture && !sent.is_null() && sent != "" => {
            Some(ChangeSettingError::OnlyUploaded { key })
        }
        None => None,
    }
}

fn values_of(fields: &Fields) -> Result<&Map<String, Value>, Reason> {
    let Fields::Json(fields) = fields else { return Err(Reason::Required) };
    match fields.get("values") {
        None => Err(Reason::Required),
        Some(Value::Null) => Err(Reason::Null),
        Some(Value::Object(values)) => Ok(values),
        Some(_) => Err(Reason::IncorrectType),
    }
}

/// Null goes back to the default.
fn text_of(shape: Shape, sent: &Value) -> Result<String, Reason> {
    match (shape, sent) {
        (_, Value::Null) => Ok(String::new()),
        (_, Value::String(text)) => Ok(text.clone()),
        (Shape::Switch, Value::Bool(is_on)) => Ok(if *is_on { "on" } else { "off" }.to_owned()),
        (Shape::Number { .. }, Value::Number(number)) => Ok(number.to_string()),
        (Shape::Domains, Value::Array(items)) => {
            let texts = items.iter().map(|item| item.as_str().ok_or(Reason::NotAText));
            Ok(texts.collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        _ => Err(Reason::IncorrectType),
    }
}

async fn show_history(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let page = call.page(&mut errors);
    let before = page.below(&mut errors);
    let key = call.asked("key").and_then(|key| {
        key.map(|key| SitePolicy::setting(key).map(|setting| setting.key).map_err(|_| Reason::DoesNotExist))
            .transpose()
    });
    let key = errors.keep("key", key).flatten();
    ensure_faultless(errors)?;
    let mut changes = history(call.ctx(), key, before, page.limit + 1).await?;
    let has_more = changes.len() > page.limit as usize;
    changes.truncate(page.limit as usize);
    let next = changes.last().filter(|_| has_more).map(|last| last.line.to_string());
    let items = changes.iter().map(|change| {
        let details: Value = serde_json::from_str(&change.details).unwrap_or_default();
        json!({
            "line": change.line, "at": change.at.rfc3339(), "key": change.key,
            "actor": { "kind": change.actor_kind, "label": change.actor_label },
            "before": details["before"], "after": details["after"],
            "isDefault": details["default"] == Value::Bool(true),
        })
    });
    list(items.collect(), next)
}

/// A picture in Base64, or null to take it away.
async fn replace_logo(call: Call<'_>) -> Answered {
    let key = match call.part(1) {
        "logo" => KEY,
        "dark-logo" => DARK_KEY,
        _ => return Err(Problem::new(Kind::NotFound)),
    };
    let mut errors = FieldErrors::new();
    let image = match call.fields.has("image") {
        true => call.fields.nullable_text("image"),
        false => Err(Reason::Required),
    };
    let logo = image.and_then(|image| image.map(picture).transpose());
    let logo = errors.keep("image", logo).flatten();
    let seen = errors.keep("revision", call.fields.optional_text("revision")).flatten();
    ensure_faultless(errors)?;
    let seen = match seen {
        Some(seen) => seen.to_owned(),
        None => revision(&call.ctx().policy().await?, [key]),
    };
    replace(call.ctx(), call.by(), key, logo, &seen).await?;
    let (policy, settings) = in_force(call.ctx()).await?;
    let one = settings.iter().find(|one| one.setting.key == key).ok_or(Problem::new(Kind::NotFound))?;
    let mut answer = value(one);
    answer["revision"] = json!(revision(&policy, [key]));
    answer["url"] = json!((!one.value.is_empty()).then(|| format!("/brand/logo/{}", one.value)));
    Answer::ok(answer)
}

fn picture(text: &str) -> Result<Logo, Reason> {
    Logo::parse(STANDARD.decode(text.trim()).map_err(|_| Reason::NotAnImage)?)
}

//! `/console/settings/history`: what was changed, by whom and when, out of the audit trail.

use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use crate::services::site::site_policy::history;
use crate::store::SettingChange;
use crate::web::WebState;
use crate::web::console::site::settings::parts::{Item, PARTS};
use crate::web::console::site::settings::{crumbs, show};
use crate::web::console::{Section, page};
use crate::web::guards::console::Administers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;

const PAGE: usize = 50;

pub fn routes() -> Vec<Route> {
    routes![show_history]
}

#[get("/console/settings/history?<key>&<before>")]
async fn show_history(
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    key: Option<&str>,
    before: Option<i64>,
) -> Answer {
    let item = key.and_then(Item::find);
    let limit = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut changes = match history(&state.ctx, item.map(|item| item.key), before, limit).await {
        Ok(changes) => changes,
        Err(error) => return error.into(),
    };
    let has_more = changes.len() > PAGE;
    changes.truncate(PAGE);
    let of_one = item.map(|item| format!("key={}&", item.key)).unwrap_or_default();
    let next = changes.last().filter(|_| has_more).map(|last| last.line);
    let content = json!({
        "changes": changes.iter().map(|change| value(frame, change)).collect::<Vec<_>>(),
        "settings": PARTS.iter().flat_map(|part| part.items)
            .map(|item| json!({ "value": item.key, "text": frame.text(item.label) })).collect::<Vec<_>>(),
        "crumbs": crumbs(frame),
        "key": item.map(|item| item.key),
        "first": before.map(|_| format!("/console/settings/history?{of_one}")),
        "next": next.map(|line| format!("/console/settings/history?{of_one}before={line}")),
    });
    page(frame, who.account().rights(), Section::Settings, "console/site/settings_history.html", content)
        .into()
}

fn value(frame: &Frame, change: &SettingChange) -> Value {
    let details: Value = serde_json::from_str(&change.details).unwrap_or_default();
    let item = Item::find(&change.key);
    let in_words = |text: &str| match item {
        Some(item) => show::in_words(frame, item, text),
        None => text.to_owned(),
    };
    let part = |name: &str| details[name].as_str().map(in_words);
    json!({
        "at": moment(change.at),
        "by": change.actor_label,
        "by_command_line": change.actor_kind == "command_line",
        "label": item.map_or_else(|| change.key.clone(), |item| frame.text(item.label)),
        "before": part("before"),
        "after": part("after"),
        "is_default": details["default"] == json!(true),
    })
}

//! `/console/settings/history`: what was changed, by whom and when, out of the audit trail.

use rocket::{Route, State, get, routes};
use serde::Serialize;
use serde_json::Value;

use crate::services::site::site_policy::history;
use crate::store::SettingChange;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::shapes::{Choice, Crumb};
use crate::web::console::site::settings::parts::{Item, PARTS};
use crate::web::console::site::settings::{crumbs, show};
use crate::web::guards::console::Administers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

const PAGE: usize = 50;

pub fn routes() -> Vec<Route> {
    routes![show_history]
}

pub fn samples() -> Vec<Content> {
    samples_of::<SettingsHistory>()
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
    let context = SettingsHistory {
        changes: changes.iter().map(|change| ShownChange::of(frame, change)).collect(),
        settings: PARTS
            .iter()
            .flat_map(|part| part.items)
            .map(|item| Choice::new(item.key, frame.text(item.label)))
            .collect(),
        crumbs: crumbs(frame),
        key: item.map(|item| item.key),
        first: before.map(|_| format!("/console/settings/history?{of_one}")),
        next: next.map(|line| format!("/console/settings/history?{of_one}before={line}")),
    };
    console::show(frame, who.account().rights(), Section::Settings, &context).into()
}

#[derive(Serialize)]
struct SettingsHistory {
    changes: Vec<ShownChange>,
    settings: Vec<Choice>,
    crumbs: Vec<Crumb>,
    key: Option<&'static str>,
    first: Option<String>,
    next: Option<String>,
}

#[derive(Serialize)]
struct ShownChange {
    at: Moment,
    by: Option<String>,
    by_command_line: bool,
    label: String,
    before: Option<String>,
    after: Option<String>,
    is_default: bool,
}

impl ShownChange {
    fn of(frame: &Frame, change: &SettingChange) -> Self {
        let details: Value = serde_json::from_str(&change.details).unwrap_or_default();
        let item = Item::find(&change.key);
        let in_words = |text: &str| match item {
            Some(item) => show::in_words(frame, item, text),
            None => text.to_owned(),
        };
        let part = |name: &str| details[name].as_str().map(in_words);
        Self {
            at: moment(change.at),
            by: change.actor_label.clone(),
            by_command_line: change.actor_kind == "command_line",
            label: item.map_or_else(|| change.key.clone(), |item| frame.text(item.label)),
            before: part("before"),
            after: part("after"),
            is_default: details["default"] == Value::Bool(true),
        }
    }

    fn sample(by: Option<&str>) -> Self {
        Self {
            at: Moment::sample(),
            by: by.map(str::to_owned),
            by_command_line: false,
            label: "Name".to_owned(),
            before: by.map(|_| "A".to_owned()),
            after: Some("B".to_owned()),
            is_default: by.is_some(),
        }
    }
}

impl PageContext for SettingsHistory {
    const TEMPLATE: &'static str = "console/site/settings_history.html";

    fn samples() -> Vec<Self> {
        let by_command = ShownChange { by_command_line: true, ..ShownChange::sample(Some("command line")) };
        let of_one = |rest: &str| Some(format!("/console/settings/history?{rest}"));
        vec![
            SettingsHistory {
                changes: vec![],
                settings: vec![],
                crumbs: Crumb::samples(),
                key: None,
                first: None,
                next: None,
            },
            SettingsHistory {
                changes: vec![ShownChange::sample(Some("grace")), ShownChange::sample(None), by_command],
                settings: Choice::samples(),
                crumbs: Crumb::samples(),
                key: Some("site.name"),
                first: of_one(""),
                next: of_one("before=1"),
            },
        ]
    }
}

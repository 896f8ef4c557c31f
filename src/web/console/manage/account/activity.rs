//! Lines of the audit trail as the page of an account shows them.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::store::AuditLine;
use crate::web::console::audit::texts::words;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

/// One line: when, what, by whom, and its details as pairs of words.
#[derive(Serialize)]
pub struct ShownLine {
    at: Moment,
    /// The term of the audit trail, and what it says in words.
    action: String,
    label: String,
    /// In words, if it is one of an account's history.
    text: Option<String>,
    actor: ShownActor,
    peer: Option<String>,
    details: Vec<Detail>,
}

#[derive(Serialize)]
struct ShownActor {
    kind: String,
    label: Option<String>,
    /// Of an account.
    id: Option<String>,
}

#[derive(Debug, Serialize)]
struct Detail {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    value: String,
}

impl ShownLine {
    pub fn of(frame: &Frame, line: &AuditLine) -> Self {
        Self {
            at: moment(line.at),
            action: line.action.clone(),
            label: words(frame.language, &line.action),
            text: history_key(&line.action).map(|key| frame.text(key)),
            actor: actor(frame, line),
            peer: line.peer.clone(),
            details: details(&line.details),
        }
    }

    /// By an account, and by something else.
    pub fn samples() -> Vec<Self> {
        [Some("1".to_owned()), None]
            .map(|id| Self {
                at: Moment::sample(),
                action: "account.edited".to_owned(),
                label: "Account edited".to_owned(),
                text: Some("Edited".to_owned()),
                actor: ShownActor { kind: "Account".to_owned(), label: Some("grace".to_owned()), id },
                peer: Some("203.0.113.7".to_owned()),
                details: details(r#"{"before":{"email":"a"},"after":{"email":"b"},"mailed":true}"#),
            })
            .into()
    }
}

/// What happened, for the lines that are an account's history.
fn history_key(action: &str) -> Option<&'static str> {
    Some(match action {
        "account.created" => "console-history-created",
        "account.registered" => "console-history-registered",
        "account.set_up" => "console-history-set-up",
        "account.email_confirmed" => "console-history-email-confirmed",
        "account.confirmed_by_hand" => "console-history-confirmed-by-hand",
        "account.invitation_accepted" => "console-history-invitation-accepted",
        "account.recovered" => "console-history-recovered",
        "account.disabled" => "console-history-disabled",
        "account.enabled" => "console-history-enabled",
        "account.deleted" => "console-history-deleted",
        "account.restored" => "console-history-restored",
        "account.role_changed" => "console-history-role-changed",
        "account.edited" => "console-history-edited",
        "account.unlocked" => "console-history-unlocked",
        action if action.starts_with("account.email_changed") => "console-history-email-changed",
        _ => return None,
    })
}

fn actor(frame: &Frame, line: &AuditLine) -> ShownActor {
    let key = match line.actor_kind.as_str() {
        "account" => "console-actor-account",
        "api_key" => "console-actor-api-key",
        "command_line" => "console-actor-command-line",
        "system" => "console-actor-system",
        _ => "console-actor-visitor",
    };
    let id = line.actor_id.as_ref().filter(|_| line.actor_kind == "account");
    ShownActor { kind: frame.text(key), label: line.actor_label.clone(), id: id.cloned() }
}

/// The pairs of the details; of a change only what is another than before.
fn details(text: &str) -> Vec<Detail> {
    let Ok(Value::Object(fields)) = serde_json::from_str(text) else { return Vec::new() };
    let mut pairs = Vec::new();
    if let (Some(Value::Object(before)), Some(Value::Object(after))) =
        (fields.get("before"), fields.get("after"))
    {
        pairs.extend(changes(before, after));
    }
    let plain = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "before" | "after"));
    pairs.extend(plain.filter_map(|(name, value)| {
        let value = short(value)?;
        Some(Detail { name: name.clone(), was: None, value })
    }));
    pairs
}

fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Detail> {
    after
        .iter()
        .filter(|(name, value)| before.get(*name) != Some(*value))
        .map(|(name, value)| {
            let was = before.get(name).and_then(short).unwrap_or_else(|| "–".to_owned());
            let is = short(value).unwrap_or_else(|| "–".to_owned());
            Detail { name: name.clone(), was: Some(was), value: is }
        })
        .collect()
}

/// `None` for what says nothing.
fn short(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) if items.is_empty() => None,
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn details(text: &str) -> Vec<Value> {
        super::details(text).iter().map(|detail| serde_json::to_value(detail).unwrap()).collect()
    }

    #[test]
    fn of_a_change_only_what_is_another_than_before_is_shown() {
        let pairs =
            details(r#"{"before":{"a":"x","b":1,"c":null},"after":{"a":"y","b":1,"c":true},"mailed":false}"#);
        assert_eq!(
            pairs,
            [
                json!({ "name": "a", "was": "x", "value": "y" }),
                json!({ "name": "c", "was": "–", "value": "true" }),
                json!({ "name": "mailed", "value": "false" }),
            ]
        );
        assert_eq!(details(r#"{"reason":null,"tags":[]}"#), Vec::<Value>::new());
        assert_eq!(details("no json"), Vec::<Value>::new());
    }
}

//! What happened to an account, as its page lists it: in words, by whom, from where, and what was changed.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::{AccountId, Role};
use crate::store::AuditLine;
use crate::web::console::audit::texts::words;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

/// One line of the audit trail: when, what, by whom, and what an administrator reads of its details.
#[derive(Serialize)]
pub struct ShownLine {
    at: Moment,
    label: String,
    /// `danger` for what was refused or taken away, `success` for what was let in, or nothing.
    tone: &'static str,
    actor: ShownActor,
    peer: Option<String>,
    details: Vec<Detail>,
    /// The term of the audit trail and the rest of the details, for those who look closer.
    action: String,
    rest: Vec<Detail>,
}

#[derive(Serialize)]
struct ShownActor {
    /// `own`, `account`, `api_key`, `command_line`, `system` or `visitor`.
    kind: &'static str,
    label: Option<String>,
    /// Of another account.
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
    pub fn of(frame: &Frame, account: AccountId, line: &AuditLine) -> Self {
        let details = details(&line.details);
        let (known, rest) = details.into_iter().partition(|detail| is_plain(&line.action, detail));
        Self {
            at: moment(line.at),
            label: words(frame.language, &line.action),
            tone: tone(&line.action),
            actor: actor(account, line),
            peer: line.peer.clone(),
            details: Vec::into_iter(known).map(|detail| in_words(frame, detail)).collect(),
            action: line.action.clone(),
            rest,
        }
    }

    /// For whoever may not see where somebody of more rights signs in from.
    pub fn without_place(self) -> Self {
        Self { peer: None, rest: Vec::new(), ..self }
    }

    /// One for each kind of actor.
    pub fn samples() -> Vec<Self> {
        ["own", "account", "api_key", "command_line", "system", "visitor"]
            .map(|kind| Self {
                at: Moment::sample(),
                label: "Account edited".to_owned(),
                tone: if kind == "own" { "" } else { "danger" },
                actor: ShownActor {
                    kind,
                    label: Some("grace".to_owned()),
                    id: (kind == "account").then(|| "1".to_owned()),
                },
                peer: (kind != "system").then(|| "203.0.113.7".to_owned()),
                details: details(r#"{"before":{"email":"a"},"after":{"email":"b"},"reason":"spam"}"#),
                action: "account.edited".to_owned(),
                rest: if kind == "own" { details(r#"{"mailed":true}"#) } else { Vec::new() },
            })
            .into()
    }
}

fn tone(action: &str) -> &'static str {
    match action {
        "account.disabled" | "account.deleted" | "account.disowned" | "second_factor.removed" => "danger",
        "account.email_confirmed" | "account.confirmed_by_hand" | "account.enabled" | "account.restored" => {
            "success"
        }
        "sign_in.succeeded" | "account.unlocked" | "second_factor.added" => "success",
        action if action.ends_with(".failed") || action.ends_with("refused") => "danger",
        _ => "",
    }
}

fn actor(account: AccountId, line: &AuditLine) -> ShownActor {
    let own = account.to_string();
    let kind = match line.actor_kind.as_str() {
        "account" if line.actor_id.as_ref() == Some(&own) => "own",
        "account" => "account",
        "api_key" => "api_key",
        "command_line" => "command_line",
        "system" => "system",
        _ => "visitor",
    };
    let id = line.actor_id.clone().filter(|_| kind == "account");
    ShownActor { kind, label: line.actor_label.clone(), id }
}

/// Whether a detail says something without the trail's own terms. The page's head has the username already.
fn is_plain(action: &str, detail: &Detail) -> bool {
    match detail.name.as_str() {
        "name" => matches!(action, "account.tagged" | "account.untagged" | "account.tag_merged"),
        "username" => detail.was.is_some(),
        name => label_key(name).is_some(),
    }
}

/// The label of a detail that says something to whoever reads no audit trail.
fn label_key(name: &str) -> Option<&'static str> {
    Some(match name {
        "email" | "old" | "new" => "field-email",
        "username" => "field-username",
        "real_name" => "field-name",
        "name" => "console-activity-tag",
        "role" => "accounts-column-role",
        "users_admin" => "role-users-admin",
        "ext_id" => "console-ext-id",
        "reason" => "console-activity-reason",
        "new_device" => "console-activity-new-device",
        "failed_in_a_row" => "console-activity-failed",
        _ => return None,
    })
}

fn in_words(frame: &Frame, detail: Detail) -> Detail {
    let is_role = detail.name == "role";
    let value = |value: String| match value.as_str() {
        "true" => frame.text("accounts-yes"),
        "false" => frame.text("accounts-no"),
        role if is_role => {
            Role::parse(role).map_or_else(|| role.to_owned(), |role| frame.text(role_key(role)))
        }
        _ => value,
    };
    let name = label_key(&detail.name).map_or(detail.name.clone(), |key| frame.text(key));
    Detail { name, was: detail.was.map(value), value: value(detail.value) }
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Admin => "role-admin",
        Role::Moderator => "role-moderator",
        Role::Editor => "role-editor",
    }
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
    let old_and_new = fields.get("old").zip(fields.get("new"));
    if let Some((old, new)) = old_and_new {
        let was = Some(short(old).unwrap_or_else(|| "–".to_owned()));
        pairs.push(Detail { name: "email".to_owned(), was, value: short(new).unwrap_or_default() });
    }
    let is_told = |name: &str| match name {
        "before" | "after" => true,
        "old" | "new" => old_and_new.is_some(),
        _ => false,
    };
    let plain = fields.iter().filter(|(name, _)| !is_told(name));
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

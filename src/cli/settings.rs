//! `rollbook settings …`: start-up settings and the site's policy, each with its source.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::args::SettingsCommand;
use super::open::with_context;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::site::logo::Logo;
use crate::domain::site::provenance::Provenance;
use crate::domain::{AuditContext, FieldErrors, SitePolicy};
use crate::services::AppContext;
use crate::services::site::logo::{DARK_KEY, KEY, replace};
use crate::services::site::site_policy::{ChangeSettingError, change, history, in_force, revision};
use crate::settings::Settings;
use crate::store::SettingChange;

pub fn run(settings: &Settings, command: SettingsCommand) -> Result<(), Failure> {
    match command {
        SettingsCommand::List(output) => with_context(settings, async |ctx| {
            let lines = lines(settings, &ctx).await?;
            if output.json {
                print_json(&lines.iter().map(Line::value).collect())?;
            } else {
                let rows: Vec<Vec<String>> = lines
                    .iter()
                    .map(|line| vec![line.key.to_owned(), shortened(&line.value), line.source.clone()])
                    .collect();
                print_table(&["SETTING", "VALUE", "FROM"], &rows)?;
            }
            Ok(())
        }),
        SettingsCommand::Get { key, output } => with_context(settings, async |ctx| {
            let lines = lines(settings, &ctx).await?;
            let line = lines.iter().find(|line| line.key == key).ok_or_else(|| unknown(&key))?;
            if output.json {
                print_json(&line.value())?;
            } else {
                say!("{}", line.value)?;
            }
            Ok(())
        }),
        SettingsCommand::History { key, output } => {
            with_context(settings, async |ctx| print_history(&ctx, key, output.json).await)
        }
        SettingsCommand::SetLogo { file, dark } => {
            with_context(settings, async |ctx| set_logo(&ctx, &file, dark).await)
        }
        SettingsCommand::Set { key, value } => {
            if let Some(start_up) = settings.in_force().iter().find(|setting| setting.key == key) {
                return Err(Failure::refused(format!(
                    "{key} is a start-up setting: set {} or its line in Rocket.toml, and restart Rollbook",
                    start_up.variable
                )));
            }
            with_context(settings, async |ctx| {
                let value =
                    change(&ctx, AuditContext::command_line(), &key, &value).await.map_err(failure)?;
                say!("{key} is now {}", if value.is_empty() { "not set" } else { &value })?;
                Ok(())
            })
        }
    }
}

/// The newest changes.
const SHOWN: u32 = 200;

async fn print_history(ctx: &Arc<AppContext>, key: Option<String>, as_json: bool) -> Result<(), Failure> {
    let key = match key {
        Some(key) => Some(SitePolicy::setting(&key).map_err(|_| unknown(&key))?.key),
        None => None,
    };
    let changes = history(ctx, key, None, SHOWN).await?;
    let details =
        |change: &SettingChange| -> Value { serde_json::from_str(&change.details).unwrap_or_default() };
    if as_json {
        let values = changes.iter().map(|change| {
            let details = details(change);
            json!({ "line": change.line, "at": change.at.rfc3339(), "key": change.key,
                    "by": by(change), "before": details["before"], "after": details["after"] })
        });
        return print_json(&values.collect());
    }
    let rows = changes.iter().map(|change| {
        let details = details(change);
        let text = |name: &str| shortened(details[name].as_str().unwrap_or_default());
        vec![change.at.rfc3339(), change.key.clone(), by(change).to_owned(), text("before"), text("after")]
    });
    print_table(&["TIME", "SETTING", "BY", "BEFORE", "AFTER"], &rows.collect::<Vec<_>>())
}

fn by(change: &SettingChange) -> &str {
    change.actor_label.as_deref().unwrap_or(&change.actor_kind)
}

async fn set_logo(ctx: &Arc<AppContext>, file: &Path, dark: bool) -> Result<(), Failure> {
    let key = if dark { DARK_KEY } else { KEY };
    let bytes = std::fs::read(file)
        .map_err(|error| Failure::failed(format!("{} cannot be read: {error}", file.display())))?;
    let logo = Logo::parse(bytes).map_err(|reason| FieldErrors::one("file", reason))?;
    let seen = revision(&ctx.policy().await?, [key]);
    replace(ctx, AuditContext::command_line(), key, Some(logo), &seen).await.map_err(failure)?;
    say!("{} is now {}", key, ctx.policy().await?.get(key).unwrap_or_default())
}

struct Line {
    key: &'static str,
    value: String,
    source: String,
}

impl Line {
    fn value(&self) -> Value {
        json!({ "key": self.key, "value": self.value, "source": self.source })
    }
}

/// Secrets are hidden already in what the start-up settings show.
async fn lines(settings: &Settings, ctx: &Arc<AppContext>) -> Result<Vec<Line>, Failure> {
    let mut lines: Vec<Line> = settings
        .in_force()
        .into_iter()
        .map(|setting| Line { key: setting.key, value: setting.value, source: setting.source.to_string() })
        .collect();
    let (_, of_policy) = in_force(ctx).await?;
    lines.extend(of_policy.into_iter().map(|one| {
        let source = match one.provenance {
            Provenance::Default => "default".to_owned(),
            Provenance::Held(holder) => format!("set by {holder}"),
            Provenance::Changed { by, at } => format!("set by {by} at {}", at.rfc3339()),
        };
        Line { key: one.setting.key, value: one.value, source }
    }));
    Ok(lines)
}

/// Long texts would tear the table apart; `settings get` shows them whole.
fn shortened(value: &str) -> String {
    let line: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).take(61).collect();
    if line.chars().count() > 60 { format!("{}…", line.chars().take(60).collect::<String>()) } else { line }
}

fn unknown(key: &str) -> Failure {
    Failure::not_found(format!("there is no setting {key:?}; `rollbook settings list` shows all"))
}

fn failure(error: ChangeSettingError) -> Failure {
    match error {
        ChangeSettingError::Policy(crate::domain::site::site_policy::PolicyError::UnknownKey { key }) => {
            unknown(&key)
        }
        ChangeSettingError::Service(error) => error.into(),
        error => Failure::refused(error.to_string()),
    }
}

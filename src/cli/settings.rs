//! `rollbook settings …`: start-up settings and the site's policy, each with its source.

use std::sync::Arc;

use serde_json::{Value, json};

use super::args::SettingsCommand;
use super::open::with_context;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::AuditContext;
use crate::domain::site::provenance::Provenance;
use crate::services::AppContext;
use crate::services::site::site_policy::{ChangeSettingError, change, in_force};
use crate::settings::Settings;

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

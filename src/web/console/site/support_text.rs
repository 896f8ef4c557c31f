//! A text about the installation for whoever helps from outside: no secret, no name, no address, no
//! place. In English, whatever language the page speaks.

use std::fmt::Write;
use std::time::Duration;

use crate::domain::{SitePolicy, Timestamp};
use crate::services::site::diagnose::Installation;
use crate::services::site::system_facts::SystemFacts;

/// Settings whose values tell nothing of who or where somebody is; of the others only that they are set.
const TELLING_NOTHING: [&str; 15] = [
    "port",
    "workers",
    "default_language",
    "smtp.allow_plaintext",
    "log.format",
    "log.level",
    "password.scrypt",
    "password.threads",
    "password.queue",
    "password.patience_seconds",
    "limits.json_kib",
    "limits.form_kib",
    "limits.registrations_per_hour",
    "limits.sign_ins_per_minute",
    "limits.mails_per_hour",
];
/// The same of the policy.
const POLICY_TELLING_NOTHING: [&str; 4] =
    ["registration.type", "password.policy", "site.language", "site.formality"];

pub fn support_text(
    installation: &Installation,
    facts: &SystemFacts,
    policy: &SitePolicy,
    now: Timestamp,
    up: Duration,
) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "{name}: {value}");
    };
    line("Rollbook", installation.version.to_owned());
    line("System", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH));
    line("Time", now.rfc3339());
    line("Uptime", format!("{} min", up.as_secs() / 60));
    line("Schema", facts.schema.to_string());
    line("Database", format!("{} bytes, log {} bytes", facts.sizes.database, facts.sizes.log));
    line("Free", facts.free_bytes.map_or_else(|| "unknown".to_owned(), |free| format!("{free} bytes")));
    line("Accounts", counts(&facts.rows.accounts));
    line("Emails", counts(&facts.rows.mails));
    line("Sessions", facts.rows.sessions.to_string());
    line("Audit entries", facts.rows.audit_lines.to_string());
    let backup = facts.last_backup.as_ref().map_or_else(|| "none".to_owned(), |last| last.at.rfc3339());
    line("Last backup", backup);
    let mail = match &installation.mail {
        Ok(Some(_)) => "configured",
        Ok(None) => "not configured",
        Err(_) => "configured in a way that cannot be used",
    };
    line("Mail server", mail.to_owned());
    for setting in installation.settings.iter().filter(|setting| setting.source != "default") {
        let value = if setting.value.is_empty() || TELLING_NOTHING.contains(&setting.key) {
            &setting.value
        } else {
            "(set)"
        };
        line(&format!("Setting {}", setting.key), format!("{value} [{}]", source(&setting.source)));
    }
    let default = SitePolicy::default();
    for setting in SitePolicy::SETTINGS {
        let value = policy.get(setting.key).unwrap_or_default();
        if Ok(&value) != default.get(setting.key).as_ref() {
            let tells = !POLICY_TELLING_NOTHING.contains(&setting.key);
            line(&format!("Policy {}", setting.key), if tells { "(set)".to_owned() } else { value });
        }
    }
    text
}

fn counts(counts: &[(String, i64)]) -> String {
    let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
    if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
}

/// Where a value comes from, without the path of a file.
fn source(source: &str) -> &str {
    if matches!(source, "environment" | "command line") { source } else { "file" }
}

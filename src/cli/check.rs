//! `rollbook check`: tries settings, file, schema and mail server, and changes nothing.

use serde_json::{Value, json};

use super::args::Output;
use super::mail::hint;
use super::output::{Failure, print_json};
use crate::app::{self, DATABASE_FILE};
use crate::settings::Settings;
use crate::store::{FileReport, inspect};

/// One thing that was looked at.
struct Finding {
    about: &'static str,
    fine: bool,
    /// Something to know that stops nothing.
    advice: bool,
    text: String,
}

pub fn check(settings: &Settings, output: Output) -> Result<(), Failure> {
    let mut findings = check_settings(settings);
    findings.push(check_database(settings));
    findings.push(check_key(settings));
    findings.extend(check_mail(settings)?);
    let failed = findings.iter().any(|finding| !finding.fine && !finding.advice);
    if output.json {
        let values: Vec<Value> = findings
            .iter()
            .map(|finding| {
                json!({ "about": finding.about, "ok": finding.fine, "advice": finding.advice, "text": finding.text })
            })
            .collect();
        print_json(&json!({ "ok": !failed, "findings": values }));
    } else {
        for finding in &findings {
            let mark = match (finding.fine, finding.advice) {
                (true, _) => "ok",
                (false, true) => "note",
                (false, false) => "FAILED",
            };
            println!("{mark:<8}{:<10}{}", finding.about, finding.text);
        }
    }
    if failed { Err(Failure::failed("something needs attention")) } else { Ok(()) }
}

fn fine(about: &'static str, text: impl Into<String>) -> Finding {
    Finding { about, fine: true, advice: false, text: text.into() }
}

fn note(about: &'static str, text: impl Into<String>) -> Finding {
    Finding { about, fine: false, advice: true, text: text.into() }
}

fn wrong(about: &'static str, text: impl Into<String>) -> Finding {
    Finding { about, fine: false, advice: false, text: text.into() }
}

fn check_settings(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![fine("settings", "all values can be used")];
    findings.extend(settings.warnings.iter().map(|warning| note("settings", warning)));
    findings
}

fn check_database(settings: &Settings) -> Finding {
    let path = settings.data_dir.join(DATABASE_FILE);
    match inspect(&path) {
        Ok(None) => {
            note("database", format!("{} does not exist yet; the first start makes it", path.display()))
        }
        Ok(Some(FileReport { schema, known, damage: None })) if schema <= known => {
            fine("database", format!("{} is whole; its schema is {schema} of {known}", path.display()))
        }
        Ok(Some(FileReport { schema, known, damage: None })) => wrong(
            "database",
            format!(
                "{} has the schema {schema}, this Rollbook knows {known}; use the newer Rollbook",
                path.display()
            ),
        ),
        Ok(Some(FileReport { damage: Some(damage), .. })) => {
            wrong("database", format!("{} is damaged: {damage}; restore a backup", path.display()))
        }
        Err(error) => wrong("database", error.to_string()),
    }
}

fn check_key(settings: &Settings) -> Finding {
    let path = settings.sealing_key_file();
    let has_database = settings.data_dir.join(DATABASE_FILE).exists();
    if settings.sealing_key.is_some() {
        fine("key", "the sealing key comes from the settings")
    } else if path.exists() {
        fine("key", format!("{} is there; keep a copy of it apart from the backups", path.display()))
    } else if has_database {
        wrong("key", format!("{} is missing; put it back, or what is sealed stays closed", path.display()))
    } else {
        note("key", format!("{} does not exist yet; the first start makes it", path.display()))
    }
}

fn check_mail(settings: &Settings) -> Result<Vec<Finding>, Failure> {
    let transport = match app::transport(settings) {
        Ok(Some(transport)) => transport,
        Ok(None) => {
            return Ok(vec![note(
                "mail",
                "no mail server is configured; mail stays in the outbox (ROLLBOOK_SMTP_URL)",
            )]);
        }
        Err(error) => return Ok(vec![wrong("mail", error.to_string())]),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("the runtime could not be started: {error}")))?;
    Ok(match runtime.block_on(transport.probe()) {
        Ok(steps) => steps.into_iter().map(|step| fine("mail", step)).collect(),
        Err(failed) => {
            let mut findings: Vec<Finding> =
                failed.steps.into_iter().map(|step| fine("mail", step)).collect();
            findings.push(wrong("mail", failed.failure.to_string()));
            findings.push(note("mail", hint(failed.failure.cause)));
            findings
        }
    })
}

//! Trying what Rollbook stands on: settings, file, key and mail server. `rollbook check` and the console
//! say the same, because both ask here.

use std::path::PathBuf;
use std::time::Duration;

use crate::domain::{MailFailure, Timestamp};
use crate::mail::transport::Transport;
use crate::store::{FileReport, inspect};

/// What the start-up settings say about where everything is. Secrets are hidden in it.
pub struct Installation {
    pub version: &'static str,
    pub database: PathBuf,
    pub sealing_key: SealingKey,
    /// `None` where no mail server is configured; an error where its settings cannot be used.
    pub mail: Result<Option<Transport>, String>,
    /// What is doubtful about the settings.
    pub warnings: Vec<String>,
    pub settings: Vec<StartUpSetting>,
}

/// Where the key is that secrets are sealed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealingKey {
    InSettings,
    File(PathBuf),
}

/// One start-up setting as it is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartUpSetting {
    pub key: &'static str,
    pub variable: String,
    /// Without secrets; empty where nothing is set.
    pub value: String,
    pub source: String,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub about: Subject,
    pub state: Health,
    pub text: String,
    /// Why mail cannot be sent, where that is what was found.
    pub cause: Option<MailFailure>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Settings,
    Database,
    Key,
    Mail,
}

impl Subject {
    pub const fn as_str(self) -> &'static str {
        match self {
            Subject::Settings => "settings",
            Subject::Database => "database",
            Subject::Key => "key",
            Subject::Mail => "mail",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    Fine,
    /// Something to know that stops nothing.
    Advice,
    Wrong,
}

/// Everything, in the order in which Rollbook needs it. Changes nothing; blocks while SQLite reads the
/// whole file, so not for a thread that runs async tasks of others.
pub async fn diagnose(installation: &Installation) -> Vec<Finding> {
    let mut findings = settings(installation);
    findings.push(database(installation));
    findings.push(key(installation));
    findings.extend(mail(installation).await);
    findings
}

/// The clock of the mail server against ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerClock {
    NoServer,
    /// Most servers say nothing of the time.
    NotTold,
    /// How far the server's clock is ahead of ours; negative where it is behind.
    Told {
        ahead_seconds: i64,
    },
}

/// Further apart than this, links and locks end at other times than people think.
pub const CLOCK_TOLERANCE: Duration = Duration::from_secs(60);

pub async fn compare_clocks(installation: &Installation, now: Timestamp) -> ServerClock {
    let Ok(Some(transport)) = &installation.mail else { return ServerClock::NoServer };
    match transport.told_time().await {
        Some(told) => ServerClock::Told { ahead_seconds: told.seconds() - now.seconds() },
        None => ServerClock::NotTold,
    }
}

fn fine(about: Subject, text: impl Into<String>) -> Finding {
    Finding { about, state: Health::Fine, text: text.into(), cause: None }
}

fn note(about: Subject, text: impl Into<String>) -> Finding {
    Finding { about, state: Health::Advice, text: text.into(), cause: None }
}

fn wrong(about: Subject, text: impl Into<String>) -> Finding {
    Finding { about, state: Health::Wrong, text: text.into(), cause: None }
}

fn settings(installation: &Installation) -> Vec<Finding> {
    let mut findings = vec![fine(Subject::Settings, "all values can be used")];
    findings.extend(installation.warnings.iter().map(|warning| note(Subject::Settings, warning)));
    findings
}

fn database(installation: &Installation) -> Finding {
    let path = installation.database.display();
    let about = Subject::Database;
    match inspect(&installation.database) {
        Ok(None) => note(about, format!("{path} does not exist yet; the first start makes it")),
        Ok(Some(FileReport { schema, known, damage: None })) if schema <= known => {
            fine(about, format!("{path} is whole; its schema is {schema} of {known}"))
        }
        Ok(Some(FileReport { schema, known, damage: None })) => wrong(
            about,
            format!("{path} has the schema {schema}, this Rollbook knows {known}; use the newer Rollbook"),
        ),
        Ok(Some(FileReport { damage: Some(damage), .. })) => {
            wrong(about, format!("{path} is damaged: {damage}; restore a backup"))
        }
        Err(error) => wrong(about, error.to_string()),
    }
}

fn key(installation: &Installation) -> Finding {
    let about = Subject::Key;
    let SealingKey::File(path) = &installation.sealing_key else {
        return fine(about, "the sealing key comes from the settings");
    };
    let shown = path.display();
    if path.exists() {
        fine(about, format!("{shown} is there; keep a copy of it apart from the backups"))
    } else if installation.database.exists() {
        wrong(about, format!("{shown} is missing; put it back, or what is sealed stays closed"))
    } else {
        note(about, format!("{shown} does not exist yet; the first start makes it"))
    }
}

async fn mail(installation: &Installation) -> Vec<Finding> {
    let about = Subject::Mail;
    let transport = match &installation.mail {
        Ok(Some(transport)) => transport,
        Ok(None) => {
            let text = "no mail server is configured; mail stays in the outbox (ROLLBOOK_SMTP_URL)";
            return vec![note(about, text)];
        }
        Err(error) => return vec![wrong(about, error)],
    };
    match transport.probe().await {
        Ok(steps) => steps.into_iter().map(|step| fine(about, step)).collect(),
        Err(failed) => {
            let mut findings: Vec<Finding> = failed.steps.into_iter().map(|step| fine(about, step)).collect();
            let cause = Some(failed.failure.cause);
            findings.push(Finding { cause, ..wrong(about, failed.failure.to_string()) });
            findings
        }
    }
}

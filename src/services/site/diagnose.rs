//! Trying what Rollbook stands on: settings, file, key and mail server. `rollbook check` and the console
//! say the same, because both ask here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::{Entropy, Phrase, Timestamp};
use crate::mail::transport::Transport;
use crate::security::jwt;
use crate::security::vault::{KeyFileError, Vault};
use crate::services::background_task::on_own_thread;
use crate::services::site::findings::{Finding, Health, ServerClock, Subject};
use crate::store::{Cancellation, FileReport, Sealing, StoreError, inspect};

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
pub enum SealingKey {
    InSettings(Box<Vault>),
    /// Read anew at each look.
    File(PathBuf, Arc<dyn Entropy>),
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

/// Everything, in the order in which Rollbook needs it. Changes nothing. SQLite reads the whole file
/// meanwhile, on a thread of its own, until it is stopped.
pub async fn diagnose(installation: &Installation, stop: &Cancellation) -> Vec<Finding> {
    let mut findings = settings(installation);
    let (path, stop) = (installation.database.clone(), stop.clone());
    let looked = on_own_thread("rollbook-check", move || inspect(&path, &stop)).await;
    let looked = looked.and_then(|looked| looked);
    let sealing = looked.as_ref().ok().and_then(|report| report.as_ref()?.sealing.clone());
    findings.push(database(installation, looked));
    findings.push(key(installation, sealing.as_ref()));
    findings.extend(mail(installation).await);
    findings
}

pub async fn compare_clocks(installation: &Installation, now: Timestamp) -> ServerClock {
    let Ok(Some(transport)) = &installation.mail else { return ServerClock::NoServer };
    match transport.told_time().await {
        Some(told) => ServerClock::Told { ahead_seconds: told.seconds() - now.seconds() },
        None => ServerClock::NotTold,
    }
}

fn fine(about: Subject, words: Phrase) -> Finding {
    Finding { about, state: Health::Fine, words, cause: None }
}

fn note(about: Subject, words: Phrase) -> Finding {
    Finding { about, state: Health::Advice, words, cause: None }
}

fn wrong(about: Subject, words: Phrase) -> Finding {
    Finding { about, state: Health::Wrong, words, cause: None }
}

fn settings(installation: &Installation) -> Vec<Finding> {
    let mut findings = vec![fine(Subject::Settings, Phrase::new("check-settings-usable"))];
    findings.extend(
        installation.warnings.iter().map(|warning| note(Subject::Settings, Phrase::verbatim(warning))),
    );
    findings
}

fn database(installation: &Installation, looked: Result<Option<FileReport>, StoreError>) -> Finding {
    let path = installation.database.display();
    let about = Subject::Database;
    match looked {
        Ok(None) => note(about, Phrase::new("check-file-not-yet").with("file", path)),
        Ok(Some(FileReport { schema, known, damage: None, .. })) if schema <= known => {
            let words = Phrase::new("check-database-whole").with("file", path);
            fine(about, words.with("schema", schema).with("known", known))
        }
        Ok(Some(FileReport { schema, known, damage: None, .. })) => {
            let words = Phrase::new("check-database-newer").with("file", path);
            wrong(about, words.with("schema", schema).with("known", known))
        }
        Ok(Some(FileReport { damage: Some(damage), .. })) => {
            wrong(about, Phrase::new("check-database-damaged").with("file", path).with("damage", damage))
        }
        Err(error) => wrong(about, Phrase::verbatim(error)),
    }
}

/// Opens what is sealed: a key that is only there may be another file's.
fn key(installation: &Installation, sealing: Option<&Sealing>) -> Finding {
    let about = Subject::Key;
    match &installation.sealing_key {
        SealingKey::InSettings(vault) if fits(vault, sealing) => {
            fine(about, Phrase::new("check-key-in-settings"))
        }
        SealingKey::InSettings(_) => wrong(about, Phrase::new("check-key-in-settings-wrong")),
        SealingKey::File(path, entropy) => key_in_file(installation, path, entropy.clone(), sealing),
    }
}

fn key_in_file(
    installation: &Installation,
    path: &Path,
    entropy: Arc<dyn Entropy>,
    sealing: Option<&Sealing>,
) -> Finding {
    let about = Subject::Key;
    let words = |key| Phrase::new(key).with("file", path.display());
    match Vault::load_or_create(path, entropy, false) {
        Ok(vault) if fits(&vault, sealing) => fine(about, words("check-key-there")),
        Ok(_) => wrong(about, words("check-key-wrong")),
        Err(KeyFileError::Lost { .. }) if installation.database.exists() => {
            wrong(about, words("check-key-missing"))
        }
        Err(KeyFileError::Lost { .. }) => note(about, words("check-file-not-yet")),
        Err(error) => wrong(about, Phrase::verbatim(error)),
    }
}

fn fits(vault: &Vault, sealing: Option<&Sealing>) -> bool {
    sealing.is_none_or(|sealing| {
        vault.fingerprint() == sealing.fingerprint
            && sealing.secrets.iter().all(|secret| vault.open(jwt::SEALED_FOR, secret).is_ok())
    })
}

async fn mail(installation: &Installation) -> Vec<Finding> {
    let about = Subject::Mail;
    let transport = match &installation.mail {
        Ok(Some(transport)) => transport,
        Ok(None) => {
            return vec![note(about, Phrase::new("check-mail-none"))];
        }
        Err(error) => return vec![wrong(about, Phrase::verbatim(error))],
    };
    match transport.probe().await {
        Ok(steps) => steps.into_iter().map(|step| fine(about, step)).collect(),
        Err(failed) => {
            let mut findings: Vec<Finding> = failed.steps.into_iter().map(|step| fine(about, step)).collect();
            let cause = Some(failed.failure.cause);
            findings.push(Finding { cause, ..wrong(about, Phrase::verbatim(&failed.failure)) });
            findings
        }
    }
}

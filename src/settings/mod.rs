//! Start-up settings: what the owner of the machine decides before the desk opens.
//!
//! Plain values that are handed to constructors. Nothing here is global, and nothing here
//! is what the console may change: that is the site policy, which lives in the store.

mod catalogue;
mod problem;
mod rocket;
mod sources;
mod values;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

pub use catalogue::{CATALOGUE, Setting};
use ipnet::IpNet;
pub use problem::{Problem, SettingsError};
pub use sources::{CommandLine, Source, Sources};
pub use values::{LogFormat, LogLevel, SealingKey, SmtpSecurity, SmtpUrl, WebOrigin, parse_network};

use crate::domain::site::provenance::{HeldSetting, Holder};
use crate::domain::{Language, MailFrom};
use crate::security::ScryptCost;

/// Everything that is decided at start, checked and typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Relative paths start at the working directory.
    pub data_dir: PathBuf,
    pub address: IpAddr,
    /// 0 lets the system choose a free one.
    pub port: u16,
    pub public_url: Option<WebOrigin>,
    pub site_name: Option<String>,
    pub default_language: Option<Language>,
    pub trusted_proxies: Vec<IpNet>,
    pub cors_origins: Vec<WebOrigin>,
    pub smtp: SmtpSettings,
    pub mail_from: Option<MailFrom>,
    pub log: LogSettings,
    pub password: PasswordSettings,
    /// `None`: the key is in `rollbook.key` in the data directory.
    pub sealing_key: Option<SealingKey>,
    pub workers: usize,
    pub shutdown: ShutdownSettings,
    pub limits: LimitSettings,
    /// Things that do not stop the start and that the owner should know, one sentence each.
    pub warnings: Vec<String>,
    origins: BTreeMap<&'static str, Source>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SmtpSettings {
    /// `None`: mail stays in the outbox and is read in the console.
    pub url: Option<SmtpUrl>,
    /// The owner said in words that mail may leave unencrypted.
    pub allow_plaintext: bool,
    /// Further certificate authorities (PEM) to believe, beside the public ones.
    pub ca_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogSettings {
    pub format: LogFormat,
    pub level: LogLevel,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PasswordSettings {
    pub scrypt: ScryptCost,
    /// The owner said in words that cheaper hashes are wanted; never in production.
    pub allow_weak_scrypt: bool,
    /// Threads that hash; each holds `scrypt.memory_bytes()` while it does.
    pub threads: usize,
    /// How many may wait for a thread; the next one is refused at once.
    pub queue: usize,
    /// How long one may wait for a thread.
    pub queue_timeout: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShutdownSettings {
    /// How long running requests may take to finish after a stop was asked for.
    pub grace: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitSettings {
    pub json_kib: u32,
    pub form_kib: u32,
    /// Per peer address; `None` is no limit.
    pub registrations_per_hour: Option<u32>,
    /// Attempts per peer address; `None` is no limit.
    pub sign_ins_per_minute: Option<u32>,
    /// Mails that anyone may ask for, per mail address; `None` is no limit.
    pub mails_per_hour: Option<u32>,
}

/// One line of "which settings hold, and where does each come from".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingInForce {
    /// As in `Rocket.toml`: `smtp.url`.
    pub key: &'static str,
    /// As in the environment: `ROLLBOOK_SMTP_URL`.
    pub variable: String,
    /// Secrets are hidden in it; empty where the setting is not set.
    pub value: String,
    pub source: Source,
}

impl Settings {
    /// Puts the layers on one another: defaults, `Rocket.toml`, environment, command line.
    ///
    /// # Errors
    /// All that is wrong in any layer, at once; a value that a higher layer replaces is
    /// checked too.
    pub fn load(sources: Sources) -> Result<Self, SettingsError> {
        let found = sources.read();
        let mut problems = found.problems;
        let mut settings = Self { warnings: found.warnings, ..Self::default() };
        for given in found.given {
            match (given.setting.take)(&mut settings, &given.text) {
                Ok(()) => {
                    settings.origins.insert(given.setting.key, given.source);
                }
                Err(why) => problems.push(Problem::refused(given.setting, given.source, &why)),
            }
        }
        settings.fill_in_what_follows();
        problems.extend(settings.contradictions());
        settings.warnings.extend(settings.doubts());
        SettingsError::unless_none(problems)?;
        Ok(settings)
    }

    /// Where the value of `key` comes from.
    pub fn source_of(&self, key: &str) -> Source {
        self.origins.get(key).cloned().unwrap_or(Source::Default)
    }

    /// Every setting with its value and source, in the order of the documentation.
    pub fn in_force(&self) -> Vec<SettingInForce> {
        CATALOGUE
            .iter()
            .map(|setting| SettingInForce {
                key: setting.key,
                variable: setting.variable(),
                value: (setting.shown)(self),
                source: self.source_of(setting.key),
            })
            .collect()
    }

    /// What of the site's policy is given here, and so cannot be changed while Rollbook runs.
    pub fn held(&self) -> Vec<HeldSetting> {
        let held = CATALOGUE.iter().filter_map(|setting| {
            let key = setting.holds?;
            let value = Some((setting.shown)(self)).filter(|value| !value.is_empty())?;
            let holder = match self.source_of(setting.key) {
                Source::File { path } => Holder::File { path: path.display().to_string(), name: setting.key },
                Source::Environment { variable } => Holder::Environment { variable },
                Source::CommandLine | Source::Default => Holder::CommandLine,
            };
            Some(HeldSetting { key, value, holder })
        });
        held.collect()
    }

    /// The file of the key that seals secrets in the database, unless a setting holds the key.
    pub fn sealing_key_file(&self) -> PathBuf {
        self.data_dir.join("rollbook.key")
    }

    /// Defaults that depend on other settings.
    fn fill_in_what_follows(&mut self) {
        if self.source_of("password.queue") == Source::Default {
            self.password.queue = self.password.queue_for_timeout();
        }
    }

    /// Settings that are right alone and wrong together.
    fn contradictions(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(url) = &self.smtp.url
            && url.security() == SmtpSecurity::Plain
            && !url.is_loopback()
            && !self.smtp.allow_plaintext
        {
            problems.push(self.contradiction(
                "smtp.url",
                "would send mail and password unencrypted over the network; use smtp:// \
                 (STARTTLS) or smtps://, or set ROLLBOOK_SMTP_ALLOW_PLAINTEXT to \
                 i-accept-unencrypted-mail",
            ));
        }
        let cost = self.password.scrypt;
        if !cost.is_at_least_owasp() && !self.password.allow_weak_scrypt {
            problems.push(self.contradiction(
                "password.scrypt",
                &format!(
                    "\"{}\" is weaker than OWASP's least figures; use 17/8/1, 16/8/2, 15/8/3, \
                     14/8/5 or more (tests may set ROLLBOOK_PASSWORD_ALLOW_WEAK_SCRYPT to \
                     only-for-tests)",
                    values::spelled(cost)
                ),
            ));
        }
        problems
    }

    fn contradiction(&self, key: &str, message: &str) -> Problem {
        Problem::about(catalogue::find(key), self.source_of(key), message)
    }

    fn doubts(&self) -> Vec<String> {
        let mut doubts = Vec::new();
        if let Some(url) = &self.public_url
            && !url.is_https()
            && !url.is_loopback()
        {
            doubts.push(format!(
                "The public URL {url} is not https: passwords and sessions can be read on the way. \
                 Put a proxy with a certificate in front and use https."
            ));
        }
        if !self.password.scrypt.is_at_least_owasp() {
            doubts.push(format!(
                "Passwords are hashed with scrypt {}, which is for tests only.",
                values::spelled(self.password.scrypt)
            ));
        }
        doubts
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data_dir: PathBuf::from("."),
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8000,
            public_url: None,
            site_name: None,
            default_language: None,
            trusted_proxies: Vec::new(),
            cors_origins: Vec::new(),
            smtp: SmtpSettings { url: None, allow_plaintext: false, ca_file: None },
            mail_from: None,
            log: LogSettings { format: LogFormat::Text, level: LogLevel::Info },
            password: PasswordSettings::default(),
            sealing_key: None,
            workers: cores(),
            shutdown: ShutdownSettings { grace: Duration::from_secs(5) },
            limits: LimitSettings {
                json_kib: 64,
                form_kib: 32,
                registrations_per_hour: Some(60),
                sign_ins_per_minute: Some(30),
                mails_per_hour: Some(5),
            },
            warnings: Vec::new(),
            origins: BTreeMap::new(),
        }
    }
}

impl Default for PasswordSettings {
    fn default() -> Self {
        let mut password = Self {
            scrypt: ScryptCost::RECOMMENDED,
            allow_weak_scrypt: false,
            threads: cores(),
            queue: 0,
            queue_timeout: Duration::from_secs(15),
        };
        password.queue = password.queue_for_timeout();
        password
    }
}

impl PasswordSettings {
    /// A thread makes two to three hashes a second, so nobody is turned away at once who could
    /// have been served before the patience ends.
    fn queue_for_timeout(&self) -> usize {
        let seconds = usize::try_from(self.queue_timeout.as_secs()).unwrap_or(usize::MAX);
        self.threads.saturating_mul(3).saturating_mul(seconds)
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests;

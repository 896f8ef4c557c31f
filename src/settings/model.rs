//! The settings as typed values, with what holds where nobody says anything.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

use super::source::Source;
use super::values::{LogFormat, LogLevel, SealingKey, SmtpUrl, WebOrigin};
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
    /// Whether browsers are told to use https for all names below the public URL's host, too.
    pub hsts_subdomains: bool,
    pub cors_origins: Vec<WebOrigin>,
    pub smtp: SmtpSettings,
    pub webhooks: WebhookSettings,
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
    pub(super) origins: BTreeMap<&'static str, Source>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SmtpSettings {
    /// `None`: mail stays in the outbox and is read in the console.
    pub url: Option<SmtpUrl>,
    /// The owner said in words that mail may leave unencrypted.
    pub allow_plaintext: bool,
    /// What EHLO names; `None`: the public URL's host, else this machine's address.
    pub helo_name: Option<String>,
    /// Further certificate authorities (PEM) to believe, beside the public ones.
    pub ca_file: Option<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct WebhookSettings {
    /// Networks that webhooks may lead to although they are not public.
    pub allow_networks: Vec<IpNet>,
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
            hsts_subdomains: false,
            cors_origins: Vec::new(),
            smtp: SmtpSettings { url: None, allow_plaintext: false, helo_name: None, ca_file: None },
            webhooks: WebhookSettings::default(),
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
    /// have been served before the wait ends.
    pub(super) fn queue_for_timeout(&self) -> usize {
        let seconds = usize::try_from(self.queue_timeout.as_secs()).unwrap_or(usize::MAX);
        self.threads.saturating_mul(3).saturating_mul(seconds)
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

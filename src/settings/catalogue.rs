//! The one list of settings. Reading, finding unknown names, the list of what is in force
//! and the test of the documentation all follow it.

use std::fmt::Display;

use super::model::Settings;
use super::values;

/// One setting: its names, how its text is understood and shown.
pub struct Setting {
    /// In `Rocket.toml`; dots are sections.
    pub key: &'static str,
    /// As the documentation says it.
    pub default: &'static str,
    /// Completes "use …" in an error.
    pub works: &'static str,
    /// A text that is accepted; `None` for a secret that nobody must copy.
    pub example: Option<&'static str>,
    /// May be given as a file, and is never shown.
    pub secret: bool,
    /// Rocket's name for it; where it equals the key, `[default]` may hold it too.
    pub rocket: Option<&'static str>,
    /// The setting of the policy that it holds while it is given.
    pub holds: Option<&'static str>,
    /// On failure: what completes "this value …", without the value of a secret.
    pub(super) take: fn(&mut Settings, &str) -> Result<(), String>,
    pub(super) shown: fn(&Settings) -> String,
}

impl Setting {
    /// `smtp.url` is `ROLLBOOK_SMTP_URL`, and so on for all.
    pub fn variable(&self) -> String {
        format!("ROLLBOOK_{}", self.key.replace('.', "_").to_ascii_uppercase())
    }

    const fn new(key: &'static str) -> Self {
        Self {
            key,
            default: "not set",
            works: "",
            example: None,
            secret: false,
            rocket: None,
            holds: None,
            take: |_, _| Ok(()),
            shown: |_| String::new(),
        }
    }
}

/// In the order of the documentation.
pub static CATALOGUE: &[Setting] = &[
    Setting {
        default: ".",
        works: "a folder that Rollbook may write to, such as /var/lib/rollbook",
        example: Some("/var/lib/rollbook"),
        take: |settings, text| {
            settings.data_dir = values::path(text)?;
            Ok(())
        },
        shown: |settings| settings.data_dir.display().to_string(),
        ..Setting::new("data_dir")
    },
    Setting {
        default: "127.0.0.1",
        works: "an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them",
        example: Some("0.0.0.0"),
        rocket: Some("address"),
        take: |settings, text| {
            settings.address = values::address(text)?;
            Ok(())
        },
        shown: |settings| settings.address.to_string(),
        ..Setting::new("address")
    },
    Setting {
        default: "8000",
        works: "a number such as 8000",
        example: Some("8000"),
        rocket: Some("port"),
        take: |settings, text| {
            settings.port = values::port(text)?;
            Ok(())
        },
        shown: |settings| settings.port.to_string(),
        ..Setting::new("port")
    },
    Setting {
        works: "an origin such as https://join.example.org",
        example: Some("https://join.example.org"),
        take: |settings, text| {
            settings.public_url = Some(values::origin(text)?);
            Ok(())
        },
        shown: |settings| shown(settings.public_url.as_ref()),
        holds: Some("site.public_url"),
        ..Setting::new("public_url")
    },
    Setting {
        works: "a name of at most 80 characters, such as Harbour Club",
        example: Some("Harbour Club"),
        take: |settings, text| {
            settings.site_name = Some(values::name(text)?);
            Ok(())
        },
        shown: |settings| shown(settings.site_name.as_ref()),
        holds: Some("site.name"),
        ..Setting::new("site_name")
    },
    Setting {
        works: "en or de",
        example: Some("de"),
        take: |settings, text| {
            settings.default_language = Some(values::language(text)?);
            Ok(())
        },
        shown: |settings| shown(settings.default_language.as_ref()),
        holds: Some("site.language"),
        ..Setting::new("default_language")
    },
    Setting {
        works: "addresses or networks separated by commas, such as 127.0.0.1, 10.0.0.0/24",
        example: Some("127.0.0.1, 10.0.0.0/24"),
        rocket: Some("ip_header"),
        take: |settings, text| {
            settings.trusted_proxies = values::list(text, values::proxy_network)?;
            Ok(())
        },
        shown: |settings| listed(&settings.trusted_proxies),
        ..Setting::new("trusted_proxies")
    },
    Setting {
        default: "false",
        works: "true or false",
        example: Some("true"),
        take: |settings, text| {
            settings.hsts_subdomains = values::flag(text)?;
            Ok(())
        },
        shown: |settings| settings.hsts_subdomains.to_string(),
        ..Setting::new("hsts_subdomains")
    },
    Setting {
        works: "origins with commas between them, such as https://app.example.org",
        example: Some("https://app.example.org, http://localhost:3000"),
        take: |settings, text| {
            settings.cors_origins = values::list(text, values::origin)?;
            Ok(())
        },
        shown: |settings| listed(&settings.cors_origins),
        ..Setting::new("cors_origins")
    },
    Setting {
        works: "a URL such as smtp://user:password@mail.example.org:587, with the characters \
                @ : / ? # % in user and password written as %40 %3A %2F %3F %23 %25",
        example: Some("smtp://user:password@mail.example.org:587"),
        secret: true,
        take: |settings, text| {
            settings.smtp.url = Some(values::smtp_url(text)?);
            Ok(())
        },
        shown: |settings| shown(settings.smtp.url.as_ref().map(|url| url.redacted())),
        ..Setting::new("smtp.url")
    },
    Setting {
        works: "the words i-accept-unencrypted-mail, or remove it",
        example: Some("i-accept-unencrypted-mail"),
        take: |settings, text| {
            values::words(text, "i-accept-unencrypted-mail")?;
            settings.smtp.allow_plaintext = true;
            Ok(())
        },
        shown: |settings| {
            let words = "i-accept-unencrypted-mail";
            shown(settings.smtp.allow_plaintext.then_some(words))
        },
        ..Setting::new("smtp.allow_plaintext")
    },
    Setting {
        works: "a full host name such as join.example.org, or an address such as [192.0.2.7]",
        example: Some("join.example.org"),
        take: |settings, text| {
            settings.smtp.helo_name = Some(values::helo_name(text)?);
            Ok(())
        },
        shown: |settings| shown(settings.smtp.helo_name.as_ref()),
        ..Setting::new("smtp.helo_name")
    },
    Setting {
        works: "a file with certificates in PEM, such as /etc/ssl/own-ca.pem",
        example: Some("/etc/ssl/own-ca.pem"),
        take: |settings, text| {
            settings.smtp.ca_file = Some(values::path(text)?);
            Ok(())
        },
        shown: |settings| {
            let path = settings.smtp.ca_file.as_ref();
            shown(path.map(|path| path.display()))
        },
        ..Setting::new("smtp.ca_file")
    },
    Setting {
        works: "addresses or networks separated by commas, such as 10.0.0.0/24",
        example: Some("127.0.0.1, 10.0.0.0/24"),
        take: |settings, text| {
            settings.webhooks.allow_networks = values::list(text, values::parse_network)?;
            Ok(())
        },
        shown: |settings| listed(&settings.webhooks.allow_networks),
        ..Setting::new("webhooks.allow_networks")
    },
    Setting {
        works: "a file with certificates in PEM, such as /etc/ssl/own-ca.pem",
        example: Some("/etc/ssl/own-ca.pem"),
        take: |settings, text| {
            settings.webhooks.ca_file = Some(values::path(text)?);
            Ok(())
        },
        shown: |settings| {
            let path = settings.webhooks.ca_file.as_ref();
            shown(path.map(|path| path.display()))
        },
        ..Setting::new("webhooks.ca_file")
    },
    Setting {
        works: "an address such as Harbour Club <desk@example.org>",
        example: Some("Harbour Club <desk@example.org>"),
        take: |settings, text| {
            settings.mail_from = Some(values::mail_from(text)?);
            Ok(())
        },
        shown: |settings| shown(settings.mail_from.as_ref()),
        holds: Some("mail.from"),
        ..Setting::new("mail_from")
    },
    Setting {
        default: "text",
        works: "text or json",
        example: Some("json"),
        take: |settings, text| {
            settings.log.format = values::log_format(text)?;
            Ok(())
        },
        shown: |settings| settings.log.format.to_string(),
        ..Setting::new("log.format")
    },
    Setting {
        default: "info",
        works: "error, warn, info or debug",
        example: Some("warn"),
        rocket: Some("log_level"),
        take: |settings, text| {
            settings.log.level = values::log_level(text)?;
            Ok(())
        },
        shown: |settings| settings.log.level.to_string(),
        ..Setting::new("log.level")
    },
    Setting {
        default: "17/8/1",
        works: "log2(N)/r/p such as 17/8/1, 16/8/2, 15/8/3 or 14/8/5, or more of any",
        example: Some("16/8/2"),
        take: |settings, text| {
            settings.password.scrypt = values::scrypt_cost(text)?;
            Ok(())
        },
        shown: |settings| values::spelled(settings.password.scrypt),
        ..Setting::new("password.scrypt")
    },
    Setting {
        works: "the words only-for-tests, or remove it",
        example: Some("only-for-tests"),
        take: |settings, text| {
            values::words(text, "only-for-tests")?;
            settings.password.allow_weak_scrypt = true;
            Ok(())
        },
        shown: |settings| {
            let words = "only-for-tests";
            shown(settings.password.allow_weak_scrypt.then_some(words))
        },
        ..Setting::new("password.allow_weak_scrypt")
    },
    Setting {
        default: "as many as cores",
        works: "a number from 1 to 256, such as 2",
        example: Some("2"),
        take: |settings, text| {
            settings.password.threads = values::number(text, 1..=256)?;
            Ok(())
        },
        shown: |settings| settings.password.threads.to_string(),
        ..Setting::new("password.threads")
    },
    Setting {
        default: "threads × patience × 3",
        works: "a number from 1 to 100000, such as 90",
        example: Some("90"),
        take: |settings, text| {
            settings.password.queue = values::number(text, 1..=100_000)?;
            Ok(())
        },
        shown: |settings| settings.password.queue.to_string(),
        ..Setting::new("password.queue")
    },
    Setting {
        default: "15",
        works: "a number of seconds from 1 to 120, such as 15",
        example: Some("15"),
        take: |settings, text| {
            settings.password.queue_timeout = values::seconds(text, 1..=120)?;
            Ok(())
        },
        shown: |settings| settings.password.queue_timeout.as_secs().to_string(),
        ..Setting::new("password.patience_seconds")
    },
    Setting {
        default: "the file rollbook.key in the data folder",
        works: "32 random bytes in base64, as `openssl rand -base64 32` prints them",
        secret: true,
        rocket: Some("secret_key"),
        take: |settings, text| {
            settings.sealing_key = Some(values::sealing_key(text)?);
            Ok(())
        },
        shown: |settings| shown(settings.sealing_key.as_ref().map(|_| "[hidden]")),
        ..Setting::new("sealing_key")
    },
    Setting {
        default: "as many as cores",
        works: "a number from 1 to 1024, such as 4",
        example: Some("4"),
        rocket: Some("workers"),
        take: |settings, text| {
            settings.workers = values::number(text, 1..=1024)?;
            Ok(())
        },
        shown: |settings| settings.workers.to_string(),
        ..Setting::new("workers")
    },
    Setting {
        default: "5",
        works: "a number of seconds from 0 to 300, such as 5",
        example: Some("5"),
        rocket: Some("shutdown"),
        take: |settings, text| {
            settings.shutdown.grace = values::seconds(text, 0..=300)?;
            Ok(())
        },
        shown: |settings| settings.shutdown.grace.as_secs().to_string(),
        ..Setting::new("shutdown.grace_seconds")
    },
    Setting {
        default: "64",
        works: "a number from 1 to 1024, such as 64",
        example: Some("64"),
        rocket: Some("limits"),
        take: |settings, text| {
            settings.limits.json_kib = values::number(text, 1..=1024)?;
            Ok(())
        },
        shown: |settings| settings.limits.json_kib.to_string(),
        ..Setting::new("limits.json_kib")
    },
    Setting {
        default: "32",
        works: "a number from 1 to 1024, such as 32",
        example: Some("32"),
        take: |settings, text| {
            settings.limits.form_kib = values::number(text, 1..=1024)?;
            Ok(())
        },
        shown: |settings| settings.limits.form_kib.to_string(),
        ..Setting::new("limits.form_kib")
    },
    Setting {
        default: "60",
        works: "a number such as 60, or 0 for no limit",
        example: Some("60"),
        take: |settings, text| {
            settings.limits.registrations_per_hour = values::limit(text)?;
            Ok(())
        },
        shown: |settings| limit(settings.limits.registrations_per_hour),
        ..Setting::new("limits.registrations_per_hour")
    },
    Setting {
        default: "30",
        works: "a number such as 30, or 0 for no limit",
        example: Some("30"),
        take: |settings, text| {
            settings.limits.sign_ins_per_minute = values::limit(text)?;
            Ok(())
        },
        shown: |settings| limit(settings.limits.sign_ins_per_minute),
        ..Setting::new("limits.sign_ins_per_minute")
    },
    Setting {
        default: "5",
        works: "a number such as 5, or 0 for no limit",
        example: Some("5"),
        take: |settings, text| {
            settings.limits.mails_per_hour = values::limit(text)?;
            Ok(())
        },
        shown: |settings| limit(settings.limits.mails_per_hour),
        ..Setting::new("limits.mails_per_hour")
    },
];

/// The setting of a key that stands in this file.
pub(super) fn find(key: &str) -> &'static Setting {
    CATALOGUE.iter().find(|setting| setting.key == key).unwrap_or_else(|| unreachable!("{key} is no setting"))
}

/// What takes the place of one of Rocket's own keys.
pub(super) fn for_rocket(name: &str) -> Option<&'static Setting> {
    CATALOGUE.iter().find(|setting| setting.rocket == Some(name))
}

fn shown(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn listed(values: &[impl Display]) -> String {
    let texts: Vec<String> = values.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

fn limit(limit: Option<u32>) -> String {
    limit.unwrap_or(0).to_string()
}

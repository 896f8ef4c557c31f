//! What an administrator may change while Rollbook runs. Start-up settings are a thing of their
//! own (`settings.rs`); the two are never merged into one object.

use super::email_address::ascii_domain;
use super::password::{CustomPolicy, PasswordPolicy};
use super::{Language, RegistrationType};

/// The whole policy, as it stands at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SitePolicy {
    pub site_name: Option<String>,
    /// The origin of every link in a mail; no trailing slash.
    pub public_url: Option<String>,
    pub default_language: Option<Language>,
    pub registration: RegistrationType,
    /// Whether nobody can be registered in the internal realm.
    pub internal_realm_off: bool,
    /// Lower-case ASCII domains; empty means all.
    pub allowed_domains: Vec<String>,
    pub password_level: PasswordLevel,
    pub custom_password: CustomPolicy,
    pub privacy_version: Option<String>,
    /// Paragraphs are separated by an empty line; `None` is the text that comes with Rollbook.
    pub privacy_text: Option<String>,
    pub deletion_grace_days: Option<u32>,
}

/// Days in which an account that its owner deleted can be brought back, unless the policy says more.
const DELETION_GRACE_DAYS: u32 = 14;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PasswordLevel {
    Low,
    #[default]
    High,
    Composed,
    Custom,
}

/// One setting of the policy: its key, what it is for, and an example that works.
#[derive(Debug)]
pub struct PolicySetting {
    pub key: &'static str,
    pub about: &'static str,
    pub example: &'static str,
    read: fn(&SitePolicy) -> String,
    write: fn(&mut SitePolicy, &str) -> bool,
}

/// A value that a setting does not take, or a key that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    #[error("there is no setting {key:?}; `rollbook settings list` shows them all")]
    UnknownKey { key: String },
    #[error("{value:?} does not work for {key}; use for example {example:?} ({about})")]
    BadValue { key: &'static str, value: String, example: &'static str, about: &'static str },
}

impl SitePolicy {
    /// Every setting, in the order in which they are listed.
    pub const SETTINGS: &'static [PolicySetting] = SETTINGS;

    pub fn setting(key: &str) -> Result<&'static PolicySetting, PolicyError> {
        SETTINGS
            .iter()
            .find(|setting| setting.key == key)
            .ok_or_else(|| PolicyError::UnknownKey { key: key.to_owned() })
    }

    /// Sets one value from its text. An empty text goes back to the default.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), PolicyError> {
        let setting = Self::setting(key)?;
        let value = if setting.key == "privacy.text" { value } else { value.trim() };
        if value.is_empty() {
            let default = Self::default();
            let text = (setting.read)(&default);
            return if (setting.write)(self, &text) { Ok(()) } else { Err(bad_value(setting, value)) };
        }
        let acceptable =
            !value.chars().any(|c| c.is_control() && !(setting.key == "privacy.text" && c == '\n'));
        if acceptable && (setting.write)(self, value) { Ok(()) } else { Err(bad_value(setting, value)) }
    }

    /// The value as text, as `set` takes it; empty where nothing is set.
    pub fn get(&self, key: &str) -> Result<String, PolicyError> {
        Ok((Self::setting(key)?.read)(self))
    }

    pub fn password_policy(&self) -> PasswordPolicy {
        match self.password_level {
            PasswordLevel::Low => PasswordPolicy::Low,
            PasswordLevel::High => PasswordPolicy::High,
            PasswordLevel::Composed => PasswordPolicy::Composed,
            PasswordLevel::Custom => PasswordPolicy::Custom(self.custom_password),
        }
    }

    pub fn privacy_version(&self) -> &str {
        self.privacy_version.as_deref().unwrap_or("1")
    }

    /// How long an account that its owner deleted can be brought back.
    pub fn deletion_grace_days(&self) -> u32 {
        self.deletion_grace_days.unwrap_or(DELETION_GRACE_DAYS)
    }

    /// Whole domains are compared, never suffixes.
    pub fn allows_domain(&self, domain: &str) -> bool {
        self.allowed_domains.is_empty() || self.allowed_domains.iter().any(|allowed| allowed == domain)
    }
}

fn bad_value(setting: &PolicySetting, value: &str) -> PolicyError {
    PolicyError::BadValue {
        key: setting.key,
        value: value.to_owned(),
        example: setting.example,
        about: setting.about,
    }
}

const SETTINGS: &[PolicySetting] = &[
    PolicySetting {
        key: "site.name",
        about: "The name of the service that people sign up for; in pages and mails",
        example: "Example Club",
        read: |policy| policy.site_name.clone().unwrap_or_default(),
        write: |policy, value| {
            policy.site_name = non_empty(value);
            value.chars().count() <= 80
        },
    },
    PolicySetting {
        key: "site.public_url",
        about: "Where people reach Rollbook; the start of every link in a mail",
        example: "https://join.example.org",
        read: |policy| policy.public_url.clone().unwrap_or_default(),
        write: |policy, value| {
            policy.public_url = non_empty(value).and_then(|text| public_origin(&text));
            value.is_empty() || policy.public_url.is_some()
        },
    },
    PolicySetting {
        key: "site.language",
        about: "The language of whoever names none: en or de",
        example: "en",
        read: |policy| policy.default_language.map_or_else(String::new, |language| language.tag().to_owned()),
        write: |policy, value| {
            policy.default_language = Language::parse(value);
            value.is_empty() || policy.default_language.is_some()
        },
    },
    PolicySetting {
        key: "registration.type",
        about: "Who may register: Public (anyone), Verified (anyone who proves the address), Closed (administrators register people)",
        example: "Verified",
        read: |policy| policy.registration.as_str().to_owned(),
        write: |policy, value| {
            RegistrationType::parse(value).map(|kind| policy.registration = kind).is_some()
        },
    },
    PolicySetting {
        key: "registration.allowed_domains",
        about: "Mail domains that may register, separated by commas; empty means all",
        example: "example.org, example.com",
        read: |policy| policy.allowed_domains.join(", "),
        write: |policy, value| {
            let domains: Option<Vec<String>> = value
                .split(',')
                .map(str::trim)
                .filter(|domain| !domain.is_empty())
                .map(ascii_domain)
                .collect();
            domains.map(|domains| policy.allowed_domains = domains).is_some()
        },
    },
    PolicySetting {
        key: "realm.internal",
        about: "Whether people can be registered in the internal realm: on or off",
        example: "on",
        read: |policy| if policy.internal_realm_off { "off" } else { "on" }.to_owned(),
        write: |policy, value| on_or_off(value).map(|on| policy.internal_realm_off = !on).is_some(),
    },
    PolicySetting {
        key: "password.policy",
        about: "What a new password has to be: Low (6 characters), High (12, not a known one), Composed (8, three kinds of characters), Custom",
        example: "High",
        read: |policy| policy.password_policy().name().to_owned(),
        write: |policy, value| {
            let level = match value.to_ascii_lowercase().as_str() {
                "low" => PasswordLevel::Low,
                "high" => PasswordLevel::High,
                "composed" => PasswordLevel::Composed,
                "custom" => PasswordLevel::Custom,
                _ => return false,
            };
            policy.password_level = level;
            true
        },
    },
    PolicySetting {
        key: "password.custom.min_length",
        about: "Custom policy: the fewest characters, 6 to 128",
        example: "14",
        read: |policy| policy.custom_password.min_length.to_string(),
        write: |policy, value| {
            number(value, PasswordPolicy::MIN_CUSTOM, 128)
                .map(|n| policy.custom_password.min_length = n)
                .is_some()
        },
    },
    PolicySetting {
        key: "password.custom.classes",
        about: "Custom policy: how many of lower, upper, digit and special must occur, 0 to 4",
        example: "0",
        read: |policy| policy.custom_password.classes.to_string(),
        write: |policy, value| number(value, 0, 4).map(|n| policy.custom_password.classes = n).is_some(),
    },
    PolicySetting {
        key: "password.custom.blocklist",
        about: "Custom policy: whether common, breached and personal passwords are refused, on or off",
        example: "on",
        read: |policy| if policy.custom_password.blocklist { "on" } else { "off" }.to_owned(),
        write: |policy, value| on_or_off(value).map(|on| policy.custom_password.blocklist = on).is_some(),
    },
    PolicySetting {
        key: "privacy.version",
        about: "The version of the privacy policy; a new one is put before everyone at the next sign-in",
        example: "2026-11",
        read: |policy| policy.privacy_version().to_owned(),
        write: |policy, value| {
            policy.privacy_version = non_empty(value);
            value.chars().count() <= 40
        },
    },
    PolicySetting {
        key: "privacy.text",
        about: "The privacy policy; an empty line ends a paragraph. Empty means the text that comes with Rollbook",
        example: "We keep your name and mail address as long as you have an account.",
        read: |policy| policy.privacy_text.clone().unwrap_or_default(),
        write: |policy, value| {
            policy.privacy_text = non_empty(value);
            value.len() <= 100_000
        },
    },
    PolicySetting {
        key: "account.deletion_grace_days",
        about: "Days in which people can bring back the account that they deleted, 0 to 365; 0 erases it at once",
        example: "30",
        read: |policy| policy.deletion_grace_days().to_string(),
        write: |policy, value| {
            let days = number(value, 0, 365).and_then(|days| u32::try_from(days).ok());
            days.map(|days| policy.deletion_grace_days = Some(days)).is_some()
        },
    },
];

fn non_empty(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn on_or_off(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "on" | "true" | "yes" => Some(true),
        "off" | "false" | "no" => Some(false),
        _ => None,
    }
}

fn number(value: &str, min: usize, max: usize) -> Option<usize> {
    value.parse().ok().filter(|n| (min..=max).contains(n))
}

/// `scheme://host[:port]` of an http(s) URL that has nothing else in it.
pub fn public_origin(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| !host.is_empty())
        && url.username().is_empty()
        && url.password().is_none()
        && matches!(url.path(), "" | "/")
        && url.query().is_none()
        && url.fragment().is_none();
    plain.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_takes_its_own_example_and_gives_it_back() {
        for setting in SitePolicy::SETTINGS {
            let mut policy = SitePolicy::default();
            policy.set(setting.key, setting.example).unwrap();
            assert_eq!(policy.get(setting.key).unwrap(), setting.example, "{}", setting.key);
            policy.set(setting.key, "").unwrap();
            assert_eq!(policy.get(setting.key), SitePolicy::default().get(setting.key), "{}", setting.key);
        }
    }

    #[test]
    fn bad_values_are_refused_with_one_that_works() {
        let mut policy = SitePolicy::default();
        for (key, value) in [
            ("registration.type", "Open"),
            ("site.public_url", "javascript:alert(1)"),
            ("site.public_url", "https://a.example/path?x"),
            ("site.name", "a\nb"),
            ("registration.allowed_domains", "example.org, not a domain"),
            ("password.custom.min_length", "3"),
            ("password.custom.classes", "5"),
            ("realm.internal", "perhaps"),
        ] {
            let error = policy.set(key, value).unwrap_err();
            assert!(error.to_string().contains("use for example"), "{error}");
        }
        assert!(matches!(policy.set("no.such", "x"), Err(PolicyError::UnknownKey { .. })));
        assert!(policy.set("registration.type", "closed").is_ok());
        assert_eq!(policy.registration, RegistrationType::Closed);
    }

    #[test]
    fn domains_are_compared_whole() {
        let mut policy = SitePolicy::default();
        assert!(policy.allows_domain("anything.example"));
        policy.set("registration.allowed_domains", "My-Domain.com").unwrap();
        assert!(policy.allows_domain("my-domain.com"));
        assert!(!policy.allows_domain("notmy-domain.com"));
        assert!(!policy.allows_domain("sub.my-domain.com"));
    }
}

//! What an administrator may change while Rollbook runs. Start-up settings are a thing of their
//! own (`settings.rs`); the two are never merged into one object.

pub(in crate::domain) mod settings;
pub(in crate::domain) mod shape;

pub use shape::Shape;

use crate::domain::credentials::password::{CustomPolicy, PasswordPolicy};
use crate::domain::site::logo::LogoMark;
use crate::domain::{
    AccentColor, EmailAddress, Language, MailFrom, Reason, RegistrationType, SecondFactorRule, SessionTimes,
};

/// The longest part of a wrong value that is repeated.
const QUOTED_CHARS_MAX: usize = 60;

/// The whole policy, as it stands at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SitePolicy {
    pub site_name: Option<String>,
    /// The origin of every link in a mail; no trailing slash.
    pub public_url: Option<String>,
    pub default_language: Option<Language>,
    pub accent: Option<AccentColor>,
    pub logo: Option<LogoMark>,
    /// Who mails come from, while no start-up setting says it.
    pub mail_from: Option<MailFrom>,
    /// Who gets the end of the audit trail by mail, once a day.
    pub audit_head_to: Option<EmailAddress>,
    pub registration: RegistrationType,
    /// Whether nobody can be registered in the internal realm.
    pub internal_realm_off: bool,
    /// Whether `account/recover` tells callers that nobody has an address, as the original did.
    pub recovery_tells_unknown: bool,
    /// Lower-case ASCII domains; empty means all.
    pub allowed_domains: Vec<String>,
    pub password_level: PasswordLevel,
    pub custom_password: CustomPolicy,
    pub sessions: SessionTimes,
    /// Who must have a second factor.
    pub second_factor: SecondFactorRule,
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
    pub shape: Shape,
    read: fn(&SitePolicy) -> String,
    /// Takes what [`Shape::settle`] has let through; an empty text where the setting may be unset.
    write: fn(&mut SitePolicy, &str) -> Result<(), Reason>,
}

/// A value that a setting does not take, or a key that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    #[error("there is no setting {key:?}; `rollbook settings list` shows all")]
    UnknownKey { key: String },
    #[error("{value:?} does not work for {key}; use for example {example:?} ({about})")]
    BadValue { key: &'static str, value: String, example: &'static str, about: &'static str, reason: Reason },
}

impl SitePolicy {
    /// Every setting, in the order in which they are listed.
    pub const SETTINGS: &'static [PolicySetting] = settings::SETTINGS;

    pub fn setting(key: &str) -> Result<&'static PolicySetting, PolicyError> {
        Self::SETTINGS
            .iter()
            .find(|setting| setting.key == key)
            .ok_or_else(|| PolicyError::UnknownKey { key: key.to_owned() })
    }

    /// Sets one value from its text. An empty text goes back to the default.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), PolicyError> {
        let setting = Self::setting(key)?;
        setting.put(self, value).map_err(|reason| PolicyError::BadValue {
            key: setting.key,
            value: value.chars().take(QUOTED_CHARS_MAX).collect(),
            example: setting.example,
            about: setting.about,
            reason,
        })
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

impl PolicySetting {
    /// The value as text, as [`SitePolicy::set`] takes it.
    pub fn of(&self, policy: &SitePolicy) -> String {
        (self.read)(policy)
    }

    /// Sets the value in a policy; an empty text goes back to the default.
    pub fn put(&self, policy: &mut SitePolicy, value: &str) -> Result<(), Reason> {
        let settled = self.shape.settle(value)?;
        let text = if settled.is_empty() { (self.read)(&SitePolicy::default()) } else { settled };
        (self.write)(policy, &text)
    }
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
            ("mail.from", "Harbour Club"),
            ("audit.head_to", "nobody"),
            ("session.idle_minutes", "4"),
            ("session.remembered_days", "91"),
            ("session.administrator_hours", "13"),
            ("brand.accent", "#ffcc00"),
            ("brand.logo", "../../etc/passwd"),
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

//! The one list of what an administrator may change: keys, shapes, examples, and how each is read
//! and written.

use crate::domain::credentials::password::PasswordPolicy;
use crate::domain::profile::email_address::ascii_domain;
use crate::domain::sign_in::session_times::SessionTimes;
use crate::domain::site::logo::LogoMark;
use crate::domain::site::site_policy::{PasswordLevel, PolicySetting, Shape, public_origin};
use crate::domain::{
    AccentColor, EmailAddress, Language, MailFrom, Reason, RegistrationType, SecondFactorRule,
};

pub(in crate::domain) const SETTINGS: &[PolicySetting] = &[
    PolicySetting {
        key: "site.name",
        about: "The name of the service that people sign up for; in pages and mails",
        example: "Example Club",
        shape: Shape::Line { max: 80 },
        read: |policy| policy.site_name.clone().unwrap_or_default(),
        write: |policy, value| {
            policy.site_name = non_empty(value);
            Ok(())
        },
    },
    PolicySetting {
        key: "site.public_url",
        about: "Where people reach Rollbook; the start of every link in a mail",
        example: "https://join.example.org",
        shape: Shape::Url,
        read: |policy| policy.public_url.clone().unwrap_or_default(),
        write: |policy, value| {
            policy.public_url = optional(value, |text| public_origin(text).ok_or(Reason::NotAUrl))?;
            Ok(())
        },
    },
    PolicySetting {
        key: "site.language",
        about: "The language of whoever names none: en or de",
        example: "en",
        shape: Shape::Choice(&["en", "de"]),
        read: |policy| policy.default_language.map_or_else(String::new, |language| language.tag().to_owned()),
        write: |policy, value| {
            policy.default_language = optional(value, |tag| Language::parse(tag).ok_or(Reason::NotAChoice))?;
            Ok(())
        },
    },
    PolicySetting {
        key: "brand.accent",
        about: "The colour of buttons and links, as #rrggbb; dark enough to be read on white, and made lighter by itself for dark screens",
        example: "#2b4aa8",
        shape: Shape::Color,
        read: |policy| policy.accent.map_or_else(String::new, |accent| accent.to_string()),
        write: |policy, value| {
            policy.accent = optional(value, AccentColor::parse)?;
            Ok(())
        },
    },
    PolicySetting {
        key: "brand.logo",
        about: "The picture beside the site's name; uploaded in the console, and taken away by an empty value",
        example: "9f86d081884c7d65-320x80.png",
        shape: Shape::Picture,
        read: |policy| policy.logo.as_ref().map_or_else(String::new, ToString::to_string),
        write: |policy, value| {
            policy.logo = optional(value, |text| LogoMark::parse(text).ok_or(Reason::NotAnImage))?;
            Ok(())
        },
    },
    PolicySetting {
        key: "mail.from",
        about: "The sender of every mail: an address, or a name and an address",
        example: "Example Club <desk@example.org>",
        shape: Shape::Sender,
        read: |policy| policy.mail_from.as_ref().map_or_else(String::new, ToString::to_string),
        write: |policy, value| {
            policy.mail_from = optional(value, |text| MailFrom::parse(text).map_err(|_| Reason::NotASender))?;
            Ok(())
        },
    },
    PolicySetting {
        key: "audit.head_to",
        about: "The address that gets the end of the audit trail once a day, to be compared later; empty sends nothing",
        example: "auditor@example.org",
        shape: Shape::Line { max: 254 },
        read: |policy| policy.audit_head_to.as_ref().map_or_else(String::new, |to| to.as_str().to_owned()),
        write: |policy, value| {
            policy.audit_head_to = optional(value, EmailAddress::parse)?;
            Ok(())
        },
    },
    PolicySetting {
        key: "registration.type",
        about: "Who may register: Public (anyone), Verified (anyone who proves the address), Closed (administrators register people)",
        example: "Verified",
        shape: Shape::Choice(&["Public", "Verified", "Closed"]),
        read: |policy| policy.registration.as_str().to_owned(),
        write: |policy, value| {
            policy.registration = RegistrationType::parse(value).ok_or(Reason::NotAChoice)?;
            Ok(())
        },
    },
    PolicySetting {
        key: "registration.allowed_domains",
        about: "Mail domains that may register, separated by commas; empty means all",
        example: "example.org, example.com",
        shape: Shape::Domains,
        read: |policy| policy.allowed_domains.join(", "),
        write: |policy, value| {
            policy.allowed_domains = value
                .split([',', ' ', '\n'])
                .map(|domain| domain.trim().trim_start_matches('@'))
                .filter(|domain| !domain.is_empty())
                .map(|domain| ascii_domain(domain).ok_or(Reason::NotADomain))
                .collect::<Result<_, _>>()?;
            Ok(())
        },
    },
    PolicySetting {
        key: "realm.internal",
        about: "Whether people can be registered in the internal realm: on or off",
        example: "on",
        shape: Shape::Switch,
        read: |policy| on_or_off(!policy.internal_realm_off),
        write: |policy, value| {
            policy.internal_realm_off = value != "on";
            Ok(())
        },
    },
    PolicySetting {
        key: "recovery.tells_unknown",
        about: "Whether POST /api/v2/account/recover/ answers 400 for an address that nobody has; then anybody can find out who has an account: on or off",
        example: "off",
        shape: Shape::Switch,
        read: |policy| on_or_off(policy.recovery_tells_unknown),
        write: |policy, value| {
            policy.recovery_tells_unknown = value == "on";
            Ok(())
        },
    },
    PolicySetting {
        key: "password.policy",
        about: "What a new password has to be: Low (6 characters), High (12, not a known one), Composed (8, three kinds of characters), Custom",
        example: "High",
        shape: Shape::Choice(&["Low", "High", "Composed", "Custom"]),
        read: |policy| policy.password_policy().name().to_owned(),
        write: |policy, value| {
            policy.password_level = match value {
                "Low" => PasswordLevel::Low,
                "High" => PasswordLevel::High,
                "Composed" => PasswordLevel::Composed,
                "Custom" => PasswordLevel::Custom,
                _ => return Err(Reason::NotAChoice),
            };
            Ok(())
        },
    },
    PolicySetting {
        key: "password.custom.min_length",
        about: "Custom policy: the fewest characters, 6 to 128",
        example: "14",
        shape: Shape::Number { min: PasswordPolicy::MIN_CUSTOM as u64, max: 128 },
        read: |policy| policy.custom_password.min_length.to_string(),
        write: |policy, value| {
            policy.custom_password.min_length = number(value)?;
            Ok(())
        },
    },
    PolicySetting {
        key: "password.custom.classes",
        about: "Custom policy: how many of lower, upper, digit and special must occur, 0 to 4",
        example: "0",
        shape: Shape::Number { min: 0, max: 4 },
        read: |policy| policy.custom_password.classes.to_string(),
        write: |policy, value| {
            policy.custom_password.classes = number(value)?;
            Ok(())
        },
    },
    PolicySetting {
        key: "password.custom.blocklist",
        about: "Custom policy: whether common, breached and personal passwords are refused, on or off",
        example: "on",
        shape: Shape::Switch,
        read: |policy| on_or_off(policy.custom_password.blocklist),
        write: |policy, value| {
            policy.custom_password.blocklist = value == "on";
            Ok(())
        },
    },
    PolicySetting {
        key: "session.idle_minutes",
        about: "Signs out whoever does nothing for so many minutes and was not remembered, 5 to 1440",
        example: "30",
        shape: Shape::Number { min: 5, max: 24 * 60 },
        read: |policy| policy.sessions.idle_minutes().to_string(),
        write: |policy, value| {
            policy.sessions.idle = SessionTimes::minutes(number(value)?);
            Ok(())
        },
    },
    PolicySetting {
        key: "session.remembered_days",
        about: "How many days a remembered sign-in lasts, and any other at the most, 1 to 90",
        example: "30",
        shape: Shape::Number { min: 1, max: SessionTimes::LONGEST.as_secs() / 86_400 },
        read: |policy| policy.sessions.remembered_days().to_string(),
        write: |policy, value| {
            policy.sessions.remembered = SessionTimes::days(number(value)?);
            Ok(())
        },
    },
    PolicySetting {
        key: "session.administrator_hours",
        about: "After how many hours administrators sign in again, used or not, 1 to 12",
        example: "12",
        shape: Shape::Number { min: 1, max: 12 },
        read: |policy| policy.sessions.administrator_hours().to_string(),
        write: |policy, value| {
            policy.sessions.administrators = SessionTimes::hours(number(value)?);
            Ok(())
        },
    },
    PolicySetting {
        key: "session.proof_minutes",
        about: "For how many minutes a password or code covers settings, roles, keys and other things that matter before it is asked for again, 1 to 60",
        example: "5",
        shape: Shape::Number { min: 1, max: 60 },
        read: |policy| policy.sessions.proof_minutes().to_string(),
        write: |policy, value| {
            policy.sessions.proof = SessionTimes::minutes(number(value)?);
            Ok(())
        },
    },
    PolicySetting {
        key: "account.second_factor",
        about: "Who must have a second factor: optional (whoever likes), administrators (whoever manages accounts), everyone",
        example: "administrators",
        shape: Shape::Choice(&["optional", "administrators", "everyone"]),
        read: |policy| policy.second_factor.as_str().to_owned(),
        write: |policy, value| {
            policy.second_factor = SecondFactorRule::parse(value).ok_or(Reason::NotAChoice)?;
            Ok(())
        },
    },
    PolicySetting {
        key: "privacy.version",
        about: "The version of the privacy policy; a new one is put before everyone at the next sign-in",
        example: "2026-11",
        shape: Shape::Line { max: 40 },
        read: |policy| policy.privacy_version().to_owned(),
        write: |policy, value| {
            policy.privacy_version = non_empty(value);
            Ok(())
        },
    },
    PolicySetting {
        key: "privacy.text",
        about: "The privacy policy; an empty line ends a paragraph. Empty means the text that comes with Rollbook",
        example: "We keep your name and mail address as long as you have an account.",
        shape: Shape::Text { max_bytes: 100_000 },
        read: |policy| policy.privacy_text.clone().unwrap_or_default(),
        write: |policy, value| {
            policy.privacy_text = non_empty(value);
            Ok(())
        },
    },
    PolicySetting {
        key: "account.deletion_grace_days",
        about: "Days in which people can bring back the account that they deleted, 0 to 365; 0 erases it at once",
        example: "30",
        shape: Shape::Number { min: 0, max: 365 },
        read: |policy| policy.deletion_grace_days().to_string(),
        write: |policy, value| {
            policy.deletion_grace_days = Some(number(value)?);
            Ok(())
        },
    },
];

fn non_empty(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

/// Nothing for an empty text, or what the rest of the rule makes of it.
fn optional<T>(value: &str, parse: impl FnOnce(&str) -> Result<T, Reason>) -> Result<Option<T>, Reason> {
    if value.is_empty() { Ok(None) } else { parse(value).map(Some) }
}

fn on_or_off(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

/// [`Shape::Number`] has looked at the bounds.
fn number<N: std::str::FromStr>(value: &str) -> Result<N, Reason> {
    value.parse().map_err(|_| Reason::NotAnInteger)
}

//! What the texts of settings mean. Every failure is the end of the sentence "this value …",
//! and none repeats a secret.

mod mail;
mod quoted;
mod scrypt_cost;
mod web_origin;

use std::fmt;
use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use ipnet::IpNet;
pub(super) use mail::smtp_url;
pub use mail::{SmtpSecurity, SmtpUrl};
use quoted::quoted;
pub(super) use scrypt_cost::{scrypt_cost, spelled};
pub use web_origin::WebOrigin;
pub(super) use web_origin::origin;

use crate::domain::clients::network;
use crate::domain::{Language, MailFrom, is_greeting_name};

/// As many as the setting `site.name` of the policy takes.
const SITE_NAME_CHARS_MAX: usize = 80;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

/// The key that seals secrets in the database. Never displayed.
#[derive(Clone, PartialEq, Eq)]
pub struct SealingKey([u8; 32]);

impl SealingKey {
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey([hidden])")
    }
}

impl fmt::Display for LogFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Json => "json",
        })
    }
}

impl fmt::Display for LogLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        })
    }
}

pub(super) fn path(text: &str) -> Result<PathBuf, String> {
    if text.contains('\0') {
        return Err("contains a zero byte, which is not allowed in a path".to_owned());
    }
    Ok(PathBuf::from(text))
}

pub(super) fn address(text: &str) -> Result<IpAddr, String> {
    let text = text.trim();
    text.parse().map_err(|_| format!("{} is not an IP address", quoted(text)))
}

pub(super) fn port(text: &str) -> Result<u16, String> {
    let text = text.trim();
    if text.starts_with("tcp://") {
        return Err("was put there by the container platform for a service named rollbook; give the \
             service another name or set enableServiceLinks to false"
            .to_owned());
    }
    text.parse().map_err(|_| format!("{} is not a port", quoted(text)))
}

pub(super) fn number<N>(text: &str, range: RangeInclusive<N>) -> Result<N, String>
where
    N: std::str::FromStr + PartialOrd + fmt::Display,
{
    let text = text.trim();
    let number: N = text.parse().map_err(|_| format!("{} is not a number that fits", quoted(text)))?;
    if range.contains(&number) {
        Ok(number)
    } else {
        Err(format!("{number} is not between {} and {}", range.start(), range.end()))
    }
}

pub(super) fn seconds(text: &str, range: RangeInclusive<u64>) -> Result<Duration, String> {
    number(text, range).map(Duration::from_secs)
}

/// 0 is no limit.
pub(super) fn limit(text: &str) -> Result<Option<u32>, String> {
    let limit = number(text, 0..=1_000_000)?;
    Ok((limit > 0).then_some(limit))
}

pub(super) fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.chars().any(char::is_control) {
        return Err("contains a control character".to_owned());
    }
    if name.chars().count() > SITE_NAME_CHARS_MAX {
        return Err(format!("is longer than {SITE_NAME_CHARS_MAX} characters"));
    }
    Ok(name.to_owned())
}

pub(super) fn language(text: &str) -> Result<Language, String> {
    one_of(text, "language", &[Language::English, Language::German])
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, String> {
    one_of(text, "log format", &[LogFormat::Text, LogFormat::Json])
}

pub(super) fn log_level(text: &str) -> Result<LogLevel, String> {
    let levels = [LogLevel::Error, LogLevel::Warn, LogLevel::Info, LogLevel::Debug];
    one_of(text, "log level", &levels)
}

pub(super) fn flag(text: &str) -> Result<bool, String> {
    let text = text.trim();
    text.to_ascii_lowercase().parse().map_err(|_| format!("{} is neither true nor false", quoted(text)))
}

/// Consent that cannot be given by a stray `true`.
pub(super) fn words(text: &str, expected: &str) -> Result<(), String> {
    if text.trim() == expected {
        Ok(())
    } else {
        Err(format!("{} is not the required phrase", quoted(text.trim())))
    }
}

pub(super) fn list<T>(text: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, String> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(parse).collect()
}

pub(super) fn proxy_network(text: &str) -> Result<IpNet, String> {
    let network = parse_network(text)?;
    if network.prefix_len() == 0 {
        return Err(format!("{network} covers every address, so that anyone could claim to be anyone"));
    }
    Ok(network)
}

/// An address (`10.0.0.7`) or a network (`10.0.0.0/24`; bits after the prefix are ignored).
///
/// # Errors
/// What is wrong, as the end of the sentence "this value …".
pub fn parse_network(text: &str) -> Result<IpNet, String> {
    network::parse(text).ok_or_else(|| format!("{} is not an IP address or network", quoted(text.trim())))
}

pub(super) fn mail_from(text: &str) -> Result<MailFrom, String> {
    MailFrom::parse(text).map_err(|fault| fault.to_string())
}

pub(super) fn helo_name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if is_greeting_name(name) {
        Ok(name.to_owned())
    } else {
        Err(format!("{} is not a host name", quoted(name)))
    }
}

/// Base64 with or without padding.
pub(super) fn sealing_key(text: &str) -> Result<SealingKey, String> {
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let bytes = GeneralPurpose::new(&STANDARD, lenient)
        .decode(text.trim())
        .map_err(|_| "is not base64".to_owned())?;
    let length = bytes.len();
    bytes.try_into().map(SealingKey).map_err(|_| format!("holds {length} bytes instead of 32"))
}

fn one_of<T: Copy + fmt::Display>(text: &str, what: &str, choices: &[T]) -> Result<T, String> {
    let text = text.trim();
    choices
        .iter()
        .copied()
        .find(|choice| choice.to_string().eq_ignore_ascii_case(text))
        .ok_or_else(|| format!("{} is not a {what}", quoted(text)))
}

//! Where the mail server is and how to speak to it, read from one URL. The scheme decides about
//! encryption, and none of them ever falls back to clear text.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use url::Url;

use crate::domain::is_greeting_name;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// `smtp://`, port 587: clear text until STARTTLS, which is required before anything else.
    StartTls,
    /// `smtps://`, port 465: TLS from the first byte.
    Implicit,
    /// `smtp+plain://`, port 25: none; loopback only, unless the operator says otherwise.
    None,
}

/// What stands beside the URL in the settings.
#[derive(Debug, Clone)]
pub struct SmtpOptions {
    /// Lets `smtp+plain://` leave the machine.
    pub allow_plaintext: bool,
    /// PEM file of further certificate authorities.
    pub ca_file: Option<PathBuf>,
    /// How we introduce ourselves; the site's host or our address unless given.
    pub helo_name: Option<String>,
    /// For each address of the server.
    pub connect_timeout: Duration,
    /// For one message in all, connection included.
    pub send_timeout: Duration,
}

impl Default for SmtpOptions {
    fn default() -> Self {
        Self {
            allow_plaintext: false,
            ca_file: None,
            helo_name: None,
            connect_timeout: Duration::from_secs(10),
            send_timeout: Duration::from_secs(60),
        }
    }
}

#[derive(Clone)]
pub struct SmtpSettings {
    pub encryption: Encryption,
    /// A name, or an IP address without brackets.
    pub host: String,
    pub port: u16,
    /// User and password.
    pub credentials: Option<(String, String)>,
    pub options: SmtpOptions,
}

/// In words for the operator. None repeats the URL, which may hold the password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmtpSettingsError {
    #[error("the mail server's URL cannot be read ({0}); a password's special characters are written as %XX")]
    NotAUrl(String),
    #[error("the mail server's URL begins with smtp://, smtps:// or smtp+plain://, not {0}://")]
    Scheme(String),
    #[error("the mail server's URL names no host")]
    NoHost,
    #[error("the mail server's URL ends after the port; a path, ? or # has no meaning there")]
    Trailing,
    #[error("the mail server's URL needs both user and password, or neither, without control characters")]
    Credentials,
    #[error(
        "smtp+plain:// to {0} would send mail and password in clear text over the network: use \
         smtp:// or smtps://, or allow it in words in the settings"
    )]
    Plaintext(String),
    #[error("the name for the greeting is a host name or an address such as [192.0.2.7]")]
    HeloName,
    #[error("the file of certificate authorities, {path}: {reason}")]
    CaFile { path: String, reason: String },
}

impl SmtpSettings {
    pub fn parse(url: &str, options: SmtpOptions) -> Result<Self, SmtpSettingsError> {
        let url = Url::parse(url).map_err(|e| SmtpSettingsError::NotAUrl(e.to_string()))?;
        let (encryption, usual_port) = match url.scheme() {
            "smtp" => (Encryption::StartTls, 587),
            "smtps" => (Encryption::Implicit, 465),
            "smtp+plain" => (Encryption::None, 25),
            other => return Err(SmtpSettingsError::Scheme(other.to_owned())),
        };
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(SmtpSettingsError::Trailing);
        }
        if !options.helo_name.as_deref().is_none_or(is_greeting_name) {
            return Err(SmtpSettingsError::HeloName);
        }
        let settings = Self {
            encryption,
            host: host_of(&url).ok_or(SmtpSettingsError::NoHost)?,
            port: url.port().filter(|&port| port > 0).unwrap_or(usual_port),
            credentials: credentials_of(&url)?,
            options,
        };
        if settings.encryption == Encryption::None && !settings.may_be_plain() {
            return Err(SmtpSettingsError::Plaintext(settings.host));
        }
        Ok(settings)
    }

    /// Whether an address that the host's name led to may be spoken to.
    pub(super) fn may_reach(&self, address: IpAddr) -> bool {
        self.encryption != Encryption::None || self.options.allow_plaintext || address.is_loopback()
    }

    fn may_be_plain(&self) -> bool {
        let loopback = self.host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        self.options.allow_plaintext || loopback || self.host.eq_ignore_ascii_case("localhost")
    }
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("encryption", &self.encryption)
            .field("host", &self.host)
            .field("port", &self.port)
            .field("user", &self.credentials.as_ref().map(|(user, _)| user))
            .field("options", &self.options)
            .finish()
    }
}

fn host_of(url: &Url) -> Option<String> {
    let host = decoded(url.host_str()?)?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let good = is_host_name(host) || host.parse::<IpAddr>().is_ok();
    good.then(|| host.to_owned())
}

fn is_host_name(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    (1..=253).contains(&text.len()) && text.chars().all(letter)
}

fn credentials_of(url: &Url) -> Result<Option<(String, String)>, SmtpSettingsError> {
    let usable =
        |text: &str| decoded(text).filter(|text| !text.is_empty() && !text.contains(char::is_control));
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        (user, password) => usable(user)
            .zip(usable(password.unwrap_or_default()))
            .map(Some)
            .ok_or(SmtpSettingsError::Credentials),
    }
}

/// Undoes `%XX`; a plus sign is a plus sign. `None` when a `%` leads nowhere.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut pieces = text.split('%');
    bytes.extend_from_slice(pieces.next()?.as_bytes());
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(url: &str) -> Result<SmtpSettings, SmtpSettingsError> {
        SmtpSettings::parse(url, SmtpOptions::default())
    }

    fn read(url: &str) -> (Encryption, String, u16) {
        let settings = parse(url).expect(url);
        (settings.encryption, settings.host, settings.port)
    }

    #[test]
    fn the_scheme_decides_about_encryption_and_port() {
        let host = || "mail.example.org".to_owned();
        assert_eq!(read("smtp://mail.example.org"), (Encryption::StartTls, host(), 587));
        assert_eq!(read("smtps://mail.example.org/"), (Encryption::Implicit, host(), 465));
        assert_eq!(read("smtp://mail.example.org:2525"), (Encryption::StartTls, host(), 2525));
        assert_eq!(read("smtp+plain://localhost").2, 25);
    }

    #[test]
    fn addresses_stand_for_hosts_too() {
        assert_eq!(read("smtp://192.0.2.7:25").1, "192.0.2.7");
        assert_eq!(read("smtps://[2001:db8::1]:465").1, "2001:db8::1");
        assert_eq!(read("smtp+plain://[::1]:1025").1, "::1");
    }

    #[test]
    fn user_and_password_are_percent_decoded_and_a_plus_stays() {
        let settings = parse("smtp://me%40example.org:p%3A%2F+%C3%BC@mail.example.org").expect("read");
        let expected = ("me@example.org".to_owned(), "p:/+ü".to_owned());
        assert_eq!(settings.credentials, Some(expected));
    }

    #[test]
    fn clear_text_is_for_loopback_unless_allowed_in_words() {
        for near in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]"] {
            parse(&format!("smtp+plain://{near}:1025")).expect(near);
        }
        let far = "smtp+plain://mailhost:25";
        assert_eq!(parse(far).expect_err("far"), SmtpSettingsError::Plaintext("mailhost".into()));
        let options = SmtpOptions { allow_plaintext: true, ..SmtpOptions::default() };
        SmtpSettings::parse(far, options).expect("allowed");
    }

    #[test]
    fn a_local_name_that_leads_away_is_not_followed_in_clear_text() {
        let settings = parse("smtp+plain://localhost:25").expect("read");
        assert!(settings.may_reach(IpAddr::from([127, 0, 0, 1])));
        assert!(!settings.may_reach(IpAddr::from([192, 0, 2, 7])));
        let encrypted = parse("smtp://mailhost").expect("read");
        assert!(encrypted.may_reach(IpAddr::from([192, 0, 2, 7])));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for wrong in [
            "mail.example.org",
            "mail.example.org:587",
            "http://mail.example.org",
            "smtp://",
            "smtp://user@mail.example.org",
            "smtp://:secret@mail.example.org",
            "smtp://us%00er:secret@mail.example.org",
            "smtp://user:50%@mail.example.org",
            "smtp://user:%+1@mail.example.org",
            "smtp://mail.example.org/path",
            "smtp://mail.example.org?tls=none",
            "smtp://mail example.org",
            "smtp://mail.example.org:99999",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        let options =
            SmtpOptions { helo_name: Some("desk\r\nMAIL FROM:<x>".into()), ..SmtpOptions::default() };
        let refused = SmtpSettings::parse("smtp://mail.example.org", options);
        assert!(matches!(refused, Err(SmtpSettingsError::HeloName)));
    }

    #[test]
    fn the_password_is_not_printed() {
        let settings = parse("smtp://user:swordfish@mail.example.org").expect("read");
        assert!(!format!("{settings:?}").contains("swordfish"));
        let error = parse("smtp://user:swordfish@mail.example.org/x").expect_err("a path");
        assert!(!format!("{error} {error:?}").contains("swordfish"));
    }
}

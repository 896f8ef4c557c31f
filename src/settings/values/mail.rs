//! Where mail is handed over.

use std::fmt;
use std::net::Ipv4Addr;

use url::Url;

use super::web_origin::is_loopback;

/// A mail server with user and password. Shown by [`SmtpUrl::redacted`] only.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl {
    url: Url,
    security: SmtpSecurity,
}

/// How the connection to the mail server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// `smtp://`: STARTTLS, required.
    StartTls,
    /// `smtps://`: TLS from the first byte.
    Tls,
    /// `smtp+plain://`: none.
    Plain,
}

impl SmtpUrl {
    /// The whole URL, password included: for the transport and nothing else.
    pub fn expose(&self) -> &str {
        self.url.as_str()
    }

    /// With user and password hidden.
    pub fn redacted(&self) -> String {
        let scheme = self.url.scheme();
        let user = match self.url.username() {
            "" => "",
            _ => "[hidden]@",
        };
        let port = self.url.port().map(|port| format!(":{port}"));
        format!("{scheme}://{user}{}{}", self.host(), port.unwrap_or_default())
    }

    pub const fn security(&self) -> SmtpSecurity {
        self.security
    }

    /// An IPv6 address in brackets.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    pub fn is_loopback(&self) -> bool {
        // In a scheme that is not the web's, 127.0.0.1 counts as a name.
        let as_ipv4: Option<Ipv4Addr> = self.host().parse().ok();
        match (as_ipv4, self.url.host()) {
            (Some(address), _) => address.is_loopback(),
            (None, Some(host)) => is_loopback(&host),
            (None, None) => false,
        }
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpUrl({})", self.redacted())
    }
}

/// No failure repeats any part of the text: a password may stand anywhere in it.
pub(in crate::settings) fn smtp_url(text: &str) -> Result<SmtpUrl, String> {
    let text = text.trim();
    if text.contains(|char: char| char.is_control() || char.is_whitespace()) {
        return Err("contains a space or line break".to_owned());
    }
    let url = Url::parse(text).map_err(|_| "is not a URL".to_owned())?;
    let security = match url.scheme() {
        "smtp" => SmtpSecurity::StartTls,
        "smtps" => SmtpSecurity::Tls,
        "smtp+plain" => SmtpSecurity::Plain,
        _ => return Err("does not begin with smtp://, smtps:// or smtp+plain://".to_owned()),
    };
    if url.host_str().is_none_or(str::is_empty) || url.port() == Some(0) {
        return Err("has no host and port".to_owned());
    }
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err("has a path after the host".to_owned());
    }
    let has_password = url.password().is_some_and(|password| !password.is_empty());
    if url.username().is_empty() == has_password {
        return Err("has a user without a password, or the reverse".to_owned());
    }
    Ok(SmtpUrl { url, security })
}

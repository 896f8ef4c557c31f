//! Where mail is handed over, and whom it is from.

use std::fmt;
use std::net::Ipv4Addr;

use url::{Host, Url};

use super::web_origin::is_loopback;

const NAME_CHARS_MAX: usize = 100;
const ADDRESS_BYTES_MAX: usize = 254;
const LOCAL_PART_BYTES_MAX: usize = 64;

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

/// The sender of every mail. Displays as `Name <address>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFrom {
    pub name: Option<String>,
    /// ASCII: an international domain is in its `xn--` form.
    pub address: String,
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

impl fmt::Display for MailFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => f.write_str(&self.address),
        }
    }
}

/// No failure repeats any part of the text: a password may stand anywhere in it.
pub(in crate::settings) fn smtp_url(text: &str) -> Result<SmtpUrl, String> {
    let text = text.trim();
    if text.contains(|char: char| char.is_control() || char.is_whitespace()) {
        return Err("holds a space or line break".to_owned());
    }
    let url = Url::parse(text).map_err(|_| "is not a URL".to_owned())?;
    let security = match url.scheme() {
        "smtp" => SmtpSecurity::StartTls,
        "smtps" => SmtpSecurity::Tls,
        "smtp+plain" => SmtpSecurity::Plain,
        _ => return Err("does not begin with smtp://, smtps:// or smtp+plain://".to_owned()),
    };
    if url.host_str().is_none_or(str::is_empty) || url.port() == Some(0) {
        return Err("names no host and port".to_owned());
    }
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err("goes on after the host".to_owned());
    }
    let has_password = url.password().is_some_and(|password| !password.is_empty());
    if url.username().is_empty() == has_password {
        return Err("has a user without a password, or the reverse".to_owned());
    }
    Ok(SmtpUrl { url, security })
}

pub(in crate::settings) fn mail_from(text: &str) -> Result<MailFrom, String> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err("holds a control character".to_owned());
    }
    let (name, address) = match text.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, address)) => (name.trim(), address.trim()),
        None => ("", text),
    };
    let name = unquoted(name);
    if name.chars().count() > NAME_CHARS_MAX || name.contains(['<', '>', '"']) {
        return Err("has a name that is too long or holds < > or \"".to_owned());
    }
    Ok(MailFrom {
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        address: mail_address(address)?,
    })
}

fn unquoted(name: &str) -> &str {
    let inner = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(name).trim()
}

fn mail_address(text: &str) -> Result<String, String> {
    let wrong = || format!("{text:?} is not a mail address");
    let (local, domain) = text.rsplit_once('@').ok_or_else(wrong)?;
    let domain = idna::domain_to_ascii_strict(domain).map_err(|_| wrong())?;
    let Ok(Host::Domain(_)) = Host::parse(&domain) else {
        return Err(wrong());
    };
    let dots_are_inside = !local.split('.').any(str::is_empty);
    let plain =
        local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&byte));
    let short = local.len() <= LOCAL_PART_BYTES_MAX && local.len() + 1 + domain.len() <= ADDRESS_BYTES_MAX;
    if dots_are_inside && plain && short { Ok(format!("{local}@{domain}")) } else { Err(wrong()) }
}

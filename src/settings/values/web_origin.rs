//! Scheme, host and port: what a browser calls an origin.

use std::fmt;

use url::{Host, Url};

use super::quoted::quoted;

/// An `http` or `https` origin in the spelling that browsers send: lower case, no default
/// port, no trailing slash.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebOrigin {
    text: String,
    host: Host,
}

impl WebOrigin {
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn is_https(&self) -> bool {
        self.text.starts_with("https://")
    }

    /// Without the port; an IPv6 address in brackets.
    pub fn host(&self) -> String {
        self.host.to_string()
    }

    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host)
    }
}

impl fmt::Display for WebOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

pub(in crate::settings) fn origin(text: &str) -> Result<WebOrigin, String> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if !lower.starts_with("http://") && !lower.starts_with("https://") {
        return Err(format!("{} does not begin with https:// or http://", quoted(text)));
    }
    // The parser would quietly drop or turn these.
    if text.contains(|char: char| char.is_control() || char.is_whitespace() || char == '\\') {
        return Err(format!("{} contains a space or backslash", quoted(text)));
    }
    let url = Url::parse(text).map_err(|error| format!("{} is not a URL ({error})", quoted(text)))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("contains a username or password".to_owned());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(format!("{} has a path after the host", quoted(text)));
    }
    match url.host() {
        Some(host) if url.port() != Some(0) => {
            Ok(WebOrigin { text: url.origin().ascii_serialization(), host: host.to_owned() })
        }
        _ => Err(format!("{} has no host and port", quoted(text))),
    }
}

/// Names and addresses that never leave this machine.
pub(super) fn is_loopback(host: &Host<impl AsRef<str>>) -> bool {
    match host {
        Host::Domain(name) => {
            let name = name.as_ref().to_ascii_lowercase();
            name == "localhost" || name.ends_with(".localhost")
        }
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

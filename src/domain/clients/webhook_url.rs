//! Where webhooks are sent: an http or https address without credentials in it.

use std::fmt;
use std::net::IpAddr;

use url::{Host, Url};

use crate::domain::field_errors::Reason;

const LENGTH_MAX: usize = 2000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookUrl(Url);

impl WebhookUrl {
    /// Also writes down what browsers read as one address in one way: `http://127.1` is `http://127.0.0.1/`.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Reason::Blank);
        }
        if text.chars().count() > LENGTH_MAX {
            return Err(Reason::TooLong { max: LENGTH_MAX });
        }
        let mut url = Url::parse(text).map_err(|_| Reason::NotAWebhookUrl)?;
        let is_plain = matches!(url.scheme(), "http" | "https")
            && url.host().is_some()
            && url.username().is_empty()
            && url.password().is_none()
            && url.port() != Some(0);
        url.set_fragment(None);
        if is_plain { Ok(Self(url)) } else { Err(Reason::NotAWebhookUrl) }
    }

    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// As it stands in a certificate: without the brackets of IPv6.
    pub fn host(&self) -> String {
        match self.0.host() {
            Some(Host::Ipv6(address)) => address.to_string(),
            Some(host) => host.to_string(),
            None => String::new(),
        }
    }

    /// Where the host is written as an address.
    pub fn literal(&self) -> Option<IpAddr> {
        match self.0.host()? {
            Host::Ipv4(address) => Some(address.into()),
            Host::Ipv6(address) => Some(address.into()),
            Host::Domain(_) => None,
        }
    }

    pub fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or(if self.is_https() { 443 } else { 80 })
    }

    /// What the `Host` header says.
    pub fn authority(&self) -> &str {
        &self.0[url::Position::BeforeHost..url::Position::AfterPort]
    }

    /// What a connection leads to.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.0.scheme(), self.authority())
    }

    pub fn path_and_query(&self) -> &str {
        &self.0[url::Position::BeforePath..url::Position::AfterQuery]
    }
}

impl fmt::Display for WebhookUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_web_addresses_are_taken() {
        let url = WebhookUrl::parse(" https://Hooks.example.org:8443/in?a=b#c ").unwrap();
        assert_eq!(url.as_str(), "https://hooks.example.org:8443/in?a=b");
        assert_eq!(
            (url.host().as_str(), url.port(), url.authority()),
            ("hooks.example.org", 8443, "hooks.example.org:8443")
        );
        assert_eq!(url.path_and_query(), "/in?a=b");
        for wrong in [
            "hooks.example.org",
            "ftp://hooks.example.org",
            "https://",
            "https://user@hooks.example.org",
            "https://:secret@hooks.example.org",
            "http://hooks.example.org:0/",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "unix:/run/x.sock",
        ] {
            assert_eq!(WebhookUrl::parse(wrong), Err(Reason::NotAWebhookUrl), "{wrong}");
        }
    }

    #[test]
    fn addresses_in_disguise_are_seen_as_what_they_are() {
        for disguise in [
            "http://127.1/",
            "http://0x7f.0.0.1",
            "http://2130706433",
            "http://0177.0.0.1",
            "http://127。0。0。1",
        ] {
            let url = WebhookUrl::parse(disguise).unwrap();
            assert_eq!(url.literal(), Some("127.0.0.1".parse().unwrap()), "{disguise}");
        }
        assert_eq!(WebhookUrl::parse("http://[::1]:80/").unwrap().host(), "::1");
    }
}

//! The part of the site's own mail addresses and message ids behind the `@`.

use url::{Host, Url};

/// The host of the public URL, an IP address as a domain literal (RFC 5321 4.1.3): what stands behind
/// the `@` of a sender and of a message id.
pub fn mail_domain(public_url: &str) -> String {
    match Url::parse(public_url).ok().as_ref().and_then(Url::host) {
        Some(Host::Domain(name)) => name.to_owned(),
        Some(Host::Ipv4(address)) => format!("[{address}]"),
        Some(Host::Ipv6(address)) => format!("[IPv6:{address}]"),
        None => "localhost".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_numbers_becomes_a_domain_literal() {
        for (url, domain) in [
            ("https://desk.example.org:8443", "desk.example.org"),
            ("http://127.0.0.1:8000", "[127.0.0.1]"),
            ("http://[::1]:8000", "[IPv6:::1]"),
            ("nonsense", "localhost"),
        ] {
            assert_eq!(mail_domain(url), domain);
        }
    }
}

//! What EHLO may name.

use std::net::{Ipv4Addr, Ipv6Addr};

const BYTES_MAX: usize = 253;

/// A host name, or an address as RFC 5321 4.1.3 writes it: `[192.0.2.7]`, `[IPv6:2001:db8::7]`.
pub fn is_greeting_name(text: &str) -> bool {
    let Some(literal) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
        return (1..=BYTES_MAX).contains(&text.len()) && text.chars().all(fits);
    };
    match literal.strip_prefix("IPv6:") {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => literal.parse::<Ipv4Addr>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_in_brackets_may_be_given_and_nothing_else() {
        for good in ["join.example.org", "vm", "[192.0.2.7]", "[IPv6:2001:db8::7]"] {
            assert!(is_greeting_name(good), "{good}");
        }
        for wrong in
            ["", "a b", "a\r\nMAIL", "[2001:db8::7]", "[IPv6:192.0.2.7]", "[join.example.org]", "192.0.2.7]"]
        {
            assert!(!is_greeting_name(wrong), "{wrong}");
        }
    }
}

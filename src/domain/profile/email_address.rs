//! A mail address that is safe to put into an envelope.

use std::fmt;

use crate::domain::field_errors::Reason;

/// Slips that are typed often and the large providers that they stand for. None of them is a provider of
/// its own.
const SLIPS: [(&str, &str); 21] = [
    ("gmial.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gmil.com", "gmail.com"),
    ("gamil.com", "gmail.com"),
    ("gnail.com", "gmail.com"),
    ("gmaill.com", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("gmail.co", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("googlemail.con", "googlemail.com"),
    ("hotmial.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmail.con", "hotmail.com"),
    ("outlok.com", "outlook.com"),
    ("outloook.com", "outlook.com"),
    ("yaho.com", "yahoo.com"),
    ("yahooo.com", "yahoo.com"),
    ("iclod.com", "icloud.com"),
    ("gmx.ed", "gmx.de"),
    ("web.ed", "web.de"),
];

/// An address of the plain `local@domain` form, stricter than RFC 5322: an unquoted ASCII local
/// part, a domain name of at least two labels (internationalised ones pass through IDNA), no
/// comments, no literals, at most 254 characters. Kept as spelled; compared by [`key`](Self::key).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailAddress {
    spelled: String,
    local_length: usize,
    ascii_domain: String,
}

impl EmailAddress {
    pub const MAX: usize = 254;

    /// Surrounding white space is forgiven; everything else is refused.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let text = text.trim_matches([' ', '\t']);
        if text.is_empty() {
            return Err(Reason::Blank);
        }
        let (local, domain) = text.split_once('@').ok_or(Reason::NotAnAddress)?;
        if !is_local_part(local) {
            return Err(Reason::NotAnAddress);
        }
        let ascii_domain = ascii_domain(domain).ok_or(Reason::NotAnAddress)?;
        if local.len() + 1 + ascii_domain.len() > Self::MAX || text.len() > Self::MAX {
            return Err(Reason::TooLong { max: Self::MAX });
        }
        Ok(Self { spelled: text.to_owned(), local_length: local.len(), ascii_domain })
    }

    /// As the person typed it.
    pub fn as_str(&self) -> &str {
        &self.spelled
    }

    /// As it is shown: an internationalised domain in its own letters.
    pub fn shown(&self) -> String {
        let (domain, outcome) = idna::domain_to_unicode(&self.ascii_domain);
        if outcome.is_ok() { format!("{}@{domain}", self.local()) } else { self.spelled.clone() }
    }

    /// The address that was perhaps meant, where the domain looks like a slip of the fingers. For people to
    /// decide on: nobody's address is changed unasked.
    pub fn perhaps_meant(&self) -> Option<String> {
        let (_, meant) = SLIPS.iter().find(|(slip, _)| *slip == self.ascii_domain)?;
        Some(format!("{}@{meant}", self.local()))
    }

    /// For the envelope: the domain in its ASCII form.
    pub fn ascii(&self) -> String {
        format!("{}@{}", self.local(), self.ascii_domain)
    }

    /// What makes it unique: without case, the domain in its ASCII form.
    pub fn key(&self) -> String {
        format!("{}@{}", self.local().to_ascii_lowercase(), self.ascii_domain)
    }

    pub fn local(&self) -> &str {
        &self.spelled[..self.local_length]
    }

    /// The whole domain in lower-case ASCII, to be compared whole: `notmy-domain.com` is not a
    /// part of `my-domain.com`.
    pub fn domain(&self) -> &str {
        &self.ascii_domain
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelled)
    }
}

/// A dot-atom of RFC 5322 3.2.3, at most 64 octets (RFC 5321 4.5.3.1.1).
fn is_local_part(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
        })
}

/// A stored address as it is shown; what is none stays as it is.
pub fn shown_address(text: &str) -> String {
    EmailAddress::parse(text).map_or_else(|_| text.to_owned(), |address| address.shown())
}

/// The domain as lower-case LDH labels, or `None` when it is no public-looking host name.
pub fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_strict(domain).ok()?;
    let labels: Vec<&str> = ascii.split('.').collect();
    let well_formed = labels.len() >= 2
        && ascii.len() <= 253
        && labels.iter().all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
        && labels.last().is_some_and(|top| top.bytes().any(|b| b.is_ascii_alphabetic()));
    well_formed.then_some(ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_pass_and_are_compared_without_case() {
        let address = EmailAddress::parse(" Ada.L+desk@Example.ORG ").unwrap();
        assert_eq!(address.as_str(), "Ada.L+desk@Example.ORG");
        assert_eq!(address.key(), "ada.l+desk@example.org");
        assert_eq!(address.domain(), "example.org");
        let idn = EmailAddress::parse("x@MÜLLER.de").unwrap();
        assert_eq!(idn.ascii(), "x@xn--mller-kva.de");
        assert_eq!(idn.key(), EmailAddress::parse("X@xn--mller-kva.de").unwrap().key());
    }

    #[test]
    fn an_internationalised_domain_is_shown_in_its_own_letters() {
        for typed in ["x@xn--mller-kva.de", "x@müller.de", "x@MÜLLER.de"] {
            assert_eq!(EmailAddress::parse(typed).unwrap().shown(), "x@müller.de");
        }
        assert_eq!(EmailAddress::parse("Ada@example.org").unwrap().shown(), "Ada@example.org");
    }

    #[test]
    fn a_slip_in_the_domain_is_asked_about_and_nothing_else_is() {
        let meant = |typed| EmailAddress::parse(typed).unwrap().perhaps_meant();
        assert_eq!(meant("Ada@GMIAL.com").as_deref(), Some("Ada@gmail.com"));
        for right in
            ["ada@gmail.com", "ada@gmx.de", "ada@mail.com", "ada@gmial.com.example.org", "a@ymail.com"]
        {
            assert_eq!(meant(right), None, "{right}");
        }
        for (_, meant_domain) in SLIPS {
            assert!(SLIPS.iter().all(|(slip, _)| *slip != meant_domain), "{meant_domain}");
        }
    }

    #[test]
    fn whatever_could_smuggle_or_mislead_is_refused() {
        for wrong in [
            "ada",
            "@example.org",
            "ada@",
            "a@b",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "\"a b\"@example.org",
            "a@example.org,b@example.org",
            "a@example.org b@example.org",
            "a@b@example.org",
            "a..b@example.org",
            ".a@example.org",
            "a\r\nRCPT TO:<b@c.de>@example.org",
            "a@example.org\nBcc: x@y.de",
            "vïctim@example.org",
            "a\u{0}@example.org",
            "a@exa mple.org",
            "a@-example.org",
            "a@example..org",
            "a@example.org.",
            "<a@example.org>",
            "m\u{131}ke@example.org",
            "\u{ff41}@example.org",
        ] {
            assert_eq!(EmailAddress::parse(wrong), Err(Reason::NotAnAddress), "{wrong:?}");
        }
        assert_eq!(EmailAddress::parse(""), Err(Reason::Blank));
        let long = format!("{}@{}.org", "a".repeat(64), "b.".repeat(110).trim_end_matches('.'));
        assert_eq!(EmailAddress::parse(&long), Err(Reason::TooLong { max: 254 }));
    }
}

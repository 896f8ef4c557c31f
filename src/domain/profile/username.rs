//! The unique name of an account (contract.md A1).

use std::fmt;

use crate::domain::field_errors::Reason;

/// How the names begin that stand in for one that is derived later.
const PROVISIONAL: &str = "unconfirmed-";

/// At most 255 characters of `a-z A-Z 0-9 _ -`; kept as typed, compared without case.
///
/// Since only ASCII letters, digits, `_` and `-` pass, no two usernames look alike under NFKC,
/// and none can equal a mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Username(String);

impl Username {
    pub const MAX: usize = 255;

    pub fn parse(text: &str) -> Result<Self, Reason> {
        if text.is_empty() {
            return Err(Reason::Blank);
        }
        if text.chars().count() > Self::MAX {
            return Err(Reason::TooLong { max: Self::MAX });
        }
        if !text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
            return Err(Reason::UsernameCharacters);
        }
        Ok(Self(text.to_owned()))
    }

    /// A username for somebody who gave only a name: transliterated to `[a-z0-9_-]`.
    /// Whether it is free is the caller's question; see [`Username::numbered`].
    pub fn derived_from(name: &str) -> Self {
        let mut derived = String::new();
        for c in deunicode::deunicode(name).chars() {
            if c.is_ascii_alphanumeric() || c == '_' {
                derived.push(c.to_ascii_lowercase());
            } else if !derived.ends_with('-') {
                derived.push('-');
            }
            if derived.len() >= Self::MAX - 20 {
                break;
            }
        }
        let derived = derived.trim_matches('-');
        Self(if derived.is_empty() { "user".to_owned() } else { derived.to_owned() })
    }

    /// The same name with `-number`: what a derived name becomes when it is taken.
    pub fn numbered(&self, number: u64) -> Self {
        let suffix = format!("-{number}");
        let keep = self.0.len().min(Self::MAX - suffix.len());
        Self(format!("{}{suffix}", &self.0[..keep]))
    }

    /// What an account is called until its address is proven. A derived name would tell whoever
    /// registers the same name next that the one before had met a free address.
    pub fn provisional(random: u64) -> Self {
        Self(format!("{PROVISIONAL}{random:016x}"))
    }

    pub fn is_provisional(&self) -> bool {
        self.0.strip_prefix(PROVISIONAL).is_some_and(|rest| {
            rest.len() == 16 && rest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        })
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What makes it unique: the name without case.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ascii_letters_digits_underscore_and_hyphen_pass() {
        assert_eq!(Username::parse("Ada_L-1").map(|u| u.key()), Ok("ada_l-1".to_owned()));
        for wrong in ["ada lovelace", "ada@example.org", "ädä", "\u{ff41}da", "a\u{0}b", "a.b", " a"] {
            assert_eq!(Username::parse(wrong), Err(Reason::UsernameCharacters), "{wrong:?}");
        }
        assert_eq!(Username::parse(""), Err(Reason::Blank));
        assert!(Username::parse(&"a".repeat(255)).is_ok());
        assert_eq!(Username::parse(&"a".repeat(256)), Err(Reason::TooLong { max: 255 }));
    }

    #[test]
    fn a_provisional_name_is_a_valid_username_and_known_as_one() {
        let name = Username::provisional(7);
        assert!(Username::parse(name.as_str()).is_ok_and(|name| name.is_provisional()));
        for other in ["unconfirmed-", "unconfirmed-ada", "unconfirmed-000000000000000g", "ada"] {
            assert!(!Username::parse(other).expect("a username").is_provisional(), "{other}");
        }
    }

    #[test]
    fn a_derived_name_is_always_a_valid_username() {
        for (name, expected) in [
            ("Ada Lovelace", "ada-lovelace"),
            ("  Ünal  Çelik ", "unal-celik"),
            ("O'Brien <x>", "o-brien-x"),
            ("!!!", "user"),
        ] {
            assert_eq!(Username::derived_from(name).as_str(), expected);
        }
        let long = Username::derived_from(&"ß漢".repeat(400));
        assert!(Username::parse(long.as_str()).is_ok());
        assert!(Username::parse(long.numbered(u64::MAX).as_str()).is_ok());
    }
}

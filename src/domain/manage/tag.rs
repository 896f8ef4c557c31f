//! A tag (contract.md A7): what accounts can be marked with.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::domain::profile::display_name::is_harmful;
use crate::domain::visible_text::ensure_visible;
use crate::domain::{Reason, Timestamp, name_key};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub i64);

impl fmt::Display for TagId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a tag is put on; only those for users are ever given to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TagType {
    #[default]
    User,
    Category,
}

impl TagType {
    pub const ALL: [TagType; 2] = [TagType::User, TagType::Category];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            TagType::User => "user",
            TagType::Category => "category",
        }
    }
}

/// 1 to 64 characters after trimming, in Unicode's composed form, without characters that break or
/// reorder the text around them. Unique together with the type; found and sorted by its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagName(String);

impl TagName {
    pub const MAX: usize = 64;

    pub fn parse(text: &str) -> Result<Self, Reason> {
        let name = Self::harmless(text)?;
        ensure_visible(name.as_str())?;
        Ok(name)
    }

    /// A name that was taken before all of today's rules were there.
    pub(crate) fn parse_stored(text: &str) -> Option<Self> {
        Self::harmless(text).ok()
    }

    fn harmless(text: &str) -> Result<Self, Reason> {
        if text.chars().any(is_harmful) {
            return Err(Reason::ControlCharacters);
        }
        let text: String = text.trim().nfc().collect();
        if text.chars().count() > Self::MAX {
            return Err(Reason::TooLong { max: Self::MAX });
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for names that people take for one.
    pub fn key(&self) -> String {
        name_key(&self.0)
    }
}

impl fmt::Display for TagName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// At most 500 characters, on one line; may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TagDescription(String);

impl TagDescription {
    pub const MAX: usize = 500;

    pub fn parse(text: &str) -> Result<Self, Reason> {
        // A text area sends line ends; in a list they are spaces.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().any(is_harmful) {
            return Err(Reason::ControlCharacters);
        }
        if text.chars().count() > Self::MAX {
            return Err(Reason::TooLong { max: Self::MAX });
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `#rrggbb`, kept in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagColor(String);

impl TagColor {
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let text = text.trim();
        let digits = text.strip_prefix('#').ok_or(Reason::NotAColor)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Reason::NotAColor);
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for TagColor {
    fn default() -> Self {
        Self("#808080".to_owned())
    }
}

/// What somebody says of a tag; only the name has no default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagTraits {
    pub kind: TagType,
    pub name: TagName,
    pub description: TagDescription,
    pub color: TagColor,
    /// Shown to others than administrators, where another system shows tags.
    pub visible: bool,
    /// In use there; an inactive tag stays on its accounts.
    pub active: bool,
}

impl TagTraits {
    /// A tag for accounts of which nothing but its name is said.
    pub fn named(name: TagName) -> Self {
        Self {
            kind: TagType::User,
            name,
            description: TagDescription::default(),
            color: TagColor::default(),
            visible: true,
            active: true,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub id: TagId,
    pub traits: TagTraits,
    /// Retired: kept where it is, and given to nobody any more. There is no other end (contract.md A7).
    pub deleted: bool,
    pub created_at: Timestamp,
}

impl Tag {
    /// Whether it can be given to an account (contract.md A1).
    pub fn is_assignable(&self) -> bool {
        self.traits.kind == TagType::User && !self.deleted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_1_to_64_characters_of_any_script() {
        for name in ["Crew", "طاقم", "乗組員", "🏴‍☠️ night watch", "{{7*7}}", "<b>"] {
            assert_eq!(TagName::parse(&format!(" {name} ")).unwrap().as_str(), name);
        }
        assert!(TagName::parse(&"é".repeat(64)).is_ok());
        assert_eq!(TagName::parse(&"é".repeat(65)), Err(Reason::TooLong { max: 64 }));
        for blank in ["", "  ", "\u{200b}"] {
            assert_eq!(TagName::parse(blank), Err(Reason::Blank), "{blank:?}");
        }
        for wrong in ["a\nb", "\u{202e}a", "a\u{0}"] {
            assert_eq!(TagName::parse(wrong), Err(Reason::ControlCharacters), "{wrong:?}");
        }
    }

    #[test]
    fn two_spellings_of_one_letter_are_one_name() {
        assert_eq!(TagName::parse("cafe\u{301}"), TagName::parse("caf\u{e9}"));
    }

    #[test]
    fn a_description_is_one_line_of_at_most_500_characters() {
        assert_eq!(TagDescription::parse(" two\r\nlines ").unwrap().as_str(), "two lines");
        assert_eq!(TagDescription::parse("").unwrap().as_str(), "");
        assert_eq!(TagDescription::parse(&"x".repeat(501)), Err(Reason::TooLong { max: 500 }));
    }

    #[test]
    fn a_colour_is_six_hexadecimal_digits_and_nothing_else() {
        assert_eq!(TagColor::parse(" #A1b2C3 ").unwrap().as_str(), "#a1b2c3");
        for wrong in ["", "red", "#fff", "#12345", "#1234567", "123456", "#12345g", "#\u{ff11}23456"] {
            assert_eq!(TagColor::parse(wrong), Err(Reason::NotAColor), "{wrong:?}");
        }
    }
}

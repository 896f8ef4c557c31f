//! The name that people see.

use std::fmt;

use crate::domain::field_errors::Reason;
use crate::domain::name_key::name_key;
use crate::domain::visible_text::ensure_visible;

/// 1 to 255 characters after trimming (contract.md B1), in any script: something that can be seen, with
/// a few marks on each letter, without control characters, line breaks or characters that reorder the
/// text around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisplayName(String);

impl DisplayName {
    pub const MAX: usize = 255;

    pub fn parse(text: &str) -> Result<Self, Reason> {
        let text = text.trim_matches([' ', '\t', '\u{a0}', '\u{3000}']);
        if text.is_empty() {
            return Err(Reason::Blank);
        }
        let name = Self::harmless(text)?;
        ensure_visible(text)?;
        Ok(name)
    }

    /// A name that was taken before all of today's rules were there.
    pub(crate) fn parse_stored(text: &str) -> Option<Self> {
        Self::harmless(text).ok().filter(|name| !name.0.is_empty())
    }

    fn harmless(text: &str) -> Result<Self, Reason> {
        if text.chars().any(is_harmful) {
            return Err(Reason::ControlCharacters);
        }
        if text.chars().count() > Self::MAX {
            return Err(Reason::TooLong { max: Self::MAX });
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// By what it is sorted and found.
    pub fn key(&self) -> String {
        name_key(&self.0)
    }
}

impl fmt::Display for DisplayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Control characters, line and paragraph separators, and the bidirectional overrides,
/// embeddings and isolates: they break lines in mail headers and logs, or hide what is written.
pub(in crate::domain) fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_kept_to_the_letter() {
        for name in ["O'Brien <x>", "محمد", "渡辺 謙", "👩‍👩‍👧 Family", "{{7*7}}"] {
            assert_eq!(DisplayName::parse(&format!(" {name} ")).unwrap().as_str(), name);
        }
    }

    #[test]
    fn what_breaks_lines_or_reorders_text_is_refused() {
        for wrong in
            ["a\r\nBcc: x@y.de", "a\nb", "a\u{0}b", "\u{202e}evil", "a\u{2028}b", "a\u{1b}[31m", "\n"]
        {
            assert_eq!(DisplayName::parse(wrong), Err(Reason::ControlCharacters), "{wrong:?}");
        }
        for blank in ["", "   ", "\u{200b}\u{200b}", "\u{3164}", "\u{2800}", "\u{fe0f}", "\u{301}"] {
            assert_eq!(DisplayName::parse(blank), Err(Reason::Blank), "{blank:?}");
        }
        let marks = "\u{301}".repeat(60);
        assert_eq!(DisplayName::parse(&format!("a{marks}")), Err(Reason::TooManyMarks));
        assert!(DisplayName::parse(&"é".repeat(255)).is_ok());
        assert_eq!(DisplayName::parse(&"é".repeat(256)), Err(Reason::TooLong { max: 255 }));
    }

    #[test]
    fn a_stored_name_is_read_as_it_was_taken() {
        for name in ["\u{2800}", "\u{301}", &format!("a{}", "\u{301}".repeat(60))] {
            assert_eq!(DisplayName::parse_stored(name).unwrap().as_str(), name);
        }
        assert_eq!(DisplayName::parse_stored("a\nb"), None);
        assert_eq!(DisplayName::parse_stored(""), None);
    }
}

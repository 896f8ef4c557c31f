//! The name that people see.

use std::fmt;

use crate::domain::field_errors::Reason;
use crate::domain::name_key::name_key;

/// 1 to 255 characters after trimming (contract.md B1), in any script, without control
/// characters, line breaks or characters that reorder the text around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisplayName(String);

impl DisplayName {
    pub const MAX: usize = 255;

    pub fn parse(text: &str) -> Result<Self, Reason> {
        let text = text.trim_matches([' ', '\t', '\u{a0}', '\u{3000}']);
        if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) && !text.chars().any(is_harmful) {
            return Err(Reason::Blank);
        }
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

pub(in crate::domain) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{115f}' | '\u{1160}' | '\u{3164}')
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
        for blank in ["", "   ", "\u{200b}\u{200b}", "\u{3164}"] {
            assert_eq!(DisplayName::parse(blank), Err(Reason::Blank), "{blank:?}");
        }
        assert!(DisplayName::parse(&"é".repeat(255)).is_ok());
        assert_eq!(DisplayName::parse(&"é".repeat(256)), Err(Reason::TooLong { max: 255 }));
    }
}

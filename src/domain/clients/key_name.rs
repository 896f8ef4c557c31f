//! What API keys and OAuth clients are called (contract.md B5, A2).

use crate::domain::field_errors::Reason;

const NAME_MAX: usize = 64;
const TEXT_MAX: usize = 200;

/// 1 to 64 of `A-Z a-z 0-9 - _`; unique without case.
pub fn parse_name(text: &str) -> Result<String, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Reason::Blank);
    }
    if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        return Err(Reason::UsernameCharacters);
    }
    if text.len() > NAME_MAX { Err(Reason::TooLong { max: NAME_MAX }) } else { Ok(text.to_owned()) }
}

/// One line of at most 200 characters that says what something is for; nothing for a blank one.
pub fn parse_description(text: &str) -> Result<Option<String>, Reason> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(Reason::ControlCharacters);
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Reason::TooLong { max: TEXT_MAX });
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_plain() {
        assert_eq!(parse_name(" nightly-import_2 "), Ok("nightly-import_2".to_owned()));
        assert_eq!(parse_name(" "), Err(Reason::Blank));
        assert_eq!(parse_name("a b"), Err(Reason::UsernameCharacters));
        assert_eq!(parse_name("größe"), Err(Reason::UsernameCharacters));
        assert_eq!(parse_name(&"a".repeat(65)), Err(Reason::TooLong { max: 64 }));
        assert!(parse_name(&"a".repeat(64)).is_ok());
    }

    #[test]
    fn descriptions_are_one_line_or_none() {
        assert_eq!(parse_description("  "), Ok(None));
        assert_eq!(parse_description("For the shop"), Ok(Some("For the shop".to_owned())));
        assert_eq!(parse_description("a\nb"), Err(Reason::ControlCharacters));
        assert_eq!(parse_description(&"ä".repeat(201)), Err(Reason::TooLong { max: 200 }));
    }
}

//! What people say of themselves beside their name (contract.md A6).

use crate::domain::field_errors::Reason;

/// A short text of one or more lines; `None` where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    pub bio: Option<String>,
    pub location: Option<String>,
    pub website: Option<String>,
}

pub const MOST_BIO: usize = 1000;
pub const MOST_LOCATION: usize = 255;
pub const MOST_WEBSITE: usize = 255;

/// Line breaks are kept; nothing else that steers a terminal or turns text around passes.
pub fn parse_bio(text: &str) -> Result<Option<String>, Reason> {
    let text = text.replace("\r\n", "\n");
    parse(text.trim(), MOST_BIO, |c| c == '\n')
}

pub fn parse_location(text: &str) -> Result<Option<String>, Reason> {
    parse(text.trim(), MOST_LOCATION, |_| false)
}

/// An http or https address: what is shown as a link must lead to a page.
pub fn parse_website(text: &str) -> Result<Option<String>, Reason> {
    let Some(text) = parse(text.trim(), MOST_WEBSITE, |_| false)? else { return Ok(None) };
    let url = url::Url::parse(&text).map_err(|_| Reason::NotAUrl)?;
    let plain =
        matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    if plain { Ok(Some(text)) } else { Err(Reason::NotAUrl) }
}

fn parse(text: &str, max: usize, may_hold: impl Fn(char) -> bool) -> Result<Option<String>, Reason> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    if text.chars().any(|c| (c.is_control() && !may_hold(c)) || turns(c)) {
        return Err(Reason::ControlCharacters);
    }
    if text.chars().count() > max {
        return Err(Reason::TooLong { max });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_leads_to_a_page_and_nowhere_else() {
        assert_eq!(
            parse_website(" https://ada.example/about "),
            Ok(Some("https://ada.example/about".into()))
        );
        assert_eq!(parse_website(""), Ok(None));
        for wrong in
            ["javascript:alert(1)", "ada.example", "ftp://ada.example", "https://a:b@ada.example", "data:,x"]
        {
            assert_eq!(parse_website(wrong), Err(Reason::NotAUrl), "{wrong}");
        }
    }

    #[test]
    fn only_the_longer_text_may_have_lines() {
        assert_eq!(parse_bio("one\r\ntwo\n"), Ok(Some("one\ntwo".into())));
        assert_eq!(parse_location("one\ntwo"), Err(Reason::ControlCharacters));
        assert_eq!(parse_bio("\u{202e}evil"), Err(Reason::ControlCharacters));
        assert_eq!(parse_bio(&"é".repeat(1001)), Err(Reason::TooLong { max: 1000 }));
    }
}

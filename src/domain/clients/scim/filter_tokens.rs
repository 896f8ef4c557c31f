//! The words of a filter (RFC 7644 3.4.2.2): names, operators, values as JSON has them, and brackets.

use super::fault::{Fault, quoted};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'a> {
    Open,
    Close,
    OpenValue,
    CloseValue,
    /// A name, an operator, a number, `true`, `false` or `null`.
    Word(&'a str),
    /// What stood between quotation marks.
    Text(String),
}

pub fn tokens(text: &str) -> Result<Vec<Token<'_>>, Fault> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let bracket = match first {
            '(' => Some(Token::Open),
            ')' => Some(Token::Close),
            '[' => Some(Token::OpenValue),
            ']' => Some(Token::CloseValue),
            _ => None,
        };
        if let Some(bracket) = bracket {
            found.push(bracket);
            rest = &rest[1..];
        } else if first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
        } else if first == '"' {
            let end = end_of_text(rest)
                .ok_or_else(|| Fault::filter("a quotation mark is opened and not closed"))?;
            let value = serde_json::from_str(&rest[..end])
                .map_err(|_| Fault::filter(format!("{} is no text of JSON", quoted(&rest[..end]))))?;
            found.push(Token::Text(value));
            rest = &rest[end..];
        } else {
            let end = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
            if end == 0 {
                return Err(Fault::filter(format!(
                    "{} has no place in a filter",
                    quoted(&first.to_string())
                )));
            }
            found.push(Token::Word(&rest[..end]));
            rest = &rest[end..];
        }
    }
    Ok(found)
}

fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '.' | ':' | '_' | '-' | '$' | '+')
}

/// Behind the closing mark of a text that begins with one.
fn end_of_text(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

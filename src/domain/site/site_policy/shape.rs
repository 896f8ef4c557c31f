//! What the text of a setting looks like: its bounds, and the control that a form gives it.

use crate::domain::Reason;

/// Every text passes [`Shape::settle`] before the setting itself reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of at most `max` characters.
    Line {
        max: usize,
    },
    /// Paragraphs.
    Text {
        max_bytes: usize,
    },
    /// One of these words, however its letters are written.
    Choice(&'static [&'static str]),
    /// `on` or `off`.
    Switch,
    Number {
        min: u64,
        max: u64,
    },
    Url,
    Domains,
    Sender,
    Color,
    /// Its bytes are kept beside the policy; the value only names them.
    Picture,
}

impl Shape {
    /// The text as it is stored, or why it does not do.
    pub(in crate::domain) fn settle(self, text: &str) -> Result<String, Reason> {
        let text = match self {
            Shape::Text { .. } => text.replace("\r\n", "\n"),
            Shape::Domains => text.replace(['\r', '\n'], " ").trim().to_owned(),
            _ => text.trim().to_owned(),
        };
        let is_text = matches!(self, Shape::Text { .. });
        if text.chars().any(|c| c.is_control() && !(is_text && matches!(c, '\n' | '\t'))) {
            return Err(Reason::ControlCharacters);
        }
        if text.trim().is_empty() {
            return Ok(String::new());
        }
        self.within_bounds(text)
    }

    fn within_bounds(self, text: String) -> Result<String, Reason> {
        match self {
            Shape::Line { max } if text.chars().count() > max => Err(Reason::TooLong { max }),
            Shape::Text { max_bytes } if text.len() > max_bytes => Err(Reason::TooLong { max: max_bytes }),
            Shape::Choice(words) => words
                .iter()
                .find(|word| word.eq_ignore_ascii_case(&text))
                .map(|word| (*word).to_owned())
                .ok_or(Reason::NotAChoice),
            Shape::Switch => match text.to_ascii_lowercase().as_str() {
                "on" | "true" | "yes" => Ok("on".to_owned()),
                "off" | "false" | "no" => Ok("off".to_owned()),
                _ => Err(Reason::NotAChoice),
            },
            Shape::Number { min, max } => match text.parse::<u64>() {
                Ok(number) if (min..=max).contains(&number) => Ok(number.to_string()),
                _ => Err(Reason::OutOfRange { min, max }),
            },
            _ => Ok(text),
        }
    }
}

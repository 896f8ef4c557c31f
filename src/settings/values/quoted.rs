//! A wrong value as an error repeats it.

/// The longest part of a wrong value that is repeated.
const QUOTED_CHARS_MAX: usize = 60;

/// A wrong value as it may be shown: short, on one line, and without the user and password
/// that a URL may carry.
pub(in crate::settings) fn quoted(text: &str) -> String {
    if text.contains("://") && text.contains('@') {
        return "a URL with a user or password".to_owned();
    }
    let mut short: String = text.chars().take(QUOTED_CHARS_MAX).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{short:?}")
}

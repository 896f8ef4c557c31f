//! The languages that Rollbook speaks.

use std::fmt;

/// A language whose texts are compiled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Language {
    #[default]
    English,
    German,
}

impl Language {
    pub const ALL: [Language; 2] = [Language::English, Language::German];

    /// A bare two-letter tag, as a setting or a form holds it.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
        }
    }

    /// The best of ours for an `Accept-Language` header (RFC 9110 12.5.4), if any is wanted.
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        let mut best: Option<(f32, Language)> = None;
        for range in accept_language.split(',').take(32) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let quality = parts.find_map(quality).unwrap_or(1.0);
            let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
            if let Some(language) = Self::parse(&primary)
                && quality > 0.0
                && best.is_none_or(|(top, _)| quality > top)
            {
                best = Some((quality, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// Of `q=0.5`. Figures that a browser must not send are read as they are meant: beyond 1 is 1.
fn quality(parameter: &str) -> Option<f32> {
    let (name, figure) = parameter.split_once('=')?;
    let figure: f32 = name.trim().eq_ignore_ascii_case("q").then(|| figure.trim().parse().ok()).flatten()?;
    (!figure.is_nan()).then(|| figure.min(1.0))
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_most_wanted_language_that_we_have_wins() {
        assert_eq!(Language::negotiate("fr, de-AT;q=0.8, en;q=0.5"), Some(Language::German));
        assert_eq!(Language::negotiate("en-GB,en;q=0.9,de;q=0.8"), Some(Language::English));
        assert_eq!(Language::negotiate("de;q=0"), None);
        assert_eq!(Language::negotiate("*"), None);
        assert_eq!(Language::negotiate(""), None);
        assert_eq!(Language::negotiate("de_AT"), Some(Language::German));
        assert_eq!(Language::negotiate("de;Q=0.1, en;q=0.5"), Some(Language::English));
        assert_eq!(Language::negotiate("xx;q=inf, de"), Some(Language::German));
        assert_eq!(Language::negotiate("en;q=0.9, de;q=7"), Some(Language::German));
        assert_eq!(Language::negotiate("de;q=9, en;q=1"), Some(Language::German));
    }
}

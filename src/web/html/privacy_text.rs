//! The privacy policy as a page shows it: the site's own, or the one that comes with Rollbook.

use serde::Serialize;

use crate::domain::{Language, SitePolicy};
use crate::texts::{self, Locale, text_with};
use crate::web::html::markdown;

/// A policy that is ready to be shown.
#[derive(Debug, Clone, Serialize)]
pub struct PrivacyText {
    html: String,
    /// The tag of the language that it is written in.
    lang: &'static str,
}

impl PrivacyText {
    pub fn of(policy: &SitePolicy, language: Language, site: &str) -> Self {
        match policy.privacy_text(language) {
            Some((written_in, text)) => Self::in_language(written_in, text),
            None => Self::in_language(language, &default(policy, language, site)),
        }
    }

    fn in_language(language: Language, text: &str) -> Self {
        Self { html: markdown::to_html(text), lang: language.tag() }
    }

    pub fn sample() -> Self {
        Self::in_language(Language::English, "# One\n\nTwo, [three](https://example.org).\n\n- Four")
    }
}

/// The text that comes with Rollbook, in Markdown.
pub fn default(policy: &SitePolicy, language: Language, site: &str) -> String {
    let mut args = texts::numbers(&[("days", policy.deletion_grace_days().into())]);
    args.insert("site".into(), site.to_owned().into());
    text_with(Locale::new(language, policy.formality), "privacy-default", &args)
}

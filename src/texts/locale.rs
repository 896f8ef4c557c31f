//! Which texts somebody gets: those of a language, and in German those of one of its two ways to address
//! people.

use crate::domain::{Formality, Language};

/// Displays nowhere but in `lang` of the templates' function `t`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Locale {
    pub language: Language,
    formality: Formality,
}

impl Locale {
    const INFORMAL_GERMAN: &'static str = "de-informal";

    /// In a language that has one way only, the formality is no matter.
    pub fn new(language: Language, formality: Formality) -> Self {
        match language {
            Language::German => Self { language, formality },
            Language::English => language.into(),
        }
    }

    pub(super) fn formality(self) -> Formality {
        self.formality
    }

    /// The name of its folder in `locales/`.
    pub fn tag(self) -> &'static str {
        match self.formality {
            Formality::Formal => self.language.tag(),
            Formality::Informal => Self::INFORMAL_GERMAN,
        }
    }

    pub fn parse(tag: &str) -> Option<Self> {
        if tag == Self::INFORMAL_GERMAN {
            return Some(Self::new(Language::German, Formality::Informal));
        }
        Language::parse(tag).map(Self::from)
    }
}

/// The texts that say *Sie*: those of the console, the command line and the APIs.
impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        Self { language, formality: Formality::Formal }
    }
}

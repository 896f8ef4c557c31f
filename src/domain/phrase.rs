//! Something to say to a person, before it is known in which language.

/// A text of `locales/` by its key, and what is filled into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub key: &'static str,
    pub values: Vec<(&'static str, String)>,
}

impl Phrase {
    pub fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// Somebody else's words, the same in every language.
    pub fn verbatim(text: impl ToString) -> Self {
        Self::new("phrase-verbatim").with("text", text)
    }
}

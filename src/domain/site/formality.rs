//! How people are addressed in a language that has two ways of it.

/// *Sie* or *du*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Formality {
    #[default]
    Formal,
    Informal,
}

impl Formality {
    pub const fn as_str(self) -> &'static str {
        match self {
            Formality::Formal => "formal",
            Formality::Informal => "informal",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Formality::Formal, Formality::Informal].into_iter().find(|one| one.as_str() == text)
    }
}

//! What a SCIM client did wrong (RFC 7644 3.12), in its own terms.

/// The kinds of RFC 7644 table 9, and those that have no name there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    InvalidFilter,
    /// More would have to be looked at than a request may.
    TooMany,
    Uniqueness,
    /// What is read-only, or must be there, was to be changed.
    Mutability,
    InvalidSyntax,
    InvalidPath,
    NoTarget,
    InvalidValue,
    /// The resource is no longer the version that the client knows.
    VersionMismatch,
    /// More than one request may hold.
    TooLarge,
}

impl FaultKind {
    /// The `scimType`, where there is one.
    pub const fn scim_type(self) -> Option<&'static str> {
        Some(match self {
            FaultKind::InvalidFilter => "invalidFilter",
            FaultKind::TooMany => "tooMany",
            FaultKind::Uniqueness => "uniqueness",
            FaultKind::Mutability => "mutability",
            FaultKind::InvalidSyntax => "invalidSyntax",
            FaultKind::InvalidPath => "invalidPath",
            FaultKind::NoTarget => "noTarget",
            FaultKind::InvalidValue => "invalidValue",
            FaultKind::VersionMismatch | FaultKind::TooLarge => return None,
        })
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Fault {
    pub kind: FaultKind,
    /// For whoever set the client up.
    pub detail: String,
}

impl Fault {
    pub fn new(kind: FaultKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }

    pub fn filter(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::InvalidFilter, detail)
    }

    pub fn syntax(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::InvalidSyntax, detail)
    }

    pub fn path(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::InvalidPath, detail)
    }

    pub fn value(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::InvalidValue, detail)
    }

    pub fn too_many(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::TooMany, detail)
    }

    /// Filters are read and patched paths are read by one parser.
    pub fn in_path(self) -> Self {
        match self.kind {
            FaultKind::InvalidFilter => Self { kind: FaultKind::InvalidPath, ..self },
            _ => self,
        }
    }
}

/// What a client sent, short enough to be repeated to it.
pub fn quoted(text: &str) -> String {
    const SHOWN: usize = 80;
    let shown: String = text.chars().filter(|letter| !letter.is_control()).take(SHOWN).collect();
    let cut = if text.chars().count() > SHOWN { "…" } else { "" };
    format!("\"{shown}{cut}\"")
}

//! Pieces that many pages of the console show alike.

use serde::Serialize;

/// A page above the one that is shown.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    path: String,
    text: String,
}

impl Crumb {
    pub fn new(path: impl Into<String>, text: String) -> Self {
        Self { path: path.into(), text }
    }

    pub fn samples() -> Vec<Self> {
        vec![Self::new("/console/accounts", "Accounts".to_owned())]
    }
}

/// One of several values, with its words.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    value: String,
    text: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, text: String) -> Self {
        Self { value: value.into(), text }
    }

    pub fn samples() -> Vec<Self> {
        vec![Self::new("first", "The first".to_owned())]
    }
}

/// One of several views of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Tab {
    pub path: String,
    pub text: String,
    pub current: bool,
    /// A number, or the words for very many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
}

impl Tab {
    pub fn samples() -> Vec<Self> {
        let tab = |text: &str, current, count| Self {
            path: "/console/mail".to_owned(),
            text: text.to_owned(),
            current,
            count,
        };
        vec![tab("All", true, None), tab("Sent", false, Some("17".to_owned()))]
    }
}

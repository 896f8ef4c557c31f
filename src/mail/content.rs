//! A message's words as they lie in the outbox: sealed, since they may hold a link.

use serde::{Deserialize, Serialize};

use super::inline_logo::InlineLogo;
use crate::security::vault::{Vault, VaultError};

const PURPOSE: &str = "outbox message";
const BLANK: &str = "••••••";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailContent {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The pieces that only its reader may see, such as a link's token; `None` where nobody noted them.
    #[serde(default)]
    pub secrets: Option<Vec<String>>,
    /// The picture that goes with it.
    #[serde(default)]
    pub logo: Option<InlineLogo>,
}

impl MailContent {
    pub fn seal(&self, vault: &Vault) -> Vec<u8> {
        let plain = serde_json::json!({
            "subject": self.subject, "text": self.text, "html": self.html, "secrets": self.secrets,
            "logo": self.logo,
        });
        vault.seal(PURPOSE, plain.to_string().as_bytes())
    }

    /// As everybody may see it who may see messages: without what only its reader may know. `None` where nobody noted
    /// what that is.
    pub fn without_secrets(&self) -> Option<Self> {
        let secrets = self.secrets.as_ref()?;
        let blank = |text: &str| {
            secrets.iter().filter(|secret| !secret.is_empty()).fold(text.to_owned(), |text, secret| {
                text.replace(secret.as_str(), BLANK).replace(&tera::escape_html(secret), BLANK)
            })
        };
        Some(Self {
            subject: blank(&self.subject),
            text: blank(&self.text),
            html: blank(&self.html),
            secrets: None,
            logo: self.logo.clone(),
        })
    }

    /// What is left of one when its account is erased.
    pub fn erased() -> Self {
        Self {
            subject: String::new(),
            text: String::new(),
            html: String::new(),
            secrets: Some(Vec::new()),
            logo: None,
        }
    }

    pub fn unseal(vault: &Vault, sealed: &[u8]) -> Result<Self, UnsealError> {
        Ok(serde_json::from_slice(&vault.open(PURPOSE, sealed)?)?)
    }
}

/// Why a message's words cannot be read again.
#[derive(Debug, thiserror::Error)]
pub enum UnsealError {
    #[error("the message is sealed with another key: {0}")]
    Key(#[from] VaultError),
    #[error("the message is damaged: {0}")]
    Damaged(#[from] serde_json::Error),
}

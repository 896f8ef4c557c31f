//! A message's words as they lie in the outbox: sealed, since they may hold a link.

use serde::{Deserialize, Serialize};

use super::inline_logo::InlineLogo;
use crate::security::vault::{Vault, VaultError};

const PURPOSE: &str = "outbox message";

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

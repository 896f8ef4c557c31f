//! Finding mails by the address that they went to.

use crate::domain::Timestamp;
use crate::store::params::params;
use crate::store::{MailState, Reader, StoreError};

/// A mail without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailSummary {
    pub id: i64,
    pub kind: String,
    pub recipient: String,
    pub state: MailState,
    pub created_at: Timestamp,
}

impl Reader<'_> {
    /// Mails to this address, or to addresses that begin with the text, the newest of each first.
    pub fn list_mail_to(&self, text: &str, limit: u32) -> Result<Vec<MailSummary>, StoreError> {
        let start = text.to_ascii_lowercase();
        let end = format!("{start}{}", char::MAX);
        self.list(
            "SELECT id, kind, recipient, state, created_at FROM outbox \
             WHERE lower(recipient) BETWEEN ?1 AND ?2 ORDER BY lower(recipient), created_at DESC LIMIT ?3",
            params![start, end, limit],
            |row| {
                Ok(MailSummary {
                    id: row.get(0)?,
                    kind: row.get(1)?,
                    recipient: row.get(2)?,
                    state: row.parsed(3, MailState::parse)?,
                    created_at: row.get(4)?,
                })
            },
        )
    }
}

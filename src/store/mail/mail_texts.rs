//! The mails' words that administrators have written, by kind and language.

use crate::domain::{Language, MailText, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMailText {
    pub kind: String,
    pub language: Language,
    pub text: MailText,
    pub changed_at: Timestamp,
    pub changed_by: String,
}

const COLUMNS: &str = "kind, language, subject, heading, body, changed_at, changed_by";

impl Reader<'_> {
    /// `None` while the kind has its default words in this language.
    pub fn find_mail_text(
        &self,
        kind: &str,
        language: Language,
    ) -> Result<Option<StoredMailText>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM mail_texts WHERE kind = ?1 AND language = ?2");
        self.find(&sql, [kind, language.tag()], text_from_row)
    }

    pub fn list_mail_texts(&self) -> Result<Vec<StoredMailText>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM mail_texts ORDER BY kind, language");
        self.list(&sql, (), text_from_row)
    }
}

impl Tx<'_> {
    pub fn update_mail_text(&self, stored: &StoredMailText) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO mail_texts (kind, language, subject, heading, body, changed_at, changed_by) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (kind, language) DO UPDATE SET \
             subject = ?3, heading = ?4, body = ?5, changed_at = ?6, changed_by = ?7",
            params![
                stored.kind,
                stored.language.tag(),
                stored.text.subject,
                stored.text.heading,
                stored.text.body,
                stored.changed_at.millis(),
                stored.changed_by,
            ],
        )
    }

    /// Back to the default; whether there was anything else.
    pub fn delete_mail_text(&self, kind: &str, language: Language) -> Result<bool, StoreError> {
        self.changed("DELETE FROM mail_texts WHERE kind = ?1 AND language = ?2", [kind, language.tag()])
    }
}

fn text_from_row(row: &Row<'_>) -> Result<StoredMailText, StoreError> {
    Ok(StoredMailText {
        kind: row.get(0)?,
        language: row.parsed(1, Language::parse)?,
        text: MailText { subject: row.get(2)?, heading: row.get(3)?, body: row.get(4)? },
        changed_at: row.get(5)?,
        changed_by: row.get(6)?,
    })
}

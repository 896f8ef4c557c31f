//! The mail that keeps the end of the audit trail where nobody at the server changes it.

use super::samples;
use crate::domain::Timestamp;
use crate::mail::kind::{Mail, MailKind, Values};

pub static AUDIT_HEAD: MailKind = MailKind {
    name: "audit_head",
    text_key: "mail-audit-head",
    needs: &["seq", "hash"],
    heading_in_text: false,
    sample: |_| Box::new(AuditHead { seq: 4711, hash: "35ee".repeat(16), sent_at: samples::MOMENT }),
};

/// Number and hash of the last entry.
pub struct AuditHead {
    pub seq: i64,
    /// In hexadecimal digits.
    pub hash: String,
    pub sent_at: Timestamp,
}

impl Mail for AuditHead {
    fn kind(&self) -> &'static MailKind {
        &AUDIT_HEAD
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.text("seq", &self.seq.to_string());
        values.text("hash", &self.hash);
        values.time("sent_at", self.sent_at);
    }
}

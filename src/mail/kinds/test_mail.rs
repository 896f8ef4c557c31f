//! The mail that only shows that mail works.

use super::samples;
use crate::domain::Timestamp;
use crate::mail::kind::{Mail, MailKind, Values};

pub static TEST: MailKind = MailKind {
    name: "test",
    text_key: "mail-test",
    needs: &[],
    heading_in_text: true,
    sample: |_| Box::new(TestMail { sent_at: samples::MOMENT }),
};

pub struct TestMail {
    pub sent_at: Timestamp,
}

impl Mail for TestMail {
    fn kind(&self) -> &'static MailKind {
        &TEST
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.time("sent_at", self.sent_at);
    }
}

//! The mails about what people do with their own accounts.

use std::net::IpAddr;

use super::samples;
use crate::domain::Timestamp;
use crate::mail::kind::{Mail, MailKind, Values};

pub static DELETION_PLANNED: MailKind = MailKind {
    name: "deletion_planned",
    text_key: "mail-deletion-planned",
    needs: &["undo_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(DeletionPlanned {
            undo_link: samples::link(site, "deletion/undo"),
            erase_at: samples::MOMENT.plus(samples::WEEK),
            asked_at: samples::MOMENT,
            peer: samples::PEER,
        })
    },
};

pub struct DeletionPlanned {
    pub undo_link: String,
    pub erase_at: Timestamp,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for DeletionPlanned {
    fn kind(&self) -> &'static MailKind {
        &DELETION_PLANNED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.text("undo_link", &self.undo_link);
        values.time("erase_at", self.erase_at);
        values.time("asked_at", self.asked_at);
        values.peer(self.peer);
    }
}

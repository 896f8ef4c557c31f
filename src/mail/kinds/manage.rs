//! The mails about what an administrator did with somebody's account.

use super::samples;
use crate::domain::Timestamp;
use crate::mail::kind::{Mail, MailKind, Values};

pub static ADDRESS_REPLACED: MailKind = MailKind {
    name: "address_replaced",
    text_key: "mail-address-replaced",
    needs: &[],
    heading_in_text: false,
    sample: |_| Box::new(AddressReplaced { changed_at: samples::MOMENT }),
};

/// To the address that the account had before.
pub struct AddressReplaced {
    pub changed_at: Timestamp,
}

impl Mail for AddressReplaced {
    fn kind(&self) -> &'static MailKind {
        &ADDRESS_REPLACED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.time("changed_at", self.changed_at);
    }
}

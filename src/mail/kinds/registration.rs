//! The mails at an account's beginning.

use std::net::IpAddr;
use std::time::Duration;

use super::samples;
use crate::domain::Timestamp;
use crate::mail::kind::{Mail, MailKind, Values};
use crate::texts::{Args, numbers};

pub static CONFIRM_ADDRESS: MailKind = MailKind {
    name: "confirm_address",
    text_key: "mail-confirm-address",
    needs: &["link", "code"],
    heading_in_text: true,
    sample: |site| {
        Box::new(ConfirmAddress {
            link: samples::link(site, "confirm"),
            code: samples::CODE.to_owned(),
            valid: 2 * samples::HOUR,
            asked_at: samples::MOMENT,
            peer: samples::PEER,
        })
    },
};

pub struct ConfirmAddress {
    pub link: String,
    pub code: String,
    pub valid: Duration,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for ConfirmAddress {
    fn kind(&self) -> &'static MailKind {
        &CONFIRM_ADDRESS
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.text("link", &self.link);
        values.text("code", &self.code);
        values.number("valid_hours", self.valid.as_secs() / 3600);
        values.time("asked_at", self.asked_at);
        values.peer(self.peer);
    }

    fn choices(&self) -> Args {
        numbers(&[("hours", self.valid.as_secs().cast_signed() / 3600)])
    }
}

pub static ALREADY_REGISTERED: MailKind = MailKind {
    name: "already_registered",
    text_key: "mail-already-registered",
    needs: &[],
    heading_in_text: false,
    sample: |_| Box::new(AlreadyRegistered { asked_at: samples::MOMENT, peer: samples::PEER }),
};

pub struct AlreadyRegistered {
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for AlreadyRegistered {
    fn kind(&self) -> &'static MailKind {
        &ALREADY_REGISTERED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("sign_in_link", "/sign-in");
        values.time("asked_at", self.asked_at);
        values.peer(self.peer);
    }
}

pub static INVITATION: MailKind = MailKind {
    name: "invitation",
    text_key: "mail-invitation",
    needs: &["link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(Invitation {
            link: samples::link(site, "invite"),
            valid: samples::WEEK,
            invited_at: samples::MOMENT,
        })
    },
};

pub struct Invitation {
    pub link: String,
    pub valid: Duration,
    pub invited_at: Timestamp,
}

impl Mail for Invitation {
    fn kind(&self) -> &'static MailKind {
        &INVITATION
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.text("link", &self.link);
        values.number("valid_days", self.valid.as_secs() / 86_400);
        values.time("invited_at", self.invited_at);
    }

    fn choices(&self) -> Args {
        numbers(&[("days", self.valid.as_secs().cast_signed() / 86_400)])
    }
}

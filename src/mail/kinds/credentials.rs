//! The mails about a password and about an address.

use std::net::IpAddr;
use std::time::Duration;

use super::samples;
use crate::domain::Timestamp;
use crate::mail::kind::{Mail, MailKind, Values};
use crate::texts::{Args, numbers};

pub static PASSWORD_CHANGED: MailKind = MailKind {
    name: "password_changed",
    text_key: "mail-password-changed",
    needs: &["not_me_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(PasswordChanged { changed_at: samples::MOMENT, not_me_link: samples::link(site, "not-me") })
    },
};

pub struct PasswordChanged {
    pub changed_at: Timestamp,
    pub not_me_link: String,
}

impl Mail for PasswordChanged {
    fn kind(&self) -> &'static MailKind {
        &PASSWORD_CHANGED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.time("changed_at", self.changed_at);
        values.text("not_me_link", &self.not_me_link);
    }
}

pub static RECOVER: MailKind = MailKind {
    name: "recover",
    text_key: "mail-recover",
    needs: &["link", "code"],
    heading_in_text: true,
    sample: |site| {
        Box::new(Recover {
            link: samples::link(site, "recover"),
            code: samples::CODE.to_owned(),
            for_app: false,
            is_owed: false,
            valid: samples::HOUR,
            asked_at: samples::MOMENT,
            peer: samples::PEER,
        })
    },
};

pub struct Recover {
    pub link: String,
    /// Six digits, or for an app the whole token.
    pub code: String,
    pub for_app: bool,
    /// Nobody asked for it: it follows from "this was not me".
    pub is_owed: bool,
    pub valid: Duration,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for Recover {
    fn kind(&self) -> &'static MailKind {
        &RECOVER
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.text("link", &self.link);
        values.text("code", &self.code);
        values.number("valid_minutes", self.valid.as_secs() / 60);
        values.time("asked_at", self.asked_at);
        values.peer(self.peer);
    }

    fn choices(&self) -> Args {
        let mut choices = numbers(&[("minutes", self.valid.as_secs().cast_signed() / 60)]);
        choices.insert("reader".into(), if self.for_app { "app" } else { "page" }.into());
        choices.insert("reason".into(), if self.is_owed { "owed" } else { "asked" }.into());
        choices
    }
}

pub static RECOVERED: MailKind = MailKind {
    name: "recovered",
    text_key: "mail-recovered",
    needs: &["not_me_link"],
    heading_in_text: true,
    sample: |site| {
        Box::new(Recovered {
            at: samples::MOMENT,
            peer: samples::PEER,
            not_me_link: samples::link(site, "not-me"),
        })
    },
};

pub struct Recovered {
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub not_me_link: String,
}

impl Mail for Recovered {
    fn kind(&self) -> &'static MailKind {
        &RECOVERED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.time("asked_at", self.at);
        values.peer(self.peer);
        values.text("not_me_link", &self.not_me_link);
    }
}

pub static CONFIRM_NEW_ADDRESS: MailKind = MailKind {
    name: "confirm_new_address",
    text_key: "mail-confirm-new-address",
    needs: &["link", "code"],
    heading_in_text: true,
    sample: |site| {
        Box::new(ConfirmNewAddress {
            link: samples::link(site, "email/confirm"),
            code: samples::CODE.to_owned(),
            valid: 2 * samples::HOUR,
            asked_at: samples::MOMENT,
            peer: samples::PEER,
        })
    },
};

pub struct ConfirmNewAddress {
    pub link: String,
    pub code: String,
    pub valid: Duration,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for ConfirmNewAddress {
    fn kind(&self) -> &'static MailKind {
        &CONFIRM_NEW_ADDRESS
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

pub static ADDRESS_CHANGE_ASKED: MailKind = MailKind {
    name: "address_change_asked",
    text_key: "mail-address-change-asked",
    needs: &["undo_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(AddressChangeAsked {
            new_address: samples::NEW_ADDRESS.to_owned(),
            undo_link: samples::link(site, "email/undo"),
            undo_until: samples::MOMENT.plus(samples::WEEK),
            asked_at: samples::MOMENT,
            peer: samples::PEER,
        })
    },
};

pub struct AddressChangeAsked {
    pub new_address: String,
    pub undo_link: String,
    pub undo_until: Timestamp,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for AddressChangeAsked {
    fn kind(&self) -> &'static MailKind {
        &ADDRESS_CHANGE_ASKED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.text("new_address", &self.new_address);
        values.text("undo_link", &self.undo_link);
        values.time("undo_until", self.undo_until);
        values.time("asked_at", self.asked_at);
        values.peer(self.peer);
    }
}

pub static ADDRESS_CHANGED: MailKind = MailKind {
    name: "address_changed",
    text_key: "mail-address-changed",
    needs: &["undo_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(AddressChanged {
            new_address: samples::NEW_ADDRESS.to_owned(),
            undo_link: samples::link(site, "email/undo"),
            undo_until: samples::MOMENT.plus(samples::WEEK),
            changed_at: samples::MOMENT,
        })
    },
};

pub struct AddressChanged {
    pub new_address: String,
    pub undo_link: String,
    pub undo_until: Timestamp,
    pub changed_at: Timestamp,
}

impl Mail for AddressChanged {
    fn kind(&self) -> &'static MailKind {
        &ADDRESS_CHANGED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.text("new_address", &self.new_address);
        values.text("undo_link", &self.undo_link);
        values.time("undo_until", self.undo_until);
        values.time("changed_at", self.changed_at);
    }
}

pub static ADDRESS_WANTED: MailKind = MailKind {
    name: "address_wanted",
    text_key: "mail-address-wanted",
    needs: &[],
    heading_in_text: false,
    sample: |_| Box::new(AddressWanted { asked_at: samples::MOMENT }),
};

pub struct AddressWanted {
    pub asked_at: Timestamp,
}

impl Mail for AddressWanted {
    fn kind(&self) -> &'static MailKind {
        &ADDRESS_WANTED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("sign_in_link", "/sign-in");
        values.time("asked_at", self.asked_at);
    }
}

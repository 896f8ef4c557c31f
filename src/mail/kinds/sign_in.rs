//! The mails about browsers that sign in and about second factors.

use std::net::IpAddr;

use super::samples;
use crate::domain::{Timestamp, UserAgent};
use crate::mail::kind::{Mail, MailKind, Values};
use crate::texts::{self, Args, numbers};

pub static NEW_DEVICE: MailKind = MailKind {
    name: "new_device",
    text_key: "mail-new-device",
    needs: &["not_me_link"],
    heading_in_text: true,
    sample: |site| {
        Box::new(NewDevice {
            at: samples::MOMENT,
            peer: samples::PEER,
            user_agent: UserAgent { browser: Some("Firefox".to_owned()), system: Some("Linux".to_owned()) },
            not_me_link: samples::link(site, "not-me"),
        })
    },
};

pub struct NewDevice {
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub user_agent: UserAgent,
    pub not_me_link: String,
}

impl Mail for NewDevice {
    fn kind(&self) -> &'static MailKind {
        &NEW_DEVICE
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.time("asked_at", self.at);
        values.peer(self.peer);
        values.text("device", &texts::user_agent(values.language(), &self.user_agent));
        values.text("not_me_link", &self.not_me_link);
    }
}

pub static FACTOR_ADDED: MailKind = MailKind {
    name: "factor_added",
    text_key: "mail-factor-added",
    needs: &["not_me_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(FactorAdded {
            at: samples::MOMENT,
            peer: samples::PEER,
            not_me_link: samples::link(site, "not-me"),
        })
    },
};

pub struct FactorAdded {
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    /// Takes the factor off again.
    pub not_me_link: String,
}

impl Mail for FactorAdded {
    fn kind(&self) -> &'static MailKind {
        &FACTOR_ADDED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("factors_link", "/account/factors");
        values.time("asked_at", self.at);
        values.peer(self.peer);
        values.text("not_me_link", &self.not_me_link);
    }
}

pub static FACTOR_REMOVED: MailKind = MailKind {
    name: "factor_removed",
    text_key: "mail-factor-removed",
    needs: &["not_me_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(FactorRemoved {
            at: samples::MOMENT,
            peer: samples::PEER,
            not_me_link: samples::link(site, "not-me"),
        })
    },
};

pub struct FactorRemoved {
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub not_me_link: String,
}

impl Mail for FactorRemoved {
    fn kind(&self) -> &'static MailKind {
        &FACTOR_REMOVED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("factors_link", "/account/factors");
        values.time("asked_at", self.at);
        values.peer(self.peer);
        values.text("not_me_link", &self.not_me_link);
    }
}

pub static FACTOR_TAKEN_OFF: MailKind = MailKind {
    name: "factor_taken_off",
    text_key: "mail-factor-taken-off",
    needs: &["not_me_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(FactorTakenOff { at: samples::MOMENT, not_me_link: samples::link(site, "not-me") })
    },
};

/// By an administrator. Where they sit is none of the owner's business.
pub struct FactorTakenOff {
    pub at: Timestamp,
    pub not_me_link: String,
}

impl Mail for FactorTakenOff {
    fn kind(&self) -> &'static MailKind {
        &FACTOR_TAKEN_OFF
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("factors_link", "/account/factors");
        values.time("asked_at", self.at);
        values.text("not_me_link", &self.not_me_link);
    }
}

pub static RECOVERY_CODE_USED: MailKind = MailKind {
    name: "recovery_code_used",
    text_key: "mail-recovery-code-used",
    needs: &["not_me_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(RecoveryCodeUsed {
            left: 7,
            at: samples::MOMENT,
            peer: samples::PEER,
            not_me_link: samples::link(site, "not-me"),
        })
    },
};

pub struct RecoveryCodeUsed {
    pub left: u32,
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub not_me_link: String,
}

impl Mail for RecoveryCodeUsed {
    fn kind(&self) -> &'static MailKind {
        &RECOVERY_CODE_USED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("factors_link", "/account/factors");
        values.number("left", self.left.into());
        values.time("asked_at", self.at);
        values.peer(self.peer);
        values.text("not_me_link", &self.not_me_link);
    }

    fn choices(&self) -> Args {
        numbers(&[("count", self.left.into())])
    }
}

pub static RECOVERY_CODES_MADE: MailKind = MailKind {
    name: "recovery_codes_made",
    text_key: "mail-recovery-codes-made",
    needs: &["not_me_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(RecoveryCodesMade {
            at: samples::MOMENT,
            peer: samples::PEER,
            not_me_link: samples::link(site, "not-me"),
        })
    },
};

pub struct RecoveryCodesMade {
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub not_me_link: String,
}

impl Mail for RecoveryCodesMade {
    fn kind(&self) -> &'static MailKind {
        &RECOVERY_CODES_MADE
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("factors_link", "/account/factors");
        values.time("asked_at", self.at);
        values.peer(self.peer);
        values.text("not_me_link", &self.not_me_link);
    }
}

pub static CODES_GUESSED: MailKind = MailKind {
    name: "codes_guessed",
    text_key: "mail-codes-guessed",
    needs: &["not_me_link"],
    heading_in_text: false,
    sample: |site| {
        Box::new(CodesGuessed {
            at: samples::MOMENT,
            peer: samples::PEER,
            not_me_link: samples::link(site, "not-me"),
        })
    },
};

/// Somebody who knows the password typed many wrong codes.
pub struct CodesGuessed {
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub not_me_link: String,
}

impl Mail for CodesGuessed {
    fn kind(&self) -> &'static MailKind {
        &CODES_GUESSED
    }

    fn fill(&self, values: &mut Values<'_>) {
        values.page("factors_link", "/account/factors");
        values.time("asked_at", self.at);
        values.peer(self.peer);
        values.text("not_me_link", &self.not_me_link);
    }
}

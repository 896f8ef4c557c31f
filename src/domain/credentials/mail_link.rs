//! What a mailed link is for, and why one did not work.

use std::time::Duration;

use crate::domain::Timestamp;

/// The purpose of a mailed link. A token of one purpose is worthless for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailLink {
    ConfirmEmail,
    /// Lets somebody whose account an administrator made choose its first password.
    Invite,
    /// Lets whoever reads the mail choose a new password.
    Recover,
    /// "This was not me": ends whatever a stranger has begun, and starts a recovery.
    NotMe,
}

impl MailLink {
    pub const ALL: [MailLink; 4] =
        [MailLink::ConfirmEmail, MailLink::Invite, MailLink::Recover, MailLink::NotMe];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            MailLink::ConfirmEmail => "confirm_email",
            MailLink::Invite => "invite",
            MailLink::Recover => "recover",
            MailLink::NotMe => "not_me",
        }
    }

    /// The kind of mail that brings it, where there is one of its own.
    pub const fn mail_kind(self) -> Option<&'static str> {
        match self {
            MailLink::ConfirmEmail => Some("confirm_address"),
            MailLink::Invite => Some("invitation"),
            MailLink::Recover => Some("recover"),
            MailLink::NotMe => None,
        }
    }

    /// How long it works: two hours for a confirmation (contract.md B1), one for a new password, a week
    /// for an invitation, which nobody waits for. A warning may be read late, and its link only ever
    /// takes away.
    pub const fn lifetime(self) -> Duration {
        match self {
            MailLink::ConfirmEmail => Duration::from_secs(2 * 60 * 60),
            MailLink::Recover => Duration::from_secs(60 * 60),
            MailLink::Invite | MailLink::NotMe => Duration::from_secs(7 * 24 * 60 * 60),
        }
    }

    /// Whether a newer link of the same purpose ends the older ones. A stranger who causes a second
    /// warning must not spoil the first.
    pub const fn ends_older(self) -> bool {
        !matches!(self, MailLink::NotMe)
    }
}

/// How often a short code may be typed wrong before it is spent (ASVS 6.6.3).
pub const CODE_TRIES: u32 = 5;

/// Wrong codes that were looked at, over all mails of a kind to one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeMisses {
    pub within_a_day: u32,
    pub within_thirty_days: u32,
}

impl CodeMisses {
    pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    pub const MONTH: Duration = Duration::from_secs(30 * 24 * 60 * 60);
    /// Four mails' worth: more than anybody mistypes.
    const MOST_A_DAY: u32 = 20;
    /// As many in a row as ASVS and NIST allow wrong passwords: of a million codes, one in ten thousand.
    const MOST_IN_THIRTY_DAYS: u32 = 100;

    /// Whether codes are looked at no more for now.
    pub const fn are_too_many(self) -> bool {
        self.within_a_day >= Self::MOST_A_DAY || self.within_thirty_days >= Self::MOST_IN_THIRTY_DAYS
    }
}

/// Why a link or code was refused; said to both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFailure {
    /// No such token: mistyped, cut off, or of an account that is gone.
    Unknown,
    Expired {
        at: Timestamp,
    },
    Used {
        at: Timestamp,
    },
    Replaced {
        at: Timestamp,
    },
    /// An administrator has given a newer one to somebody by hand.
    Shared {
        at: Timestamp,
    },
    /// The address or the password was changed since it was sent.
    Overtaken,
    /// The code was typed wrong too often; the link of the same mail still works.
    CodeSpent,
}

impl LinkFailure {
    pub const fn as_str(self) -> &'static str {
        match self {
            LinkFailure::Unknown => "unknown",
            LinkFailure::Expired { .. } => "expired",
            LinkFailure::Used { .. } => "used",
            LinkFailure::Replaced { .. } => "replaced",
            LinkFailure::Shared { .. } => "shared",
            LinkFailure::Overtaken => "overtaken",
            LinkFailure::CodeSpent => "spent",
        }
    }

    pub const fn at(self) -> Option<Timestamp> {
        match self {
            LinkFailure::Expired { at }
            | LinkFailure::Used { at }
            | LinkFailure::Replaced { at }
            | LinkFailure::Shared { at } => Some(at),
            LinkFailure::Unknown | LinkFailure::Overtaken | LinkFailure::CodeSpent => None,
        }
    }
}

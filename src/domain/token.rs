//! What a mailed link is for, and why one did not work.

use std::time::Duration;

use super::Timestamp;

/// The purpose of a mailed link. A token of one purpose is worthless for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailLink {
    ConfirmEmail,
    /// Lets somebody whose account an administrator made choose its first password.
    Invite,
}

impl MailLink {
    pub const ALL: [MailLink; 2] = [MailLink::ConfirmEmail, MailLink::Invite];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            MailLink::ConfirmEmail => "confirm_email",
            MailLink::Invite => "invite",
        }
    }

    /// How long it works: two hours for a confirmation (contract.md B1), a week for an invitation, which
    /// nobody waits for.
    pub const fn lifetime(self) -> Duration {
        match self {
            MailLink::ConfirmEmail => Duration::from_secs(2 * 60 * 60),
            MailLink::Invite => Duration::from_secs(7 * 24 * 60 * 60),
        }
    }
}

/// How often a short code may be typed wrong before it is spent (ASVS 6.6.3).
pub const CODE_TRIES: u32 = 5;

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
            LinkFailure::CodeSpent => "spent",
        }
    }

    pub const fn at(self) -> Option<Timestamp> {
        match self {
            LinkFailure::Expired { at } | LinkFailure::Used { at } | LinkFailure::Replaced { at } => Some(at),
            LinkFailure::Unknown | LinkFailure::CodeSpent => None,
        }
    }
}

//! The mails about second factors.

use std::net::IpAddr;

use tera::Context;

use super::{Mail, Site, insert_occasion};
use crate::domain::{Language, Timestamp};

pub const FACTOR_ADDED: &str = "factor_added";
pub const FACTOR_REMOVED: &str = "factor_removed";
pub const FACTOR_TAKEN_OFF: &str = "factor_taken_off";
pub const RECOVERY_CODE_USED: &str = "recovery_code_used";
pub const RECOVERY_CODES_MADE: &str = "recovery_codes_made";
pub const CODES_GUESSED: &str = "codes_guessed";

/// What has happened to somebody's second factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorEvent {
    Added,
    Removed,
    /// By an administrator.
    TakenOff,
    RecoveryCodeUsed {
        left: u32,
    },
    RecoveryCodesMade,
    /// Somebody who knows the password typed many wrong codes.
    CodesGuessed,
}

impl FactorEvent {
    pub const fn kind(self) -> &'static str {
        match self {
            FactorEvent::Added => FACTOR_ADDED,
            FactorEvent::Removed => FACTOR_REMOVED,
            FactorEvent::TakenOff => FACTOR_TAKEN_OFF,
            FactorEvent::RecoveryCodeUsed { .. } => RECOVERY_CODE_USED,
            FactorEvent::RecoveryCodesMade => RECOVERY_CODES_MADE,
            FactorEvent::CodesGuessed => CODES_GUESSED,
        }
    }
}

pub struct FactorNews<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub event: FactorEvent,
    /// Takes a factor off again that was just added.
    pub not_me_link: Option<&'a str>,
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for FactorNews<'_> {
    fn kind(&self) -> &'static str {
        self.event.kind()
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, site: &Site, _language: Language, context: &mut Context) {
        context.insert("factors_link", &format!("{}/account/factors", site.public_url));
        if let FactorEvent::RecoveryCodeUsed { left } = self.event {
            context.insert("left", &left);
        }
        if let Some(link) = self.not_me_link {
            context.insert("not_me_link", link);
        }
        insert_occasion(context, self.at, self.peer);
    }
}

//! The mails of the desk: an account's beginning, its password, its browsers.

use std::net::IpAddr;
use std::time::Duration;

use tera::Context;

use super::{
    ADDRESS_REPLACED, ALREADY_REGISTERED, CONFIRM_ADDRESS, INVITATION, Mail, NEW_DEVICE, PASSWORD_CHANGED,
    Site, TEST, insert_occasion, utc,
};
use crate::domain::{Language, Timestamp, UserAgent};
use crate::texts;

pub struct ConfirmAddress<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub link: &'a str,
    pub code: &'a str,
    pub valid: Duration,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

pub struct AlreadyRegistered<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

pub struct Invitation<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub link: &'a str,
    pub valid: Duration,
    pub invited_at: Timestamp,
}

pub struct AddressReplaced<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub changed_at: Timestamp,
}

pub struct PasswordChanged<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub changed_at: Timestamp,
    pub not_me_link: &'a str,
}

pub struct NewDevice<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub user_agent: &'a UserAgent,
    pub not_me_link: &'a str,
}

/// Sent by whoever administrates, to see whether it arrives.
pub struct TestMail<'a> {
    pub address: &'a str,
    pub sent_at: Timestamp,
}

impl Mail for ConfirmAddress<'_> {
    fn kind(&self) -> &'static str {
        CONFIRM_ADDRESS
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("link", self.link);
        context.insert("code", self.code);
        context.insert("valid_hours", &(self.valid.as_secs() / 3600));
        insert_occasion(context, self.asked_at, self.peer);
    }
}

impl Mail for AlreadyRegistered<'_> {
    fn kind(&self) -> &'static str {
        ALREADY_REGISTERED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, site: &Site, _language: Language, context: &mut Context) {
        context.insert("sign_in_link", &format!("{}/sign-in", site.public_url));
        insert_occasion(context, self.asked_at, self.peer);
    }
}

impl Mail for Invitation<'_> {
    fn kind(&self) -> &'static str {
        INVITATION
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("link", self.link);
        context.insert("valid_days", &(self.valid.as_secs() / 86_400));
        context.insert("invited_at", &utc(self.invited_at));
    }
}

impl Mail for AddressReplaced<'_> {
    fn kind(&self) -> &'static str {
        ADDRESS_REPLACED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("changed_at", &utc(self.changed_at));
    }
}

impl Mail for PasswordChanged<'_> {
    fn kind(&self) -> &'static str {
        PASSWORD_CHANGED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("changed_at", &utc(self.changed_at));
        context.insert("not_me_link", self.not_me_link);
    }
}

impl Mail for NewDevice<'_> {
    fn kind(&self) -> &'static str {
        NEW_DEVICE
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, language: Language, context: &mut Context) {
        insert_occasion(context, self.at, self.peer);
        context.insert("device", &texts::user_agent(language, self.user_agent));
        context.insert("not_me_link", self.not_me_link);
    }
}

impl Mail for TestMail<'_> {
    fn kind(&self) -> &'static str {
        TEST
    }

    fn reader(&self) -> (&str, &str) {
        (self.address, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("sent_at", &utc(self.sent_at));
    }
}

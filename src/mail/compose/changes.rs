//! The mails about an account's address and its end.

use std::net::IpAddr;
use std::time::Duration;

use tera::Context;

use super::{
    ADDRESS_CHANGE_ASKED, ADDRESS_CHANGED, ADDRESS_WANTED, CONFIRM_NEW_ADDRESS, DELETION_PLANNED, Mail, Site,
    insert_occasion, utc,
};
use crate::domain::{Language, Timestamp};

pub struct ConfirmNewAddress<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub link: &'a str,
    pub code: &'a str,
    pub valid: Duration,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

pub struct AddressChangeAsked<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub new_address: &'a str,
    pub undo_link: &'a str,
    pub undo_until: Timestamp,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

pub struct AddressChanged<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub new_address: &'a str,
    pub undo_link: &'a str,
    pub undo_until: Timestamp,
    pub changed_at: Timestamp,
}

pub struct AddressWanted<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub asked_at: Timestamp,
}

pub struct DeletionPlanned<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub undo_link: &'a str,
    pub erase_at: Timestamp,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

impl Mail for ConfirmNewAddress<'_> {
    fn kind(&self) -> &'static str {
        CONFIRM_NEW_ADDRESS
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

impl Mail for AddressChangeAsked<'_> {
    fn kind(&self) -> &'static str {
        ADDRESS_CHANGE_ASKED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("new_address", self.new_address);
        context.insert("undo_link", self.undo_link);
        context.insert("undo_until", &utc(self.undo_until));
        insert_occasion(context, self.asked_at, self.peer);
    }
}

impl Mail for AddressChanged<'_> {
    fn kind(&self) -> &'static str {
        ADDRESS_CHANGED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("new_address", self.new_address);
        context.insert("undo_link", self.undo_link);
        context.insert("undo_until", &utc(self.undo_until));
        context.insert("changed_at", &utc(self.changed_at));
    }
}

impl Mail for AddressWanted<'_> {
    fn kind(&self) -> &'static str {
        ADDRESS_WANTED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, site: &Site, _language: Language, context: &mut Context) {
        context.insert("sign_in_link", &format!("{}/sign-in", site.public_url));
        insert_occasion(context, self.asked_at, None);
    }
}

impl Mail for DeletionPlanned<'_> {
    fn kind(&self) -> &'static str {
        DELETION_PLANNED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("undo_link", self.undo_link);
        context.insert("erase_at", &utc(self.erase_at));
        insert_occasion(context, self.asked_at, self.peer);
    }
}

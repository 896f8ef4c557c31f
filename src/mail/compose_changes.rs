//! The words of the mails about an account's address and its end.

use std::net::IpAddr;
use std::time::Duration;

use super::compose::{
    ADDRESS_CHANGE_ASKED, ADDRESS_CHANGED, ADDRESS_WANTED, CONFIRM_NEW_ADDRESS, Composed, Composer,
    DELETION_PLANNED, Site, context, insert_occasion, utc,
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

impl Composer {
    pub fn confirm_new_address(
        &self,
        site: &Site,
        language: Language,
        mail: &ConfirmNewAddress<'_>,
    ) -> Result<Composed, tera::Error> {
        let mut context = context(site, language, mail.name, mail.address);
        context.insert("link", mail.link);
        context.insert("code", mail.code);
        context.insert("valid_hours", &(mail.valid.as_secs() / 3600));
        insert_occasion(&mut context, mail.asked_at, mail.peer);
        self.render(CONFIRM_NEW_ADDRESS, &context)
    }

    pub fn address_change_asked(
        &self,
        site: &Site,
        language: Language,
        mail: &AddressChangeAsked<'_>,
    ) -> Result<Composed, tera::Error> {
        let mut context = context(site, language, mail.name, mail.address);
        context.insert("new_address", mail.new_address);
        context.insert("undo_link", mail.undo_link);
        context.insert("undo_until", &utc(mail.undo_until));
        insert_occasion(&mut context, mail.asked_at, mail.peer);
        self.render(ADDRESS_CHANGE_ASKED, &context)
    }

    pub fn address_changed(
        &self,
        site: &Site,
        language: Language,
        mail: &AddressChanged<'_>,
    ) -> Result<Composed, tera::Error> {
        let mut context = context(site, language, mail.name, mail.address);
        context.insert("new_address", mail.new_address);
        context.insert("undo_link", mail.undo_link);
        context.insert("undo_until", &utc(mail.undo_until));
        context.insert("changed_at", &utc(mail.changed_at));
        self.render(ADDRESS_CHANGED, &context)
    }

    pub fn address_wanted(
        &self,
        site: &Site,
        language: Language,
        mail: &AddressWanted<'_>,
    ) -> Result<Composed, tera::Error> {
        let mut context = context(site, language, mail.name, mail.address);
        context.insert("sign_in_link", &format!("{}/sign-in", site.public_url));
        insert_occasion(&mut context, mail.asked_at, None);
        self.render(ADDRESS_WANTED, &context)
    }

    pub fn deletion_planned(
        &self,
        site: &Site,
        language: Language,
        mail: &DeletionPlanned<'_>,
    ) -> Result<Composed, tera::Error> {
        let mut context = context(site, language, mail.name, mail.address);
        context.insert("undo_link", mail.undo_link);
        context.insert("erase_at", &utc(mail.erase_at));
        insert_occasion(&mut context, mail.asked_at, mail.peer);
        self.render(DELETION_PLANNED, &context)
    }
}

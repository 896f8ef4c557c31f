//! The mails about getting into an account again.

use std::net::IpAddr;
use std::time::Duration;

use tera::Context;

use super::{Mail, RECOVER, RECOVERED, Site, insert_occasion};
use crate::domain::{Language, Timestamp};

pub struct Recover<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub link: &'a str,
    /// Six digits, or for an app the whole token.
    pub code: &'a str,
    pub for_app: bool,
    /// Nobody asked for it: it follows from "this was not me".
    pub is_owed: bool,
    pub valid: Duration,
    pub asked_at: Timestamp,
    pub peer: Option<IpAddr>,
}

pub struct Recovered<'a> {
    pub name: &'a str,
    pub address: &'a str,
    pub at: Timestamp,
    pub peer: Option<IpAddr>,
    pub not_me_link: &'a str,
}

impl Mail for Recover<'_> {
    fn kind(&self) -> &'static str {
        RECOVER
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        context.insert("link", self.link);
        context.insert("code", self.code);
        context.insert("for_app", &self.for_app);
        context.insert("is_owed", &self.is_owed);
        context.insert("valid_minutes", &(self.valid.as_secs() / 60));
        insert_occasion(context, self.asked_at, self.peer);
    }
}

impl Mail for Recovered<'_> {
    fn kind(&self) -> &'static str {
        RECOVERED
    }

    fn reader(&self) -> (&str, &str) {
        (self.name, self.address)
    }

    fn fill(&self, _site: &Site, _language: Language, context: &mut Context) {
        insert_occasion(context, self.at, self.peer);
        context.insert("not_me_link", self.not_me_link);
    }
}

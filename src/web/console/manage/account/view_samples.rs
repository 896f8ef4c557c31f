//! The page of one account in each of its cases.

use super::view::{AccountPage, Can, Identity, ShownFlash};
use super::view_access::{ShownFactor, ShownGrant, ShownSession};
use super::view_mails::{ShownLink, ShownLinkState, ShownMail, Why};
use crate::web::console::manage::account::activity::ShownLine;
use crate::web::console::manage::account::path_of;
use crate::web::console::manage::account::tags::ShownTag;
use crate::web::console::shapes::Crumb;
use crate::web::html::page_context::PageContext;
use crate::web::html::shapes::Moment;

impl PageContext for AccountPage {
    const TEMPLATE: &'static str = "console/manage/account.html";

    fn samples() -> Vec<Self> {
        let words = ["works", "expired", "used", "replaced", "unknown"];
        let waiting = words.map(|word| full(why(Some("waiting"), word, false)));
        let others = [
            full(why(Some("sent"), "works", false)),
            full(why(Some("refused"), "expired", false)),
            full(why(None, "works", true)),
            bare(),
        ];
        waiting.into_iter().chain(others).collect()
    }
}

fn full(why: Why) -> AccountPage {
    AccountPage {
        subject: identity(true),
        why,
        tags: ShownTag::samples(),
        links: ["works", "expired", "used", "replaced", "spent"].map(link).into(),
        mails: ["waiting", "sent", "refused"].map(mail).into(),
        sessions: [true, false].map(session).into(),
        grants: vec![ShownGrant {
            id: 4,
            client: "App".to_owned(),
            created_at: Moment::sample(),
            expires_at: Moment::sample(),
        }],
        activity: ShownLine::samples(),
        factors: vec![ShownFactor { name: "App".to_owned(), added_at: Moment::sample() }],
        can: can(true),
        crumbs: Crumb::samples(),
        flash: Some(ShownFlash { text: "Done.".to_owned(), is_done: true }),
    }
}

fn bare() -> AccountPage {
    AccountPage {
        subject: identity(false),
        why: Why {
            title: "T".to_owned(),
            text: "X".to_owned(),
            is_confirmed: false,
            is_stuck: false,
            remedies: &[],
            confirmed_at: None,
            mail: None,
            link: None,
        },
        tags: vec![],
        links: vec![],
        mails: vec![],
        sessions: vec![],
        grants: vec![],
        activity: vec![],
        factors: vec![],
        can: can(false),
        crumbs: Crumb::samples(),
        flash: Some(ShownFlash { text: "No.".to_owned(), is_done: false }),
    }
}

fn identity(is_full: bool) -> Identity {
    let at = || is_full.then(Moment::sample);
    Identity {
        id: 7,
        path: path_of(7),
        uuid: "u".to_owned(),
        username: "ada".to_owned(),
        is_provisional: is_full,
        display_name: "Ada".to_owned(),
        real_name: is_full.then(|| "Ada".to_owned()),
        email: is_full.then(|| "ada@example.org".to_owned()),
        ext_id: is_full.then_some(0),
        role: is_full.then_some("admin"),
        users_admin: is_full,
        state: if is_full { "active" } else { "deleted" },
        state_reason: is_full.then(|| "spam".to_owned()),
        erase_at: (!is_full).then(Moment::sample),
        has_password: is_full,
        must_change_password: is_full,
        privacy_at: at(),
        privacy_version: Some("1".to_owned()),
        language: is_full.then_some("English"),
        created_at: Moment::sample(),
        last_sign_in_at: at(),
        failed_sign_ins: 3,
        locked_until: at(),
        is_last_administrator: is_full,
    }
}

/// Everything, or nothing; nobody may do everything with the own account.
fn can(all: bool) -> Can {
    Can {
        reach: all,
        is_own: !all,
        edit: all,
        tag: all,
        role: all,
        confirm: all,
        resend: all,
        invite: all,
        reset: all,
        share_link: all,
        end_sessions: all,
        unlock: all,
        take_factor_off: all,
        disable: all,
        enable: all,
        delete: all,
        restore: all,
        erase: all,
    }
}

fn why(mail_state: Option<&'static str>, word: &'static str, is_confirmed: bool) -> Why {
    Why {
        title: "T".to_owned(),
        text: "X".to_owned(),
        is_confirmed,
        is_stuck: !is_confirmed,
        remedies: if is_confirmed { &[] } else { &["edit", "resend", "share", "invite", "confirm"] },
        confirmed_at: is_confirmed.then(Moment::sample),
        mail: mail_state.map(mail),
        link: Some(ShownLinkState { word, at: Some(Moment::sample()) }),
    }
}

fn link(word: &'static str) -> ShownLink {
    ShownLink {
        title: "Link".to_owned(),
        created_at: Moment::sample(),
        is_shared: true,
        state: ShownLinkState { word, at: Some(Moment::sample()) },
    }
}

fn mail(state: &'static str) -> ShownMail {
    ShownMail {
        id: 3,
        title: "Confirm your address".to_owned(),
        recipient: "ada@example.org".to_owned(),
        state,
        attempts: 3,
        reply: Some("550 5.1.1 no such user".to_owned()),
        created_at: Moment::sample(),
        next_attempt_at: Some(Moment::sample()),
        finished_at: Some(Moment::sample()),
    }
}

fn session(is_this: bool) -> ShownSession {
    ShownSession {
        mark: "00".to_owned(),
        is_this,
        remembered: is_this,
        second_factor: is_this,
        last_seen_at: Moment::sample(),
        peer: is_this.then(|| "203.0.113.7".to_owned()),
        browser: is_this.then(|| "Firefox".to_owned()),
    }
}

//! What the page of one account shows of its address and its mails: whether the one is confirmed, what
//! holds it up, and what was sent.

use serde::Serialize;

use crate::domain::{LinkFailure, MailLink, Timestamp, shown_address};
use crate::mail::kinds;
use crate::services::manage::account_overview::{Confirmation, LinkState, Proven};
use crate::store::{MailState, StoredMail, StoredMailLink};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

/// Whether and how the address is confirmed; if not, the one thing that holds it up, in plain words.
#[derive(Serialize)]
pub(super) struct Why {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) is_confirmed: bool,
    pub(super) is_stuck: bool,
    /// What helps against this cause, the best first.
    pub(super) remedies: &'static [&'static str],
    pub(super) confirmed_at: Option<Moment>,
    pub(super) mail: Option<ShownMail>,
    pub(super) link: Option<ShownLinkState>,
}

impl Why {
    pub(super) fn of(frame: &Frame, confirmation: &Confirmation, sends_mail: bool) -> Self {
        let (title, text) = headline(confirmation, sends_mail);
        let (mail, link) = match confirmation {
            Confirmation::Mailed { mail, link } => (Some(ShownMail::of(frame, mail)), Some(*link)),
            Confirmation::Shared { link } | Confirmation::MailGone { link } => (None, Some(*link)),
            _ => (None, None),
        };
        let confirmed_at = match confirmation {
            Confirmation::Confirmed { at, .. } => Some(moment(*at)),
            _ => None,
        };
        Self {
            title: frame.text(title),
            text: frame.text(text),
            is_confirmed: confirmed_at.is_some(),
            is_stuck: confirmation.is_stuck() || (is_waiting(confirmation) && !sends_mail),
            remedies: remedies(confirmation, sends_mail),
            confirmed_at,
            mail,
            link: link.map(ShownLinkState::of),
        }
    }
}

fn is_waiting(confirmation: &Confirmation) -> bool {
    matches!(confirmation, Confirmation::Mailed { mail, .. } if mail.state == MailState::Waiting)
}

/// A healthy account, and a mail that is on its way, need nothing.
fn remedies(confirmation: &Confirmation, sends_mail: bool) -> &'static [&'static str] {
    match confirmation {
        Confirmation::Confirmed { .. } => &[],
        Confirmation::NoAddress => &["edit"],
        Confirmation::NotAsked => &["invite", "resend", "share", "confirm"],
        Confirmation::Shared { link: LinkState::Works { .. } } => &["confirm"],
        Confirmation::Shared { .. } => &["share", "confirm"],
        Confirmation::MailGone { .. } => &["resend", "share", "confirm"],
        Confirmation::Mailed { mail, .. } => match mail.state {
            MailState::Refused => &["edit", "share", "resend", "confirm"],
            MailState::Waiting if !sends_mail => &["share", "confirm"],
            MailState::Waiting if mail.attempts > 0 => &["share", "confirm"],
            MailState::Waiting => &[],
            _ => &["resend", "share", "confirm"],
        },
    }
}

/// The keys of a headline and of what follows from it.
fn headline(confirmation: &Confirmation, sends_mail: bool) -> (&'static str, &'static str) {
    match confirmation {
        Confirmation::NoAddress => ("console-why-no-address", "console-why-no-address-text"),
        Confirmation::Confirmed { how, .. } => match how {
            Proven::ByMail => ("console-why-confirmed", "console-why-confirmed-mail"),
            Proven::BySharedLink => ("console-why-confirmed", "console-why-confirmed-link"),
            Proven::ByHand => ("console-why-confirmed", "console-why-confirmed-hand"),
            Proven::AtCreation => ("console-why-confirmed", "console-why-confirmed-creation"),
        },
        Confirmation::NotAsked => ("console-why-not-asked", "console-why-not-asked-text"),
        Confirmation::MailGone { .. } => ("console-why-mail-gone", "console-why-mail-gone-text"),
        Confirmation::Shared { link: LinkState::Works { .. } } => {
            ("console-why-handed-over", "console-why-handed-over-text")
        }
        Confirmation::Shared { .. } => ("console-why-hand-expired", "console-why-hand-expired-text"),
        Confirmation::Mailed { mail, link } => mailed_headline(mail, *link, sends_mail),
    }
}

fn mailed_headline(mail: &StoredMail, link: LinkState, sends_mail: bool) -> (&'static str, &'static str) {
    match (mail.state, link) {
        (MailState::Refused, _) => ("console-why-refused", "console-why-refused-text"),
        (MailState::Discarded, _) => ("console-why-discarded", "console-why-discarded-text"),
        (MailState::Withdrawn, _) => ("console-why-withdrawn", "console-why-withdrawn-text"),
        (MailState::GivenUp, _) => ("console-why-given-up", "console-why-given-up-text"),
        (MailState::Waiting, _) if !sends_mail => ("console-why-no-server", "console-why-no-server-text"),
        (MailState::Waiting, _) if mail.attempts > 0 => ("console-why-retrying", "console-why-retrying-text"),
        (MailState::Waiting, _) => ("console-why-waiting", "console-why-waiting-text"),
        (_, LinkState::Works { .. }) => ("console-why-sent", "console-why-sent-text"),
        (_, LinkState::Failed(LinkFailure::Expired { .. })) => {
            ("console-why-expired", "console-why-expired-text")
        }
        (_, LinkState::Failed(LinkFailure::Used { .. })) => ("console-why-used", "console-why-used-text"),
        (_, LinkState::Failed(_)) => ("console-why-replaced", "console-why-replaced-text"),
    }
}

#[derive(Serialize)]
pub(super) struct ShownLink {
    pub(super) title: String,
    pub(super) created_at: Moment,
    pub(super) is_shared: bool,
    pub(super) state: ShownLinkState,
}

impl ShownLink {
    pub(super) fn of(frame: &Frame, link: &StoredMailLink, now: Timestamp) -> Self {
        let state = link.failure(now).map_or(LinkState::Works { until: link.expires_at }, LinkState::Failed);
        Self {
            title: frame.text(link_title(link.purpose)),
            created_at: moment(link.created_at),
            is_shared: link.is_shared,
            state: ShownLinkState::of(state),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ShownLinkState {
    pub(super) word: &'static str,
    pub(super) at: Option<Moment>,
}

impl ShownLinkState {
    pub(super) fn of(state: LinkState) -> Self {
        match state {
            LinkState::Works { until } => Self { word: "works", at: Some(moment(until)) },
            LinkState::Failed(failure) => Self { word: failure.as_str(), at: failure.at().map(moment) },
        }
    }
}

fn link_title(purpose: MailLink) -> &'static str {
    match purpose {
        MailLink::ConfirmEmail => "console-account-link-confirm",
        MailLink::Invite => "console-account-link-invite",
        MailLink::Recover => "console-link-reset",
        MailLink::NotMe => "console-link-not-me",
    }
}

/// What a mail is about; one of a kind that is no more goes by that kind's name.
fn mail_title(frame: &Frame, kind: &str) -> String {
    kinds::find(kind).map_or_else(|| kind.to_owned(), |kind| frame.text(kind.text_key))
}

#[derive(Serialize)]
pub(super) struct ShownMail {
    pub(super) id: i64,
    pub(super) title: String,
    pub(super) recipient: String,
    pub(super) state: &'static str,
    pub(super) attempts: u32,
    pub(super) reply: Option<String>,
    pub(super) created_at: Moment,
    pub(super) next_attempt_at: Option<Moment>,
    pub(super) finished_at: Option<Moment>,
}

impl ShownMail {
    pub(super) fn of(frame: &Frame, mail: &StoredMail) -> Self {
        Self {
            id: mail.id,
            title: mail_title(frame, &mail.kind),
            recipient: shown_address(&mail.recipient),
            state: mail.state.as_str(),
            attempts: mail.attempts,
            reply: mail.last_reply.clone(),
            created_at: moment(mail.created_at),
            next_attempt_at: mail.next_attempt_at.map(moment),
            finished_at: mail.finished_at.map(moment),
        }
    }
}

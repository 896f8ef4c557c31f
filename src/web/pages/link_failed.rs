//! The one page for a link of a mail that does not work: it says why, and what helps.

use rocket::http::Status;
use serde::Serialize;

use crate::domain::{Language, LinkFailure};
use crate::texts;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, SAMPLE_TIME, moment};

/// What the link was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFor {
    Confirmation,
    Invitation,
    Recovery,
    CompromiseReport,
    EmailChange,
    EmailUndo,
    DeletionUndo,
}

/// Why it does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Link(LinkFailure),
    /// The address that it would give to the account belongs to another one by now.
    AddressTaken,
    /// There is nothing left that it could undo.
    NothingToUndo,
}

impl From<LinkFailure> for Failure {
    fn from(failure: LinkFailure) -> Self {
        Failure::Link(failure)
    }
}

pub fn samples() -> Vec<Content> {
    samples_of::<LinkFailed>()
}

const SIGN_IN: (&str, &str) = ("/sign-in", "sign-in");
const ACCOUNT: (&str, &str) = ("/account", "back-to-account");

/// Stands at the path where the same can be asked for again, so that no language link repeats the secret.
pub fn link_failed(frame: &Frame, purpose: LinkFor, failure: impl Into<Failure>) -> Page {
    let failure = failure.into();
    let status = match failure {
        Failure::Link(LinkFailure::Unknown) => Status::NotFound,
        _ => Status::Gone,
    };
    let context = LinkFailed::of(frame.language, purpose, failure, frame.account.is_some());
    frame.page_at(purpose.path(), &context).with_status(status)
}

impl LinkFor {
    const ALL: [LinkFor; 7] = [
        LinkFor::Confirmation,
        LinkFor::Invitation,
        LinkFor::Recovery,
        LinkFor::CompromiseReport,
        LinkFor::EmailChange,
        LinkFor::EmailUndo,
        LinkFor::DeletionUndo,
    ];

    const fn path(self) -> &'static str {
        match self {
            LinkFor::Confirmation => "/confirm",
            LinkFor::Recovery | LinkFor::CompromiseReport => "/recover",
            LinkFor::EmailChange | LinkFor::EmailUndo => "/account",
            LinkFor::Invitation | LinkFor::DeletionUndo => "/",
        }
    }

    fn wording(self, failure: Failure) -> Wording {
        let link = match failure {
            Failure::Link(failure) => failure,
            Failure::AddressTaken => return Wording::warning("alert", "email-failed-taken"),
            Failure::NothingToUndo => return Wording::warning("alert", "deletion-undo-failed"),
        };
        match self {
            LinkFor::Confirmation => confirmation(link),
            LinkFor::Invitation => invitation(link),
            LinkFor::Recovery => recovery(link),
            LinkFor::CompromiseReport => compromise_report(link),
            LinkFor::EmailChange => email_change(link),
            LinkFor::EmailUndo => email_undo(link),
            LinkFor::DeletionUndo => Wording::warning("alert", "deletion-undo-failed"),
        }
    }

    /// What helps, each with the key of its text; the first is the one to take.
    fn actions(self, failure: Failure) -> &'static [(&'static str, &'static str)] {
        const RECOVER_AGAIN: (&str, &str) = ("/recover", "confirm-resend-link");
        const CONFIRM_AGAIN: (&str, &str) = ("/confirm/resend", "confirm-resend-link");
        match (self, failure) {
            (LinkFor::Confirmation, Failure::Link(LinkFailure::Used { .. })) => &[SIGN_IN],
            (LinkFor::Confirmation, Failure::Link(LinkFailure::Unknown)) => {
                &[("/confirm", "confirm-enter-code"), CONFIRM_AGAIN]
            }
            (LinkFor::Confirmation, _) => &[CONFIRM_AGAIN],
            (LinkFor::Recovery, Failure::Link(LinkFailure::Used { .. })) => &[SIGN_IN, RECOVER_AGAIN],
            (LinkFor::Recovery, Failure::Link(LinkFailure::Unknown)) => {
                &[("/recover/code", "recover-code-link"), RECOVER_AGAIN]
            }
            (LinkFor::Recovery, _) => &[RECOVER_AGAIN],
            (LinkFor::CompromiseReport, _) => &[("/recover", "recover-title")],
            (LinkFor::EmailChange, _) => &[ACCOUNT],
            (LinkFor::EmailUndo, _) => &[ACCOUNT, ("/recover", "email-undone-button")],
            (LinkFor::Invitation | LinkFor::DeletionUndo, _) => &[SIGN_IN],
        }
    }
}

/// The keys of what is said about one failure, and its medal.
struct Wording {
    icon: &'static str,
    /// A class of the medal.
    tone: &'static str,
    title: &'static str,
    text: &'static str,
    /// What happened when, where the failure has a time.
    at: &'static str,
}

impl Wording {
    const fn warning(icon: &'static str, text: &'static str) -> Self {
        Self { icon, tone: "medal-warning", title: "confirm-failed-title", text, at: "confirm-expired-at" }
    }

    const fn titled(self, title: &'static str) -> Self {
        Self { title, ..self }
    }

    const fn at(self, at: &'static str) -> Self {
        Self { at, ..self }
    }

    /// For a link that has done its work.
    const fn done(icon: &'static str, tone: &'static str, title: &'static str, text: &'static str) -> Self {
        Self { icon, tone, title, text, at: "confirm-used-at" }
    }
}

fn confirmation(failure: LinkFailure) -> Wording {
    match failure {
        LinkFailure::Used { .. } => Wording::done("check", "", "confirm-used-title", "confirm-used-text"),
        LinkFailure::Expired { .. } => Wording::warning("clock", "confirm-expired-text"),
        LinkFailure::Replaced { .. } => {
            Wording::warning("mail", "confirm-replaced-text").at("confirm-replaced-at")
        }
        LinkFailure::Shared { .. } => Wording::warning("link", "link-shared-text").at("link-shared-at"),
        LinkFailure::CodeSpent => Wording::warning("lock", "confirm-spent-text").at("confirm-spent-at"),
        LinkFailure::Unknown | LinkFailure::Overtaken => Wording::warning("alert", "confirm-unknown-text"),
    }
}

fn invitation(failure: LinkFailure) -> Wording {
    match failure {
        LinkFailure::Used { .. } => Wording::warning("clock", "invite-used").at("confirm-used-at"),
        LinkFailure::Expired { .. } => Wording::warning("clock", "invite-expired"),
        LinkFailure::Replaced { .. } => {
            Wording::warning("clock", "invite-replaced").at("confirm-replaced-at")
        }
        LinkFailure::Shared { .. } => Wording::warning("link", "invite-shared").at("link-shared-at"),
        LinkFailure::Unknown | LinkFailure::Overtaken | LinkFailure::CodeSpent => {
            Wording::warning("clock", "invite-unknown")
        }
    }
}

fn recovery(failure: LinkFailure) -> Wording {
    let wording = match failure {
        LinkFailure::Used { .. } => {
            let done = Wording::done("check", "", "recover-used-title", "recover-used-text");
            return done.at("recover-used-at");
        }
        LinkFailure::Expired { .. } => {
            Wording::warning("clock", "recover-expired-text").at("recover-expired-at")
        }
        LinkFailure::Replaced { .. } => {
            Wording::warning("mail", "recover-replaced-text").at("recover-replaced-at")
        }
        LinkFailure::Shared { .. } => Wording::warning("link", "link-shared-text").at("link-shared-at"),
        LinkFailure::Overtaken => Wording::warning("lock", "recover-overtaken-text"),
        LinkFailure::Unknown | LinkFailure::CodeSpent => Wording::warning("alert", "recover-unknown-text"),
    };
    wording.titled("recover-failed-title")
}

fn compromise_report(failure: LinkFailure) -> Wording {
    let text = match failure {
        LinkFailure::Used { .. } => {
            let done = Wording::done("shield", "medal-success", "not-me-used-title", "not-me-used-text");
            return done.at("not-me-at");
        }
        LinkFailure::Replaced { .. } | LinkFailure::Shared { .. } => "not-me-replaced-text",
        LinkFailure::Expired { .. } => "not-me-expired-text",
        LinkFailure::Overtaken => "not-me-overtaken-text",
        LinkFailure::Unknown | LinkFailure::CodeSpent => "not-me-unknown-text",
    };
    Wording::warning("alert", text).titled("recover-failed-title").at("not-me-at")
}

fn email_change(failure: LinkFailure) -> Wording {
    match failure {
        LinkFailure::Used { .. } => Wording::warning("alert", "email-failed-used").at("email-failed-at"),
        LinkFailure::Expired { .. } => Wording::warning("clock", "email-failed-expired"),
        LinkFailure::Replaced { .. } | LinkFailure::Shared { .. } => {
            Wording::warning("alert", "email-failed-replaced").at("email-failed-at")
        }
        LinkFailure::Overtaken => Wording::warning("alert", "email-failed-overtaken"),
        LinkFailure::Unknown | LinkFailure::CodeSpent => Wording::warning("alert", "email-failed-unknown"),
    }
}

fn email_undo(failure: LinkFailure) -> Wording {
    match failure {
        LinkFailure::Used { .. } => Wording::warning("alert", "email-failed-undone").at("email-failed-at"),
        LinkFailure::Expired { .. } => Wording::warning("clock", "email-failed-undo-expired"),
        other => email_change(other),
    }
}

#[derive(Serialize)]
struct LinkFailed {
    icon: &'static str,
    tone: &'static str,
    title: String,
    text: String,
    fact: Option<Fact>,
    actions: Vec<Action>,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    at: Moment,
}

#[derive(Serialize)]
struct Action {
    href: &'static str,
    label: String,
}

impl LinkFailed {
    fn of(language: Language, purpose: LinkFor, failure: Failure, is_signed_in: bool) -> Self {
        let text = |key| texts::text(language, key);
        let wording = purpose.wording(failure);
        let at = match failure {
            Failure::Link(failure) => failure.at(),
            Failure::AddressTaken | Failure::NothingToUndo => None,
        };
        let helping = |action| if is_signed_in && action == SIGN_IN { ACCOUNT } else { action };
        let actions = purpose.actions(failure).iter().copied().map(helping);
        Self {
            icon: wording.icon,
            tone: wording.tone,
            title: text(wording.title),
            text: text(wording.text),
            fact: at.map(|at| Fact { label: text(wording.at), at: moment(at) }),
            actions: actions.map(|(href, key)| Action { href, label: text(key) }).collect(),
        }
    }
}

impl PageContext for LinkFailed {
    const TEMPLATE: &'static str = "pages/link_failed.html";

    fn samples() -> Vec<Self> {
        let at = SAMPLE_TIME;
        let failures = [
            LinkFailure::Unknown.into(),
            LinkFailure::Expired { at }.into(),
            LinkFailure::Used { at }.into(),
            LinkFailure::Replaced { at }.into(),
            LinkFailure::Shared { at }.into(),
            LinkFailure::Overtaken.into(),
            LinkFailure::CodeSpent.into(),
            Failure::AddressTaken,
            Failure::NothingToUndo,
        ];
        let pages = LinkFor::ALL.into_iter();
        pages
            .flat_map(|purpose| failures.map(|f| LinkFailed::of(Language::English, purpose, f, false)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_of_the_page_is_there() {
        let are_words = |text: &str| !text.contains('-') || text.contains(' ');
        for page in LinkFailed::samples() {
            let labels = page.actions.iter().map(|action| &action.label);
            let labels = labels.chain(page.fact.as_ref().map(|fact| &fact.label));
            for text in labels.chain([&page.title, &page.text]) {
                assert!(are_words(text), "{text}");
            }
        }
    }
}

//! What the page of one account shows, made of what is known of it.

use serde::Serialize;

use crate::domain::{AccountState, FactorKind, LinkFailure, MailLink, Role, Timestamp, UserAgent};
use crate::mail::kinds;
use crate::services::manage::account_overview::{Confirmation, LinkState, Overview, Proven};
use crate::store::{
    AuditLine, ListedSession, MailState, OpenGrant, StoredFactor, StoredMail, StoredMailLink,
};
use crate::web::console::manage::account::activity::ShownLine;
use crate::web::console::manage::account::flash::Flash;
use crate::web::console::manage::account::path_of;
use crate::web::console::manage::account::sessions::mark_of;
use crate::web::console::manage::account::tags::ShownTag;
use crate::web::console::shapes::Crumb;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

#[derive(Default)]
struct Traces<'a> {
    sessions: &'a [ListedSession],
    grants: &'a [OpenGrant],
    audit: &'a [AuditLine],
}

/// The page of one account.
#[derive(Serialize)]
pub struct AccountPage {
    pub(super) subject: Identity,
    pub(super) why: Why,
    pub(super) tags: Vec<ShownTag>,
    pub(super) links: Vec<ShownLink>,
    pub(super) mails: Vec<ShownMail>,
    pub(super) sessions: Vec<ShownSession>,
    pub(super) grants: Vec<ShownGrant>,
    pub(super) history: Vec<ShownLine>,
    pub(super) audit: Vec<ShownLine>,
    pub(super) factors: Vec<ShownFactor>,
    pub(super) can: Can,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) said: Option<Said>,
}

impl AccountPage {
    pub fn of(
        frame: &Frame,
        who: &ManagesUsers,
        found: &Overview,
        sends_mail: bool,
        now: Timestamp,
        said: Option<Said>,
    ) -> Self {
        // Where somebody of more rights signs in from is nobody's to see who may not manage them.
        let traces = if who.rights().may_manage(found.account.rights()) {
            Traces { sessions: &found.sessions, grants: &found.grants, audit: &found.audit }
        } else {
            Traces::default()
        };
        let list = |lines: &[AuditLine]| lines.iter().map(|line| ShownLine::of(frame, line)).collect();
        Self {
            subject: Identity::of(found, now),
            why: Why::of(frame, &found.confirmation, sends_mail),
            tags: found.tags.iter().map(ShownTag::of).collect(),
            links: found.links.iter().map(|link| ShownLink::of(frame, link, now)).collect(),
            mails: found.mails.iter().map(|mail| ShownMail::of(frame, mail)).collect(),
            sessions: traces.sessions.iter().map(|session| ShownSession::of(session, who)).collect(),
            grants: traces.grants.iter().map(ShownGrant::of).collect(),
            history: list(&found.history),
            audit: list(traces.audit),
            factors: found.factors.iter().map(|factor| ShownFactor::of(frame, factor)).collect(),
            can: Can::of(who, found),
            crumbs: vec![Crumb::new("/console/accounts", frame.text("console-section-accounts"))],
            said,
        }
    }
}

/// What the last action has come to.
#[derive(Serialize)]
pub struct Said {
    pub(super) text: String,
    pub(super) is_done: bool,
}

impl Said {
    pub fn of(frame: &Frame, flash: Flash) -> Self {
        Self { text: frame.text(flash.key()), is_done: flash.is_done() }
    }
}

#[derive(Serialize)]
pub(super) struct Identity {
    pub(super) id: i64,
    pub(super) path: String,
    pub(super) uuid: String,
    pub(super) username: String,
    pub(super) is_provisional: bool,
    pub(super) display_name: String,
    pub(super) real_name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) ext_id: Option<i64>,
    pub(super) role: Option<&'static str>,
    pub(super) users_admin: bool,
    pub(super) state: &'static str,
    pub(super) state_reason: Option<String>,
    pub(super) erase_at: Option<Moment>,
    pub(super) has_password: bool,
    pub(super) must_change_password: bool,
    pub(super) privacy_at: Option<Moment>,
    pub(super) privacy_version: Option<String>,
    pub(super) language: Option<&'static str>,
    pub(super) created_at: Moment,
    pub(super) last_sign_in_at: Option<Moment>,
    pub(super) failed_sign_ins: u32,
    pub(super) locked_until: Option<Moment>,
    pub(super) is_last_administrator: bool,
}

impl Identity {
    fn of(found: &Overview, now: Timestamp) -> Self {
        let account = &found.account;
        Self {
            id: account.id.0,
            path: path_of(account.id.0),
            uuid: account.uuid.to_string(),
            username: account.username.to_string(),
            is_provisional: account.username.is_provisional(),
            display_name: account.display_name().to_owned(),
            real_name: account.real_name.as_ref().map(|name| name.as_str().to_owned()),
            email: account.email.as_ref().map(|email| email.as_str().to_owned()),
            ext_id: account.ext_id,
            role: account.role.map(Role::as_str),
            users_admin: account.users_admin,
            state: account.state.as_str(),
            state_reason: found.state_reason.clone(),
            erase_at: account.erase_at.map(moment),
            has_password: account.password_hash.is_some(),
            must_change_password: account.must_change_password,
            privacy_at: account.privacy.as_ref().map(|agreed| moment(agreed.at)),
            privacy_version: account.privacy.as_ref().map(|agreed| agreed.version.clone()),
            language: account.language.map(|language| language.own_name()),
            created_at: moment(account.created_at),
            last_sign_in_at: account.last_sign_in_at.map(moment),
            failed_sign_ins: account.wrong_passwords(),
            locked_until: account.locked_until.filter(|_| account.is_locked(now)).map(moment),
            is_last_administrator: found.is_last_administrator,
        }
    }
}

/// What whoever looks may do, so that the page offers nothing that would be refused.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one for each button")]
pub(super) struct Can {
    pub(super) reach: bool,
    pub(super) is_own: bool,
    pub(super) edit: bool,
    pub(super) tag: bool,
    pub(super) role: bool,
    pub(super) confirm: bool,
    pub(super) resend: bool,
    pub(super) invite: bool,
    pub(super) share_link: bool,
    pub(super) end_sessions: bool,
    pub(super) unlock: bool,
    pub(super) take_factor_off: bool,
    pub(super) disable: bool,
    pub(super) enable: bool,
    pub(super) delete: bool,
    pub(super) restore: bool,
    pub(super) erase: bool,
}

impl Can {
    fn of(who: &ManagesUsers, found: &Overview) -> Self {
        let account = &found.account;
        let within_reach = who.rights().may_manage(account.rights());
        let is_own = who.account().id == account.id;
        let is_deleted = account.state == AccountState::Deleted;
        let manages = within_reach && !is_deleted;
        let may_go = within_reach && !is_own && !found.is_last_administrator;
        let is_open = matches!(account.state, AccountState::AwaitingEmail | AccountState::Active);
        let waits = account.email.is_some() && account.email_verified_at.is_none();
        Self {
            reach: within_reach,
            is_own,
            edit: manages,
            tag: manages,
            role: who.rights().admin && !is_own && !is_deleted,
            confirm: manages && waits,
            resend: manages && waits && is_open,
            invite: manages && is_open && account.email.is_some() && account.password_hash.is_none(),
            share_link: manages && !found.fitting_links.is_empty(),
            end_sessions: within_reach && !(found.sessions.is_empty() && found.grants.is_empty()),
            unlock: manages && account.wrong_passwords() > 0,
            take_factor_off: manages && !is_own && !found.factors.is_empty(),
            disable: manages && is_open && may_go,
            enable: manages && account.state == AccountState::Disabled,
            delete: manages && may_go,
            restore: within_reach && is_deleted,
            erase: may_go,
        }
    }
}

/// Whether and how the address is confirmed; if not, the one thing that holds it up, in plain words.
#[derive(Serialize)]
pub(super) struct Why {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) is_confirmed: bool,
    pub(super) is_stuck: bool,
    pub(super) confirmed_at: Option<Moment>,
    pub(super) mail: Option<ShownMail>,
    pub(super) link: Option<ShownLinkState>,
}

impl Why {
    fn of(frame: &Frame, confirmation: &Confirmation, sends_mail: bool) -> Self {
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
            confirmed_at,
            mail,
            link: link.map(ShownLinkState::of),
        }
    }
}

fn is_waiting(confirmation: &Confirmation) -> bool {
    matches!(confirmation, Confirmation::Mailed { mail, .. } if mail.state == MailState::Waiting)
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
    fn of(frame: &Frame, link: &StoredMailLink, now: Timestamp) -> Self {
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
    fn of(state: LinkState) -> Self {
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
    fn of(frame: &Frame, mail: &StoredMail) -> Self {
        Self {
            id: mail.id,
            title: mail_title(frame, &mail.kind),
            recipient: mail.recipient.clone(),
            state: mail.state.as_str(),
            attempts: mail.attempts,
            reply: mail.last_reply.clone(),
            created_at: moment(mail.created_at),
            next_attempt_at: mail.next_attempt_at.map(moment),
            finished_at: mail.finished_at.map(moment),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ShownSession {
    pub(super) mark: String,
    pub(super) is_this: bool,
    pub(super) remembered: bool,
    pub(super) second_factor: bool,
    pub(super) last_seen_at: Moment,
    pub(super) peer: Option<String>,
    pub(super) browser: Option<String>,
}

impl ShownSession {
    fn of(listed: &ListedSession, who: &ManagesUsers) -> Self {
        Self {
            mark: mark_of(&listed.digest),
            is_this: listed.digest == who.session.digest,
            remembered: listed.session.remembered,
            second_factor: listed.session.second_factor,
            last_seen_at: moment(listed.session.last_seen_at),
            peer: listed.peer.clone(),
            browser: browser_of(listed.user_agent.as_deref()),
        }
    }
}

/// `Firefox, Linux`; `None` for one that does not say.
fn browser_of(user_agent: Option<&str>) -> Option<String> {
    let known = UserAgent::of(user_agent?);
    let names: Vec<String> = known.browser.into_iter().chain(known.system).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[derive(Serialize)]
pub(super) struct ShownGrant {
    pub(super) id: i64,
    pub(super) client: String,
    pub(super) created_at: Moment,
    pub(super) expires_at: Moment,
}

impl ShownGrant {
    fn of(grant: &OpenGrant) -> Self {
        Self {
            id: grant.id,
            client: grant.client_name.clone(),
            created_at: moment(grant.created_at),
            expires_at: moment(grant.expires_at),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ShownFactor {
    pub(super) name: String,
    pub(super) added_at: Moment,
}

impl ShownFactor {
    fn of(frame: &Frame, factor: &StoredFactor) -> Self {
        let key = match factor.kind {
            FactorKind::Totp => "console-factor-totp",
        };
        Self { name: frame.text(key), added_at: moment(factor.created_at) }
    }
}

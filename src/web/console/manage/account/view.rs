//! What the page of one account shows, made of what is known of it.

use serde_json::{Value, json};

use crate::domain::{
    AccountState, DisplayName, EmailAddress, FactorKind, LinkFailure, MailLink, Role, Timestamp, UserAgent,
};
use crate::mail::kinds;
use crate::services::manage::account_overview::{Confirmation, LinkState, Overview, Proven};
use crate::store::{
    AuditLine, ListedSession, MailState, OpenGrant, StoredFactor, StoredMail, StoredMailLink,
};
use crate::web::console::manage::account::sessions::mark_of;
use crate::web::console::manage::account::{activity, tags};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::render::{Frame, moment};

#[derive(Default)]
struct Traces<'a> {
    sessions: &'a [ListedSession],
    grants: &'a [OpenGrant],
    audit: &'a [AuditLine],
}

pub fn content(
    frame: &Frame,
    who: &ManagesUsers,
    found: &Overview,
    sends_mail: bool,
    now: Timestamp,
) -> Value {
    // Where somebody of more rights signs in from is nobody's to see who may not manage them.
    let traces = if who.rights().may_manage(found.account.rights()) {
        Traces { sessions: &found.sessions, grants: &found.grants, audit: &found.audit }
    } else {
        Traces::default()
    };
    let list = |lines: &[AuditLine]| -> Vec<Value> {
        lines.iter().map(|line| activity::value(frame, line)).collect()
    };
    json!({
        "subject": identity(found, now),
        "why": why(frame, &found.confirmation, sends_mail),
        "tags": found.tags.iter().map(tags::value).collect::<Vec<_>>(),
        "links": found.links.iter().map(|link| link_value(frame, link, now)).collect::<Vec<_>>(),
        "mails": found.mails.iter().map(|mail| mail_value(frame, mail)).collect::<Vec<_>>(),
        "sessions": traces.sessions.iter().map(|session| session_value(session, who)).collect::<Vec<_>>(),
        "grants": traces.grants.iter().map(grant_value).collect::<Vec<_>>(),
        "history": list(&found.history),
        "audit": list(traces.audit),
        "factors": found.factors.iter().map(|factor| factor_value(frame, factor)).collect::<Vec<_>>(),
        "can": can(who, found),
    })
}

fn identity(found: &Overview, now: Timestamp) -> Value {
    let account = &found.account;
    json!({
        "id": account.id.0,
        "uuid": account.uuid.to_string(),
        "username": account.username.as_str(),
        "is_provisional": account.username.is_provisional(),
        "display_name": account.display_name(),
        "real_name": account.real_name.as_ref().map(DisplayName::as_str),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "ext_id": account.ext_id,
        "role": account.role.map(Role::as_str),
        "users_admin": account.users_admin,
        "state": account.state.as_str(),
        "state_reason": found.state_reason,
        "erase_at": account.erase_at.map(moment),
        "has_password": account.password_hash.is_some(),
        "must_change_password": account.must_change_password,
        "privacy_at": account.privacy.as_ref().map(|agreed| moment(agreed.at)),
        "privacy_version": account.privacy.as_ref().map(|agreed| agreed.version.clone()),
        "language": account.language.map(|language| language.own_name()),
        "created_at": moment(account.created_at),
        "last_sign_in_at": account.last_sign_in_at.map(moment),
        "failed_sign_ins": account.wrong_passwords(),
        "locked_until": account.locked_until.filter(|_| account.is_locked(now)).map(moment),
        "is_last_administrator": found.is_last_administrator,
    })
}

/// What whoever looks may do, so that the page offers nothing that would be refused.
fn can(who: &ManagesUsers, found: &Overview) -> Value {
    let account = &found.account;
    let within_reach = who.rights().may_manage(account.rights());
    let is_own = who.account().id == account.id;
    let is_deleted = account.state == AccountState::Deleted;
    let manages = within_reach && !is_deleted;
    let may_go = within_reach && !is_own && !found.is_last_administrator;
    let is_open = matches!(account.state, AccountState::AwaitingEmail | AccountState::Active);
    let waits = account.email.is_some() && account.email_verified_at.is_none();
    json!({
        "reach": within_reach,
        "is_own": is_own,
        "edit": manages,
        "tag": manages,
        "role": who.rights().admin && !is_own && !is_deleted,
        "confirm": manages && waits,
        "resend": manages && waits && is_open,
        "invite": manages && is_open && account.email.is_some() && account.password_hash.is_none(),
        "hand_over": manages && !found.fitting_links.is_empty(),
        "end_sessions": within_reach && !(found.sessions.is_empty() && found.grants.is_empty()),
        "unlock": manages && account.wrong_passwords() > 0,
        "take_factor_off": manages && !is_own && !found.factors.is_empty(),
        "disable": manages && is_open && may_go,
        "enable": manages && account.state == AccountState::Disabled,
        "delete": manages && may_go,
        "restore": within_reach && is_deleted,
        "erase": may_go,
    })
}

/// Whether and how the address is confirmed; if not, the one thing that holds it up, in plain words.
fn why(frame: &Frame, confirmation: &Confirmation, sends_mail: bool) -> Value {
    let (title, text) = headline(confirmation, sends_mail);
    let (mail, link) = match confirmation {
        Confirmation::Mailed { mail, link } => (Some(mail_value(frame, mail)), Some(*link)),
        Confirmation::HandedOver { link } | Confirmation::MailGone { link } => (None, Some(*link)),
        _ => (None, None),
    };
    let confirmed_at = match confirmation {
        Confirmation::Confirmed { at, .. } => Some(moment(*at)),
        _ => None,
    };
    let is_confirmed = confirmed_at.is_some();
    json!({
        "title": frame.text(title),
        "text": frame.text(text),
        "is_confirmed": is_confirmed,
        "is_stuck": confirmation.is_stuck() || (is_waiting(confirmation) && !sends_mail),
        "confirmed_at": confirmed_at,
        "mail": mail,
        "link": link.map(state_value),
    })
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
            Proven::ByHandedOverLink => ("console-why-confirmed", "console-why-confirmed-link"),
            Proven::ByHand => ("console-why-confirmed", "console-why-confirmed-hand"),
            Proven::AtCreation => ("console-why-confirmed", "console-why-confirmed-creation"),
        },
        Confirmation::NotAsked => ("console-why-not-asked", "console-why-not-asked-text"),
        Confirmation::MailGone { .. } => ("console-why-mail-gone", "console-why-mail-gone-text"),
        Confirmation::HandedOver { link: LinkState::Works { .. } } => {
            ("console-why-handed-over", "console-why-handed-over-text")
        }
        Confirmation::HandedOver { .. } => ("console-why-hand-expired", "console-why-hand-expired-text"),
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

fn link_value(frame: &Frame, link: &StoredMailLink, now: Timestamp) -> Value {
    let state = link.failure(now).map_or(LinkState::Works { until: link.expires_at }, LinkState::Failed);
    json!({
        "title": frame.text(link_title(link.purpose)),
        "created_at": moment(link.created_at),
        "handed_over": link.handed_over,
        "state": state_value(state),
    })
}

fn state_value(state: LinkState) -> Value {
    match state {
        LinkState::Works { until } => json!({ "word": "works", "at": moment(until) }),
        LinkState::Failed(failure) => json!({ "word": failure.as_str(), "at": failure.at().map(moment) }),
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

fn mail_value(frame: &Frame, mail: &StoredMail) -> Value {
    json!({
        "id": mail.id,
        "title": mail_title(frame, &mail.kind),
        "recipient": mail.recipient,
        "state": mail.state.as_str(),
        "attempts": mail.attempts,
        "reply": mail.last_reply,
        "created_at": moment(mail.created_at),
        "next_attempt_at": mail.next_attempt_at.map(moment),
        "finished_at": mail.finished_at.map(moment),
    })
}

fn session_value(listed: &ListedSession, who: &ManagesUsers) -> Value {
    json!({
        "mark": mark_of(&listed.digest),
        "is_this": listed.digest == who.session.digest,
        "remembered": listed.session.remembered,
        "second_factor": listed.session.second_factor,
        "created_at": moment(listed.session.created_at),
        "last_seen_at": moment(listed.session.last_seen_at),
        "peer": listed.peer,
        "browser": browser_of(listed.user_agent.as_deref()),
    })
}

/// `Firefox, Linux`; `None` for one that does not say.
fn browser_of(user_agent: Option<&str>) -> Option<String> {
    let known = UserAgent::of(user_agent?);
    let names: Vec<String> = known.browser.into_iter().chain(known.system).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn grant_value(grant: &OpenGrant) -> Value {
    json!({
        "id": grant.id,
        "client": grant.client_name,
        "created_at": moment(grant.created_at),
        "expires_at": moment(grant.expires_at),
    })
}

fn factor_value(frame: &Frame, factor: &StoredFactor) -> Value {
    let key = match factor.kind {
        FactorKind::Totp => "console-factor-totp",
    };
    json!({ "name": frame.text(key), "added_at": moment(factor.created_at) })
}

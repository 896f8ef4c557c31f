//! All that is kept of one person, as JSON in family B's words (contract.md B4) and as a page to print.

use serde_json::{Value, json};

use super::problem::Problem;
use super::render::{Frame, Renderer, moment};
use crate::accounts::dump::{Dump, MOST_ROWS};
use crate::accounts::own_access::session_name;
use crate::domain::{AccountState, DisplayName, EmailAddress, Language, Role, Tag, Timestamp};
use crate::store::{AuditLine, StoredEmailChange, StoredMail};

/// Who reads it: other people's names are shown to an administrator only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Owner,
    Administrator,
}

/// Never a hash, a token or the text of a mail, which may hold a link that still works.
pub fn json(dump: &Dump, reader: Reader) -> Value {
    let account = &dump.account;
    json!({
        "takenAt": dump.taken_at.rfc3339(),
        "id": account.uuid.to_string(),
        "accountId": account.id.0,
        "extId": account.ext_id,
        "displayName": account.display_name(),
        "username": account.username.as_str(),
        "realName": account.real_name.as_ref().map(DisplayName::as_str),
        "emailAddress": account.email.as_ref().map(EmailAddress::as_str),
        "emailConfirmedDate": date(account.email_verified_at),
        "bio": dump.profile.bio,
        "location": dump.profile.location,
        "website": dump.profile.website,
        "language": account.language.map(Language::tag),
        "active": account.state == AccountState::Active,
        "state": account.state.as_str(),
        "stateReason": dump.state_reason,
        "hasPassword": account.password_hash.is_some(),
        "mustChangePassword": account.must_change_password,
        "role": account.role.map(Role::as_str),
        "roles": account.rights().names(),
        "tags": dump.tags.iter().map(tag).collect::<Vec<_>>(),
        "privacyPolicyAgreementDate": date(account.privacy.as_ref().map(|agreed| agreed.at)),
        "privacyPolicyVersion": account.privacy.as_ref().map(|agreed| agreed.version.as_str()),
        "creationDate": account.created_at.rfc3339(),
        "lastLoginDate": date(account.last_sign_in_at),
        "failedSignIns": account.wrong_passwords(),
        "lockedUntil": date(account.locked_until),
        "deletionDate": date(dump.deleted_at),
        "erasureDate": date(account.erase_at),
        "secondFactors": factors(dump),
        "sessions": sessions(dump),
        "apiTokens": grants(dump),
        "addressChanges": dump.email_changes.iter().map(email_change).collect::<Vec<_>>(),
        "mails": dump.mails.iter().map(mail).collect::<Vec<_>>(),
        "history": dump.audit.iter().map(|line| audit_line(line, dump, reader)).collect::<Vec<_>>(),
        "mostRowsOfAKind": MOST_ROWS,
    })
}

/// Which kinds there are; what they hold is secret.
fn factors(dump: &Dump) -> Vec<Value> {
    let value = |factor: &crate::store::StoredFactor| {
        json!({
            "kind": factor.kind.as_str(),
            "createdAt": factor.created_at.rfc3339(),
            "lastUsedAt": date(factor.last_used_at),
        })
    };
    dump.factors.iter().map(value).collect()
}

fn sessions(dump: &Dump) -> Vec<Value> {
    let value = |listed: &crate::store::ListedSession| {
        json!({
            "name": session_name(listed),
            "createdAt": listed.session.created_at.rfc3339(),
            "lastSeenAt": listed.session.last_seen_at.rfc3339(),
            "remembered": listed.session.remembered,
            "secondFactor": listed.session.second_factor,
            "networkAddress": listed.peer,
            "userAgent": listed.user_agent,
        })
    };
    dump.sessions.iter().map(value).collect()
}

fn grants(dump: &Dump) -> Vec<Value> {
    let value = |grant: &crate::store::OpenGrant| {
        json!({
            "client": grant.client_name,
            "createdAt": grant.created_at.rfc3339(),
            "lastUsedAt": date(grant.last_used_at),
            "expiresAt": grant.expires_at.rfc3339(),
        })
    };
    dump.grants.iter().map(value).collect()
}

fn tag(tag: &Tag) -> Value {
    json!({ "id": tag.id.0, "name": tag.traits.name.as_str() })
}

fn email_change(change: &StoredEmailChange) -> Value {
    json!({
        "oldAddress": change.old_email.as_ref().map(EmailAddress::as_str),
        "newAddress": change.new_email.as_str(),
        "askedAt": change.created_at.rfc3339(),
        "confirmedAt": date(change.confirmed_at),
        "cancelledAt": date(change.cancelled_at),
        "undoneAt": date(change.undone_at),
    })
}

fn mail(mail: &StoredMail) -> Value {
    json!({
        "kind": mail.kind,
        "recipient": mail.recipient,
        "state": mail.state.as_str(),
        "createdAt": mail.created_at.rfc3339(),
        "finishedAt": date(mail.finished_at),
        "serverReply": mail.last_reply,
    })
}

fn audit_line(line: &AuditLine, dump: &Dump, reader: Reader) -> Value {
    let by_self = line.actor_kind == "account" && line.actor_id == Some(dump.account.id.to_string());
    let names_actor = by_self || line.actor_kind == "visitor" || reader == Reader::Administrator;
    json!({
        "number": line.seq,
        "at": line.at.rfc3339(),
        "action": line.action,
        "by": if by_self { "self" } else { line.actor_kind.as_str() },
        "byName": line.actor_label.as_ref().filter(|_| names_actor),
        "networkAddress": line.peer.as_ref().filter(|_| names_actor),
        "details": serde_json::from_str::<Value>(&line.details).unwrap_or_default(),
    })
}

fn date(at: Option<Timestamp>) -> Option<String> {
    at.map(Timestamp::rfc3339)
}

/// A page that needs nothing beside itself: to be kept, read and printed.
pub fn html(dump: &Dump, frame: &Frame, renderer: &Renderer<'_>) -> Result<String, Problem> {
    let mut data = json(dump, Reader::Owner);
    for line in data["history"].as_array_mut().into_iter().flatten() {
        line["details"] = json!(lines_of(&line["details"]));
    }
    frame.show(
        renderer.rocket(),
        "export/my_data.html",
        json!({ "data": data, "taken_at": moment(dump.taken_at) }),
    )
}

/// `name: value`, one a line, as deep as it goes.
fn lines_of(details: &Value) -> Vec<String> {
    let Some(fields) = details.as_object() else { return Vec::new() };
    fields
        .iter()
        .flat_map(|(name, value)| match value {
            Value::Object(_) => lines_of(value).into_iter().map(|line| format!("{name}.{line}")).collect(),
            Value::String(text) => vec![format!("{name}: {text}")],
            other => vec![format!("{name}: {other}")],
        })
        .collect()
}

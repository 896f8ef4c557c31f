//! All that is kept of one person, as JSON in family B's words (contract.md B4) and as a page to print.

use std::io;

use rocket::futures::StreamExt;
use rocket::futures::stream::{self, BoxStream};
use serde_json::{Value, json};

use crate::domain::clients::scim::ScimLink;
use crate::domain::{
    AccountId, AccountState, DisplayName, EmailAddress, Language, Role, Tag, Timestamp, UserAgent,
};
use crate::services::profile::dump::{Dump, Kind, Person, Rows};
use crate::services::sign_in::access::session_name;
use crate::store::{AuditLine, ListedSession, OpenGrant, StoredDevice, StoredEmailChange, StoredMail};
use crate::texts::user_agent;
use crate::web::html::page_context::Content;
use crate::web::html::render::{Frame, Renderer};
use crate::web::html::shapes::moment;
use crate::web::http::problem::Problem;

/// Rows of a kind on the page: more than anybody reads, and the JSON has them all.
const MOST_ROWS: usize = 10_000;

/// Who reads it: other people's names are shown to an administrator only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Owner,
    Administrator,
}

/// The file, made while it is sent: a copy is whole, however much there is. Never a hash, a token or the
/// text of a mail, which may hold a link that still works.
pub fn json(dump: Dump, reader: Reader, language: Language) -> BoxStream<'static, io::Result<String>> {
    let Dump { person, pieces } = dump;
    let head = head(&person);
    let mut head = match reader {
        Reader::Administrator => wrapped(head, &person).to_string(),
        Reader::Owner => head.to_string(),
    };
    // The lists follow within the same object.
    head.pop();
    let lists = stream::unfold((pieces, None), move |(mut pieces, open)| {
        let account = person.account.id;
        async move {
            let (text, open) = match pieces.recv().await {
                Some(Ok(rows)) => {
                    let mut text = String::new();
                    let goes_on = open == Some(rows.kind());
                    if !goes_on {
                        let end = if open.is_some() { "]" } else { "" };
                        text = format!("{end},\n\"{}\":[", name_of(rows.kind()));
                    }
                    for (at, value) in values(&rows, account, reader, language).iter().enumerate() {
                        text.push_str(if at > 0 || goes_on { ",\n" } else { "\n" });
                        text.push_str(&value.to_string());
                    }
                    (Ok(text), Some(rows.kind()))
                }
                Some(Err(error)) => (Err(io::Error::other(error.to_string())), None),
                None => match open {
                    Some(_) => (Ok("]}\n".to_owned()), None),
                    None => return None,
                },
            };
            Some((text, (pieces, open)))
        }
    });
    stream::once(async { Ok(head) }).chain(lists).boxed()
}

const fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Devices => "knownBrowsers",
        Kind::Sessions => "sessions",
        Kind::Grants => "apiTokens",
        Kind::EmailChanges => "addressChanges",
        Kind::Mails => "mails",
        Kind::Audit => "history",
    }
}

fn values(rows: &Rows, account: AccountId, reader: Reader, language: Language) -> Vec<Value> {
    match rows {
        Rows::Devices(rows) => rows.iter().map(|row| device(row, language)).collect(),
        Rows::Sessions(rows) => rows.iter().map(|row| session(row, language)).collect(),
        Rows::Grants(rows) => rows.iter().map(grant).collect(),
        Rows::EmailChanges(rows) => rows.iter().map(email_change).collect(),
        Rows::Mails(rows) => rows.iter().map(mail).collect(),
        Rows::Audit(rows) => rows.iter().map(|row| audit_line(row, account, reader)).collect(),
    }
}

/// The person as the reference has it, and beside that what else there is once of them.
fn wrapped(mut head: Value, person: &Person) -> Value {
    let account = &person.account;
    let mut user = json!({
        "lastActivityDate": date(person.last_activity_at),
        // There are no groups here, tags and roles come from nowhere but an administrator, and nobody has preferences.
        "manualGroups": [],
        "authenticationGroups": [],
        "manualTags": person.tags.iter().map(|tag| tag.traits.name.as_str()).collect::<Vec<_>>(),
        "authenticationTags": [],
        "authenticationRoles": [],
        "defaultRoles": [],
        "authenticationIdentifiers": [{ "identifier": account.login(), "realm": "internal" }],
        "userLocale": { "uiLocale": head["language"].clone(), "searchContentLocale": null },
        "preferences": { "prior": [] },
    });
    for (ours, name) in OF_THE_USER {
        user[name] = head.as_object_mut().and_then(|head| head.remove(ours)).unwrap_or_default();
    }
    head["user"] = user;
    head
}

/// What the reference has within `user`, by our name and by its own.
const OF_THE_USER: [(&str, &str); 8] = [
    ("id", "id"),
    ("displayName", "displayName"),
    ("emailAddress", "emailAddress"),
    ("privacyPolicyAgreementDate", "privacyPolicyAgreementDate"),
    ("creationDate", "creationDate"),
    ("lastLoginDate", "lastLoginDate"),
    ("roles", "manualRoles"),
    ("active", "active"),
];

/// What there is once of a person.
fn head(dump: &Person) -> Value {
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
        "identityProviders": dump.scim_links.iter().map(scim_link).collect::<Vec<_>>(),
    })
}

/// Which kinds there are; what they hold is secret.
fn factors(dump: &Person) -> Vec<Value> {
    let value = |factor: &crate::store::StoredFactor| {
        json!({
            "kind": factor.kind.as_str(),
            "createdAt": factor.created_at.rfc3339(),
            "lastUsedAt": date(factor.last_used_at),
        })
    };
    dump.factors.iter().map(value).collect()
}

/// What a provider knows beside the account.
fn scim_link((client, link): &(String, ScimLink)) -> Value {
    json!({
        "apiKey": client,
        "externalId": link.external_id,
        "userName": link.user_name,
        "formattedName": link.formatted_name,
        "familyName": link.family_name,
        "givenName": link.given_name,
        "emailType": link.email_type,
        "preferredLanguage": link.preferred_language,
        "locale": link.locale,
    })
}

fn device(device: &StoredDevice, language: Language) -> Value {
    json!({
        "browser": user_agent(language, &device.user_agent),
        "firstSeenAt": device.created_at.rfc3339(),
        "lastSeenAt": device.last_seen_at.rfc3339(),
        "networkAddress": device.peer,
    })
}

fn session(listed: &ListedSession, language: Language) -> Value {
    json!({
        "name": session_name(listed),
        "createdAt": listed.session.created_at.rfc3339(),
        "lastSeenAt": listed.session.last_seen_at.rfc3339(),
        "remembered": listed.session.remembered,
        "secondFactor": listed.session.second_factor,
        "networkAddress": listed.peer,
        "browser": listed.user_agent.as_deref().map(|text| user_agent(language, &UserAgent::of(text))),
        "userAgent": listed.user_agent,
    })
}

fn grant(grant: &OpenGrant) -> Value {
    json!({
        "client": grant.client_name,
        "createdAt": grant.created_at.rfc3339(),
        "lastUsedAt": date(grant.last_used_at),
        "expiresAt": grant.expires_at.rfc3339(),
    })
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

fn audit_line(line: &AuditLine, account: AccountId, reader: Reader) -> Value {
    let by_self = line.actor_kind == "account" && line.actor_id == Some(account.to_string());
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

/// A page that needs nothing beside itself: to be kept, read and printed. It says where it stops.
pub async fn html(dump: Dump, frame: &Frame, renderer: &Renderer<'_>) -> Result<String, Problem> {
    let Dump { person, mut pieces } = dump;
    let mut data = head(&person);
    let mut is_cut = false;
    for kind in Kind::ALL {
        data[name_of(kind)] = json!([]);
    }
    while let Some(rows) = pieces.recv().await {
        let rows = rows?;
        let mut values = values(&rows, person.account.id, Reader::Owner, frame.language);
        let Some(shown) = data[name_of(rows.kind())].as_array_mut() else { continue };
        is_cut |= shown.len() + values.len() > MOST_ROWS;
        values.truncate(MOST_ROWS.saturating_sub(shown.len()));
        for row in &mut values {
            if let Some(details) = row.get_mut("details") {
                *details = json!(lines_of(details));
            }
        }
        shown.append(&mut values);
    }
    let value = json!({ "data": data, "most_rows": is_cut.then_some(MOST_ROWS), "taken_at": moment(person.taken_at) });
    frame.show_content(renderer.rocket(), Content { template: "documents/data_copy.html", value })
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

//! Accounts as administrators see them in JSON: field by field, and never a password's hash.

use serde_json::{Value, json};

use super::answer::at;
use super::audit::line_value;
use super::mails::stored;
use crate::domain::{Account, EmailAddress, Language, MailLink, Rights, Role, Tag, Timestamp};
use crate::services::mail::linked_mails::FreshLink;
use crate::services::manage::account_overview::{Confirmation, LinkState, Overview, Proven};
use crate::services::manage::end_sessions::mark_of;
use crate::store::{ListedSession, OpenGrant};

/// `id` is the one of family B, `number` that of family A.
pub(super) fn account_value(account: &Account) -> Value {
    json!({
        "id": account.uuid.to_string(),
        "number": account.id.0,
        "username": account.username.as_str(),
        "displayName": account.display_name(),
        "realName": account.real_name.as_ref().map(|name| name.as_str()),
        "emailAddress": account.email.as_ref().map(EmailAddress::as_str),
        "emailConfirmedAt": at(account.email_verified_at),
        "externalId": account.ext_id,
        "role": account.role.map(Role::as_str),
        "usersAdmin": account.users_admin,
        "state": account.state.as_str(),
        "hasPassword": account.password_hash.is_some(),
        "mustChangePassword": account.must_change_password,
        "hasTwoStepSignIn": account.has_second_factor,
        "language": account.language.map(Language::tag),
        "privacyAgreedAt": at(account.privacy.as_ref().map(|agreed| agreed.at)),
        "privacyVersion": account.privacy.as_ref().map(|agreed| &agreed.version),
        "createdAt": account.created_at.rfc3339(),
        "lastSignInAt": at(account.last_sign_in_at),
        "lockedUntil": at(account.locked_until),
        "eraseAt": at(account.erase_at),
    })
}

/// With all that the console shows of it. Where somebody of more rights signs in from is left out for others.
pub(super) fn overview_value(found: &Overview, rights: Rights) -> Value {
    let traces = found.traces_for(rights);
    let activity = traces.activity.iter().map(|line| {
        let mut value = line_value(line);
        if !traces.has_places {
            value["peer"] = Value::Null;
            value["details"] = json!({});
        }
        value
    });
    let link = |link: &crate::store::StoredMailLink| {
        json!({
            "purpose": link.purpose.as_str(), "createdAt": link.created_at.rfc3339(),
            "expiresAt": link.expires_at.rfc3339(), "usedAt": at(link.used_at),
            "replacedAt": at(link.replaced_at), "isShared": link.is_shared,
        })
    };
    let mut value = account_value(&found.account);
    value["stateReason"] = json!(found.state_reason);
    value["isLastAdministrator"] = json!(found.is_last_administrator);
    value["tags"] = found.tags.iter().map(tag_value).collect();
    value["confirmation"] = confirmation_value(&found.confirmation);
    value["links"] = found.links.iter().map(link).collect();
    value["shareableLinks"] = found.fitting_links.iter().map(|link| json!(link.as_str())).collect();
    value["mails"] = found.mails.iter().map(stored).collect();
    value["sessions"] = traces.sessions.iter().map(session_value).collect();
    value["tokens"] = traces.grants.iter().map(grant_value).collect();
    value["activity"] = activity.collect();
    value
}

fn tag_value(tag: &Tag) -> Value {
    json!({ "id": tag.id.0, "name": tag.traits.name.as_str(), "color": tag.traits.color.as_str() })
}

fn session_value(listed: &ListedSession) -> Value {
    json!({
        "id": mark_of(&listed.digest), "lastSeenAt": listed.session.last_seen_at.rfc3339(),
        "remembered": listed.session.remembered, "twoStepSignIn": listed.session.second_factor,
        "peer": listed.peer, "userAgent": listed.user_agent,
    })
}

fn grant_value(grant: &OpenGrant) -> Value {
    json!({
        "id": grant.id, "client": grant.client_name, "createdAt": grant.created_at.rfc3339(),
        "expiresAt": grant.expires_at.rfc3339(), "lastUsedAt": at(grant.last_used_at),
    })
}

fn confirmation_value(confirmation: &Confirmation) -> Value {
    let (state, when, link) = match confirmation {
        Confirmation::NoAddress => ("no_address", None, None),
        Confirmation::Confirmed { at, how } => {
            let state = match how {
                Proven::ByMail => "confirmed_by_mail",
                Proven::BySharedLink => "confirmed_by_shared_link",
                Proven::ByHand => "confirmed_by_hand",
                Proven::AtCreation => "confirmed_at_creation",
            };
            (state, Some(*at), None)
        }
        Confirmation::NotAsked => ("not_asked", None, None),
        Confirmation::Shared { link } => ("link_shared", None, Some(*link)),
        Confirmation::Mailed { link, .. } => ("mailed", None, Some(*link)),
        Confirmation::MailGone { link } => ("mail_gone", None, Some(*link)),
    };
    let (works_until, failure) = match link {
        Some(LinkState::Works { until }) => (Some(until), None),
        Some(LinkState::Failed(failure)) => (None, Some(failure.as_str())),
        None => (None, None),
    };
    json!({
        "state": state, "at": at(when), "isStuck": confirmation.is_stuck(),
        "linkWorksUntil": at(works_until), "linkFailure": failure,
    })
}

/// A link that is told this once.
pub(super) fn link_value(link: &FreshLink) -> Value {
    let code = (link.purpose == MailLink::ConfirmEmail).then(|| link.code.as_str());
    json!({
        "purpose": link.purpose.as_str(), "url": link.url, "code": code,
        "expiresAt": Timestamp::rfc3339(link.expires_at),
    })
}

//! The audit trail's terms in the words of people, and its details as what was before and after.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::domain::Language;
use crate::texts::text;

/// What the details call the state before and after, where they name both.
const PAIRS: [(&str, &str); 3] = [("before", "after"), ("old", "new"), ("from", "to")];

/// An action in words; one that this version has none for stands as it is written.
pub fn words(language: Language, action: &str) -> String {
    key_of(action).map_or_else(|| action.to_owned(), |key| text(language, key))
}

/// One row of the details.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ShownDetail {
    Changed { name: String, before: String, after: String },
    Told { name: String, value: String },
}

impl ShownDetail {
    pub fn samples() -> Vec<Self> {
        changes(&serde_json::json!({ "a": { "from": null, "to": "b" }, "n": "v", "m": "" }))
    }
}

/// The details as rows: what changed with both its values, everything else with its one.
pub fn changes(details: &Value) -> Vec<ShownDetail> {
    let Value::Object(details) = details else { return vec![row("", details)] };
    let pair = PAIRS
        .into_iter()
        .find(|(before, after)| details.contains_key(*before) && details.contains_key(*after));
    let mut rows = Vec::new();
    if let Some((before, after)) = pair {
        rows.extend(compared(&details[before], &details[after]));
    }
    let is_told = |name: &str| pair.is_some_and(|(before, after)| name == before || name == after);
    for (name, value) in details.iter().filter(|(name, _)| !is_told(name)) {
        match inner_pair(value) {
            Some((before, after)) => rows.push(change(name, before, after)),
            None => rows.push(row(name, value)),
        }
    }
    rows
}

fn compared(before: &Value, after: &Value) -> Vec<ShownDetail> {
    let (Value::Object(was), Value::Object(is)) = (before, after) else {
        return vec![change("", before, after)];
    };
    let names: Map<String, Value> =
        was.iter().chain(is).map(|(name, _)| (name.clone(), Value::Null)).collect();
    names
        .keys()
        .map(|name| (name, was.get(name).unwrap_or(&Value::Null), is.get(name).unwrap_or(&Value::Null)))
        .filter(|(_, was, is)| was != is)
        .map(|(name, was, is)| change(name, was, is))
        .collect()
}

fn inner_pair(value: &Value) -> Option<(&Value, &Value)> {
    let value = value.as_object().filter(|value| value.len() == 2)?;
    PAIRS.into_iter().find_map(|(before, after)| Some((value.get(before)?, value.get(after)?)))
}

fn change(name: &str, before: &Value, after: &Value) -> ShownDetail {
    ShownDetail::Changed { name: name.to_owned(), before: shown(before), after: shown(after) }
}

fn row(name: &str, value: &Value) -> ShownDetail {
    ShownDetail::Told { name: name.to_owned(), value: shown(value) }
}

/// A value without the marks of JSON where it needs none; nothing is an empty text.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.iter().all(|value| !value.is_object() && !value.is_array()) => {
            values.iter().map(shown).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

fn key_of(action: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == action).map(|(_, key)| *key)
}

const WORDS: &[(&str, &str)] = &[
    ("account.confirmed_by_hand", "audit-account-confirmed-by-hand"),
    ("account.created", "audit-account-created"),
    ("account.data_handed_out", "audit-account-data-handed-out"),
    ("account.deleted", "audit-account-deleted"),
    ("account.disabled", "audit-account-disabled"),
    ("account.disowned", "audit-account-disowned"),
    ("account.edited", "audit-account-edited"),
    ("account.email_change_asked", "audit-account-email-change-asked"),
    ("account.email_change_cancelled", "audit-account-email-change-cancelled"),
    ("account.email_change_refused", "audit-account-email-change-refused"),
    ("account.email_change_undone", "audit-account-email-change-undone"),
    ("account.email_changed", "audit-account-email-changed"),
    ("account.email_confirmed", "audit-account-email-confirmed"),
    ("account.email_released", "audit-account-email-released"),
    ("account.enabled", "audit-account-enabled"),
    ("account.erased", "audit-account-erased"),
    ("account.invitation_accepted", "audit-account-invitation-accepted"),
    ("account.invited", "audit-account-invited"),
    ("account.language_chosen", "audit-account-language-chosen"),
    ("account.link_handed_over", "audit-account-link-handed-over"),
    ("account.other_sessions_ended", "audit-account-other-sessions-ended"),
    ("account.password_changed", "audit-account-password-changed"),
    ("account.password_rehashed", "audit-account-password-rehashed"),
    ("account.privacy_agreed", "audit-account-privacy-agreed"),
    ("account.profile_changed", "audit-account-profile-changed"),
    ("account.provisioned", "audit-account-provisioned"),
    ("account.recovered", "audit-account-recovered"),
    ("account.registered", "audit-account-registered"),
    ("account.restored", "audit-account-restored"),
    ("account.role_changed", "audit-account-role-changed"),
    ("account.session_ended", "audit-account-session-ended"),
    ("account.sessions_ended", "audit-account-sessions-ended"),
    ("account.reset_sent", "audit-account-reset-sent"),
    ("account.set_up", "audit-account-set-up"),
    ("account.tagged", "audit-account-tagged"),
    ("account.tag_merged", "audit-account-tag-merged"),
    ("account.unlocked", "audit-account-unlocked"),
    ("account.untagged", "audit-account-untagged"),
    ("accounts.exported", "audit-accounts-exported"),
    ("api_key.created", "audit-api-key-created"),
    ("api_key.revoked", "audit-api-key-revoked"),
    ("audit.exported", "audit-audit-exported"),
    ("audit.sealed", "audit-audit-sealed"),
    ("backup.made", "audit-backup-made"),
    ("confirmation.refused", "audit-confirmation-refused"),
    ("confirmation.resend_asked", "audit-confirmation-resend-asked"),
    ("confirmation.resent", "audit-confirmation-resent"),
    ("device.forgotten", "audit-device-forgotten"),
    ("device.others_forgotten", "audit-device-others-forgotten"),
    ("disowning.refused", "audit-disowning-refused"),
    ("filter.deleted", "audit-filter-deleted"),
    ("filter.renamed", "audit-filter-renamed"),
    ("filter.saved", "audit-filter-saved"),
    ("job.cancelled", "audit-job-cancelled"),
    ("job.failed", "audit-job-failed"),
    ("job.finished", "audit-job-finished"),
    ("job.started", "audit-job-started"),
    ("jwt_secret.before_ended", "audit-jwt-secret-before-ended"),
    ("jwt_secret.created", "audit-jwt-secret-created"),
    ("jwt_secret.rotated", "audit-jwt-secret-rotated"),
    ("mail.discarded", "audit-mail-discarded"),
    ("mail.withdrawn", "audit-mail-withdrawn"),
    ("mail.given_up", "audit-mail-given-up"),
    ("mail.read", "audit-mail-read"),
    ("mail.refused", "audit-mail-refused"),
    ("mail.retried", "audit-mail-retried"),
    ("mail.sent", "audit-mail-sent"),
    ("mail.test_posted", "audit-mail-test-posted"),
    ("mail_text.changed", "audit-mail-text-changed"),
    ("mail_text.reset", "audit-mail-text-reset"),
    ("oauth.grant_revoked", "audit-oauth-grant-revoked"),
    ("oauth.refreshed", "audit-oauth-refreshed"),
    ("oauth.revoked", "audit-oauth-revoked"),
    ("oauth_client.created", "audit-oauth-client-created"),
    ("oauth_client.deleted", "audit-oauth-client-deleted"),
    ("oauth_client.renamed", "audit-oauth-client-renamed"),
    ("recovery.asked", "audit-recovery-asked"),
    ("recovery.refused", "audit-recovery-refused"),
    ("recovery_code.used", "audit-recovery-code-used"),
    ("recovery_codes.made", "audit-recovery-codes-made"),
    ("registration.address_mended", "audit-registration-address-mended"),
    ("registration.mail_repeated", "audit-registration-mail-repeated"),
    ("registration.repeated", "audit-registration-repeated"),
    ("registration.withdrawn", "audit-registration-withdrawn"),
    ("second_factor.added", "audit-second-factor-added"),
    ("second_factor.begun", "audit-second-factor-begun"),
    ("second_factor.refused", "audit-second-factor-refused"),
    ("second_factor.removed", "audit-second-factor-removed"),
    ("session.proven", "audit-session-proven"),
    ("session.renewed", "audit-session-renewed"),
    ("checklist.dismissed", "audit-checklist-dismissed"),
    ("set_up.completed", "audit-set-up-completed"),
    ("set_up.link_issued", "audit-set-up-link-issued"),
    ("setting.changed", "audit-setting-changed"),
    ("sign_in.factor_asked", "audit-sign-in-factor-asked"),
    ("sign_in.failed", "audit-sign-in-failed"),
    ("sign_in.succeeded", "audit-sign-in-succeeded"),
    ("sign_out", "audit-sign-out"),
    ("tag.created", "audit-tag-created"),
    ("tag.edited", "audit-tag-edited"),
    ("tag.members_changed", "audit-tag-members-changed"),
    ("tag.merged", "audit-tag-merged"),
    ("tag.provisioned", "audit-tag-provisioned"),
    ("tag.restored", "audit-tag-restored"),
    ("tag.retired", "audit-tag-retired"),
    ("webhook.created", "audit-webhook-created"),
    ("webhook.deleted", "audit-webhook-deleted"),
    ("webhook.edited", "audit-webhook-edited"),
    ("webhook.paused", "audit-webhook-paused"),
    ("webhook.replayed", "audit-webhook-replayed"),
    ("webhook.resumed", "audit-webhook-resumed"),
    ("webhook.secret_replaced", "audit-webhook-secret-replaced"),
    ("webhook.tested", "audit-webhook-tested"),
];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn changes(details: &Value) -> Vec<Value> {
        let rows = super::changes(details);
        rows.iter().map(|row| serde_json::to_value(row).unwrap()).collect()
    }

    #[test]
    fn what_changed_shows_both_values_and_the_rest_its_one() {
        let details = json!({ "before": { "name": "Ada", "email": "a@b" }, "after": { "name": "Ada L.", "email": "a@b" }, "mailed": true });
        assert_eq!(
            changes(&details),
            [
                json!({ "name": "name", "before": "Ada", "after": "Ada L." }),
                json!({ "name": "mailed", "value": "true" })
            ]
        );
        assert_eq!(
            changes(&json!({ "before": "Verified", "after": "Public" })),
            [json!({ "name": "", "before": "Verified", "after": "Public" })]
        );
        assert_eq!(
            changes(&json!({ "role": { "from": null, "to": "admin" }, "tags": ["a", "b"] })),
            [
                json!({ "name": "role", "before": "", "after": "admin" }),
                json!({ "name": "tags", "value": "a, b" })
            ]
        );
        assert_eq!(
            changes(&json!({ "old": null, "new": "x@y" })),
            [json!({ "name": "", "before": "", "after": "x@y" })]
        );
        assert!(changes(&json!({})).is_empty());
    }

    #[test]
    fn every_action_with_words_has_them_in_both_languages() {
        for (action, key) in WORDS {
            for language in Language::ALL {
                assert_ne!(words(language, action), *key, "{action} in {language}");
            }
        }
        assert_eq!(words(Language::English, "something.new"), "something.new");
    }
}

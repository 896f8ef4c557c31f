//! Every change's line in the audit trail, in the terms of the operations.

use serde_json::Value;

use crate::domain::{AccountId, AuditContext, JobId, TagId, Timestamp};
use crate::store::{AuditEntry, StoreError, Tx};

/// What an audit line is about.
#[derive(Debug, Clone, Copy)]
pub(in crate::services) enum Target<'a> {
    Nothing,
    Account(AccountId),
    ApiKey(i64),
    Setting(&'a str),
    Mail(i64),
    Tag(TagId),
    OauthClient(&'a str),
    /// The words of this kind of mail.
    MailText(&'a str),
    Job(JobId),
    Webhook(i64),
}

impl Target<'_> {
    fn split(self) -> (Option<&'static str>, Option<String>) {
        match self {
            Target::Nothing => (None, None),
            Target::Account(id) => (Some("account"), Some(id.to_string())),
            Target::ApiKey(id) => (Some("api_key"), Some(id.to_string())),
            Target::Setting(key) => (Some("setting"), Some(key.to_owned())),
            Target::OauthClient(id) => (Some("oauth_client"), Some(id.to_owned())),
            Target::Mail(id) => (Some("mail"), Some(id.to_string())),
            Target::Tag(id) => (Some("tag"), Some(id.to_string())),
            Target::MailText(kind) => (Some("mail_text"), Some(kind.to_owned())),
            Target::Webhook(id) => (Some("webhook"), Some(id.to_string())),
            Target::Job(id) => (Some("job"), Some(id.0.to_string())),
        }
    }
}

/// Appends the line to the transaction that makes the change. `details` never hold a secret.
pub(in crate::services) fn audit(
    tx: &Tx<'_>,
    audit_context: &AuditContext,
    at: Timestamp,
    action: &'static str,
    target: Target<'_>,
    details: Value,
) -> Result<(), StoreError> {
    tx.append_audit(&entry(audit_context, at, action, target, details))?;
    Ok(())
}

/// The line itself.
pub(in crate::services) fn entry(
    audit_context: &AuditContext,
    at: Timestamp,
    action: &'static str,
    target: Target<'_>,
    details: Value,
) -> AuditEntry {
    let (target_kind, target_id) = target.split();
    AuditEntry {
        at,
        actor_kind: audit_context.actor.kind(),
        actor_id: audit_context.actor.id(),
        actor_label: audit_context.actor.label().map(str::to_owned),
        action,
        target_kind,
        target_id,
        peer: audit_context.peer.map(|peer| peer.to_string()),
        request_id: audit_context.request_id.clone(),
        details,
    }
}

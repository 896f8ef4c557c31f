//! The mails' words: looking at them, writing other ones, and going back to the default.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::{AuditContext, Language, MailText, SitePolicy};
use crate::mail::compose::{ComposeError, Draft};
use crate::mail::content::MailContent;
use crate::mail::kind::MailKind;
use crate::mail::kinds;
use crate::mail::wording::Fault;
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError};
use crate::store::{StoreError, StoredMailText};

#[derive(Debug, thiserror::Error)]
pub enum MailTextError {
    /// Nothing was saved.
    #[error("the text cannot be used: {0:?}")]
    Faults(Vec<Fault>),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for MailTextError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl From<ComposeError> for MailTextError {
    fn from(error: ComposeError) -> Self {
        match error {
            ComposeError::Wording(faults) => Self::Faults(faults),
            ComposeError::Template(error) => Self::Service(ServiceError::Internal(format!("{error:?}"))),
        }
    }
}

/// The words of one kind in one language.
#[derive(Debug, Clone)]
pub struct Words {
    pub kind: &'static str,
    pub language: Language,
    pub default: MailText,
    /// What an administrator has written instead.
    pub own: Option<StoredMailText>,
    /// The placeholders with their sample values.
    pub placeholders: Vec<(String, String)>,
}

/// Every text that was written, in no order that matters.
pub async fn list(ctx: &Arc<AppContext>) -> Result<Vec<StoredMailText>, StoreError> {
    ctx.store.read(|reader| reader.list_mail_texts()).await
}

pub async fn find(
    ctx: &Arc<AppContext>,
    policy: &SitePolicy,
    kind: &'static MailKind,
    language: Language,
) -> Result<Words, MailTextError> {
    let own = ctx.store.look_up(move |reader| reader.find_mail_text(kind.name, language)).await?;
    let sample = sample(ctx, policy, kind, language);
    let default = sample.default_wording()?.source();
    let placeholders = sample.values().clone().into_iter().collect();
    Ok(Words { kind: kind.name, language, default, own, placeholders })
}

/// The mail with sample values, in the words in force.
pub async fn preview(
    ctx: &Arc<AppContext>,
    policy: &SitePolicy,
    kind: &'static MailKind,
    language: Language,
) -> Result<MailContent, MailTextError> {
    let own = ctx.store.look_up(move |reader| reader.find_mail_text(kind.name, language)).await?;
    let sample = sample(ctx, policy, kind, language);
    // As the mail itself would go out, which passes over words that can no longer be used.
    let own = own.and_then(|own| ctx.composer.reworded(&sample, &own.text).ok());
    Ok(own.map_or_else(|| ctx.composer.compose(&sample), Ok)?)
}

/// The mail with sample values, in words that nobody has saved.
pub fn try_out(
    ctx: &AppContext,
    policy: &SitePolicy,
    kind: &'static MailKind,
    language: Language,
    text: &MailText,
) -> Result<MailContent, MailTextError> {
    Ok(ctx.composer.preview(&sample(ctx, policy, kind, language), text)?)
}

/// In force with the next mail of this kind.
pub async fn save(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    policy: &SitePolicy,
    kind: &'static MailKind,
    language: Language,
    text: MailText,
) -> Result<(), MailTextError> {
    try_out(ctx, policy, kind, language, &text)?;
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        let before = tx.find_mail_text(kind.name, language)?;
        tx.update_mail_text(&StoredMailText {
            kind: kind.name.to_owned(),
            language,
            text: text.clone(),
            changed_at: now,
            changed_by: tx.audit_context.actor.label().unwrap_or(tx.audit_context.actor.kind()).to_owned(),
        })?;
        let details = json!({
            "language": language.tag(),
            "before": before.map(|before| as_json(&before.text)),
            "after": as_json(&text),
        });
        tx.audit("mail_text.changed", Target::MailText(kind.name), details)?;
        Ok(())
    })
    .await
}

/// Back to the default words; no change where nothing else was written.
pub async fn reset(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    kind: &'static MailKind,
    language: Language,
) -> Result<(), ServiceError> {
    ctx.transact(audit_context, move |tx| {
        let Some(before) = tx.find_mail_text(kind.name, language)? else { return Ok(()) };
        tx.delete_mail_text(kind.name, language)?;
        let details = json!({ "language": language.tag(), "before": as_json(&before.text) });
        tx.audit("mail_text.reset", Target::MailText(kind.name), details)?;
        Ok(())
    })
    .await
}

fn sample(ctx: &AppContext, policy: &SitePolicy, kind: &MailKind, language: Language) -> Draft {
    kinds::sample(kind, &ctx.mail_site(policy), language)
}

fn as_json(text: &MailText) -> Value {
    json!({ "subject": text.subject, "heading": text.heading, "body": text.body })
}

//! Looking at the outbox and putting a message back on its way.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{AuditContext, EmailAddress, Language, LinkFailure, MailFailure, MailLink, Timestamp};
use crate::mail::content::MailContent;
use crate::services::audit::audit_line::Target;
use crate::services::mail::link_proof::true_reason;
use crate::services::mail::mailer::Mailer;
use crate::services::{AppContext, ServiceError};
use crate::store::{ListedMail, MailAttempt, MailFilter, MailState, MailTurn, StoreError, StoredMail};

#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    #[error("there is no such email")]
    NotFound,
    #[error("the email has already been sent")]
    AlreadySent,
    #[error("the email was discarded; discarded emails are never sent")]
    Discarded,
    #[error("the email was withdrawn, since its link no longer works")]
    Withdrawn,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for OutboxError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

pub async fn list(
    ctx: &Arc<AppContext>,
    state: Option<MailState>,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<StoredMail>, StoreError> {
    ctx.store.read(move |reader| reader.list_mail(state, before, limit)).await
}

/// The newest under a filter, whole.
pub async fn list_under(
    ctx: &Arc<AppContext>,
    filter: MailFilter,
    limit: u32,
) -> Result<Vec<StoredMail>, StoreError> {
    ctx.store
        .read(move |reader| {
            let listed = reader.list_mail_page(&filter, MailTurn::First, limit)?;
            let mails = listed.iter().map(|mail| reader.find_mail(mail.id));
            Ok(mails.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
        })
        .await
}

/// A page of the list, and how many messages are in each state.
pub struct MailPage {
    pub mails: Vec<ListedMail>,
    pub has_newer: bool,
    pub has_older: bool,
    /// [`MOST_MAILS_COUNTED`](crate::store::MOST_MAILS_COUNTED) each at most.
    pub counts: Vec<(MailState, i64)>,
}

pub async fn page(
    ctx: &Arc<AppContext>,
    filter: MailFilter,
    turn: MailTurn,
    limit: u32,
) -> Result<MailPage, StoreError> {
    ctx.store
        .read(move |reader| {
            // One more tells whether there is another page.
            let mut mails = reader.list_mail_page(&filter, turn, limit + 1)?;
            let is_more = mails.len() > limit as usize;
            let backwards = matches!(turn, MailTurn::Before(_));
            if is_more {
                mails.remove(if backwards { 0 } else { limit as usize });
            }
            let counts =
                MailState::ALL.into_iter().map(|state| Ok((state, reader.count_mail_in_state(state)?)));
            Ok(MailPage {
                mails,
                has_newer: if backwards { is_more } else { turn != MailTurn::First },
                has_older: backwards || is_more,
                counts: counts.collect::<Result<_, StoreError>>()?,
            })
        })
        .await
}

/// A message with its text and everything that happened to it.
pub async fn show(
    ctx: &Arc<AppContext>,
    id: i64,
) -> Result<(StoredMail, MailContent, Vec<MailAttempt>), OutboxError> {
    let (mail, attempts) = find(ctx, id).await?;
    // The account that it went to is erased, and its words with it.
    if mail.sealed_message.is_empty() {
        return Ok((mail, MailContent::erased(), attempts));
    }
    let content = MailContent::unseal(&ctx.vault, &mail.sealed_message)
        .map_err(|error| ServiceError::Internal(error.to_string()))?;
    Ok((mail, content, attempts))
}

/// The same where the text may be gone: erased with its account, or sealed with a lost key.
pub async fn look_at(
    ctx: &Arc<AppContext>,
    id: i64,
) -> Result<(StoredMail, Option<MailContent>, Vec<MailAttempt>), OutboxError> {
    let (mail, attempts) = find(ctx, id).await?;
    let content = MailContent::unseal(&ctx.vault, &mail.sealed_message).ok();
    Ok((mail, content, attempts))
}

async fn find(ctx: &Arc<AppContext>, id: i64) -> Result<(StoredMail, Vec<MailAttempt>), OutboxError> {
    let found = ctx
        .store
        .read(move |reader| {
            let Some(mail) = reader.find_mail(id)? else { return Ok(None) };
            Ok::<_, StoreError>(Some((mail, reader.list_mail_attempts(id)?)))
        })
        .await?;
    found.ok_or(OutboxError::NotFound)
}

/// Tries a message again now, from the first pause on.
pub async fn retry(ctx: &Arc<AppContext>, audit_context: AuditContext, id: i64) -> Result<(), OutboxError> {
    ctx.transact(audit_context, move |tx| {
        let mail = tx.find_mail(id)?.ok_or(OutboxError::NotFound)?;
        let now = tx.now;
        if !tx.retry_mail(id, now)? {
            return Err(finished(mail.state));
        }
        tx.audit("mail.retried", Target::Mail(id), json!({}))?;
        Ok(())
    })
    .await?;
    Ok(())
}

/// Takes a message out of the queue; it is never sent. One whose attempt is under way at this moment
/// may still arrive, and is then shown as sent.
pub async fn discard(ctx: &Arc<AppContext>, audit_context: AuditContext, id: i64) -> Result<(), OutboxError> {
    ctx.transact(audit_context, move |tx| {
        let mail = tx.find_mail(id)?.ok_or(OutboxError::NotFound)?;
        let now = tx.now;
        if !tx.discard_mail(id, now)? {
            return Err(finished(mail.state));
        }
        let details = json!({ "kind": mail.kind, "account": mail.account.map(|id| id.0) });
        tx.audit("mail.discarded", Target::Mail(id), details)?;
        Ok(())
    })
    .await
}

/// Notes that somebody reads a message's secrets, a link that still works perhaps, before they do.
pub async fn note_reading(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: i64,
) -> Result<(), OutboxError> {
    ctx.transact(audit_context, move |tx| {
        let mail = tx.find_mail(id)?.ok_or(OutboxError::NotFound)?;
        let details = json!({ "kind": mail.kind, "account": mail.account.map(|id| id.0) });
        tx.audit("mail.read", Target::Mail(id), details)?;
        Ok(())
    })
    .await
}

fn finished(state: MailState) -> OutboxError {
    match state {
        MailState::Discarded => OutboxError::Discarded,
        MailState::Withdrawn => OutboxError::Withdrawn,
        _ => OutboxError::AlreadySent,
    }
}

/// Why the link in a mail does not work at this moment, if it brings one that does not.
pub async fn link_failure(
    ctx: &Arc<AppContext>,
    mail: &StoredMail,
) -> Result<Option<LinkFailure>, StoreError> {
    let purpose = MailLink::ALL.into_iter().find(|purpose| purpose.mail_kind() == Some(mail.kind.as_str()));
    let Some((account, purpose)) = mail.account.zip(purpose) else { return Ok(None) };
    let (at, now) = (mail.created_at, ctx.now());
    ctx.store
        .read(move |reader| {
            let Some(link) = reader.find_mail_link_made_at(purpose, account, at)? else { return Ok(None) };
            let Some(failure) = link.failure(now) else { return Ok(None) };
            let account = reader.find_account(account)?;
            account.map(|account| true_reason(reader, &link, &account, failure)).transpose()
        })
        .await
}

/// Whether mail goes out at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailHealth {
    Fine,
    /// Mail stays in the outbox.
    NoServer,
    /// The newest attempt failed in a way that every other will.
    Failing {
        cause: MailFailure,
        words: String,
        at: Timestamp,
    },
}

pub async fn health(ctx: &Arc<AppContext>) -> Result<MailHealth, StoreError> {
    if !ctx.site.sends_mail {
        return Ok(MailHealth::NoServer);
    }
    let newest = ctx.store.look_up(|reader| reader.find_newest_mail_attempt()).await?;
    Ok(match newest.and_then(|attempt| Some((attempt.cause?, attempt))) {
        Some((cause, attempt)) if cause.concerns_all_mail() => {
            MailHealth::Failing { cause, words: attempt.reply, at: attempt.at }
        }
        _ => MailHealth::Fine,
    })
}

/// How long the worker leaves a test message to whoever posted it, who sends it at once and watches.
const TEST_HEAD_START: Duration = Duration::from_secs(120);

/// Puts a test message into the outbox for whoever sends it by hand, and returns its id.
pub async fn enqueue_test(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    to: EmailAddress,
    language: Language,
) -> Result<i64, ServiceError> {
    let id = ctx
        .transact(audit_context, move |tx| {
            let policy = tx.find_policy()?;
            let now = tx.now;
            let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: None };
            let id = mailer.send_test(tx, &to, language, TEST_HEAD_START)?;
            tx.audit("mail.test_posted", Target::Mail(id), json!({}))?;
            Ok::<_, ServiceError>(id)
        })
        .await?;
    Ok(id)
}

//! Mails that anybody may ask for: taken down at once, answered a moment later. The answer to the
//! caller has left by then, and cannot tell by its time whether there is an account.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{Actor, AuditContext, EmailAddress, MailLink};
use crate::services::Transaction;
use crate::services::context::count_peer;
use crate::services::credentials::recover;
use crate::services::registration::resend_confirmation;
use crate::services::{AppContext, ServiceError};
use crate::store::{MailRequest, StoreError};

/// Requests that wait at the most; far more than a second's worth.
const MOST_WAITING: i64 = 10_000;
/// When to come back while so many wait.
const CROWDED: Duration = Duration::from_secs(60);

#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("too many requests")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for AskError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Takes the wish down. Whoever it names, it is the same row.
pub async fn ask(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    purpose: MailLink,
    email: EmailAddress,
    for_app: bool,
) -> Result<(), AskError> {
    count_peer(&ctx.limits.resends_per_peer, &audit_context)
        .map_err(|retry_after| AskError::TooMany { retry_after })?;
    ctx.transact(audit_context, move |tx| {
        if tx.count_mail_requests()? >= MOST_WAITING {
            return Err(AskError::TooMany { retry_after: CROWDED });
        }
        tx.insert_mail_request(&MailRequest {
            purpose,
            email: email.clone(),
            for_app,
            asked_at: tx.now,
            peer: tx.audit_context.peer,
            request_id: tx.audit_context.request_id.clone(),
        })?;
        Ok(())
    })
    .await?;
    ctx.mail_requests_signal.notify();
    Ok(())
}

/// Answers whatever waits; returns how many. One that cannot be answered is given up, so that it does
/// not hold up the others.
pub async fn answer_all(ctx: &Arc<AppContext>) -> Result<usize, StoreError> {
    let mut answered = 0;
    loop {
        let inner = ctx.clone();
        match ctx.store.write(move |tx| answer_next(tx, &inner)).await {
            Ok(false) => break,
            Ok(true) => answered += 1,
            Err(ServiceError::Store(error)) => return Err(error),
            Err(error) => {
                tracing::error!(%error, "a mail that was asked for could not be written; it is given up");
                ctx.store.write(give_up_next).await?;
            }
        }
    }
    if answered > 0 {
        ctx.outbox_signal.notify();
    }
    Ok(answered)
}

fn answer_next(tx: &crate::store::Tx<'_>, ctx: &Arc<AppContext>) -> Result<bool, ServiceError> {
    let Some((id, request)) = tx.find_next_mail_request()? else { return Ok(false) };
    tx.delete_mail_request(id)?;
    let Some(request) = request else { return Ok(true) };
    let audit_context = AuditContext {
        actor: Actor::Visitor,
        peer: request.peer,
        request_id: request.request_id.clone(),
        ..AuditContext::system()
    };
    let tx = &Transaction::in_background(tx, ctx, &audit_context);
    match request.purpose {
        MailLink::Recover => recover::answer(tx, &request)?,
        MailLink::ConfirmEmail => resend_confirmation::answer(tx, &request)?,
        // Nobody can ask for these here.
        MailLink::Invite | MailLink::NotMe => {}
    }
    Ok(true)
}

fn give_up_next(tx: &crate::store::Tx<'_>) -> Result<(), StoreError> {
    match tx.find_next_mail_request()? {
        Some((id, _)) => tx.delete_mail_request(id),
        None => Ok(()),
    }
}

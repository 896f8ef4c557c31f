//! Sending a mail to see whether mail works: the worker sends it, and keeps all that was said.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{AuditContext, EmailAddress, Language};
use crate::mail::transport::DialogueLine;
use crate::services::audit::audit_line::Target;
use crate::services::mail::mailer::Mailer;
use crate::services::{AppContext, ServiceError};
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum TestMailError {
    #[error("no mail server is configured")]
    NoServer,
    #[error("too many test emails were sent; try again later")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for TestMailError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Puts a test mail into the outbox, to be sent at once, and returns its id.
pub async fn request(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    to: EmailAddress,
    language: Language,
) -> Result<i64, TestMailError> {
    if !ctx.site.sends_mail {
        return Err(TestMailError::NoServer);
    }
    // For all who administer together: it is the mail server that is spared.
    let limit = &ctx.limits.test_mails;
    limit.check("test mail").map_err(|wait| TestMailError::TooMany { retry_after: wait.0 })?;
    let id = ctx
        .transact(audit_context, move |tx| {
            let policy = tx.find_policy()?;
            let now = tx.now;
            let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: None };
            let id = mailer.send_test(tx, &to, language, Duration::ZERO)?;
            tx.audit("mail.test_posted", Target::Mail(id), json!({}))?;
            Ok::<_, ServiceError>(id)
        })
        .await?;
    Ok(id)
}

/// What was said over a test mail. `None` until its attempt has ended, and where there is no dialogue.
pub async fn dialogue(ctx: &Arc<AppContext>, id: i64) -> Result<Option<Vec<DialogueLine>>, ServiceError> {
    let stored = ctx.store.look_up(move |reader| reader.find_mail_dialogue(id)).await?;
    let parsed = stored.map(|lines| serde_json::from_str(&lines)).transpose();
    parsed.map_err(|error| ServiceError::Internal(error.to_string()))
}

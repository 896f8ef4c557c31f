//! Sending a mail to see whether mail works: the worker sends it, and keeps all that was said.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{EmailAddress, Language, Occasion};
use crate::mail::transport::DialogueLine;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::mail::mailer::Office;
use crate::services::{Desk, DeskError};
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum TestMailError {
    #[error("no mail server is configured")]
    NoServer,
    #[error("too many test mails were sent")]
    TooMany { retry_after: Duration },
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for TestMailError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// Puts a test mail into the outbox, to be sent at once, and returns its id.
pub async fn request(
    desk: &Arc<Desk>,
    occasion: Occasion,
    to: EmailAddress,
    language: Language,
) -> Result<i64, TestMailError> {
    if !desk.site.sends_mail {
        return Err(TestMailError::NoServer);
    }
    // For all who administer together: it is the mail server that is spared.
    let limit = &desk.limits.test_mails;
    limit.check("test mail").map_err(|wait| TestMailError::TooMany { retry_after: wait.0 })?;
    let inner = desk.clone();
    let id = desk
        .store
        .write(move |tx| {
            let policy = tx.find_policy()?;
            let now = inner.now();
            let office = Office { desk: &inner, policy: &policy, now, peer: None };
            let id = office.send_test(tx, &to, language, Duration::ZERO)?;
            audit(tx, &occasion, now, "mail.test_posted", Target::Mail(id), json!({}))?;
            Ok::<_, DeskError>(id)
        })
        .await?;
    desk.bell.ring();
    Ok(id)
}

/// What was said over a test mail. `None` until its attempt has ended, and where there is no dialogue.
pub async fn dialogue(desk: &Arc<Desk>, id: i64) -> Result<Option<Vec<DialogueLine>>, DeskError> {
    let stored = desk.store.look_up(move |reader| reader.find_mail_dialogue(id)).await?;
    let parsed = stored.map(|lines| serde_json::from_str(&lines)).transpose();
    parsed.map_err(|error| DeskError::Internal(error.to_string()))
}

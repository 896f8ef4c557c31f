//! A creating request that its client may send again: the header `Idempotency-Key`.

use std::sync::Arc;

use rocket::Request;
use serde_json::Value;
use uuid::Uuid;

use crate::domain::AuditContext;
use crate::domain::clients::idempotency::{
    AnswerOf, KeptAnswer, MOST_CHARACTERS, RepeatableRequest, is_idempotency_key,
};
use crate::domain::{FieldErrors, Reason};
use crate::services::AppContext;
use crate::services::idempotency::{claim, keep_late_answer, refuse_known, release, repeatable};
use crate::web::http::problem::Problem;

const HEADER: &str = "Idempotency-Key";

/// What the header says, and where the request went.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// As sent: every line of the header.
    keys: Vec<String>,
    method: &'static str,
    path: String,
}

impl Repeat {
    pub(super) fn of(request: &Request<'_>) -> Option<Box<Self>> {
        let keys: Vec<String> = request.headers().get(HEADER).map(str::to_owned).collect();
        let path = || request.uri().path().as_str().trim_end_matches('/').to_owned();
        (!keys.is_empty()).then(|| Box::new(Self { keys, method: request.method().as_str(), path: path() }))
    }

    fn key(&self) -> Result<&str, Problem> {
        let reason = match &self.keys[..] {
            [key] if is_idempotency_key(key) => return Ok(key),
            [key] if key.is_empty() => Reason::Blank,
            [key] if key.len() > MOST_CHARACTERS => Reason::TooLong { max: MOST_CHARACTERS },
            [_] => Reason::ControlCharacters,
            _ => Reason::Repeated,
        };
        Err(Problem::fields(FieldErrors::one(HEADER, reason)))
    }
}

/// Does `work`, or answers what it was answered where the same request came before under its key. `body` is
/// all that was sent, `answer` makes the answer of what the operation in `work` returns.
pub async fn once<T>(
    repeat: Option<&Repeat>,
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    body: impl FnOnce() -> Vec<u8>,
    answer: AnswerOf,
    work: impl AsyncFnOnce(AuditContext) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let Some(repeat) = repeat else { return work(audit_context).await };
    let repeatable = repeat.repeatable(ctx, &audit_context, &body(), answer)?;
    refuse_known(ctx, repeatable.clone()).await?;
    let done = work(AuditContext { repeatable: Some(repeatable.clone()), ..audit_context }).await;
    if done.is_err() {
        // Two at once: the other one was first, and this one failed on what it left.
        refuse_known(ctx, repeatable).await?;
    }
    done
}

/// The same for an answer that only the whole of `work` makes: `told` is status and JSON of it. It follows the change
/// in a write of its own.
pub async fn once_answered_late<T, E: From<Problem>>(
    repeat: Option<&Repeat>,
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    body: impl FnOnce() -> Vec<u8>,
    told: impl FnOnce(&T) -> (u16, String),
    work: impl AsyncFnOnce(AuditContext) -> Result<T, E>,
) -> Result<T, E> {
    let Some(repeat) = repeat else { return work(audit_context).await };
    let repeatable = repeat.repeatable(ctx, &audit_context, &body(), KeptAnswer::pending)?;
    refuse_known(ctx, repeatable.clone()).await.map_err(Problem::from)?;
    let done = work(AuditContext { repeatable: Some(repeatable.clone()), ..audit_context }).await;
    match &done {
        Ok(answer) => repeat.keep(ctx, repeatable, told(answer)).await,
        Err(_) => refuse_known(ctx, repeatable).await.map_err(Problem::from)?,
    }
    done
}

/// The same for work of several transactions, which takes its key before them.
pub async fn once_in_steps<T, E: From<Problem>>(
    repeat: Option<&Repeat>,
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    body: impl FnOnce() -> Vec<u8>,
    told: impl FnOnce(&T) -> (u16, String),
    work: impl AsyncFnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let Some(repeat) = repeat else { return work().await };
    let repeatable = repeat.repeatable(ctx, &audit_context, &body(), KeptAnswer::pending)?;
    let claimed = AuditContext { repeatable: Some(repeatable.clone()), ..audit_context };
    claim(ctx, claimed).await.map_err(Problem::from)?;
    let done = work().await;
    match &done {
        Ok(answer) => repeat.keep(ctx, repeatable, told(answer)).await,
        Err(_) => release(ctx, repeatable).await.map_err(Problem::from)?,
    }
    done
}

impl Repeat {
    fn repeatable(
        &self,
        ctx: &AppContext,
        audit_context: &AuditContext,
        body: &[u8],
        answer: AnswerOf,
    ) -> Result<Arc<RepeatableRequest>, Problem> {
        let parts = [self.method.as_bytes(), self.path.as_bytes(), body];
        Ok(Arc::new(repeatable(ctx, audit_context, self.key()?, &parts, answer)))
    }

    /// The change is made, and its client is answered whether or not the answer can be kept.
    async fn keep(
        &self,
        ctx: &Arc<AppContext>,
        repeatable: Arc<RepeatableRequest>,
        (status, body): (u16, String),
    ) {
        let about = self.account_in_path().or_else(|| account_in(&body));
        let answer = KeptAnswer { status, body, account: None };
        if let Err(error) = keep_late_answer(ctx, repeatable, answer, about).await {
            tracing::warn!(%error, "the answer to a request that may come again could not be kept");
        }
    }

    fn account_in_path(&self) -> Option<Uuid> {
        self.path.split('/').find_map(|part| Uuid::parse_str(part).ok())
    }
}

/// Accounts are shown with their UUID as `id`, and nothing else is.
fn account_in(body: &str) -> Option<Uuid> {
    let body: Value = serde_json::from_str(body).ok()?;
    Uuid::parse_str(body["id"].as_str()?).ok()
}

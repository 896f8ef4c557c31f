//! Requests that a client may send again under one `Idempotency-Key`: carried out once, and answered alike for a
//! day. The answer is kept in the transaction of the change, so that neither is ever there without the other.
//! `docs/decisions/2026-11-28-requests-sent-again.md`

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use super::{AppContext, ServiceError};
use crate::domain::clients::idempotency::{AnswerOf, KeptAnswer, RepeatableRequest};
use crate::domain::{Actor, AuditContext, Timestamp};
use crate::security::rate_limit::peer_key;
use crate::store::{IdempotencyRow, Reader, Tx};

/// As long as the best known APIs keep theirs.
pub const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);
/// An answer that follows its change comes at once.
const ANSWERED_WITHIN: Duration = Duration::from_secs(30);
const SEALED_FOR: &str = "idempotent answer";

/// `parts` say all that is asked for: method, path, body.
pub fn repeatable(
    ctx: &AppContext,
    audit_context: &AuditContext,
    key: &str,
    parts: &[&[u8]],
    answer: AnswerOf,
) -> RepeatableRequest {
    let caller = caller_name(audit_context);
    RepeatableRequest {
        key: mac(ctx, "idempotency key", &[caller.as_bytes(), key.as_bytes()]),
        request: mac(ctx, "idempotent request", parts),
        answer,
    }
}

/// Whose key it is: two who think of the same one do not meet.
fn caller_name(audit_context: &AuditContext) -> String {
    match &audit_context.actor {
        Actor::Account { id, .. } => format!("account {}", id.0),
        Actor::ApiKey { id, .. } => format!("key {id}"),
        Actor::Visitor | Actor::CommandLine | Actor::System => {
            format!("peer {}", audit_context.peer.map(peer_key).unwrap_or_default())
        }
    }
}

fn mac(ctx: &AppContext, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
    // With its length, so that two parts never read as others.
    let bytes = |part: &&[u8]| [&(part.len() as u64).to_le_bytes()[..], part].concat();
    ctx.vault.mac(purpose, &parts.iter().flat_map(bytes).collect::<Vec<u8>>())
}

/// Refuses a request that was carried out before, with its answer; or whose key came with another one.
pub async fn refuse_known(
    ctx: &Arc<AppContext>,
    repeatable: Arc<RepeatableRequest>,
) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    ctx.store.read(move |reader| refuse(&inner, reader, &repeatable, inner.now())).await
}

/// The same in the transaction of the change.
pub(super) fn refuse_repeat(
    ctx: &AppContext,
    reader: &Reader<'_>,
    audit_context: &AuditContext,
    now: Timestamp,
) -> Result<(), ServiceError> {
    match &audit_context.repeatable {
        None => Ok(()),
        Some(repeatable) => refuse(ctx, reader, repeatable, now),
    }
}

fn refuse(
    ctx: &AppContext,
    reader: &Reader<'_>,
    repeatable: &RepeatableRequest,
    now: Timestamp,
) -> Result<(), ServiceError> {
    let row = reader.find_idempotency_key(&repeatable.key)?;
    let Some(row) = row.filter(|row| now.since(row.created_at) < KEPT_FOR) else { return Ok(()) };
    if row.request != repeatable.request {
        return Err(ServiceError::IdempotencyKeyReused);
    }
    let is_recent = now.since(row.created_at) < ANSWERED_WITHIN;
    let answer = open(ctx, row)?;
    Err(if answer.is_pending() {
        ServiceError::RepeatedUnanswered { is_recent }
    } else {
        ServiceError::Repeated(Box::new(answer))
    })
}

fn open(ctx: &AppContext, row: IdempotencyRow) -> Result<KeptAnswer, ServiceError> {
    let damaged = |why: &str| ServiceError::Internal(format!("a kept answer cannot be read: {why}"));
    let plain = ctx.vault.open(SEALED_FOR, &row.answer).map_err(|error| damaged(&error.to_string()))?;
    let plain = String::from_utf8(plain).map_err(|error| damaged(&error.to_string()))?;
    let (status, body) = plain.split_once(' ').ok_or_else(|| damaged("no status"))?;
    let status = status.parse().map_err(|_| damaged("no status"))?;
    Ok(KeptAnswer { status, body: body.to_owned(), account: row.account })
}

/// Keeps what the client is told of `value`, which the operation returned.
pub(super) fn keep_answer(
    ctx: &AppContext,
    tx: &Tx<'_>,
    audit_context: &AuditContext,
    now: Timestamp,
    value: &dyn Any,
) -> Result<(), ServiceError> {
    let Some(repeatable) = &audit_context.repeatable else { return Ok(()) };
    let Some(answer) = (repeatable.answer)(value) else { return Ok(()) };
    Ok(tx.insert_idempotency_key(&row(ctx, repeatable, &answer, now))?)
}

/// Keeps the answer to a change that was kept without one ([`KeptAnswer::pending`]); `about` is the account that it
/// tells of, and goes with.
pub async fn keep_late_answer(
    ctx: &Arc<AppContext>,
    repeatable: Arc<RepeatableRequest>,
    answer: KeptAnswer,
    about: Option<Uuid>,
) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    let keep = move |tx: &Tx<'_>| -> Result<(), ServiceError> {
        let Some(pending) = find_pending(&inner, tx, &repeatable)? else { return Ok(()) };
        let account = about.map(|uuid| tx.find_account_by_uuid(uuid)).transpose()?.flatten();
        let answer = KeptAnswer { account: account.map(|account| account.id), ..answer.clone() };
        Ok(tx.insert_idempotency_key(&row(&inner, &repeatable, &answer, pending.created_at))?)
    };
    ctx.store.write(keep).await
}

/// Takes a key before work of several transactions. It is refused like a repeat where another request has it.
pub async fn claim(ctx: &Arc<AppContext>, audit_context: AuditContext) -> Result<(), ServiceError> {
    ctx.transact(audit_context, |_| Ok(())).await
}

/// Gives a claimed key back: its work failed.
pub async fn release(ctx: &Arc<AppContext>, repeatable: Arc<RepeatableRequest>) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    let release = move |tx: &Tx<'_>| -> Result<(), ServiceError> {
        match find_pending(&inner, tx, &repeatable)? {
            Some(row) => Ok(tx.delete_idempotency_key(&row.key)?),
            None => Ok(()),
        }
    };
    ctx.store.write(release).await
}

fn find_pending(
    ctx: &AppContext,
    tx: &Tx<'_>,
    repeatable: &RepeatableRequest,
) -> Result<Option<IdempotencyRow>, ServiceError> {
    let row = tx.find_idempotency_key(&repeatable.key)?.filter(|row| row.request == repeatable.request);
    let Some(row) = row else { return Ok(None) };
    Ok(open(ctx, row.clone())?.is_pending().then_some(row))
}

fn row(
    ctx: &AppContext,
    repeatable: &RepeatableRequest,
    answer: &KeptAnswer,
    created_at: Timestamp,
) -> IdempotencyRow {
    let (key, request, account) = (repeatable.key, repeatable.request, answer.account);
    IdempotencyRow { key, request, answer: seal(ctx, answer), account, created_at }
}

fn seal(ctx: &AppContext, answer: &KeptAnswer) -> Vec<u8> {
    ctx.vault.seal(SEALED_FOR, format!("{} {}", answer.status, answer.body).as_bytes())
}

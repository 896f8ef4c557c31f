//! Ending somebody's sessions and tokens on an administrator's word.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext};
use crate::services::AppContext;
use crate::services::Transaction;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, find_manageable_or_deleted};
use crate::services::sign_in::end_access::end_jobs;

/// What is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Every session and every token.
    Everything,
    /// One session, by the digest of its cookie.
    Session([u8; 32]),
    /// One grant with its tokens.
    Grant(i64),
}

/// Ends them at once. `false` where there was nothing to end.
pub async fn end(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    what: Ends,
) -> Result<bool, Denied> {
    ctx.transact(audit_context, move |tx| end_in(tx, id, what)).await
}

/// [`end`] within a transaction that does more.
pub(in crate::services) fn end_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
    what: Ends,
) -> Result<bool, Denied> {
    find_manageable_or_deleted(tx, tx.audit_context, id)?;
    let now = tx.now;
    let (sessions, grants) = match what {
        Ends::Everything => (tx.delete_all_sessions_of(id)?, tx.revoke_all_oauth_grants_of(id, now)?),
        Ends::Session(digest) => (usize::from(tx.delete_session_of(id, &digest)?), 0),
        Ends::Grant(grant) => (0, usize::from(tx.revoke_oauth_grant_of(id, grant, now)?)),
    };
    if what == Ends::Everything {
        end_jobs(tx, id)?;
    }
    if sessions + grants == 0 {
        return Ok(false);
    }
    let details = json!({ "sessions": sessions, "tokens": grants });
    tx.audit("account.sessions_ended", Target::Account(id), details)?;
    Ok(true)
}

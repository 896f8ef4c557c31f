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

/// A session's mark in forms and JSON: the digest of its cookie, which opens nothing.
pub fn mark_of(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What it is the mark of.
pub fn digest_of(mark: &str) -> Option<[u8; 32]> {
    if mark.len() != 64 || !mark.is_ascii() {
        return None;
    }
    let mut digest = [0; 32];
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&mark[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_the_digest_it_was_made_of() {
        let digest = std::array::from_fn(|at| u8::try_from(at * 7).unwrap());
        assert_eq!(digest_of(&mark_of(&digest)), Some(digest));
        for wrong in ["", "0", &"g".repeat(64), &"é".repeat(32), &"0".repeat(65)] {
            assert_eq!(digest_of(wrong), None, "{wrong}");
        }
    }
}

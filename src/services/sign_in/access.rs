//! Where one's own account is signed in, and ending that: sessions of browsers, grants of programs.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AuditContext};
use crate::security::secret_token::public_name;
use crate::services::audit::audit_line::Target;
use crate::services::sign_in::end_access::end_jobs;
use crate::services::sign_in::open_session::OpenSession;
use crate::services::{AppContext, ServiceError};
use crate::store::{ListedSession, OpenGrant, StoreError};

/// More than anybody has open; what is beyond is ended by "all others".
const LISTED: u32 = 200;

/// The sessions that still stand, the one used last first.
pub async fn list_sessions(
    ctx: &Arc<AppContext>,
    account: &Account,
) -> Result<Vec<ListedSession>, ServiceError> {
    let (account, now) = (account.clone(), ctx.now());
    let found = ctx.store.read(move |reader| {
        let times = reader.find_policy()?.sessions;
        let mut sessions = reader.list_sessions(account.id, LISTED)?;
        sessions.retain(|listed| listed.session.is_open(&account, &times, now));
        Ok::<_, StoreError>(sessions)
    });
    Ok(found.await?)
}

/// What a session is called in pages and forms: it is found by it, and nobody gets in with it.
pub fn session_name(session: &ListedSession) -> String {
    public_name(&session.digest)
}

/// Ends the session of this name. `false` where there is none, or none any more.
pub async fn end_session(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    name: &str,
) -> Result<bool, ServiceError> {
    let name = name.to_owned();
    ctx.transact(audit_context, move |tx| {
        let sessions = tx.list_sessions(id, LISTED)?;
        let Some(found) = sessions.iter().find(|session| session_name(session) == name) else {
            return Ok(false);
        };
        tx.delete_session_of(id, &found.digest)?;
        let details = json!({ "session": name });
        tx.audit("account.session_ended", Target::Account(id), details)?;
        Ok(true)
    })
    .await
}

/// Ends every session but this one and every grant of a program, and forgets every other browser.
pub async fn end_others(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    kept: &OpenSession,
) -> Result<(), ServiceError> {
    let (id, digest, device) = (kept.account.id, kept.digest, kept.device);
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        tx.delete_sessions_of(id, Some(&digest))?;
        tx.delete_devices_of(id, device)?;
        tx.revoke_oauth_grants_of(id, now)?;
        end_jobs(tx, id)?;
        tx.audit("account.other_sessions_ended", Target::Account(id), json!({}))?;
        Ok(())
    })
    .await
}

/// The programs that hold a token for the account, the newest first.
pub async fn list_grants(ctx: &Arc<AppContext>, id: AccountId) -> Result<Vec<OpenGrant>, ServiceError> {
    let now = ctx.now();
    Ok(ctx.store.read(move |reader| reader.list_open_grants(id, now, i64::MAX, LISTED)).await?)
}

/// Takes the tokens of one program away. `false` where it had none.
pub async fn revoke_grant(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    grant: i64,
) -> Result<bool, ServiceError> {
    ctx.transact(audit_context, move |tx| {
        let now = tx.now;
        if !tx.revoke_oauth_grant_of(id, grant, now)? {
            return Ok(false);
        }
        let details = json!({ "by": "owner", "grant": grant });
        tx.audit("oauth.grant_revoked", Target::Account(id), details)?;
        Ok(true)
    })
    .await
}

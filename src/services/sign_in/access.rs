//! Where one's own account is signed in, and ending that: sessions of browsers, grants of programs.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, Occasion};
use crate::security::secret_token::public_name;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::sign_in::sessions::OpenSession;
use crate::services::{Desk, DeskError};
use crate::store::{ListedSession, OpenGrant, StoreError};

/// More than anybody has open; what is beyond is ended by "all others".
const LISTED: u32 = 200;

/// The sessions that still stand, the one used last first.
pub async fn list_sessions(desk: &Arc<Desk>, account: &Account) -> Result<Vec<ListedSession>, DeskError> {
    let (account, now) = (account.clone(), desk.now());
    let found = desk.store.read(move |reader| {
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
    desk: &Arc<Desk>,
    occasion: Occasion,
    id: AccountId,
    name: &str,
) -> Result<bool, DeskError> {
    let inner = desk.clone();
    let name = name.to_owned();
    desk.store
        .write(move |tx| {
            let sessions = tx.list_sessions(id, LISTED)?;
            let Some(found) = sessions.iter().find(|session| session_name(session) == name) else {
                return Ok(false);
            };
            tx.delete_session_of(id, &found.digest)?;
            let details = json!({ "session": name });
            audit(tx, &occasion, inner.now(), "account.session_ended", Target::Account(id), details)?;
            Ok(true)
        })
        .await
}

/// Ends every session but this one and every grant of a program, and forgets every other browser.
pub async fn end_others(desk: &Arc<Desk>, occasion: Occasion, kept: &OpenSession) -> Result<(), DeskError> {
    let inner = desk.clone();
    let (id, digest, device) = (kept.account.id, kept.digest, kept.device);
    desk.store
        .write(move |tx| {
            let now = inner.now();
            tx.delete_sessions_of(id, Some(&digest))?;
            tx.delete_devices_of(id, device)?;
            tx.revoke_oauth_grants_of(id, now)?;
            audit(tx, &occasion, now, "account.other_sessions_ended", Target::Account(id), json!({}))?;
            Ok(())
        })
        .await
}

/// The programs that hold a token for the account, the newest first.
pub async fn list_grants(desk: &Arc<Desk>, id: AccountId) -> Result<Vec<OpenGrant>, DeskError> {
    let now = desk.now();
    Ok(desk.store.read(move |reader| reader.list_open_grants(id, now, i64::MAX, LISTED)).await?)
}

/// Takes the tokens of one program away. `false` where it had none.
pub async fn revoke_grant(
    desk: &Arc<Desk>,
    occasion: Occasion,
    id: AccountId,
    grant: i64,
) -> Result<bool, DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let now = inner.now();
            if !tx.revoke_oauth_grant_of(id, grant, now)? {
                return Ok(false);
            }
            let details = json!({ "by": "owner", "grant": grant });
            audit(tx, &occasion, now, "oauth.grant_revoked", Target::Account(id), details)?;
            Ok(true)
        })
        .await
}

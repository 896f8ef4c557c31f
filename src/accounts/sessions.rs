//! Sessions of the browser: opened after a right password, looked up by their cookie, ended.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::audit_line::{Target, audit};
use super::sign_in::{SignInError, may_still_enter};
use super::{Desk, DeskError};
use crate::domain::{Account, AccountState, Actor, Occasion};
use crate::security::secret_token::SecretToken;
use crate::store::{NewSession, StoreError};

const PURPOSE: &str = "session";
/// How exactly the last use of a session or key is kept: a write a minute at the most.
pub(super) const SEEN_EVERY: Duration = Duration::from_secs(60);
/// How much of a browser's description of itself is kept, in characters.
const USER_AGENT_LENGTH: usize = 200;

/// An open session and the account it belongs to.
#[derive(Debug, Clone)]
pub struct OpenSession {
    pub account: Account,
    pub digest: [u8; 32],
    pub remembered: bool,
    /// Whether a second factor was given when it was opened.
    pub second_factor: bool,
    /// Whether its owner has proven lately who they are: asked before what matters.
    pub is_proven: bool,
}

/// Opens a session for an account whose password was right, always under a new token; the one that
/// the browser came with ends. Nobody is let in by a password that was replaced meanwhile.
pub async fn open(
    desk: &Arc<Desk>,
    mut occasion: Occasion,
    account: &Account,
    remembered: bool,
    user_agent: Option<String>,
    replaced: Option<[u8; 32]>,
) -> Result<SecretToken, SignInError> {
    let token = SecretToken::generate(desk.entropy.as_ref());
    let digest = token.digest(PURPOSE);
    let id = account.id;
    occasion.actor = Actor::account(account);
    let checked = account.clone();
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<(), SignInError> {
            may_still_enter(tx, &checked)?;
            let now = inner.now();
            if let Some(old) = &replaced {
                tx.delete_session(old)?;
            }
            tx.insert_session(&NewSession {
                digest,
                account: id,
                remembered,
                second_factor: false,
                created_at: now,
                peer: occasion.peer.map(|peer| peer.to_string()),
                user_agent: user_agent.map(|text| text.chars().take(USER_AGENT_LENGTH).collect()),
            })?;
            tx.note_sign_in(id, now)?;
            audit(
                tx,
                &occasion,
                now,
                "sign_in.succeeded",
                Target::Account(id),
                json!({ "by": "session", "remembered": remembered }),
            )?;
            Ok(())
        })
        .await?;
    Ok(token)
}

/// The session of a cookie, if it is still open and its account may still come in.
pub async fn find(desk: &Arc<Desk>, cookie: &str) -> Result<Option<OpenSession>, DeskError> {
    let Some(token) = SecretToken::parse(cookie) else { return Ok(None) };
    let digest = token.digest(PURPOSE);
    let now = desk.now();
    let found = desk
        .store
        .look_up(move |reader| {
            let Some(session) = reader.find_session(&digest)? else { return Ok(None) };
            let account = reader.find_account(session.account)?;
            let times = reader.find_policy()?.sessions;
            Ok(account.map(|account| (session, account, times)))
        })
        .await?;
    let Some((session, account, times)) = found else { return Ok(None) };
    if account.state != AccountState::Active || !session.is_open(&account, &times, now) {
        return Ok(None);
    }
    if now.since(session.last_seen_at) >= SEEN_EVERY {
        desk.note(move |tx| tx.touch_session(&digest, now)).await;
    }
    Ok(Some(OpenSession {
        account,
        digest,
        remembered: session.remembered,
        second_factor: session.second_factor,
        is_proven: session.is_proven(now),
    }))
}

/// Ends the session on the server: its cookie is worthless from now on.
pub async fn close(desk: &Arc<Desk>, occasion: Occasion, session: &OpenSession) -> Result<(), DeskError> {
    let digest = session.digest;
    let id = session.account.id;
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<(), StoreError> {
            if tx.delete_session(&digest)? {
                audit(tx, &occasion, inner.now(), "sign_out", Target::Account(id), json!({}))?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

//! Sessions of the browser: opened by the gate, looked up by their cookie, ended.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountState, Actor, AuditContext, SessionTimes};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::mail::mailer::Mailer;
use crate::services::sign_in::check_password::{SignInError, may_still_enter};
use crate::services::sign_in::devices::note_sign_in_from;
use crate::services::sign_in::open_session::OpenSession;
use crate::services::sign_in::second_factors::Shown;
use crate::services::sign_in::visit::Visit;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{NewSession, StoreError};

const PURPOSE: &str = "session";
/// How exactly the last use of a session or key is kept: a write a minute at the most.
pub(in crate::services) const SEEN_EVERY: Duration = Duration::from_secs(60);
/// How much of a browser's description of itself is kept, in characters.
const USER_AGENT_LENGTH: usize = 200;

/// A session just opened: the only time that its token can be read.
#[derive(Debug)]
pub struct Opened {
    pub token: SecretToken,
    /// What the browser is to keep to be known by; `None` for a program that is known without.
    pub device: Option<SecretToken>,
}

/// The browser that a session is opened for.
#[derive(Debug, Clone, Default)]
pub struct Browser {
    /// Whether the person wants to stay signed in.
    pub remembered: bool,
    /// What it is known by, and what it says of itself.
    pub visit: Visit,
    /// The session that it came with, which ends.
    pub session: Option<[u8; 32]>,
}

/// Opens a session, always under a new token. Only the gate (`complete_sign_in.rs`) calls this: it has
/// asked for the second factor, or there is none.
pub(in crate::services) fn open_in(
    tx: &Transaction<'_, '_>,
    account: &Account,
    browser: &Browser,
    factor: Option<Shown>,
) -> Result<Opened, ServiceError> {
    let now = tx.now;
    let remembered = browser.remembered;
    let policy = tx.find_policy()?;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
    let device = note_sign_in_from(tx, &mailer, account, &browser.visit)?;
    let proof = FactorProof { ever: factor.is_some(), just_now: factor.is_some() };
    let token = insert(tx, account, browser, proof, Some(device.id))?;
    tx.note_sign_in(account.id, now)?;
    let mut details = json!({ "by": "session", "remembered": remembered, "new_device": device.is_new });
    if let Some(factor) = factor {
        details["second_factor"] = json!(factor.as_str());
    }
    tx.audit("sign_in.succeeded", Target::Account(account.id), details)?;
    Ok(Opened { token, device: device.cookie })
}

/// The same browser goes on under a new token after a change that ended all sessions. `account` is as
/// the change left it.
pub async fn renew(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    old: &OpenSession,
    account: &Account,
    visit: Visit,
) -> Result<Opened, SignInError> {
    // The old session has ended with all the others.
    let audit_context = AuditContext { credential: None, ..audit_context.acting_as(Actor::account(account)) };
    let browser = Browser { remembered: old.remembered, visit, session: Some(old.digest) };
    let (proof, device) = (FactorProof { ever: old.second_factor, just_now: false }, old.device);
    let account = account.clone();
    ctx.transact(audit_context, move |tx| {
        may_still_enter(tx, &account)?;
        let token = insert(tx, &account, &browser, proof, device)?;
        tx.audit("session.renewed", Target::Account(account.id), json!({}))?;
        Ok(Opened { token, device: None })
    })
    .await
}

/// Whether a second factor was given in a session.
#[derive(Debug, Clone, Copy)]
struct FactorProof {
    ever: bool,
    just_now: bool,
}

fn insert(
    tx: &Transaction<'_, '_>,
    account: &Account,
    browser: &Browser,
    proof: FactorProof,
    device: Option<i64>,
) -> Result<SecretToken, StoreError> {
    let token = SecretToken::generate(tx.ctx.entropy.as_ref());
    if let Some(old) = &browser.session {
        tx.delete_session(old)?;
    }
    tx.insert_session(&NewSession {
        digest: token.digest(PURPOSE),
        account: account.id,
        remembered: browser.remembered,
        second_factor: proof.ever,
        factor_is_proven: proof.just_now,
        created_at: tx.now,
        peer: tx.audit_context.peer.map(|peer| peer.to_string()),
        user_agent: browser
            .visit
            .user_agent
            .as_ref()
            .map(|text| text.chars().take(USER_AGENT_LENGTH).collect()),
        device,
    })?;
    Ok(token)
}

/// The session of a cookie, if it is still open and its account may still come in.
pub async fn find(
    ctx: &Arc<AppContext>,
    cookie: &str,
    times: &SessionTimes,
) -> Result<Option<OpenSession>, ServiceError> {
    let Some(token) = SecretToken::parse(cookie) else { return Ok(None) };
    let digest = token.digest(PURPOSE);
    let now = ctx.now();
    let found = ctx
        .store
        .look_up(move |reader| {
            let Some(session) = reader.find_session(&digest)? else { return Ok(None) };
            let account = reader.find_account(session.account)?;
            Ok(account.map(|account| (session, account)))
        })
        .await?;
    let Some((session, account)) = found else { return Ok(None) };
    if account.state != AccountState::Active || !session.is_open(&account, times, now) {
        return Ok(None);
    }
    if now.since(session.last_seen_at) >= SEEN_EVERY {
        ctx.note(move |tx| tx.touch_session(&digest, now)).await;
    }
    Ok(Some(OpenSession {
        account,
        digest,
        remembered: session.remembered,
        second_factor: session.second_factor,
        device: session.device,
        password_is_proven: session.is_password_proven(times, now),
        factor_is_proven: session.is_factor_proven(times, now),
    }))
}

/// Ends the session on the server: its cookie is worthless from now on.
pub async fn close(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    session: &OpenSession,
) -> Result<(), ServiceError> {
    let digest = session.digest;
    let id = session.account.id;
    // Whoever signs out of a session that has ended already is signed out.
    let audit_context = AuditContext { credential: None, ..audit_context };
    ctx.transact(audit_context, move |tx| -> Result<(), ServiceError> {
        if tx.delete_session(&digest)? {
            tx.audit("sign_out", Target::Account(id), json!({}))?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

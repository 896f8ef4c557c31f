//! The browsers that an account is known from. One that nobody knows is told to the owner; a known one
//! is not shut out by the lock that strangers bring about.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, AuditContext};
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::Target;
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::sign_in::end_access::end_jobs;
use crate::services::sign_in::open_session::OpenSession;
use crate::services::sign_in::visit::{Visit, device_digest};
use crate::services::{AppContext, ServiceError};
use crate::store::{DEVICE_KEPT, NewDevice, StoreError, StoredDevice, Tx};

/// How long a browser keeps its cookie: as long as it is known here.
pub const COOKIE_KEPT: Duration = DEVICE_KEPT;

/// More than anybody uses; what is beyond is forgotten by "all others".
const LISTED: u32 = 200;

/// A device as the account has noted it.
pub(in crate::services) struct Noted {
    pub id: i64,
    /// What the browser is to keep; `None` for a program that was known without a cookie.
    pub cookie: Option<SecretToken>,
    /// The account did not know it.
    pub is_new: bool,
}

/// Notes where somebody has just got in, in the transaction that lets them in. A browser that the
/// account does not know is told to its owner, unless nobody ever signed in to it anywhere.
pub(in crate::services) fn note_sign_in_from(
    tx: &Tx<'_>,
    mailer: &Mailer<'_>,
    account: &Account,
    visit: &Visit,
) -> Result<Noted, ServiceError> {
    let known = match visit.digest() {
        Some(digest) => tx.find_device(account.id, &digest)?.is_some(),
        None => false,
    };
    let devices = if known { Vec::new() } else { tx.list_devices(account.id, u32::MAX)? };
    let keeps_no_cookies = visit.device.is_none() && visit.is_program;
    if let Some(like) = devices.iter().find(|device| keeps_no_cookies && visit.is_like(device, mailer.peer)) {
        tx.touch_device(like.id, mailer.now)?;
        return Ok(Noted { id: like.id, cookie: None, is_new: false });
    }
    let is_first = account.last_sign_in_at.is_none() && devices.is_empty();
    let noted = remember(tx, mailer, account.id, visit)?;
    let owner = Recipient::of(account, mailer.ctx.default_language(mailer.policy));
    if let Some(to) = owner.filter(|_| !known && !is_first) {
        mailer.send_new_device(tx, &to, visit.parsed())?;
    }
    Ok(Noted { is_new: !known, ..noted })
}

/// Makes a browser known whose visitor has proven to read the account's mail.
pub(in crate::services) fn remember(
    tx: &Tx<'_>,
    mailer: &Mailer<'_>,
    account: AccountId,
    visit: &Visit,
) -> Result<Noted, StoreError> {
    let token = visit.device_or_new(mailer.ctx.entropy.as_ref());
    let id = tx.upsert_device(&NewDevice {
        account,
        digest: device_digest(&token),
        user_agent: visit.parsed(),
        peer: mailer.peer.map(|peer| peer.to_string()),
        at: mailer.now,
    })?;
    Ok(Noted { id, cookie: Some(token), is_new: false })
}

/// The browsers that an account is known from, the one used last first.
pub async fn list(ctx: &Arc<AppContext>, account: AccountId) -> Result<Vec<StoredDevice>, StoreError> {
    ctx.store.read(move |reader| reader.list_devices(account, LISTED)).await
}

/// The device behind a visit, if this account knows it.
pub async fn find(
    ctx: &Arc<AppContext>,
    account: AccountId,
    visit: &Visit,
) -> Result<Option<StoredDevice>, StoreError> {
    let Some(digest) = visit.digest() else { return Ok(None) };
    ctx.store.look_up(move |reader| reader.find_device(account, &digest)).await
}

/// Forgets one browser and ends its sessions. `false` when the account has none of that id.
pub async fn forget(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: AccountId,
    id: i64,
) -> Result<bool, ServiceError> {
    ctx.transact(audit_context, move |tx| -> Result<bool, ServiceError> {
        let forgotten = tx.delete_device(account, id)?;
        if forgotten {
            let details = json!({ "device": id });
            tx.audit("device.forgotten", Target::Account(account), details)?;
        }
        Ok(forgotten)
    })
    .await
}

/// Forgets every browser but the one of this session, and ends their sessions.
pub async fn forget_others(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    kept: &OpenSession,
) -> Result<(), ServiceError> {
    let (account, device) = (kept.account.id, kept.device);
    ctx.transact(audit_context, move |tx| {
        tx.delete_devices_of(account, device)?;
        end_jobs(tx, account)?;
        let target = Target::Account(account);
        tx.audit("device.others_forgotten", target, json!({}))?;
        Ok(())
    })
    .await
}

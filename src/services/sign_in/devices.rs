//! The browsers that an account is known from. One that nobody knows is told to the owner; a known one
//! is not shut out by the lock that strangers bring about.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, Occasion, Timestamp, UserAgent};
use crate::security::rate_limit::peer_key;
use crate::security::secret_token::SecretToken;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::mail::mailer::{Office, Recipient};
use crate::services::sign_in::sessions::OpenSession;
use crate::services::{Desk, DeskError};
use crate::store::{DEVICE_KEPT, NewDevice, StoreError, StoredDevice, Tx};

const PURPOSE: &str = "device";

/// How long a browser keeps its cookie: as long as it is known here.
pub const COOKIE_KEPT: Duration = DEVICE_KEPT;

/// More than anybody uses; what is beyond is forgotten by "all others".
const LISTED: u32 = 200;

/// The browser or program that somebody comes with.
#[derive(Debug, Clone, Default)]
pub struct Visit {
    /// What its device cookie holds.
    pub device: Option<SecretToken>,
    pub user_agent: Option<String>,
    /// It calls an API, and may be a program that keeps no cookies.
    pub is_program: bool,
}

impl Visit {
    /// The device cookie as it came, if it is one of ours in form.
    pub fn new(cookie: Option<&str>, user_agent: Option<String>, is_program: bool) -> Self {
        Self { device: cookie.and_then(SecretToken::parse), user_agent, is_program }
    }

    /// What the browser is to keep: what it has, or a new cookie.
    pub fn device_or_new(&self, desk: &Desk) -> SecretToken {
        match &self.device {
            Some(token) => token.clone(),
            None => SecretToken::generate(desk.entropy.as_ref()),
        }
    }

    pub(in crate::services) fn digest(&self) -> Option<[u8; 32]> {
        self.device.as_ref().map(|token| token.digest(PURPOSE))
    }

    fn parsed(&self) -> UserAgent {
        self.user_agent.as_deref().map(UserAgent::of).unwrap_or_default()
    }

    /// Whether a device calls itself the same and comes from the same network: what programs that keep
    /// no cookies are known by.
    fn is_like(&self, device: &StoredDevice, peer: Option<IpAddr>) -> bool {
        let before = device.peer.as_deref().and_then(|text| text.parse().ok());
        device.user_agent == self.parsed() && before.map(peer_key) == peer.map(peer_key)
    }
}

/// What a device's cookie is stored as.
pub fn device_digest(token: &SecretToken) -> [u8; 32] {
    token.digest(PURPOSE)
}

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
    office: &Office<'_>,
    account: &Account,
    visit: &Visit,
) -> Result<Noted, DeskError> {
    let known = match visit.digest() {
        Some(digest) => tx.find_device(account.id, &digest)?.is_some(),
        None => false,
    };
    let devices = if known { Vec::new() } else { tx.list_devices(account.id, u32::MAX)? };
    let keeps_no_cookies = visit.device.is_none() && visit.is_program;
    if let Some(like) = devices.iter().find(|device| keeps_no_cookies && visit.is_like(device, office.peer)) {
        tx.touch_device(like.id, office.now)?;
        return Ok(Noted { id: like.id, cookie: None, is_new: false });
    }
    let is_first = account.last_sign_in_at.is_none() && devices.is_empty();
    let noted = remember(tx, office, account.id, visit)?;
    let owner = Recipient::of(account, office.desk.default_language(office.policy));
    if let Some(to) = owner.filter(|_| !known && !is_first) {
        office.send_new_device(tx, &to, &visit.parsed())?;
    }
    Ok(Noted { is_new: !known, ..noted })
}

/// Makes a browser known whose visitor has proven to read the account's mail.
pub(in crate::services) fn remember(
    tx: &Tx<'_>,
    office: &Office<'_>,
    account: AccountId,
    visit: &Visit,
) -> Result<Noted, StoreError> {
    let token = visit.device_or_new(office.desk);
    let id = tx.upsert_device(&NewDevice {
        account,
        digest: device_digest(&token),
        user_agent: visit.parsed(),
        peer: office.peer.map(|peer| peer.to_string()),
        at: office.now,
    })?;
    Ok(Noted { id, cookie: Some(token), is_new: false })
}

/// The browsers that an account is known from, the one used last first.
pub async fn list(desk: &Arc<Desk>, account: AccountId) -> Result<Vec<StoredDevice>, StoreError> {
    desk.store.read(move |reader| reader.list_devices(account, LISTED)).await
}

/// The device behind a visit, if this account knows it.
pub async fn find(
    desk: &Arc<Desk>,
    account: AccountId,
    visit: &Visit,
) -> Result<Option<StoredDevice>, StoreError> {
    let Some(digest) = visit.digest() else { return Ok(None) };
    desk.store.look_up(move |reader| reader.find_device(account, &digest)).await
}

/// Forgets one browser and ends its sessions. `false` when the account has none of that id.
pub async fn forget(
    desk: &Arc<Desk>,
    occasion: Occasion,
    account: AccountId,
    id: i64,
) -> Result<bool, DeskError> {
    let inner = desk.clone();
    let forgotten = desk
        .store
        .write(move |tx| -> Result<bool, StoreError> {
            let now: Timestamp = inner.now();
            let forgotten = tx.delete_device(account, id)?;
            if forgotten {
                let details = json!({ "device": id });
                audit(tx, &occasion, now, "device.forgotten", Target::Account(account), details)?;
            }
            Ok(forgotten)
        })
        .await?;
    Ok(forgotten)
}

/// Forgets every browser but the one of this session, and ends their sessions.
pub async fn forget_others(
    desk: &Arc<Desk>,
    occasion: Occasion,
    kept: &OpenSession,
) -> Result<(), DeskError> {
    let inner = desk.clone();
    let (account, device) = (kept.account.id, kept.device);
    desk.store
        .write(move |tx| {
            tx.delete_devices_of(account, device)?;
            let target = Target::Account(account);
            audit(tx, &occasion, inner.now(), "device.others_forgotten", target, json!({}))?;
            Ok(())
        })
        .await
}

//! All that is kept of one person, in one reading (contract.md B4): for the person, and for an
//! administrator who has to answer them. No password hash and no other secret is in it.

use std::sync::Arc;

use serde_json::json;

use super::audit_line::{Target, audit};
use super::{Desk, DeskError};
use crate::domain::{Account, AccountId, Occasion, Profile, Tag, Timestamp};
use crate::store::{
    AuditLine, ListedSession, OpenGrant, Reader, StoreError, StoredEmailChange, StoredFactor, StoredMail,
};

/// The most rows of one kind that a dump holds, the newest ones; what it leaves out it says.
pub const MOST_ROWS: u32 = 10_000;

pub struct Dump {
    pub taken_at: Timestamp,
    pub account: Account,
    pub profile: Profile,
    pub deleted_at: Option<Timestamp>,
    pub state_reason: Option<String>,
    pub tags: Vec<Tag>,
    pub factors: Vec<StoredFactor>,
    pub sessions: Vec<ListedSession>,
    pub grants: Vec<OpenGrant>,
    pub email_changes: Vec<StoredEmailChange>,
    pub mails: Vec<StoredMail>,
    pub audit: Vec<AuditLine>,
}

/// The whole of it; `None` where there is no such account.
pub async fn collect(desk: &Arc<Desk>, id: AccountId) -> Result<Option<Dump>, DeskError> {
    let now = desk.now();
    Ok(desk.store.read(move |reader| gather(reader, id, now)).await?)
}

/// The same for the person themselves, who finds a line about it in the next one.
pub async fn hand_out(
    desk: &Arc<Desk>,
    occasion: Occasion,
    id: AccountId,
    format: &'static str,
) -> Result<Option<Dump>, DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<(), StoreError> {
            let details = json!({ "format": format });
            audit(tx, &occasion, inner.now(), "account.data_handed_out", Target::Account(id), details)
        })
        .await?;
    collect(desk, id).await
}

fn gather(reader: &Reader<'_>, id: AccountId, now: Timestamp) -> Result<Option<Dump>, StoreError> {
    let Some(account) = reader.find_account(id)? else { return Ok(None) };
    Ok(Some(Dump {
        taken_at: now,
        profile: reader.find_profile(id)?.unwrap_or_default(),
        deleted_at: reader.find_deleted_at(id)?,
        state_reason: reader.find_state_reason(id)?,
        tags: reader.list_tags_of(id)?,
        factors: reader.list_factors(id)?,
        sessions: reader.list_sessions(id, MOST_ROWS)?,
        grants: reader.list_open_grants(id, now, MOST_ROWS)?,
        email_changes: reader.list_email_changes(id, MOST_ROWS)?,
        mails: reader.list_mail_of(id, MOST_ROWS)?,
        audit: reader.list_audit_about(id, &[], MOST_ROWS)?,
        account,
    }))
}

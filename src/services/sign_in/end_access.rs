//! What ends together when an account is shut or somebody is locked out of it: each piece stands here
//! once, so that no operation forgets one.

use serde_json::json;

use crate::domain::{AccountId, JobState, MailLink, Timestamp};
use crate::services::Transaction;
use crate::services::audit::audit_line::Target;
use crate::store::{StoreError, Tx};

/// The ways in, and what whoever came by them has begun over many accounts. Returns whether there was a change of
/// address.
pub(in crate::services) fn end_what_is_open(
    tx: &Transaction<'_, '_>,
    account: AccountId,
    keep_session: Option<&[u8; 32]>,
) -> Result<bool, StoreError> {
    end_jobs(tx, account)?;
    end_sign_ins(tx, account, keep_session)
}

/// A job over many accounts goes on without the session that it came from, so it ends with that: nobody knows
/// whether it was the owner's.
pub(in crate::services) fn end_jobs(tx: &Transaction<'_, '_>, account: AccountId) -> Result<(), StoreError> {
    for id in tx.list_running_jobs_of(account)? {
        tx.finish_job(id, JobState::Cancelled, None, tx.now)?;
        tx.audit("job.cancelled", Target::Job(id), json!({ "reason": "access_ended" }))?;
    }
    Ok(())
}

/// Sessions but the one to keep, tokens, sign-ins that wait for their second factor, keys of apps that are
/// being set up, and a change of address that nobody has proven yet: whoever asked for it knew the password
/// or sat in a session. Returns whether there was such a change.
pub(in crate::services) fn end_sign_ins(
    tx: &Transaction<'_, '_>,
    account: AccountId,
    keep_session: Option<&[u8; 32]>,
) -> Result<bool, StoreError> {
    tx.delete_sessions_of(account, keep_session)?;
    tx.revoke_oauth_grants_of(account, tx.now)?;
    tx.delete_pending_sign_ins_of(account)?;
    tx.delete_factor_drafts_of(account)?;
    let has_cancelled = tx.cancel_email_changes_of(account, tx.now)?;
    if has_cancelled {
        let action = "account.email_change_cancelled";
        tx.audit(action, Target::Account(account), json!({}))?;
    }
    Ok(has_cancelled)
}

/// The same with the known browsers and the links of earlier warnings: what they warned of is over, unless
/// a second factor was added since. Ways back to an old address stay: they are their owner's.
pub(in crate::services) fn end_everything(
    tx: &Transaction<'_, '_>,
    account: AccountId,
) -> Result<(), StoreError> {
    end_what_is_open(tx, account, None)?;
    tx.delete_devices_of(account, None)?;
    tx.end_warnings(account, tx.now)
}

/// Another password, or none. An invitation to choose the first one is over, so that it does not come
/// back to life when the password is dropped.
pub(in crate::services) fn replace_password(
    tx: &Tx<'_>,
    account: AccountId,
    hash: Option<&str>,
    must_change: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.update_account_password(account, hash, must_change)?;
    tx.end_mail_links(account, MailLink::Invite, now)
}

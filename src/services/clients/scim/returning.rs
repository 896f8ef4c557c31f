//! Users who come back: deleted by a client of SCIM, not erased yet, and made again by the same one (RFC 7644 3.6).

use serde_json::json;

use crate::domain::clients::scim::user::user_name_key;
use crate::domain::clients::scim::{ScimLink, UserDraft};
use crate::domain::{Account, AccountId, AccountState};
use crate::services::Transaction;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::find_manageable_or_deleted;
use crate::services::clients::scim::error::ScimError;
use crate::services::manage::delete::restore_in;
use crate::services::sign_in::end_access::{end_everything, replace_password};
use crate::store::{Matching, StoreError};

/// Accounts of one name that are looked at; there are two at the most, and one by its address.
pub(super) const SAME_NAME: u32 = 10;

/// A user whom this client deleted and makes again, by what it called that user itself. Whom anybody else deleted
/// stays away, and so does whoever deleted themselves.
pub(super) fn find_returning(
    tx: &Transaction<'_, '_>,
    client: i64,
    draft: &UserDraft,
) -> Result<Option<AccountId>, StoreError> {
    let mut ids = match &draft.link.external_id {
        Some(external_id) => tx.list_scim_users_by_external_id(client, external_id, SAME_NAME)?,
        None => vec![],
    };
    let key = user_name_key(&draft.user_name);
    ids.extend(tx.list_scim_users_by_name(client, &key, Matching::Whole, SAME_NAME)?);
    for id in ids.into_iter().map(AccountId) {
        if !tx.has_scim_deletion(id, client)? || tx.has_deletion_link(id)? {
            continue;
        }
        let (account, link) = (tx.find_account(id)?, tx.find_scim_link(id, client)?);
        if account.zip(link).is_some_and(|(account, link)| is_meant(draft, &account, &link)) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// By the client's identifier where both have one: another one is another person, whatever the name.
fn is_meant(draft: &UserDraft, account: &Account, link: &ScimLink) -> bool {
    match (&draft.link.external_id, &link.external_id) {
        (Some(sent), Some(known)) => sent == known,
        _ => {
            let known = link.user_name.as_deref().unwrap_or(account.username.as_str());
            user_name_key(&draft.user_name) == user_name_key(known)
        }
    }
}

/// Restores the account without a way in that it had: a name may have gone to another person meanwhile. Returns its
/// state, which is disabled where it was before.
pub(super) fn bring_back(tx: &Transaction<'_, '_>, id: AccountId) -> Result<AccountState, ScimError> {
    let account = find_manageable_or_deleted(tx, tx.audit_context, id)?;
    let state = restore_in(tx, id)?;
    end_everything(tx, id)?;
    tx.end_all_mail_links_of(id, tx.now)?;
    tx.end_email_undo_links_of(id, tx.now)?;
    if account.password_hash.is_some() {
        replace_password(tx, id, None, false, tx.now)?;
        let details = json!({ "must_change": false, "dropped": true });
        tx.audit("account.password_changed", Target::Account(id), details)?;
    }
    let factors = tx.list_factors(id)?;
    if tx.delete_factors_of(id)? {
        let kinds: Vec<&str> = factors.iter().map(|factor| factor.kind.as_str()).collect();
        let details = json!({ "kinds": kinds, "by_owner": false });
        tx.audit("second_factor.removed", Target::Account(id), details)?;
    }
    Ok(state)
}

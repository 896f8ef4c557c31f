//! One account as a client sees it.

use uuid::Uuid;

use crate::domain::clients::scim::UserView;
use crate::domain::{Account, AccountState};
use crate::services::authorization::Denied;
use crate::services::clients::scim::error::ScimError;
use crate::store::{Reader, StoreError};

/// The account of this id, unless it is deleted. An id has one spelling.
pub(super) fn find_by_id(reader: &Reader<'_>, id: &str) -> Result<Account, ScimError> {
    let uuid = Uuid::parse_str(id).ok().filter(|uuid| uuid.to_string() == id).ok_or(Denied::NotFound)?;
    let account = reader.find_account_by_uuid(uuid)?;
    let account = account.filter(|account| account.state != AccountState::Deleted);
    Ok(account.ok_or(Denied::NotFound)?)
}

/// An account as the client sees it.
pub(super) fn view_of(reader: &Reader<'_>, client: i64, account: Account) -> Result<UserView, StoreError> {
    let link = reader.find_scim_link(account.id, client)?;
    let groups = reader.list_user_tags_of(&[account.id.0])?.remove(&account.id.0).unwrap_or_default();
    let modified_at = reader.find_account_changed_at(account.id)?.unwrap_or(account.created_at);
    Ok(UserView { account, link, groups, modified_at })
}

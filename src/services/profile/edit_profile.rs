//! Changing what one's own account says: name, username, and a few words.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::{
    Account, AccountId, AccountState, AuditContext, DisplayName, FieldErrors, Profile, Reason, Username,
};
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError};
use crate::store::{StoreError, Tx};

/// What is to be changed; `None` leaves a field as it is.
#[derive(Debug, Clone, Default)]
pub struct ProfileEdit {
    pub username: Option<Username>,
    /// `Some(None)` takes the name away: the username is shown instead.
    pub real_name: Option<Option<DisplayName>>,
    pub bio: Option<Option<String>>,
    pub location: Option<Option<String>>,
    pub website: Option<Option<String>>,
}

#[derive(Debug, thiserror::Error)]
pub enum EditProfileError {
    #[error("there is no such account")]
    NotFound,
    /// Under the field names of contract.md A6.
    #[error("some fields are not valid")]
    Fields(FieldErrors),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for EditProfileError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

pub async fn find_profile(ctx: &Arc<AppContext>, id: AccountId) -> Result<Profile, ServiceError> {
    Ok(ctx.store.read(move |reader| reader.find_profile(id)).await?.unwrap_or_default())
}

/// Changes what is named, or names every field that is at fault: `errors` holds what parsing found.
pub async fn edit_profile(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    edit: ProfileEdit,
    errors: FieldErrors,
) -> Result<Account, EditProfileError> {
    ctx.transact(audit_context, move |tx| {
        let before = tx
            .find_account(id)?
            .filter(|account| account.state == AccountState::Active)
            .ok_or(EditProfileError::NotFound)?;
        let profile = tx.find_profile(id)?.unwrap_or_default();
        refuse_taken_name(tx, &before, &edit, errors.clone())?;
        let (account, new_profile) = changed(&before, &profile, edit.clone());
        if account.username != before.username {
            tx.update_account_username(id, &account.username)?;
        }
        if account.real_name != before.real_name {
            tx.update_account_name(id, account.real_name.as_ref())?;
        }
        if new_profile != profile {
            tx.update_profile(id, &new_profile)?;
        }
        let (was, is) = (shown(&before, &profile), shown(&account, &new_profile));
        if was != is {
            let details = json!({ "before": was, "after": is });
            tx.audit("account.profile_changed", Target::Account(id), details)?;
        }
        Ok(account)
    })
    .await
}

fn refuse_taken_name(
    tx: &Tx<'_>,
    before: &Account,
    edit: &ProfileEdit,
    mut errors: FieldErrors,
) -> Result<(), EditProfileError> {
    if let Some(username) = edit.username.as_ref().filter(|username| username.key() != before.username.key())
    {
        // The names of those who have not confirmed yet are nobody's to take.
        if username.is_provisional() || tx.is_username_taken(username)? {
            errors.add("username", Reason::Taken);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(EditProfileError::Fields(errors)) }
}

fn changed(before: &Account, profile: &Profile, edit: ProfileEdit) -> (Account, Profile) {
    let mut account = before.clone();
    account.username = edit.username.unwrap_or(account.username);
    account.real_name = edit.real_name.unwrap_or(account.real_name);
    let profile = profile.clone();
    let profile = Profile {
        bio: edit.bio.unwrap_or(profile.bio),
        location: edit.location.unwrap_or(profile.location),
        website: edit.website.unwrap_or(profile.website),
    };
    (account, profile)
}

fn shown(account: &Account, profile: &Profile) -> Value {
    json!({
        "username": account.username.as_str(),
        "real_name": account.real_name.as_ref().map(DisplayName::as_str),
        "bio": profile.bio,
        "location": profile.location,
        "website": profile.website,
    })
}

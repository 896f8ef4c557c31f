//! One account as other members and programs read it (contract.md A6).

use std::sync::Arc;

use uuid::Uuid;

use crate::domain::{Account, AccountId, EmailAddress, Profile, Tag, Username};
use crate::services::{AppContext, ServiceError};
use crate::store::StoreError;

pub struct Member {
    pub account: Account,
    pub profile: Profile,
    pub tags: Vec<Tag>,
}

/// By what an account is known.
#[derive(Debug, Clone)]
pub enum MemberKey {
    Id(AccountId),
    Username(Username),
    Email(EmailAddress),
    ExternalId(i64),
}

pub async fn find_member(ctx: &Arc<AppContext>, key: MemberKey) -> Result<Option<Member>, ServiceError> {
    let found = ctx.store.look_up(move |reader| {
        let account = match &key {
            MemberKey::Id(id) => reader.find_account(*id)?,
            MemberKey::Username(username) => reader.find_account_by_username(username)?,
            MemberKey::Email(email) => reader.find_account_by_email(email)?,
            MemberKey::ExternalId(id) => reader.find_account_by_ext_id(*id)?,
        };
        let Some(account) = account else { return Ok(None) };
        let profile = reader.find_profile(account.id)?.unwrap_or_default();
        Ok::<_, StoreError>(Some(Member { tags: reader.list_tags_of(account.id)?, profile, account }))
    });
    Ok(found.await?)
}

pub async fn find_by_uuid(ctx: &Arc<AppContext>, uuid: Uuid) -> Result<Option<Account>, ServiceError> {
    Ok(ctx.store.look_up(move |reader| reader.find_account_by_uuid(uuid)).await?)
}

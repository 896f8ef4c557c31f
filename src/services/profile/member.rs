//! One account as other members and programs read it (contract.md A6).

use std::sync::Arc;

use uuid::Uuid;

use crate::domain::{Account, AccountId, Profile, Tag};
use crate::services::{AppContext, ServiceError};
use crate::store::StoreError;

pub struct Member {
    pub account: Account,
    pub profile: Profile,
    pub tags: Vec<Tag>,
}

pub async fn find_member(ctx: &Arc<AppContext>, id: AccountId) -> Result<Option<Member>, ServiceError> {
    let found = ctx.store.read(move |reader| {
        let Some(account) = reader.find_account(id)? else { return Ok(None) };
        let profile = reader.find_profile(id)?.unwrap_or_default();
        Ok::<_, StoreError>(Some(Member { account, profile, tags: reader.list_tags_of(id)? }))
    });
    Ok(found.await?)
}

pub async fn find_by_uuid(ctx: &Arc<AppContext>, uuid: Uuid) -> Result<Option<Account>, ServiceError> {
    Ok(ctx.store.look_up(move |reader| reader.find_account_by_uuid(uuid)).await?)
}

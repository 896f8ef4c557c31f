//! A page of accounts as members and programs read them (contract.md A6), read at one moment of the file.

use std::sync::Arc;

use crate::domain::{Cursor, TagId};
use crate::services::profile::member::Member;
use crate::services::{AppContext, ServiceError};
use crate::store::{AccountPage, Count, ListQuery, Reader, StoreError};

pub struct MemberPage {
    pub members: Vec<Member>,
    pub count: Count,
    pub previous: Option<Cursor>,
    pub next: Option<Cursor>,
}

/// `tag`: only those who carry it, whatever it is called by now; one that is not public is there for those alone
/// who see all.
pub async fn list_members(
    ctx: &Arc<AppContext>,
    mut query: ListQuery,
    tag: Option<TagId>,
    sees_all: bool,
) -> Result<MemberPage, ServiceError> {
    let page = ctx.store.read(move |reader| {
        if let Some(id) = tag {
            let tag = reader.find_tag(id)?.filter(|tag| sees_all || tag.traits.visible);
            let Some(tag) = tag else { return Ok(nobody()) };
            query.filter.tag = Some(tag.traits.name.as_str().to_owned());
        }
        let page = reader.list_accounts_by(&query)?;
        with_details(reader, page)
    });
    Ok(page.await?)
}

fn with_details(reader: &Reader<'_>, page: AccountPage) -> Result<MemberPage, StoreError> {
    let ids: Vec<i64> = page.accounts.iter().map(|account| account.id.0).collect();
    let mut profiles = reader.list_profiles(&ids)?;
    let mut tags = reader.list_tags_of_many(&ids)?;
    let members = page.accounts.into_iter().map(|account| Member {
        profile: profiles.remove(&account.id.0).unwrap_or_default(),
        tags: tags.remove(&account.id.0).unwrap_or_default(),
        account,
    });
    Ok(MemberPage { members: members.collect(), count: page.count, previous: page.previous, next: page.next })
}

fn nobody() -> MemberPage {
    MemberPage { members: vec![], count: Count::Exactly(0), previous: None, next: None }
}

//! A page of the list of accounts, with all that it shows of each.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Account, AccountId, AccountView, Cursor, SavedFilter};
use crate::services::{AppContext, ServiceError};
use crate::store::{AccountPage, CarriedTags, ListQuery};

/// Accounts on a page of the console.
pub const PAGE: usize = 50;
/// Tags that are named of each account.
const TAGS_NAMED: usize = 4;
/// Tags that are suggested for the filter: those that most accounts carry.
const TAGS_SUGGESTED: u32 = 100;

pub struct Listing {
    pub page: AccountPage,
    pub tags: BTreeMap<i64, CarriedTags>,
    pub suggested_tags: Vec<String>,
    pub saved: Vec<SavedFilter>,
    /// Nobody but whoever looks has an account yet.
    pub has_no_accounts: bool,
}

/// One page, read at one moment of the file.
pub async fn list(
    ctx: &Arc<AppContext>,
    view: &AccountView,
    cursor: Option<Cursor>,
    limit: usize,
) -> Result<Listing, ServiceError> {
    let query = ListQuery {
        filter: view.filter.clone(),
        order: view.order,
        cursor,
        skip: 0,
        limit,
        counts_all: false,
        now: ctx.now(),
    };
    let listing = ctx.store.read(move |reader| {
        let page = reader.list_accounts_by(&query)?;
        let ids: Vec<AccountId> = page.accounts.iter().map(|account| account.id).collect();
        let has_no_accounts = page.accounts.is_empty() && query.filter.is_empty();
        Ok::<_, crate::store::StoreError>(Listing {
            tags: reader.list_carried_tags(&ids, TAGS_NAMED)?,
            suggested_tags: reader.list_names_of_most_carried_tags(TAGS_SUGGESTED)?,
            saved: reader.list_saved_filters()?,
            has_no_accounts,
            page,
        })
    });
    Ok(listing.await?)
}

/// One page of accounts alone, for programs.
pub async fn page(ctx: &Arc<AppContext>, query: ListQuery) -> Result<AccountPage, ServiceError> {
    Ok(ctx.store.read(move |reader| reader.list_accounts_by(&query)).await?)
}

/// One account as it is at this moment.
pub async fn find(ctx: &Arc<AppContext>, id: AccountId) -> Result<Option<Account>, ServiceError> {
    Ok(ctx.store.look_up(move |reader| reader.find_account(id)).await?)
}

/// Names of tags to choose from.
pub async fn suggested_tags(ctx: &Arc<AppContext>) -> Result<Vec<String>, ServiceError> {
    Ok(ctx.store.read(|reader| reader.list_names_of_most_carried_tags(TAGS_SUGGESTED)).await?)
}

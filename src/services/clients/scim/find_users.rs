//! Users looked for: by id, by a filter over an index, or one by one as far as a request may.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::clients::scim::evaluate::Subject;
use crate::domain::clients::scim::filter::{Comparison, Literal, Operator, Test};
use crate::domain::clients::scim::user::user_name_key;
use crate::domain::clients::scim::{Fault, Filter, UserView};
use crate::domain::{Account, AccountId, AccountState, EmailAddress, SearchText};
use crate::services::AppContext;
use crate::services::clients::scim::error::{ScimError, read};
use crate::services::clients::scim::queries::{MOST_LOOKED_AT, Page, Query, Sorting};
use crate::services::clients::scim::views::{find_by_id, view_of};
use crate::store::{AllUsers, Matching, Reader, StoreError, UserOrder};

/// Accounts read at a time.
const PIECE: u32 = 500;

type Resource = Map<String, Value>;

pub async fn find(ctx: &Arc<AppContext>, client: i64, id: String) -> Result<UserView, ScimError> {
    read(ctx, move |reader| {
        let account = find_by_id(reader, &id)?;
        Ok(view_of(reader, client, account)?)
    })
    .await
}

/// A page of users, and how many meet the filter in all.
pub async fn list(ctx: &Arc<AppContext>, client: i64, query: Query) -> Result<Page, ScimError> {
    read(ctx, move |reader| Listing { reader, client, query: &query }.run()).await
}

struct Listing<'r, 'c> {
    reader: &'r Reader<'c>,
    client: i64,
    query: &'r Query,
}

impl Listing<'_, '_> {
    fn run(&self) -> Result<Page, ScimError> {
        let found = match &self.query.filter {
            None => return self.all(AllUsers::Any),
            Some(filter) => match (self.candidates(filter)?, plain(filter)) {
                (Some(ids), _) => {
                    let mut found = self.among(&ids.into_iter().collect::<Vec<_>>(), filter)?;
                    if let Some(name) = name_asked_for(filter) {
                        // A provider takes the first one for the person.
                        found.sort_by_cached_key(|user| !has_address(user, name));
                    }
                    found
                }
                (None, Some(which)) => return self.all(which),
                (None, None) => self.one_by_one(filter)?,
            },
        };
        Ok(self.page(found))
    }

    fn page(&self, mut found: Vec<Resource>) -> Page {
        if let Some(sorting) = &self.query.sorting {
            found.sort_by(|one, other| sorting.compare(one, other));
        }
        Page { total: found.len(), resources: self.query.window(found) }
    }

    /// All of a kind, of whom only the page is read.
    fn all(&self, which: AllUsers) -> Result<Page, ScimError> {
        let total = usize::try_from(self.reader.count_scim_users(which)?).unwrap_or(0);
        let order = match &self.query.sorting {
            None => (UserOrder::Id, false),
            Some(sorting) => match order_of(sorting) {
                Some(order) if total > MOST_LOOKED_AT => (order, sorting.descending),
                _ => return self.all_in_memory(which, total),
            },
        };
        if self.query.count == 0 {
            return Ok(Page { total, resources: vec![] });
        }
        let offset = i64::try_from(self.query.start.saturating_sub(1)).unwrap_or(i64::MAX);
        let limit = i64::try_from(self.query.count).unwrap_or(i64::MAX);
        let accounts = self.reader.page_of_scim_users(self.client, which, order, offset, limit)?;
        Ok(Page { total, resources: self.views(accounts)?.iter().map(UserView::resource).collect() })
    }

    fn all_in_memory(&self, which: AllUsers, total: usize) -> Result<Page, ScimError> {
        if total > MOST_LOOKED_AT {
            return Err(too_many().into());
        }
        let limit = i64::try_from(MOST_LOOKED_AT).unwrap_or(i64::MAX);
        let accounts =
            self.reader.page_of_scim_users(self.client, which, (UserOrder::Id, false), 0, limit)?;
        Ok(self.page(self.views(accounts)?.iter().map(UserView::resource).collect()))
    }

    /// Those of the candidates who meet the whole filter.
    fn among(&self, ids: &[i64], filter: &Filter) -> Result<Vec<Resource>, ScimError> {
        let mut found = Vec::new();
        for piece in ids.chunks(PIECE as usize) {
            let accounts = self.reader.list_accounts_of(piece)?;
            found.extend(self.fitting(accounts, filter)?);
        }
        Ok(found)
    }

    fn one_by_one(&self, filter: &Filter) -> Result<Vec<Resource>, ScimError> {
        let (mut found, mut after, mut looked_at) = (Vec::new(), AccountId(0), 0);
        loop {
            let accounts = self.reader.list_accounts(after, PIECE)?;
            let Some(last) = accounts.last() else { return Ok(found) };
            after = last.id;
            looked_at += accounts.len();
            if looked_at > MOST_LOOKED_AT {
                return Err(too_many().into());
            }
            found.extend(self.fitting(accounts, filter)?);
        }
    }

    fn fitting(&self, accounts: Vec<Account>, filter: &Filter) -> Result<Vec<Resource>, StoreError> {
        let views = self.views(accounts)?;
        let found = views.into_iter().filter_map(|view| {
            let resource = view.resource();
            let also = view.other_name().map(|name| ("userName", name));
            filter.is_met_by(Subject { resource: &resource, also }).then_some(resource)
        });
        Ok(found.collect())
    }

    fn views(&self, accounts: Vec<Account>) -> Result<Vec<UserView>, StoreError> {
        let accounts: Vec<Account> =
            accounts.into_iter().filter(|account| account.state != AccountState::Deleted).collect();
        let ids: Vec<i64> = accounts.iter().map(|account| account.id.0).collect();
        let mut links = self.reader.list_scim_links(self.client, &ids)?;
        let mut groups = self.reader.list_user_tags_of(&ids)?;
        let views = accounts.into_iter().map(|account| {
            let modified_at = self.reader.find_account_changed_at(account.id)?;
            Ok(UserView {
                link: links.remove(&account.id.0),
                groups: groups.remove(&account.id.0).unwrap_or_default(),
                modified_at: modified_at.unwrap_or(account.created_at),
                account,
            })
        });
        views.collect()
    }

    /// A set that holds everybody who meets the filter, where an index leads to a few.
    fn candidates(&self, filter: &Filter) -> Result<Option<BTreeSet<i64>>, StoreError> {
        match filter {
            // One of them is enough: the others are looked at.
            Filter::And(all) => {
                let mut fewest: Option<BTreeSet<i64>> = None;
                for filter in all {
                    if let Some(ids) = self.candidates(filter)?
                        && fewest.as_ref().is_none_or(|fewest| ids.len() < fewest.len())
                    {
                        fewest = Some(ids);
                    }
                }
                Ok(fewest)
            }
            Filter::Or(all) => {
                let mut any = BTreeSet::new();
                for filter in all {
                    match self.candidates(filter)? {
                        Some(ids) => any.extend(ids),
                        None => return Ok(None),
                    }
                }
                Ok(Some(any).filter(|ids| ids.len() <= MOST_LOOKED_AT))
            }
            Filter::Not(_) => Ok(None),
            Filter::Test(test) => {
                self.candidates_of(test.attribute.name, test.part.map(|part| part.name), test)
            }
            Filter::Within(attribute, inner) => self.candidates_within(attribute.name, inner),
        }
    }

    fn candidates_within(
        &self,
        attribute: &str,
        inner: &Filter,
    ) -> Result<Option<BTreeSet<i64>>, StoreError> {
        match inner {
            Filter::And(all) => {
                for filter in all {
                    if let Some(ids) = self.candidates_within(attribute, filter)? {
                        return Ok(Some(ids));
                    }
                }
                Ok(None)
            }
            Filter::Test(test) => self.candidates_of(attribute, Some(test.attribute.name), test),
            _ => Ok(None),
        }
    }

    fn candidates_of(
        &self,
        attribute: &str,
        part: Option<&str>,
        test: &Test,
    ) -> Result<Option<BTreeSet<i64>>, StoreError> {
        let Comparison::Compares(operator, Literal::Text(text)) = &test.comparison else { return Ok(None) };
        let matching = match operator {
            Operator::Equal => Some(Matching::Whole),
            Operator::StartsWith => Some(Matching::Beginning),
            _ => None,
        };
        let reader = self.reader;
        let limit = u32::try_from(MOST_LOOKED_AT + 1).unwrap_or(u32::MAX);
        let found = match (attribute, part, operator, matching) {
            ("id", None, Operator::Equal, _) => match Uuid::parse_str(text) {
                Ok(uuid) => reader.find_account_by_uuid(uuid)?.iter().map(|account| account.id.0).collect(),
                Err(_) => vec![],
            },
            ("externalId", None, Operator::Equal, _) => {
                reader.list_scim_users_by_external_id(self.client, text, limit)?
            }
            ("userName", None, _, Some(matching)) => {
                reader.list_scim_users_by_name(self.client, &user_name_key(text), matching, limit)?
            }
            ("emails", Some("value"), _, Some(matching)) => {
                let key = EmailAddress::parse(text).map_or_else(|_| text.to_lowercase(), |email| email.key());
                reader.list_accounts_by_address(&key, matching, limit)?
            }
            ("groups", Some("value"), Operator::Equal, _) => match text.parse() {
                Ok(tag) => reader.list_ids_with_tag(tag, limit)?,
                Err(_) => vec![],
            },
            ("displayName", None, operator, _) if is_found_by_search(*operator) => match searchable(text) {
                Some(text) => reader.list_search_candidates(&text, MOST_LOOKED_AT + 1)?,
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        Ok(Some(found).filter(|ids| ids.len() <= MOST_LOOKED_AT).map(|ids| ids.into_iter().collect()))
    }
}

const fn is_found_by_search(operator: Operator) -> bool {
    matches!(operator, Operator::Equal | Operator::Contains | Operator::StartsWith | Operator::EndsWith)
}

/// A text by any part of which the search finds names.
fn searchable(text: &str) -> Option<SearchText> {
    SearchText::parse(text).filter(|text| !text.is_prefix())
}

/// The one name that everybody has who meets the filter.
fn name_asked_for(filter: &Filter) -> Option<&str> {
    match filter {
        Filter::And(all) => all.iter().find_map(name_asked_for),
        Filter::Test(test) if test.attribute.name == "userName" => match &test.comparison {
            Comparison::Compares(Operator::Equal, Literal::Text(text)) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn has_address(user: &Resource, address: &str) -> bool {
    let own = user.get("emails").and_then(|emails| emails.get(0)?.get("value")?.as_str());
    own.is_some_and(|own| user_name_key(own) == user_name_key(address))
}

/// A filter that is counted by the state alone.
fn plain(filter: &Filter) -> Option<AllUsers> {
    let Filter::Test(test) = filter else { return None };
    match (test.attribute.name, &test.comparison) {
        ("active", Comparison::Compares(operator, Literal::Boolean(value))) => {
            let is_active = (*operator == Operator::Equal) == *value;
            Some(if is_active { AllUsers::Active } else { AllUsers::Disabled })
        }
        ("active" | "id" | "userName", Comparison::Present) => Some(AllUsers::Any),
        _ => None,
    }
}

fn order_of(sorting: &Sorting) -> Option<UserOrder> {
    match (sorting.attribute.name, sorting.part.map(|part| part.name)) {
        ("id", None) => Some(UserOrder::Id),
        ("userName", None) => Some(UserOrder::UserName),
        ("displayName", None) => Some(UserOrder::DisplayName),
        ("emails", None | Some("value")) => Some(UserOrder::Address),
        ("meta", Some("created")) => Some(UserOrder::Created),
        _ => None,
    }
}

fn too_many() -> Fault {
    Fault::too_many(format!(
        "more than {MOST_LOOKED_AT} users would have to be looked at; ask by id, externalId, userName or \
         emails.value, or with fewer in question"
    ))
}

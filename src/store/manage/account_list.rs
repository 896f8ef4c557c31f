//! The list of accounts under a filter: pages that cost the same wherever they begin, whatever the
//! filter, on a file of millions. docs/decisions/2026-11-22-account-list-indexes.md

use crate::domain::{Account, AccountFilter, AccountId, AccountOrder, Cursor, SortBy, SortKey, Timestamp};
use crate::store::manage::account_conditions::{Bounds, Count, Gathered, Wanted, native_span};
use crate::store::manage::account_walk::{Place, Walk};
use crate::store::{Reader, StoreError};

/// What is asked of the list.
#[derive(Debug, Clone)]
pub struct ListQuery {
    pub filter: AccountFilter,
    pub order: AccountOrder,
    pub cursor: Option<Cursor>,
    pub limit: usize,
    pub now: Timestamp,
}

#[derive(Debug, Clone)]
pub struct AccountPage {
    pub accounts: Vec<Account>,
    pub previous: Option<Cursor>,
    pub next: Option<Cursor>,
    /// The page ended before it was full, after looking at many accounts; `next` or `previous` leads
    /// to where the search goes on.
    pub is_cut_short: bool,
    pub count: Count,
}

/// A piece of a list in the order of the ids.
#[derive(Debug, Clone)]
pub struct IdPiece {
    pub ids: Vec<AccountId>,
    /// The id to go on after; `None` at the end.
    pub reached: Option<AccountId>,
}

type Row = (SortKey, i64);

struct Rows {
    rows: Vec<Row>,
    has_more: bool,
    /// Where the walk was given up.
    given_up_at: Option<Row>,
}

impl Reader<'_> {
    /// One page under a filter.
    pub fn list_accounts_by(&self, query: &ListQuery) -> Result<AccountPage, StoreError> {
        self.list_within(query, Bounds::default())
    }

    fn list_within(&self, query: &ListQuery, bounds: Bounds) -> Result<AccountPage, StoreError> {
        let Some(wanted) = self.wanted(&query.filter, query.now, bounds)? else {
            return Ok(AccountPage {
                accounts: vec![],
                previous: None,
                next: None,
                is_cut_short: false,
                count: Count::Exactly(0),
            });
        };
        match self.gather(&wanted, query.order.by)? {
            Gathered::Few(ids) => {
                let rows = self.sorted(&wanted, query.order, &ids)?;
                let count = Count::Exactly(rows.len());
                self.page(query, count, |cursor, order| Ok(slice(&rows, cursor, order, query.limit)))
            }
            Gathered::Among(ids) => {
                let count = self.count_among(&wanted, &ids)?;
                self.page(query, count, |cursor, order| {
                    self.walked(&wanted, Some(&ids), cursor, order, query.limit)
                })
            }
            Gathered::Many(some) => {
                let count = self.count_among(&wanted, &some)?;
                self.page(query, count, |cursor, order| {
                    self.walked(&wanted, None, cursor, order, query.limit)
                })
            }
            Gathered::Unconditional => {
                let count = self.count_kinds(&wanted, query.order.by)?;
                self.page(query, count, |cursor, order| {
                    self.walked(&wanted, None, cursor, order, query.limit)
                })
            }
        }
    }

    /// The ids under a filter after one of them, ascending: for work that goes through all of them.
    pub fn list_account_ids(
        &self,
        filter: &AccountFilter,
        after: AccountId,
        limit: usize,
        now: Timestamp,
    ) -> Result<IdPiece, StoreError> {
        self.list_ids_within(filter, after, limit, now, Bounds::default())
    }

    fn list_ids_within(
        &self,
        filter: &AccountFilter,
        after: AccountId,
        limit: usize,
        now: Timestamp,
        bounds: Bounds,
    ) -> Result<IdPiece, StoreError> {
        let Some(wanted) = self.wanted(filter, now, bounds)? else {
            return Ok(IdPiece { ids: vec![], reached: None });
        };
        let order = AccountOrder { by: SortBy::Id, descending: false };
        let from = Cursor { forth: true, key: SortKey::Number(after.0), id: after.0 };
        let found = match self.gather(&wanted, SortBy::Id)? {
            Gathered::Few(ids) | Gathered::Among(ids) => self.next_of(&wanted, &ids, after, limit)?,
            _ => self.walked(&wanted, None, Some(&from), order, limit)?,
        };
        let last = found.given_up_at.as_ref().or(found.rows.last()).map(|(_, id)| AccountId(*id));
        let reached = last.filter(|_| found.has_more || found.given_up_at.is_some());
        Ok(IdPiece { ids: found.rows.into_iter().map(|(_, id)| AccountId(id)).collect(), reached })
    }

    /// Whether this account fits now.
    pub fn is_account_within(
        &self,
        id: AccountId,
        filter: &AccountFilter,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Some(wanted) = self.wanted(filter, now, Bounds::default())? else { return Ok(false) };
        Ok(self.look_at(&wanted, SortBy::Id, id.0)?.is_some())
    }

    /// The accounts of a piece of work, from ids that are ascending.
    fn next_of(
        &self,
        wanted: &Wanted<'_>,
        ids: &[i64],
        after: AccountId,
        limit: usize,
    ) -> Result<Rows, StoreError> {
        let mut rows = Vec::new();
        for id in &ids[ids.partition_point(|id| *id <= after.0)..] {
            if let Some(key) = self.look_at(wanted, SortBy::Id, *id)? {
                rows.push((key, *id));
            }
            if rows.len() > limit {
                break;
            }
        }
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        Ok(Rows { rows, has_more, given_up_at: None })
    }

    /// Goes through the list in its order; nobody fits who is not among these, where they are given.
    fn walked(
        &self,
        wanted: &Wanted<'_>,
        among: Option<&[i64]>,
        cursor: Option<&Cursor>,
        order: AccountOrder,
        limit: usize,
    ) -> Result<Rows, StoreError> {
        let place = cursor.map(|cursor| Place { key: cursor.key.clone(), id: Some(cursor.id) });
        let skips_addressless = order.by == SortBy::Address && wanted.has_address();
        let place = place.or_else(|| (skips_addressless && !order.descending).then(no_address));
        let span = native_span(wanted.filter, order.by);
        let mut walk = Walk::begin(self, order, &wanted.facets, span, place.as_ref())?;
        let is_looked_at = wanted.asks_more_than_indexes(order.by);
        let bounds = wanted.bounds;
        let most_passed = if among.is_some() { bounds.passed } else { bounds.asked_about };
        let mut rows = Vec::with_capacity(limit + 1);
        let (mut passed, mut looked_at) = (0, 0);
        while rows.len() <= limit
            && let Some((key, id)) = walk.step()?
        {
            if skips_addressless && order.descending && key == no_address().key {
                break;
            }
            passed += 1;
            let may_fit = match among {
                Some(ids) => ids.binary_search(&id).is_ok(),
                None => true,
            } && self.may_fit(wanted, id)?;
            looked_at += usize::from(may_fit && is_looked_at);
            if may_fit && (!is_looked_at || self.look_at(wanted, SortBy::Id, id)?.is_some()) {
                rows.push((key, id));
            } else if passed >= most_passed || looked_at >= bounds.looked_at {
                return Ok(Rows { rows, has_more: false, given_up_at: Some((key, id)) });
            }
        }
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        Ok(Rows { rows, has_more, given_up_at: None })
    }

    /// Finds the rows for the cursor and says where the pages beside them begin.
    fn page(
        &self,
        query: &ListQuery,
        count: Count,
        find: impl Fn(Option<&Cursor>, AccountOrder) -> Result<Rows, StoreError>,
    ) -> Result<AccountPage, StoreError> {
        let at = |row: &Row, forth| Cursor { forth, key: row.0.clone(), id: row.1 };
        if let Some(cursor) = query.cursor.as_ref().filter(|cursor| !cursor.forth) {
            let back = AccountOrder { descending: !query.order.descending, ..query.order };
            let mut found = find(Some(cursor), back)?;
            // Short of a page at the beginning: then it is the first page, and whole.
            if found.has_more || found.given_up_at.is_some() {
                found.rows.reverse();
                let first = found.given_up_at.as_ref().or(found.rows.first());
                return Ok(AccountPage {
                    previous: first.map(|row| at(row, false)),
                    next: Some(
                        found
                            .rows
                            .last()
                            .map_or(Cursor { forth: true, ..cursor.clone() }, |row| at(row, true)),
                    ),
                    is_cut_short: found.given_up_at.is_some(),
                    accounts: self.accounts(&found.rows)?,
                    count,
                });
            }
        }
        let cursor = query.cursor.as_ref().filter(|cursor| cursor.forth);
        let found = find(cursor, query.order)?;
        let last = found.given_up_at.as_ref().or(found.rows.last().filter(|_| found.has_more));
        Ok(AccountPage {
            previous: cursor.map(|cursor| match found.rows.first() {
                Some(row) => at(row, false),
                // Nothing is left here, but there was something before.
                None => Cursor { forth: false, ..cursor.clone() },
            }),
            next: last.map(|row| at(row, true)),
            is_cut_short: found.given_up_at.is_some(),
            accounts: self.accounts(&found.rows)?,
            count,
        })
    }

    fn accounts(&self, rows: &[Row]) -> Result<Vec<Account>, StoreError> {
        let found = rows.iter().map(|(_, id)| self.find_account(AccountId(*id)));
        Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
}

/// Behind everybody who has no address.
fn no_address() -> Place {
    Place { key: SortKey::Text(String::new()), id: Some(i64::MAX) }
}

/// A page out of rows that are all there.
fn slice(rows: &[Row], cursor: Option<&Cursor>, order: AccountOrder, limit: usize) -> Rows {
    let is_beyond = |row: &&Row| {
        let Some(cursor) = cursor else { return true };
        let rank = (&row.0, row.1).cmp(&(&cursor.key, cursor.id));
        if order.descending { rank.is_lt() } else { rank.is_gt() }
    };
    let mut found: Vec<Row> = rows.iter().filter(is_beyond).cloned().collect();
    // Sorted for the list's own direction; a page before another is read the other way round.
    found.sort_unstable();
    if order.descending {
        found.reverse();
    }
    let has_more = found.len() > limit;
    found.truncate(limit);
    Rows { rows: found, has_more, given_up_at: None }
}

#[cfg(test)]
mod tests;

//! The list of accounts under a filter: pages that cost the same wherever they begin, whatever the
//! filter, on a file of millions. docs/decisions/2026-11-22-account-list-indexes.md

use std::collections::BTreeMap;

use crate::domain::{Account, AccountFilter, AccountId, AccountOrder, Cursor, SortBy, SortKey, Timestamp};
use crate::store::manage::account_conditions::{Bounds, Count, Gathered, IsTold, Wanted, native_span};
use crate::store::manage::account_walk::{Place, Walk};
use crate::store::manage::many::{SIZES, shapes};
use crate::store::profile::accounts::{COLUMNS, account_from_row};
use crate::store::{Reader, StoreError};

/// What is asked of the list.
#[derive(Debug, Clone)]
pub struct ListQuery {
    pub filter: AccountFilter,
    pub order: AccountOrder,
    pub cursor: Option<Cursor>,
    /// Accounts to pass over where no cursor says where to begin; each of them is passed by itself.
    pub skip: usize,
    pub limit: usize,
    /// Whether all are counted where the kind of account is the only condition, however many they are.
    pub counts_all: bool,
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
    /// Nobody can fit: the filter names a tag that there is not.
    pub is_tag_unknown: bool,
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
                is_tag_unknown: true,
                count: Count::Exactly(0),
            });
        };
        match self.gather(&wanted, query.order.by)? {
            Gathered::Few(ids) => {
                let rows = self.sorted(&wanted, query.order, &ids)?;
                let count = Count::Exactly(rows.len());
                self.page(query, count, |cursor, order, limit| Ok(slice(&rows, cursor, order, limit)))
            }
            Gathered::Among(ids) => {
                let count = self.count_among(&wanted, &ids)?;
                self.page(query, count, |cursor, order, limit| {
                    self.walked(&wanted, Some(&ids), cursor, order, limit)
                })
            }
            Gathered::Many(some) => {
                let count = self.count_among(&wanted, &some)?;
                self.page(query, count, |cursor, order, limit| {
                    self.walked(&wanted, None, cursor, order, limit)
                })
            }
            Gathered::Unconditional => {
                let count = self.count_kinds(&wanted, query.order.by, query.counts_all)?;
                self.page(query, count, |cursor, order, limit| {
                    self.walked(&wanted, None, cursor, order, limit)
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
        let wanted = self.wanted_of_one(filter, now, Bounds::default())?;
        let Some(wanted) = wanted else { return Ok(false) };
        Ok(!self.look_at(&wanted, SortBy::Id, &[id.0])?.is_empty())
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
        for piece in ids[ids.partition_point(|id| *id <= after.0)..].chunks(limit + 1) {
            let mut fitting = self.look_at(wanted, SortBy::Id, piece)?;
            fitting.sort_unstable();
            rows.extend(fitting);
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
        let most_passed = match among {
            Some(_) => bounds.passed,
            None if wanted.asks_nothing(order.by) => usize::MAX,
            None => bounds.asked_about,
        };
        let mut rows = Vec::with_capacity(limit + 1);
        let (mut passed, mut looked_at) = (0, 0);
        let mut is_at_end = false;
        while rows.len() <= limit && !is_at_end {
            let wished = steps(limit + 1 - rows.len(), rows.len(), passed)
                .min(most_passed.saturating_sub(passed))
                .clamp(1, SIZES[1]);
            let mut met = walk.steps(wished)?;
            is_at_end = met.len() < wished;
            if skips_addressless
                && order.descending
                && let Some(end) = met.iter().position(|(key, _)| *key == no_address().key)
            {
                met.truncate(end);
                is_at_end = true;
            }
            let fitting = self.fitting(wanted, among, is_looked_at, &met)?;
            for (key, id) in met {
                if rows.len() > limit {
                    break;
                }
                passed += 1;
                let may_fit = fitting.may_fit(id);
                looked_at += usize::from(may_fit && is_looked_at);
                if may_fit && fitting.fits(id) {
                    rows.push((key, id));
                } else if passed >= most_passed || looked_at >= bounds.looked_at {
                    return Ok(Rows { rows, has_more: false, given_up_at: Some((key, id)) });
                }
            }
        }
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        Ok(Rows { rows, has_more, given_up_at: None })
    }

    /// Which of the accounts that a walk met fit.
    fn fitting(
        &self,
        wanted: &Wanted<'_>,
        among: Option<&[i64]>,
        is_looked_at: bool,
        met: &[Row],
    ) -> Result<Fitting, StoreError> {
        let met = met.iter().map(|(_, id)| *id);
        let met: Vec<i64> = met.filter(|id| among.is_none_or(|ids| ids.binary_search(id).is_ok())).collect();
        let may_fit = self.may_fit(wanted, IsTold::default(), &met)?;
        if !is_looked_at {
            return Ok(Fitting { fit: may_fit.clone(), may_fit });
        }
        let fit = self.look_at(wanted, SortBy::Id, &may_fit)?;
        let mut fit: Vec<i64> = fit.into_iter().map(|(_, id)| id).collect();
        fit.sort_unstable();
        Ok(Fitting { may_fit, fit })
    }

    /// Finds the rows for the cursor and says where the pages beside them begin.
    fn page(
        &self,
        query: &ListQuery,
        count: Count,
        find: impl Fn(Option<&Cursor>, AccountOrder, usize) -> Result<Rows, StoreError>,
    ) -> Result<AccountPage, StoreError> {
        let at = |row: &Row, forth| Cursor { forth, key: row.0.clone(), id: row.1 };
        let mut begin = query.cursor.clone();
        if query.skip > 0 && begin.is_none() {
            let passed = find(None, query.order, query.skip)?;
            if !passed.has_more {
                let next = passed.given_up_at.as_ref().map(|row| at(row, true));
                let is_cut_short = next.is_some();
                let accounts = vec![];
                return Ok(AccountPage {
                    accounts,
                    previous: None,
                    next,
                    is_cut_short,
                    is_tag_unknown: false,
                    count,
                });
            }
            begin = passed.rows.last().map(|row| at(row, true));
        }
        if let Some(cursor) = begin.as_ref().filter(|cursor| !cursor.forth) {
            let back = AccountOrder { descending: !query.order.descending, ..query.order };
            let mut found = find(Some(cursor), back, query.limit)?;
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
                    is_tag_unknown: false,
                    accounts: self.accounts(&found.rows)?,
                    count,
                });
            }
        }
        let cursor = begin.as_ref().filter(|cursor| cursor.forth);
        let found = find(cursor, query.order, query.limit)?;
        let last = found.given_up_at.as_ref().or(found.rows.last().filter(|_| found.has_more));
        Ok(AccountPage {
            previous: cursor.map(|cursor| match found.rows.first() {
                Some(row) => at(row, false),
                // Nothing is left here, but there was something before.
                None => Cursor { forth: false, ..cursor.clone() },
            }),
            next: last.map(|row| at(row, true)),
            is_cut_short: found.given_up_at.is_some(),
            is_tag_unknown: false,
            accounts: self.accounts(&found.rows)?,
            count,
        })
    }

    fn accounts(&self, rows: &[Row]) -> Result<Vec<Account>, StoreError> {
        self.list_accounts_of(&rows.iter().map(|(_, id)| *id).collect::<Vec<_>>())
    }

    /// These accounts in this order, without those that are not there.
    pub fn list_accounts_of(&self, ids: &[i64]) -> Result<Vec<Account>, StoreError> {
        let mut found = BTreeMap::new();
        self.each_of_many(accounts_of_many, &[], ids, &[], |row| {
            let account = account_from_row(row)?;
            found.insert(account.id.0, account);
            Ok(())
        })?;
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }
}

fn accounts_of_many(places: &str) -> String {
    format!("SELECT {COLUMNS} FROM accounts WHERE id IN ({places})")
}

/// In all their shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    shapes(accounts_of_many)
}

/// Ids, ascending.
struct Fitting {
    /// As far as indexes tell.
    may_fit: Vec<i64>,
    fit: Vec<i64>,
}

impl Fitting {
    fn may_fit(&self, id: i64) -> bool {
        self.may_fit.binary_search(&id).is_ok()
    }

    fn fits(&self, id: i64) -> bool {
        self.fit.binary_search(&id).is_ok()
    }
}

/// How far to walk for as many as are missing, after `passed` of which `found` fit: a little more than it
/// takes if it goes on like this.
fn steps(missing: usize, found: usize, passed: usize) -> usize {
    if passed == 0 {
        return missing;
    }
    (missing * passed * 5 / 4).div_ceil(found.max(1)).clamp(SIZES[0], SIZES[1])
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
mod query_tests;
#[cfg(test)]
mod tests;

//! Looking at accounts that may fit a filter: what indexes tell of many at once, and then the rows themselves.

use crate::domain::manage::account_filter::Traits;
use crate::domain::profile::account::lock_left;
use crate::domain::{AccountOrder, SortBy, SortKey, Timestamp};
use crate::store::cell::Cell;
use crate::store::manage::account_conditions::{COMPARED_FOR_A_COUNT, Count, IsTold, Wanted};
use crate::store::manage::account_search::findable;
use crate::store::manage::account_walk::column;
use crate::store::manage::facet::Facet;
use crate::store::manage::many::shapes;
use crate::store::{Reader, StoreError};

/// What is said of a count that comparing them ends at.
const SAID_OF_MANY: usize = 1_000;

impl Reader<'_> {
    /// Those of the accounts that can fit by their tag and their domain, as indexes tell, where they were
    /// not told already; ascending. An index costs less than the look at an account.
    pub(in crate::store) fn may_fit(
        &self,
        wanted: &Wanted<'_>,
        is_told: IsTold,
        ids: &[i64],
    ) -> Result<Vec<i64>, StoreError> {
        let mut left = ids.to_vec();
        if let Some(tag) = wanted.tag.filter(|_| !is_told.tag) {
            left = self.those_with(have_tag, Cell::Integer(tag), &left)?;
        }
        if let Some(domain) = wanted.filter.domain.as_ref().filter(|_| !is_told.domain) {
            left = self.those_with(have_domain, Cell::Text(domain.clone()), &left)?;
        }
        left.sort_unstable();
        Ok(left)
    }

    fn those_with(
        &self,
        sql: impl Fn(&str) -> String,
        value: Cell,
        ids: &[i64],
    ) -> Result<Vec<i64>, StoreError> {
        let mut found = Vec::new();
        self.each_of_many(sql, &[value], ids, &[], |row| {
            found.push(row.get(0)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Those of the candidates that fit, in order.
    pub(in crate::store) fn sorted(
        &self,
        wanted: &Wanted<'_>,
        order: AccountOrder,
        ids: &[i64],
    ) -> Result<Vec<(SortKey, i64)>, StoreError> {
        let mut rows = self.look_at(wanted, order.by, ids)?;
        rows.sort_unstable();
        if order.descending {
            rows.reverse();
        }
        Ok(rows)
    }

    /// Those of the accounts that fit with their keys, in no order.
    pub(in crate::store) fn look_at(
        &self,
        wanted: &Wanted<'_>,
        by: SortBy,
        ids: &[i64],
    ) -> Result<Vec<(SortKey, i64)>, StoreError> {
        let tag: Vec<Cell> = wanted.tag.map(Cell::Integer).into_iter().collect();
        let mut rows = Vec::new();
        let sql = |places: &str| look_at(by, wanted.tag.is_some(), places);
        self.each_of_many(sql, &tag, ids, &[], |row| {
            let traits = Traits {
                kind: Facet(row.get(1)?).kind(),
                created_at: row.get(2)?,
                seen_at: row.get(3)?,
                is_locked: row
                    .get::<Option<Timestamp>>(12)?
                    .is_some_and(|until| lock_left(until, wanted.now).is_some()),
                domain: row.text_or_null(4)?,
                is_tagged: row.get(5)?,
                text: findable(row, 6)?,
            };
            if wanted.filter.admits(&traits) {
                rows.extend(key_of(row.get(0)?).map(|key| (key, traits.text.id)));
            }
            Ok(())
        })?;
        Ok(rows)
    }

    /// Of many candidates the first, compared: at least so many fit.
    pub(in crate::store) fn count_among(
        &self,
        wanted: &Wanted<'_>,
        some: &[i64],
    ) -> Result<Count, StoreError> {
        let compared = &some[..some.len().min(COMPARED_FOR_A_COUNT)];
        let fitting = self.look_at(wanted, SortBy::Id, compared)?.len();
        // A round number where most of them fit.
        Ok(Count::MoreThan(if fitting > SAID_OF_MANY { SAID_OF_MANY } else { fitting.saturating_sub(1) }))
    }
}

fn have_tag(places: &str) -> String {
    format!(
        "SELECT account_id FROM account_tags INDEXED BY account_tags_by_tag \
         WHERE tag_id = ? AND account_id IN ({places})"
    )
}

fn have_domain(places: &str) -> String {
    format!(
        "SELECT id FROM accounts INDEXED BY accounts_by_domain WHERE email_domain = ? AND id IN ({places})"
    )
}

fn look_at(by: SortBy, is_tag_asked: bool, places: &str) -> String {
    let (key, _) = column(by);
    let tagged = if is_tag_asked {
        "EXISTS (SELECT 1 FROM account_tags WHERE account_id = accounts.id AND tag_id = ?)"
    } else {
        "0"
    };
    format!(
        "SELECT {key}, facet, created_at, seen_key, email_domain, {tagged}, \
         id, uuid, ext_id, real_name, username, email, locked_until FROM accounts WHERE id IN ({places})"
    )
}

fn key_of(value: Cell) -> Option<SortKey> {
    match value {
        Cell::Text(text) => Some(SortKey::Text(text)),
        Cell::Integer(number) => Some(SortKey::Number(number)),
        Cell::Null | Cell::Bytes(_) => None,
    }
}

/// In all their shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    let looks = SortBy::ALL.into_iter().flat_map(|by| [false, true].map(|tagged| (by, tagged)));
    let looks = looks.flat_map(|(by, tagged)| shapes(|places| look_at(by, tagged, places)));
    looks.chain(of_indexes()).collect()
}

/// What is told by indexes alone.
pub(in crate::store) fn of_indexes() -> Vec<String> {
    [shapes(have_tag), shapes(have_domain)].concat()
}

//! The conditions of a list of accounts: which of them leaves few enough to look at one by one, and
//! how many there are. docs/decisions/2026-11-22-account-list-indexes.md
//! `account_walk.rs` walks through what they leave, in the orders that `facet.rs` begins.

use crate::domain::manage::account_filter::{Span, Traits};
use crate::domain::profile::account::lock_left;
use crate::domain::{
    AccountFilter, AccountOrder, SearchText, SortBy, SortKey, Tag, TagName, TagType, Timestamp,
};
use crate::store::cell::Cell;
use crate::store::manage::account_search::findable;
use crate::store::manage::account_walk::column;
use crate::store::manage::facet::Facet;
use crate::store::manage::name_key::name_key;
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError};

/// Accounts that are all looked at and sorted for one page, and of which it is known how many fit.
const MOST_SORTED: usize = 6_000;
/// Of more than these not even the ids are read: a walk in the list's order meets enough of them soon.
const MOST_LISTED: usize = 20_000;
/// Accounts that a walk passes for one page since they are not among those listed; then the page goes out
/// as it is.
const MOST_PASSED: usize = 15_000;
/// The same where nobody is listed, and indexes are asked about each.
const MOST_ASKED_ABOUT: usize = 8_000;
/// Accounts that a walk looks at for one page, which costs several times as much as to pass one.
const MOST_LOOKED_AT: usize = 4_000;
/// Counts are exact up to here.
pub const COUNTED_UP_TO: usize = 10_000;
/// Of very many candidates so many are compared for a count.
const COMPARED_FOR_A_COUNT: usize = 1_200;
/// What is said of a count that comparing them ends at.
const SAID_OF_MANY: usize = 1_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    Exactly(usize),
    MoreThan(usize),
}

/// What one page may cost; tests of small files set less.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Bounds {
    pub sorted: usize,
    pub listed: usize,
    pub passed: usize,
    pub asked_about: usize,
    pub looked_at: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            sorted: MOST_SORTED,
            listed: MOST_LISTED,
            passed: MOST_PASSED,
            asked_about: MOST_ASKED_ABOUT,
            looked_at: MOST_LOOKED_AT,
        }
    }
}

/// The filter in terms of this file.
pub(in crate::store) struct Wanted<'f> {
    pub filter: &'f AccountFilter,
    pub facets: Vec<i64>,
    pub bounds: Bounds,
    /// When it is asked: locks end by themselves.
    now: Timestamp,
    tag: Option<i64>,
}

/// The accounts that the conditions leave, their ids ascending, or the note that they are many.
pub(in crate::store) enum Gathered {
    /// Few enough to look at each.
    Few(Vec<i64>),
    /// Nobody else can fit, but they are too many to look at each.
    Among(Vec<i64>),
    /// Some of very many.
    Many(Vec<i64>),
    /// No condition but the kind of account.
    Unconditional,
}

impl Reader<'_> {
    /// `None` where no account can fit: nobody carries a tag that does not exist.
    pub(in crate::store) fn wanted<'f>(
        &self,
        filter: &'f AccountFilter,
        now: Timestamp,
        bounds: Bounds,
    ) -> Result<Option<Wanted<'f>>, StoreError> {
        let tag = match &filter.tag {
            None => None,
            Some(name) => match self.find_tag_of_filter(name)? {
                Some(tag) => Some(tag.id.0),
                None => return Ok(None),
            },
        };
        let facets = self.list_facets()?;
        let facets = facets.into_iter().filter(|facet| filter.admits_kind(Facet(*facet).kind())).collect();
        Ok(Some(Wanted { filter, facets, bounds, now, tag }))
    }

    /// The tag that a filter names.
    pub fn find_tag_of_filter(&self, name: &str) -> Result<Option<Tag>, StoreError> {
        match TagName::parse(name) {
            Ok(name) => self.find_tag_by_name(TagType::User, &name),
            Err(_) => Ok(None),
        }
    }

    /// Asks each condition for its accounts until they are few.
    pub(in crate::store) fn gather(&self, wanted: &Wanted<'_>, by: SortBy) -> Result<Gathered, StoreError> {
        let limit = wanted.bounds.listed + 1;
        let mut all: Option<Vec<i64>> = None;
        let mut some = None;
        for condition in wanted.conditions(by) {
            let ids = self.ids_under(wanted, &condition, limit)?;
            if ids.len() == limit {
                some = Some(ids);
                continue;
            }
            let ids = match all {
                Some(all) => in_both(&all, &ids),
                None => ids,
            };
            if ids.len() <= wanted.bounds.sorted {
                return Ok(Gathered::Few(ids));
            }
            all = Some(ids);
        }
        Ok(match (all, some) {
            (Some(all), _) => Gathered::Among(all),
            (None, Some(some)) => Gathered::Many(some),
            (None, None) => Gathered::Unconditional,
        })
    }

    /// At most `limit` of those whom the condition leaves, ascending.
    fn ids_under(
        &self,
        wanted: &Wanted<'_>,
        condition: &Condition<'_>,
        limit: usize,
    ) -> Result<Vec<i64>, StoreError> {
        let sql_limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut ids = match condition {
            Condition::Search(text) => self.list_search_candidates(text, limit)?,
            Condition::Locked => self.ids(BY_LOCK, params![wanted.now.millis(), sql_limit])?,
            Condition::Domain(domain) => self.ids(BY_DOMAIN, params![domain, sql_limit])?,
            Condition::Tag(tag) => self.ids(BY_TAG, params![tag, sql_limit])?,
            Condition::Within(span, by) => self.ids_within(wanted, *span, *by, limit)?,
        };
        ids.sort_unstable();
        Ok(ids)
    }

    /// In no order.
    fn ids_within(
        &self,
        wanted: &Wanted<'_>,
        span: Span,
        by: SortBy,
        limit: usize,
    ) -> Result<Vec<i64>, StoreError> {
        let from = span.from.map_or(i64::MIN, Timestamp::millis);
        let before = span.before.map_or(i64::MAX, Timestamp::millis);
        let sql = within(by);
        let mut ids = Vec::new();
        for facet in &wanted.facets {
            let left = i64::try_from(limit - ids.len()).unwrap_or(i64::MAX);
            ids.extend(self.ids(&sql, [*facet, from, before, left])?);
        }
        Ok(ids)
    }

    /// Whether an account can fit by its tag and its domain, as their indexes tell.
    pub(in crate::store) fn may_fit(&self, wanted: &Wanted<'_>, id: i64) -> Result<bool, StoreError> {
        Ok(match wanted.tag {
            Some(tag) => self.exists(HAS_TAG, params![tag, id])?,
            None => true,
        } && match &wanted.filter.domain {
            Some(domain) => self.exists(HAS_DOMAIN, params![domain, id])?,
            None => true,
        })
    }

    /// Those of the candidates that fit, in order.
    pub(in crate::store) fn sorted(
        &self,
        wanted: &Wanted<'_>,
        order: AccountOrder,
        ids: &[i64],
    ) -> Result<Vec<(SortKey, i64)>, StoreError> {
        let mut rows = Vec::new();
        // Ascending, so that neighbours in the file are looked at one after the other.
        for id in ids {
            if let Some(key) = self.look_at(wanted, order.by, *id)? {
                rows.push((key, *id));
            }
        }
        rows.sort_unstable();
        if order.descending {
            rows.reverse();
        }
        Ok(rows)
    }

    /// The key of an account that fits.
    pub(in crate::store) fn look_at(
        &self,
        wanted: &Wanted<'_>,
        by: SortBy,
        id: i64,
    ) -> Result<Option<SortKey>, StoreError> {
        let sql = look_at(by, wanted.tag.is_some());
        let key_of = |row: &Row<'_>| -> Result<Option<SortKey>, StoreError> {
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
            if !wanted.filter.admits(&traits) {
                return Ok(None);
            }
            Ok(match row.get(0)? {
                Cell::Text(text) if by == SortBy::Name => Some(SortKey::Text(name_key(&text))),
                Cell::Text(text) => Some(SortKey::Text(text)),
                Cell::Integer(number) => Some(SortKey::Number(number)),
                Cell::Null | Cell::Bytes(_) => None,
            })
        };
        let found = match wanted.tag {
            Some(tag) => self.find(&sql, [id, tag], key_of)?,
            None => self.find(&sql, [id], key_of)?,
        };
        Ok(found.flatten())
    }

    /// Of many candidates the first, compared: at least so many fit.
    pub(in crate::store) fn count_among(
        &self,
        wanted: &Wanted<'_>,
        some: &[i64],
    ) -> Result<Count, StoreError> {
        let mut fitting = 0;
        for id in some.iter().take(COMPARED_FOR_A_COUNT) {
            fitting += usize::from(self.look_at(wanted, SortBy::Id, *id)?.is_some());
        }
        // A round number where most of them fit.
        Ok(Count::MoreThan(if fitting > SAID_OF_MANY { SAID_OF_MANY } else { fitting.saturating_sub(1) }))
    }

    pub(in crate::store) fn count_kinds(&self, wanted: &Wanted<'_>, by: SortBy) -> Result<Count, StoreError> {
        let span = native_span(wanted.filter, by);
        let count = if span.is_open() {
            let mut count = 0;
            for facet in &wanted.facets {
                let limit = i64::try_from(COUNTED_UP_TO + 1 - count).unwrap_or(i64::MAX);
                count += amount(self.one(COUNT_OF_A_KIND, [*facet, limit], |row| row.get(0))?);
                if count > COUNTED_UP_TO {
                    break;
                }
            }
            count
        } else {
            self.ids_within(wanted, span, by, COUNTED_UP_TO + 1)?.len()
        };
        Ok(if count > COUNTED_UP_TO { Count::MoreThan(COUNTED_UP_TO) } else { Count::Exactly(count) })
    }
}

const COUNT_OF_A_KIND: &str =
    "SELECT count(*) FROM (SELECT 1 FROM accounts WHERE facet = ?1 LIMIT ?2) AS few";
const BY_DOMAIN: &str = "SELECT id FROM accounts WHERE email_domain = ?1 ORDER BY id LIMIT ?2";
const BY_TAG: &str = "SELECT account_id FROM account_tags WHERE tag_id = ?1 \
     ORDER BY account_id LIMIT ?2";

const BY_LOCK: &str = "SELECT id FROM accounts \
     WHERE locked_until IS NOT NULL AND locked_until > ?1 ORDER BY locked_until LIMIT ?2";
const HAS_TAG: &str =
    "SELECT 1 FROM account_tags INDEXED BY account_tags_by_tag WHERE tag_id = ?1 AND account_id = ?2";
const HAS_DOMAIN: &str =
    "SELECT 1 FROM accounts INDEXED BY accounts_by_domain WHERE email_domain = ?1 AND id = ?2";

fn within(by: SortBy) -> String {
    let (key, _) = column(by);
    format!("SELECT id FROM accounts WHERE facet = ?1 AND {key} >= ?2 AND {key} < ?3 LIMIT ?4")
}

fn look_at(by: SortBy, is_tag_asked: bool) -> String {
    // The engine takes longer for a name's key than for all the rest of the row.
    let key = if by == SortBy::Name { "coalesce(real_name, username)" } else { column(by).0 };
    let tagged = if is_tag_asked {
        "EXISTS (SELECT 1 FROM account_tags WHERE account_id = accounts.id AND tag_id = ?2)"
    } else {
        "0"
    };
    format!(
        "SELECT {key}, facet, created_at, seen_key, email_domain, {tagged}, \
         id, uuid, ext_id, real_name, username, email, locked_until FROM accounts WHERE id = ?1"
    )
}

/// What the conditions ask the file.
#[cfg(test)]
pub(in crate::store) fn conditions() -> Vec<String> {
    let fixed = [COUNT_OF_A_KIND, BY_DOMAIN, BY_TAG, BY_LOCK, HAS_TAG, HAS_DOMAIN].map(str::to_owned);
    fixed.into_iter().chain([SortBy::Created, SortBy::Seen].map(within)).collect()
}

/// What is put together, in all its shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    let looks = SortBy::ALL.into_iter().flat_map(|by| [false, true].map(|tagged| look_at(by, tagged)));
    looks.chain([SortBy::Created, SortBy::Seen].map(within)).collect()
}

/// One condition besides the kind of account.
enum Condition<'f> {
    Search(&'f SearchText),
    Locked,
    Domain(&'f str),
    Tag(i64),
    Within(Span, SortBy),
}

/// What is in both, which are ascending.
fn in_both(one: &[i64], other: &[i64]) -> Vec<i64> {
    one.iter().copied().filter(|id| other.binary_search(id).is_ok()).collect()
}

impl<'f> Wanted<'f> {
    /// All that an order by this does not hold by itself, the most telling first.
    fn conditions(&self, by: SortBy) -> Vec<Condition<'f>> {
        let filter = self.filter;
        let spans = [(filter.created.span(), SortBy::Created), (filter.seen_span(), SortBy::Seen)];
        let spans = spans.into_iter().filter(|(span, its)| !span.is_open() && *its != by);
        let search = filter.search.as_ref().map(Condition::Search);
        search
            .into_iter()
            .chain(filter.locked.then_some(Condition::Locked))
            .chain(filter.domain.as_deref().map(Condition::Domain))
            .chain(self.tag.map(Condition::Tag))
            .chain(spans.map(|(span, its)| Condition::Within(span, its)))
            .collect()
    }

    /// Whether an account must be looked at even where tag and domain are known to be right.
    pub fn asks_more_than_indexes(&self, by: SortBy) -> bool {
        let is_shown_by_indexes =
            |one: &Condition<'_>| matches!(one, Condition::Domain(_) | Condition::Tag(_));
        !self.conditions(by).iter().all(is_shown_by_indexes)
    }

    /// Whoever is at a domain has an address: a list in the order of addresses need not pass the others.
    pub fn has_address(&self) -> bool {
        self.filter.domain.is_some()
    }
}

/// The condition that an order by time holds by itself.
pub(in crate::store) fn native_span(filter: &AccountFilter, by: SortBy) -> Span {
    match by {
        SortBy::Created => filter.created.span(),
        SortBy::Seen => filter.seen_span(),
        _ => Span { from: None, before: None },
    }
}

/// A count as the engine gives it.
pub(in crate::store) fn amount(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}

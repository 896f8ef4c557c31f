//! The conditions of a list of accounts: which of them leaves few enough to look at one by one, and
//! how many there are. docs/decisions/2026-11-22-account-list-indexes.md
//! `account_walk.rs` walks through what they leave, in the orders that `facet.rs` begins.

use crate::domain::manage::account_filter::Span;
use crate::domain::{AccountFilter, SearchText, SortBy, Tag, TagName, TagType, Timestamp};
use crate::store::cell::Cell;
use crate::store::manage::account_search::past;
use crate::store::manage::account_walk::column;
use crate::store::manage::facet::Facet;
use crate::store::manage::many::shapes;
use crate::store::params::params;
use crate::store::{Reader, StoreError};

/// Accounts that are all looked at and sorted for one page, and of which it is known how many fit.
const MOST_SORTED: usize = 6_000;
/// Of more than these not even the ids are read: a walk in the list's order meets enough of them soon.
const MOST_LISTED: usize = 20_000;
/// Accounts that a walk passes for one page since they are not among those listed; then the page goes out
/// as it is.
const MOST_PASSED: usize = 15_000;
/// The same where nobody is listed, and indexes are asked about each.
const MOST_ASKED_ABOUT: usize = 5_000;
/// Accounts that a walk looks at for one page, which costs several times as much as to pass one.
const MOST_LOOKED_AT: usize = 3_000;
/// Of very many candidates so many are compared for a count.
pub(in crate::store) const COMPARED_FOR_A_COUNT: usize = 1_200;
/// Counts are exact up to here.
pub const COUNTED_UP_TO: usize = 10_000;
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
    pub now: Timestamp,
    pub tag: Option<i64>,
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

/// Of which conditions it is known that the accounts at hand meet them.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::store) struct IsTold {
    pub tag: bool,
    pub domain: bool,
}

impl Reader<'_> {
    /// `None` where no account can fit: nobody carries a tag that does not exist.
    pub(in crate::store) fn wanted<'f>(
        &self,
        filter: &'f AccountFilter,
        now: Timestamp,
        bounds: Bounds,
    ) -> Result<Option<Wanted<'f>>, StoreError> {
        let Some(mut wanted) = self.wanted_of_one(filter, now, bounds)? else { return Ok(None) };
        wanted.facets = self.list_facets()?;
        wanted.facets.retain(|facet| filter.admits_kind(Facet(*facet).kind()));
        Ok(Some(wanted))
    }

    /// The same to look at accounts that are known, without the facets that lead to others.
    pub(in crate::store) fn wanted_of_one<'f>(
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
        Ok(Some(Wanted { filter, facets: Vec::new(), bounds, now, tag }))
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
        let mut is_told = IsTold::default();
        for condition in wanted.conditions(by) {
            if self.leaves_more_than(wanted, &condition, wanted.bounds.listed)? {
                some = Some(self.ids_under(wanted, &condition, COMPARED_FOR_A_COUNT.min(limit))?);
                continue;
            }
            let ids = self.ids_under(wanted, &condition, limit)?;
            if ids.len() == limit {
                some = Some(ids);
                continue;
            }
            let ids = match all {
                Some(all) => in_both(&all, &ids),
                None => ids,
            };
            match condition {
                Condition::Tag(_) => is_told.tag = true,
                Condition::Domain(_) => is_told.domain = true,
                _ => {}
            }
            if ids.len() <= wanted.bounds.sorted {
                return Ok(Gathered::Few(self.may_fit(wanted, is_told, &ids)?));
            }
            all = Some(ids);
        }
        Ok(match (all, some) {
            (Some(all), _) => Gathered::Among(all),
            (None, Some(some)) => Gathered::Many(some),
            (None, None) => Gathered::Unconditional,
        })
    }

    /// Whether an index passes so many under the condition and meets one more, which costs a fraction of reading
    /// their ids. What no index tells of is not known to.
    fn leaves_more_than(
        &self,
        wanted: &Wanted<'_>,
        condition: &Condition<'_>,
        passed: usize,
    ) -> Result<bool, StoreError> {
        let passed = i64::try_from(passed).unwrap_or(i64::MAX);
        match condition {
            Condition::Domain(domain) => self.exists(MORE_BY_DOMAIN, params![domain, passed]),
            Condition::Tag(tag) => self.exists(MORE_BY_TAG, params![tag, passed]),
            Condition::Within(span, by) => {
                let bounds =
                    [Cell::Integer(from(*span)), Cell::Integer(before(*span)), Cell::Integer(passed)];
                let mut has_more = false;
                self.each_of_many(
                    |kinds| more_within(*by, kinds),
                    &[],
                    &wanted.facets,
                    &bounds,
                    |_| {
                        has_more = true;
                        Ok(())
                    },
                )?;
                Ok(has_more)
            }
            Condition::Search(text) if text.is_prefix() => {
                let start = &text.parts()[0];
                self.exists(MORE_BY_USERNAME_START, params![start, past(start), passed])
            }
            Condition::Search(_) | Condition::Locked => Ok(false),
        }
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
        let limit_sql = i64::try_from(limit).unwrap_or(i64::MAX);
        let bounds = [from(span), before(span), limit_sql].map(Cell::Integer);
        let mut ids = Vec::new();
        self.each_of_many(
            |kinds| within(by, kinds),
            &[],
            &wanted.facets,
            &bounds,
            |row| {
                ids.push(row.get(0)?);
                Ok(())
            },
        )?;
        ids.truncate(limit);
        Ok(ids)
    }

    /// `counts_all`: however many they are.
    pub(in crate::store) fn count_kinds(
        &self,
        wanted: &Wanted<'_>,
        by: SortBy,
        counts_all: bool,
    ) -> Result<Count, StoreError> {
        let span = native_span(wanted.filter, by);
        let count = if span.is_open() {
            let limit = [Cell::Integer(i64::try_from(COUNTED_UP_TO + 1).unwrap_or(i64::MAX))];
            let mut count = 0;
            self.each_of_many(count_of_kinds, &[], &wanted.facets, &limit, |row| {
                count += amount(row.get(0)?);
                Ok(())
            })?;
            count
        } else {
            self.ids_within(wanted, span, by, COUNTED_UP_TO + 1)?.len()
        };
        if counts_all && count > COUNTED_UP_TO && span.is_open() {
            return self.count_all_but(wanted);
        }
        Ok(if count > COUNTED_UP_TO { Count::MoreThan(COUNTED_UP_TO) } else { Count::Exactly(count) })
    }
}

/// The engine counts a whole table by its pages, and a part of it row by row.
impl Reader<'_> {
    fn count_all_but(&self, wanted: &Wanted<'_>) -> Result<Count, StoreError> {
        let others: Vec<i64> =
            self.list_facets()?.into_iter().filter(|facet| !wanted.facets.contains(facet)).collect();
        let mut count: i64 = self.one("SELECT count(*) FROM accounts", (), |row| row.get(0))?;
        self.each_of_many(all_of_kinds, &[], &others, &[], |row| {
            count -= row.get::<i64>(0)?;
            Ok(())
        })?;
        Ok(Count::Exactly(amount(count)))
    }
}

const BY_DOMAIN: &str = "SELECT id FROM accounts WHERE email_domain = ?1 ORDER BY id LIMIT ?2";
const MORE_BY_DOMAIN: &str = "SELECT 1 FROM accounts WHERE email_domain = ?1 LIMIT 1 OFFSET ?2";
const MORE_BY_TAG: &str = "SELECT 1 FROM account_tags WHERE tag_id = ?1 LIMIT 1 OFFSET ?2";
const MORE_BY_USERNAME_START: &str =
    "SELECT 1 FROM accounts WHERE username_key >= ?1 AND username_key <= ?2 LIMIT 1 OFFSET ?3";
const BY_TAG: &str = "SELECT account_id FROM account_tags WHERE tag_id = ?1 \
     ORDER BY account_id LIMIT ?2";

const BY_LOCK: &str = "SELECT id FROM accounts \
     WHERE locked_until IS NOT NULL AND locked_until > ?1 ORDER BY locked_until LIMIT ?2";
fn count_of_kinds(kinds: &str) -> String {
    format!("SELECT count(*) FROM (SELECT 1 FROM accounts WHERE facet IN ({kinds}) LIMIT ?) AS few")
}

fn all_of_kinds(kinds: &str) -> String {
    format!("SELECT count(*) FROM accounts INDEXED BY accounts_by_facet WHERE facet IN ({kinds})")
}

fn within(by: SortBy, kinds: &str) -> String {
    let (key, _) = column(by);
    format!("SELECT id FROM accounts WHERE facet IN ({kinds}) AND {key} >= ? AND {key} < ? LIMIT ?")
}

fn more_within(by: SortBy, kinds: &str) -> String {
    let (key, _) = column(by);
    format!("SELECT 1 FROM accounts WHERE facet IN ({kinds}) AND {key} >= ? AND {key} < ? LIMIT 1 OFFSET ?")
}

fn from(span: Span) -> i64 {
    span.from.map_or(i64::MIN, Timestamp::millis)
}

fn before(span: Span) -> i64 {
    span.before.map_or(i64::MAX, Timestamp::millis)
}

/// What the conditions ask the file.
#[cfg(test)]
pub(in crate::store) fn conditions() -> Vec<String> {
    let fixed =
        [BY_DOMAIN, BY_TAG, BY_LOCK, MORE_BY_DOMAIN, MORE_BY_TAG, MORE_BY_USERNAME_START].map(str::to_owned);
    fixed.into_iter().chain(statements()).collect()
}

/// What is put together, in all its shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    let within = [SortBy::Created, SortBy::Seen].map(|by| shapes(|kinds| within(by, kinds)));
    let more_within = [SortBy::Created, SortBy::Seen].map(|by| shapes(|kinds| more_within(by, kinds)));
    [shapes(count_of_kinds), shapes(all_of_kinds), within.concat(), more_within.concat()].concat()
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

    /// Whether the order and the kind of account say all.
    pub fn asks_nothing(&self, by: SortBy) -> bool {
        self.conditions(by).is_empty()
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

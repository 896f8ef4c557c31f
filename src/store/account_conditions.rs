//! The conditions of a list of accounts: which of them leaves few enough to look at one by one, and
//! how many there are. docs/decisions/2026-11-22-account-list-indexes.md

use rusqlite::params;

use super::account_search::findable;
use super::account_walk::{Walk, column};
use super::facet::Facet;
use super::{Reader, StoreError};
use crate::domain::account::lock_left;
use crate::domain::account_filter::{Span, Traits};
use crate::domain::{AccountFilter, AccountOrder, SortBy, SortKey, Tag, TagName, TagType, Timestamp};

/// Where one condition leaves no more accounts than this, they are all looked at and sorted; beyond
/// it they are so many that a walk in the list's order meets enough of them soon.
const MOST_GATHERED: usize = 8_000;
/// Accounts that a walk looks at for one page; then the page goes out as it is.
const MOST_VISITED: usize = 20_000;
/// Counts are exact up to here.
pub const COUNTED_UP_TO: usize = 10_000;
/// Of very many candidates so many are compared for a count.
const COMPARED_FOR_A_COUNT: usize = 2_500;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    Exactly(usize),
    MoreThan(usize),
}

/// How many accounts one page may look at; tests of small files set less.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub gathered: usize,
    pub visited: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { gathered: MOST_GATHERED, visited: MOST_VISITED }
    }
}

/// The filter in terms of this file.
pub(super) struct Wanted<'f> {
    pub filter: &'f AccountFilter,
    pub facets: Vec<i64>,
    pub bounds: Bounds,
    /// When it is asked: locks end by themselves.
    now: Timestamp,
    tag: Option<i64>,
}

/// The accounts that one condition leaves, or the note that they are many.
pub(super) enum Gathered {
    All(Vec<i64>),
    /// Some of very many.
    Many(Vec<i64>),
    /// No condition but the kind of account.
    Unconditional,
}

impl Reader<'_> {
    /// `None` where no account can fit: nobody carries a tag that does not exist.
    pub(super) fn wanted<'f>(
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

    /// Asks each condition for its accounts until one has few.
    pub(super) fn gather(&self, wanted: &Wanted<'_>, by: SortBy) -> Result<Gathered, StoreError> {
        let filter = wanted.filter;
        let limit = wanted.bounds.gathered + 1;
        let sql_limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut gathered = Gathered::Unconditional;
        let mut keep = |ids: Vec<i64>| {
            let is_all = ids.len() < limit;
            gathered = if is_all { Gathered::All(ids) } else { Gathered::Many(ids) };
            is_all
        };
        if let Some(text) = &filter.search
            && keep(self.list_search_candidates(text, limit)?)
        {
            return Ok(gathered);
        }
        if filter.locked && keep(self.ids(BY_LOCK, params![wanted.now.millis(), sql_limit])?) {
            return Ok(gathered);
        }
        if let Some(domain) = &filter.domain
            && keep(self.ids(BY_DOMAIN, params![domain, sql_limit])?)
        {
            return Ok(gathered);
        }
        if let Some(tag) = wanted.tag
            && keep(self.ids(BY_TAG, params![tag, sql_limit])?)
        {
            return Ok(gathered);
        }
        let spans = [(filter.created.span(), SortBy::Created), (filter.seen_span(), SortBy::Seen)];
        for (span, its) in spans.into_iter().filter(|(span, its)| !span.is_open() && *its != by) {
            if keep(self.ids_within(wanted, span, its, limit)?) {
                return Ok(gathered);
            }
        }
        Ok(gathered)
    }

    fn ids_within(
        &self,
        wanted: &Wanted<'_>,
        span: Span,
        by: SortBy,
        limit: usize,
    ) -> Result<Vec<i64>, StoreError> {
        let order = AccountOrder { by, descending: false };
        let mut walk = Walk::begin(self, order, &wanted.facets, span, None)?;
        let mut ids = Vec::new();
        while ids.len() < limit
            && let Some((_, id)) = walk.step()?
        {
            ids.push(id);
        }
        Ok(ids)
    }

    /// Those of the candidates that fit, in order.
    pub(super) fn sorted(
        &self,
        wanted: &Wanted<'_>,
        order: AccountOrder,
        ids: &[i64],
    ) -> Result<Vec<(SortKey, i64)>, StoreError> {
        let mut ids = ids.to_vec();
        // Neighbours in the file are looked at one after the other.
        ids.sort_unstable();
        let mut rows = Vec::new();
        for id in ids {
            if let Some(key) = self.look_at(wanted, order.by, id)? {
                rows.push((key, id));
            }
        }
        rows.sort_unstable();
        if order.descending {
            rows.reverse();
        }
        Ok(rows)
    }

    /// The key of an account that fits.
    pub(super) fn look_at(
        &self,
        wanted: &Wanted<'_>,
        by: SortBy,
        id: i64,
    ) -> Result<Option<SortKey>, StoreError> {
        let key = column(by).0;
        let tagged = if wanted.tag.is_some() {
            "EXISTS (SELECT 1 FROM account_tags WHERE account_id = accounts.id AND tag_id = ?2)"
        } else {
            "0"
        };
        let sql = format!(
            "SELECT {key}, facet, created_at, seen_key, email_domain, {tagged}, \
             id, uuid, ext_id, real_name, username, email, locked_until FROM accounts WHERE id = ?1"
        );
        let mut statement = self.conn().prepare_cached(&sql)?;
        let mut rows = match wanted.tag {
            Some(tag) => statement.query([id, tag])?,
            None => statement.query([id])?,
        };
        let Some(row) = rows.next()? else { return Ok(None) };
        let traits = Traits {
            kind: Facet(row.get(1)?).kind(),
            created_at: Timestamp::from_millis(row.get(2)?),
            seen_at: Timestamp::from_millis(row.get(3)?),
            is_locked: row
                .get::<_, Option<i64>>(12)?
                .is_some_and(|until| lock_left(Timestamp::from_millis(until), wanted.now).is_some()),
            domain: row.get_ref(4)?.as_str_or_null().map_err(rusqlite::Error::from)?,
            is_tagged: row.get(5)?,
            text: findable(row, 6)?,
        };
        if !wanted.filter.admits(&traits) {
            return Ok(None);
        }
        Ok(Some(match row.get(0)? {
            rusqlite::types::Value::Text(text) => SortKey::Text(text),
            rusqlite::types::Value::Integer(number) => SortKey::Number(number),
            _ => return Ok(None),
        }))
    }

    /// Of many candidates the first, compared: at least so many fit.
    pub(super) fn count_among(&self, wanted: &Wanted<'_>, some: &[i64]) -> Result<Count, StoreError> {
        let mut fitting = 0;
        for id in some.iter().take(COMPARED_FOR_A_COUNT) {
            fitting += usize::from(self.look_at(wanted, SortBy::Id, *id)?.is_some());
        }
        // A round number where nearly all fit.
        Ok(Count::MoreThan(if fitting > 2_000 { 2_000 } else { fitting.saturating_sub(1) }))
    }

    pub(super) fn count_kinds(&self, wanted: &Wanted<'_>, by: SortBy) -> Result<Count, StoreError> {
        let span = native_span(wanted.filter, by);
        let count = if span.is_open() {
            let mut statement = self.conn().prepare_cached(COUNT_OF_A_KIND)?;
            let mut count = 0;
            for facet in &wanted.facets {
                let limit = i64::try_from(COUNTED_UP_TO + 1 - count).unwrap_or(i64::MAX);
                count += statement.query_row([*facet, limit], |row| row.get(0)).map(amount)?;
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
    "SELECT count(*) FROM (SELECT 1 FROM accounts INDEXED BY accounts_by_facet WHERE facet = ?1 LIMIT ?2)";
const BY_DOMAIN: &str =
    "SELECT id FROM accounts INDEXED BY accounts_by_domain WHERE email_domain = ?1 ORDER BY id LIMIT ?2";
const BY_TAG: &str = "SELECT account_id FROM account_tags INDEXED BY account_tags_by_tag WHERE tag_id = ?1 \
     ORDER BY account_id LIMIT ?2";

const BY_LOCK: &str = "SELECT id FROM accounts INDEXED BY accounts_locked \
     WHERE locked_until IS NOT NULL AND locked_until > ?1 ORDER BY locked_until LIMIT ?2";

/// What the conditions ask the file.
#[cfg(test)]
pub(super) const STATEMENTS: [&str; 4] = [COUNT_OF_A_KIND, BY_DOMAIN, BY_TAG, BY_LOCK];

impl Wanted<'_> {
    /// Whether an account must be looked at besides its kind and its place in this order.
    pub fn asks_more_than(&self, by: SortBy) -> bool {
        let filter = self.filter;
        filter.search.is_some()
            || filter.locked
            || filter.domain.is_some()
            || self.tag.is_some()
            || (by != SortBy::Created && !filter.created.span().is_open())
            || (by != SortBy::Seen && !filter.seen_span().is_open())
    }
}

/// The condition that an order by time holds by itself.
pub(super) fn native_span(filter: &AccountFilter, by: SortBy) -> Span {
    match by {
        SortBy::Created => filter.created.span(),
        SortBy::Seen => filter.seen_span(),
        _ => Span { from: None, before: None },
    }
}

/// A count as SQLite gives it.
pub(super) fn amount(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}

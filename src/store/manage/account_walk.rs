//! Walking through accounts in one of the offered orders: a merge of one range of an index for each
//! kind of account that is wanted, so that a page costs the same wherever it begins.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use crate::domain::manage::account_filter::Span;
use crate::domain::{AccountOrder, SortBy, SortKey};
use crate::store::cell::Cell;
use crate::store::manage::facet::FACETS;
use crate::store::params::params;
use crate::store::row::Row as StoredRow;
use crate::store::{Reader, StoreError};

/// Rows of a range that are read at a time, as many as the walk is asked for.
const FIRST_READ: i64 = 16;
const MOST_READ: i64 = 512;

/// An account's key and id.
type Row = (SortKey, i64);

/// A place in an order: after this key and id, or before everything that has the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Place {
    pub key: SortKey,
    pub id: Option<i64>,
}

/// Goes through the ids of the accounts of some facets, in order.
pub(in crate::store) struct Walk<'r> {
    reader: &'r Reader<'r>,
    order: AccountOrder,
    /// Only for orders by time: where it begins and ends.
    span: Span,
    ranges: Vec<Range>,
    heads: BinaryHeap<Head>,
}

/// Of a range that no page comes to, nothing is read but its first row.
struct Range {
    facet: i64,
    read: VecDeque<Row>,
    /// Of the last row that was read.
    place: Place,
    is_at_end: bool,
}

impl Range {
    fn behind(facet: i64, (key, id): &Row) -> Self {
        let place = Place { key: key.clone(), id: Some(*id) };
        Self { facet, read: VecDeque::new(), place, is_at_end: false }
    }
}

struct Head {
    key: SortKey,
    id: i64,
    range: usize,
    descending: bool,
}

impl Head {
    fn rank(&self, other: &Self) -> Ordering {
        let rank = (&self.key, self.id).cmp(&(&other.key, other.id));
        if self.descending { rank.reverse() } else { rank }
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.rank(other).is_eq()
    }
}

impl Eq for Head {}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The heap gives its greatest first: that is whoever comes first.
impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        other.rank(self)
    }
}

impl<'r> Walk<'r> {
    /// Begins after `from`, or at the beginning of the order.
    pub fn begin(
        reader: &'r Reader<'r>,
        order: AccountOrder,
        facets: &[i64],
        span: Span,
        from: Option<&Place>,
    ) -> Result<Self, StoreError> {
        let place = from.cloned().or_else(|| first_place(order, span));
        let mut walk = Self { reader, order, span, ranges: Vec::new(), heads: BinaryHeap::new() };
        for (facet, row) in heads(reader, order, place.as_ref())? {
            if facets.contains(&facet) {
                walk.ranges.push(Range::behind(facet, &row));
                walk.push_head(row, walk.ranges.len() - 1);
            }
        }
        Ok(walk)
    }

    /// Keys and ids of the next accounts; fewer only at the end.
    pub fn steps(&mut self, count: usize) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::with_capacity(count);
        while rows.len() < count
            && let Some(head) = self.heads.pop()
        {
            self.advance(head.range, count - rows.len())?;
            rows.push((head.key, head.id));
        }
        Ok(rows)
    }

    /// Shows the range's next row to the merge.
    fn advance(&mut self, at: usize, wished: usize) -> Result<(), StoreError> {
        let range = &mut self.ranges[at];
        if range.read.is_empty() && !range.is_at_end {
            let limit = i64::try_from(wished).unwrap_or(i64::MAX).clamp(FIRST_READ, MOST_READ);
            range.read = read(self.reader, self.order, range.facet, &range.place, limit)?.into();
            range.is_at_end = range.read.len() < usize::try_from(limit).unwrap_or(usize::MAX);
            if let Some((key, id)) = range.read.back() {
                range.place = Place { key: key.clone(), id: Some(*id) };
            }
        }
        if let Some(row) = range.read.pop_front() {
            self.push_head(row, at);
        }
        Ok(())
    }

    fn push_head(&mut self, (key, id): Row, range: usize) {
        if is_within(&key, self.order, self.span) {
            self.heads.push(Head { key, id, range, descending: self.order.descending });
        }
    }
}

/// Where a span begins in an order by time.
fn first_place(order: AccountOrder, span: Span) -> Option<Place> {
    let key = if order.descending { span.before?.millis() } else { span.from?.millis().saturating_sub(1) };
    Some(Place { key: SortKey::Number(key), id: None })
}

/// The walk begins inside of the span; it is over when it leaves it.
fn is_within(key: &SortKey, order: AccountOrder, span: Span) -> bool {
    let SortKey::Number(key) = key else { return true };
    if order.descending {
        span.from.is_none_or(|from| from.millis() <= *key)
    } else {
        span.before.is_none_or(|before| *key < before.millis())
    }
}

/// The next rows of one range. Those of the same key are asked for apart: a range over both columns
/// at once would pass through all that share the key.
fn read(
    reader: &Reader<'_>,
    order: AccountOrder,
    facet: i64,
    place: &Place,
    limit: i64,
) -> Result<Vec<Row>, StoreError> {
    let row = |row: &StoredRow<'_>| Ok((key(row.get(0)?)?, row.get(1)?));
    let at = value(&place.key);
    let mut found = match place.id.filter(|_| shares_keys(order.by)) {
        Some(id) => reader.list(&same_key(order), params![facet, at, id, limit], row)?,
        None => Vec::new(),
    };
    let left = limit - i64::try_from(found.len()).unwrap_or(i64::MAX);
    if left > 0 {
        found.extend(reader.list(&beyond_key(order), params![facet, at, left], row)?);
    }
    Ok(found)
}

/// The first row of every kind of account after a place.
fn heads(
    reader: &Reader<'_>,
    order: AccountOrder,
    place: Option<&Place>,
) -> Result<Vec<(i64, Row)>, StoreError> {
    let Some(place) = place else {
        let found = reader.list(&heads_from_start(order), (), |row| head(row, 1))?;
        return Ok(found.into_iter().flatten().collect());
    };
    // Where no account is named, the place is before everybody who has the key, or behind.
    let id = place.id.unwrap_or(if order.descending { i64::MIN } else { i64::MAX });
    let at = value(&place.key);
    let found = reader.list(&heads_beyond(order), params![at, id], |row| {
        Ok(match row.get::<Option<i64>>(3)? {
            Some(id) => Some((row.get(0)?, (place.key.clone(), id))),
            None => head(row, 1)?,
        })
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// The facet, and a key and an id that stand from `first` on.
fn head(row: &StoredRow<'_>, first: usize) -> Result<Option<(i64, Row)>, StoreError> {
    Ok(match row.get::<Option<i64>>(first + 1)? {
        Some(id) => Some((row.get(0)?, (key(row.get(first)?)?, id))),
        None => None,
    })
}

fn key(cell: Cell) -> Result<SortKey, StoreError> {
    match cell {
        Cell::Integer(number) => Ok(SortKey::Number(number)),
        Cell::Text(text) => Ok(SortKey::Text(text)),
        Cell::Null | Cell::Bytes(_) => Err(StoreError::damaged(0)),
    }
}

fn value(key: &SortKey) -> Cell {
    match key {
        SortKey::Number(number) => Cell::Integer(*number),
        SortKey::Text(text) => Cell::Text(text.clone()),
    }
}

/// The column of an order and its index, which has the facet before it and the id after it.
pub(in crate::store) const fn column(by: SortBy) -> (&'static str, &'static str) {
    match by {
        SortBy::Name => ("name_key", "accounts_by_name"),
        SortBy::Username => ("username_key", "accounts_by_username"),
        SortBy::Address => ("address_key", "accounts_by_address"),
        SortBy::Created => ("created_at", "accounts_by_creation"),
        SortBy::Seen => ("seen_key", "accounts_by_last_seen"),
        SortBy::Id => ("id", "accounts_by_facet"),
    }
}

/// In all their shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    let orders = SortBy::ALL
        .into_iter()
        .flat_map(|by| [false, true].map(|descending| AccountOrder { by, descending }));
    orders.flat_map(statements_of).collect()
}

fn statements_of(order: AccountOrder) -> Vec<String> {
    let same_key = shares_keys(order.by).then(|| same_key(order));
    [heads_from_start(order), heads_beyond(order), beyond_key(order)].into_iter().chain(same_key).collect()
}

/// Whether two accounts can have the same key in this order.
const fn shares_keys(by: SortBy) -> bool {
    !matches!(by, SortBy::Id | SortBy::Username)
}

fn heads_from_start(order: AccountOrder) -> String {
    let (key, way, _) = words(order);
    format!(
        "WITH RECURSIVE {FACETS} SELECT facet, \
         (SELECT {key} FROM accounts WHERE facet = facets.facet ORDER BY {key} {way}, id {way} LIMIT 1), \
         (SELECT id FROM accounts WHERE facet = facets.facet ORDER BY {key} {way}, id {way} LIMIT 1) \
         FROM facets WHERE facet IS NOT NULL"
    )
}

fn heads_beyond(order: AccountOrder) -> String {
    let (key, way, beyond) = words(order);
    format!(
        "WITH RECURSIVE {FACETS} SELECT facet, \
         (SELECT {key} FROM accounts WHERE facet = facets.facet AND {key} {beyond} ?1 \
         ORDER BY {key} {way}, id {way} LIMIT 1), \
         (SELECT id FROM accounts WHERE facet = facets.facet AND {key} {beyond} ?1 \
         ORDER BY {key} {way}, id {way} LIMIT 1), \
         (SELECT id FROM accounts WHERE facet = facets.facet AND {key} = ?1 AND id {beyond} ?2 \
         ORDER BY id {way} LIMIT 1) \
         FROM facets WHERE facet IS NOT NULL"
    )
}

fn same_key(order: AccountOrder) -> String {
    let (key, way, beyond) = words(order);
    format!(
        "SELECT {key}, id FROM accounts WHERE facet = ?1 AND {key} = ?2 AND id {beyond} ?3 \
         ORDER BY id {way} LIMIT ?4"
    )
}

fn beyond_key(order: AccountOrder) -> String {
    let (key, way, beyond) = words(order);
    format!(
        "SELECT {key}, id FROM accounts WHERE facet = ?1 AND {key} {beyond} ?2 \
         ORDER BY {key} {way}, id {way} LIMIT ?3"
    )
}

fn words(order: AccountOrder) -> (&'static str, &'static str, &'static str) {
    let (key, _) = column(order.by);
    if order.descending { (key, "DESC", "<") } else { (key, "ASC", ">") }
}

#[cfg(test)]
mod tests;

//! Walking through accounts in one of the offered orders: a merge of one range of an index for each
//! kind of account that is wanted, so that a page costs the same wherever it begins.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};
use std::ops::ControlFlow;

use crate::domain::manage::account_filter::Span;
use crate::domain::{AccountOrder, SortBy, SortKey};
use crate::store::cell::{Cell, ToCell};
use crate::store::params::params;
use crate::store::{Reader, StoreError};

/// Rows of a range that are read at a time: first few, then more.
const FIRST_READ: i64 = 64;
const MOST_READ: i64 = 1024;

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

struct Range {
    facet: i64,
    read: VecDeque<(SortKey, i64)>,
    place: Option<Place>,
    next_read: i64,
    is_at_end: bool,
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
        let ranges = facets.iter().map(|facet| Range {
            facet: *facet,
            read: VecDeque::new(),
            place: place.clone(),
            next_read: FIRST_READ,
            is_at_end: false,
        });
        let mut walk = Self { reader, order, span, ranges: ranges.collect(), heads: BinaryHeap::new() };
        for range in 0..walk.ranges.len() {
            walk.advance(range)?;
        }
        Ok(walk)
    }

    /// The next account's key and id.
    pub fn step(&mut self) -> Result<Option<(SortKey, i64)>, StoreError> {
        let Some(head) = self.heads.pop() else { return Ok(None) };
        self.advance(head.range)?;
        Ok(Some((head.key, head.id)))
    }

    fn advance(&mut self, at: usize) -> Result<(), StoreError> {
        let range = &mut self.ranges[at];
        if range.read.is_empty() && !range.is_at_end {
            let limit = range.next_read;
            range.next_read = (limit * 4).min(MOST_READ);
            range.read = read(self.reader, self.order, range.facet, range.place.as_ref(), limit)?.into();
            range.is_at_end = range.read.len() < usize::try_from(limit).unwrap_or(usize::MAX);
            range.place = range.read.back().map(|(key, id)| Place { key: key.clone(), id: Some(*id) });
        }
        if let Some((key, id)) = range.read.pop_front()
            && is_within(&key, self.order, self.span)
        {
            self.heads.push(Head { key, id, range: at, descending: self.order.descending });
        }
        Ok(())
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
    place: Option<&Place>,
    limit: i64,
) -> Result<Vec<(SortKey, i64)>, StoreError> {
    let mut found = Vec::new();
    match place {
        None => rows(reader, &from_start(order), params![facet, limit], &mut found)?,
        Some(place) => {
            let key = value(&place.key);
            if let Some(id) = place.id.filter(|_| shares_keys(order.by)) {
                rows(reader, &same_key(order), params![facet, key, id, limit], &mut found)?;
            }
            let left = limit - i64::try_from(found.len()).unwrap_or(i64::MAX);
            if left > 0 {
                rows(reader, &beyond_key(order), params![facet, key, left], &mut found)?;
            }
        }
    }
    Ok(found)
}

fn rows(
    reader: &Reader<'_>,
    sql: &str,
    values: &[&dyn ToCell],
    found: &mut Vec<(SortKey, i64)>,
) -> Result<(), StoreError> {
    reader.each(sql, values, |row| {
        let key = match row.get(0)? {
            Cell::Integer(number) => SortKey::Number(number),
            Cell::Text(text) => SortKey::Text(text),
            Cell::Null | Cell::Bytes(_) => return Err(StoreError::damaged(0)),
        };
        found.push((key, row.get(1)?));
        Ok(ControlFlow::Continue(()))
    })
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
    [from_start(order), beyond_key(order)].into_iter().chain(same_key).collect()
}

/// Whether two accounts can have the same key in this order.
const fn shares_keys(by: SortBy) -> bool {
    !matches!(by, SortBy::Id | SortBy::Username)
}

fn from_start(order: AccountOrder) -> String {
    let (key, way, _) = words(order);
    format!("SELECT {key}, id FROM accounts WHERE facet = ?1 ORDER BY {key} {way}, id {way} LIMIT ?2")
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
mod tests {
    use super::*;
    use crate::store::sqlite::testing::{program, query_plan};
    use crate::store::testing::store_in;

    #[test]
    fn every_order_is_read_from_its_index_alone_and_never_sorted() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        for by in SortBy::ALL {
            for descending in [false, true] {
                let order = AccountOrder { by, descending };
                for sql in statements_of(order) {
                    let (steps, touches_the_table) =
                        store.read_blocking(|reader| Ok::<_, StoreError>(plan(reader, &sql))).unwrap();
                    let wanted = format!("SEARCH accounts USING {}INDEX {} (facet=?", "", column(by).1);
                    let covering = wanted.replace("USING INDEX", "USING COVERING INDEX");
                    assert_eq!(steps.len(), 1, "{sql}: {steps:?}");
                    assert!(
                        steps[0].starts_with(&wanted) || steps[0].starts_with(&covering),
                        "{sql}: {steps:?}"
                    );
                    assert!(!touches_the_table, "{sql} reads the table too");
                }
            }
        }
    }

    /// The steps of a query, and whether it reads a column of the table itself (cursor 0).
    fn plan(reader: &Reader<'_>, sql: &str) -> (Vec<String>, bool) {
        let steps = query_plan(reader, sql);
        let mut table_columns = 0;
        let mut table = None;
        for (name, cursor) in program(reader, sql) {
            match name.as_str() {
                // The first cursor opened is the table's, where it is opened at all.
                "OpenRead" => table = table.or(Some(cursor)),
                "Column" if Some(cursor) == table && cursor == 0 => table_columns += 1,
                _ => {}
            }
        }
        (steps, table_columns > 0)
    }
}

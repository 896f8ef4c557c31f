//! What is asked of a list, whatever is in it (RFC 7644 3.4.2).

use std::cmp::Ordering;

use serde_json::{Map, Value};

use crate::domain::clients::scim::Filter;
use crate::domain::clients::scim::attributes::Attribute;
use crate::domain::clients::scim::evaluate::sort_key;
use crate::domain::clients::scim::projection::Projection;

/// Resources that are looked at one by one for a filter or an order that no index helps with.
pub const MOST_LOOKED_AT: usize = 10_000;

#[derive(Debug, Clone, Copy)]
pub struct Sorting {
    pub attribute: &'static Attribute,
    pub part: Option<&'static Attribute>,
    pub descending: bool,
}

#[derive(Debug, Clone)]
pub struct Query {
    pub filter: Option<Filter>,
    pub sorting: Option<Sorting>,
    /// From 1.
    pub start: usize,
    pub count: usize,
    pub projection: Projection,
}

/// A part of a list, and how many there are in all.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub total: usize,
    pub resources: Vec<Map<String, Value>>,
}

impl Query {
    /// What of all that was found is asked for.
    pub fn window<T>(&self, found: Vec<T>) -> Vec<T> {
        found.into_iter().skip(self.start.saturating_sub(1)).take(self.count).collect()
    }
}

impl Sorting {
    /// What has no value comes last, or first where the order is turned round (RFC 7644 3.4.2.3).
    pub fn compare(&self, one: &Map<String, Value>, other: &Map<String, Value>) -> Ordering {
        let key = |resource| sort_key(self.attribute, self.part, resource);
        let order = match (key(one), key(other)) {
            (Some(one), Some(other)) => one.cmp(&other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        if self.descending { order.reverse() } else { order }
    }
}

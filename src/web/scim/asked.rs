//! What a client asks of a list, in a query or in the body of `.search` (RFC 7644 3.4.2, 3.4.3).

use rocket::Request;
use serde_json::{Map, Value};

use crate::domain::clients::scim::attributes::Schema;
use crate::domain::clients::scim::body::{SEARCH_URN, ensure_schema, field};
use crate::domain::clients::scim::path::{Named, resolve};
use crate::domain::clients::scim::projection::Projection;
use crate::domain::clients::scim::{Fault, Filter};
use crate::services::clients::scim::queries::{Query, Sorting};

/// Resources in an answer where nobody says how many, and at most.
const USUAL_COUNT: usize = 100;
pub const MOST_RESULTS: usize = 500;

#[derive(Debug, Clone, Default)]
pub struct Asked {
    filter: Option<String>,
    sort_by: Option<String>,
    descending: bool,
    start: Option<i64>,
    count: Option<i64>,
    attributes: Option<Vec<String>>,
    excluded: Vec<String>,
    /// Kept until somebody wants to know.
    fault: Option<Fault>,
}

impl Asked {
    /// In the query of a request.
    pub fn of(request: &Request<'_>) -> Self {
        let query = request.uri().query().map(|query| query.as_str()).unwrap_or_default();
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            asked.take(&name, &value);
        }
        asked
    }

    /// The names of parameters have their case; some clients send others.
    fn take(&mut self, name: &str, value: &str) {
        let names = || value.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
        match name.to_ascii_lowercase().as_str() {
            "filter" if !value.trim().is_empty() => self.filter = Some(value.to_owned()),
            "sortby" if !value.is_empty() => self.sort_by = Some(value.to_owned()),
            "sortorder" => self.order(value),
            "startindex" => self.start = self.number("startIndex", value),
            "count" => self.count = self.number("count", value),
            "attributes" if !value.is_empty() => self.attributes = Some(names().collect()),
            "excludedattributes" => self.excluded = names().collect(),
            _ => {}
        }
    }

    /// Ascending unless told.
    fn order(&mut self, value: &str) {
        self.descending = value.eq_ignore_ascii_case("descending");
        if !self.descending && !value.is_empty() && !value.eq_ignore_ascii_case("ascending") {
            self.fault = Some(Fault::value("sortOrder is ascending or descending"));
        }
    }

    fn number(&mut self, name: &str, value: &str) -> Option<i64> {
        let number = value.trim().parse().ok();
        if number.is_none() && !value.is_empty() {
            self.fault = Some(Fault::value(format!("{name} is a number")));
        }
        number
    }

    pub fn in_body(body: &Map<String, Value>) -> Result<Self, Fault> {
        ensure_schema(body, SEARCH_URN)?;
        let mut asked = Self::default();
        for name in ["filter", "sortBy", "sortOrder", "startIndex", "count"] {
            match field(body, name) {
                None | Some(Value::Null) => {}
                Some(Value::String(text)) => asked.take(name, text),
                Some(Value::Number(number)) => asked.take(name, &number.to_string()),
                Some(_) => return Err(Fault::value(format!("{name} has another type"))),
            }
        }
        for name in ["attributes", "excludedAttributes"] {
            match field(body, name) {
                None | Some(Value::Null) => {}
                Some(Value::Array(names)) => {
                    let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
                    let names = names.ok_or_else(|| Fault::value(format!("{name} is a list of names")))?;
                    asked.take(name, &names.join(","));
                }
                Some(Value::String(names)) => asked.take(name, names),
                Some(_) => return Err(Fault::value(format!("{name} is a list of names"))),
            }
        }
        Ok(asked)
    }

    pub fn query(&self, schema: &Schema) -> Result<Query, Fault> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let at_least = |number: i64, least: i64| usize::try_from(number.max(least)).unwrap_or(usize::MAX);
        Ok(Query {
            filter: self.filter.as_deref().map(|filter| Filter::parse(schema, filter)).transpose()?,
            sorting: self.sorting(schema)?,
            start: at_least(self.start.unwrap_or(1), 1),
            count: self.count.map_or(USUAL_COUNT, |count| at_least(count, 0)).min(MOST_RESULTS),
            projection: self.projection(schema),
        })
    }

    pub fn projection(&self, schema: &Schema) -> Projection {
        let only = self.attributes.as_ref().map(|names| names.iter().map(String::as_str));
        Projection::of(schema, only, self.excluded.iter().map(String::as_str))
    }

    fn sorting(&self, schema: &Schema) -> Result<Option<Sorting>, Fault> {
        let Some(name) = &self.sort_by else { return Ok(None) };
        match resolve(schema, name)? {
            Named::Attribute { attribute, part } => {
                Ok(Some(Sorting { attribute, part, descending: self.descending }))
            }
            // In no order at all, as by an attribute that nobody has.
            Named::NotKept => Ok(None),
            Named::Resource => Err(Fault::path("a list is sorted by an attribute")),
        }
    }
}

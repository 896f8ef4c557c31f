//! Lists of family A (contract.md A0): `limit`, `offset` and a filter in; `count`, `next`, `previous` and
//! `results` out.

use std::convert::Infallible;

use rocket::Request;
use rocket::request::{FromRequest, Outcome};
use serde_json::{Value, json};

use crate::domain::{FieldErrors, Reason};

/// Results of a page where nothing else is asked for, and at most.
const USUAL_LIMIT: i64 = 20;
const MOST: i64 = 100;

/// The pairs of the request's query, as sent.
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub limit: u32,
    pub offset: i64,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Query {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let query = request.uri().query().map(|query| query.as_str()).unwrap_or_default();
        Outcome::Success(Self {
            path: request.uri().path().to_string(),
            pairs: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
        })
    }
}

impl Query {
    /// The value of a name that stands once; an empty one counts as none, as filters of clients send it.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Reason> {
        let mut values = self.pairs.iter().filter(|(known, _)| known == name);
        let first = values.next();
        if values.next().is_some() {
            return Err(Reason::Repeated);
        }
        Ok(first.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty()))
    }

    pub fn flag(&self, name: &str) -> Result<Option<bool>, Reason> {
        match self.text(name)? {
            None => Ok(None),
            Some("true" | "True" | "1") => Ok(Some(true)),
            Some("false" | "False" | "0") => Ok(Some(false)),
            Some(_) => Err(Reason::NotABoolean),
        }
    }

    pub fn integer(&self, name: &str) -> Result<Option<i64>, Reason> {
        self.text(name)?.map(|text| text.parse().map_err(|_| Reason::NotAnInteger)).transpose()
    }

    /// Longer pages than the longest are that one.
    pub fn window(&self, errors: &mut FieldErrors) -> Window {
        let at_least = |least: i64| {
            move |value: Option<i64>| match value {
                Some(value) if value < least => Err(Reason::NotAnInteger),
                value => Ok(value),
            }
        };
        let limit = errors.keep("limit", self.integer("limit").and_then(at_least(1))).flatten();
        let offset = errors.keep("offset", self.integer("offset").and_then(at_least(0))).flatten();
        let limit = limit.unwrap_or(USUAL_LIMIT).min(MOST);
        Window { limit: u32::try_from(limit).unwrap_or_default(), offset: offset.unwrap_or(0) }
    }

    /// The answer: `origin` is what its links begin with, and comes from no request.
    pub fn answer(&self, origin: &str, window: Window, count: i64, results: Vec<Value>) -> Value {
        let limit = i64::from(window.limit);
        let next = window.offset.saturating_add(limit);
        let next = (next < count).then(|| self.link(origin, window.limit, next));
        let previous =
            (window.offset > 0).then(|| self.link(origin, window.limit, (window.offset - limit).max(0)));
        json!({ "count": count, "next": next, "previous": previous, "results": results })
    }

    /// The same list from another place on; the first one has no offset.
    fn link(&self, origin: &str, limit: u32, offset: i64) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("limit", &limit.to_string());
        if offset > 0 {
            query.append_pair("offset", &offset.to_string());
        }
        let others = self.pairs.iter().filter(|(name, _)| !["limit", "offset"].contains(&name.as_str()));
        query.extend_pairs(others);
        format!("{origin}{}/?{}", self.path.trim_end_matches('/'), query.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Query {
        let pairs = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
        Query { path: "/api/v2/tag/".to_owned(), pairs }
    }

    #[test]
    fn links_lead_to_the_pages_beside_and_keep_the_filter() {
        let asked = query("search=a+b&limit=10&offset=10");
        let window = asked.window(&mut FieldErrors::new());
        let answer = asked.answer("https://join.example.org", window, 21, vec![]);
        assert_eq!(answer["next"], "https://join.example.org/api/v2/tag/?limit=10&offset=20&search=a+b");
        assert_eq!(answer["previous"], "https://join.example.org/api/v2/tag/?limit=10&search=a+b");
        let last = asked.answer("https://join.example.org", Window { limit: 10, offset: 20 }, 21, vec![]);
        assert!(last["next"].is_null());
        let first = query("").answer("https://join.example.org", Window { limit: 20, offset: 0 }, 21, vec![]);
        assert!(first["previous"].is_null());
    }

    #[test]
    fn a_window_that_cannot_be_is_a_fault_and_a_long_one_is_cut() {
        for (text, field) in [
            ("limit=0", "limit"),
            ("limit=x", "limit"),
            ("offset=-1", "offset"),
            ("limit=1&limit=2", "limit"),
        ] {
            let mut errors = FieldErrors::new();
            query(text).window(&mut errors);
            assert!(errors.has(field), "{text}");
        }
        let mut errors = FieldErrors::new();
        assert_eq!(query("limit=101&offset=").window(&mut errors), Window { limit: 100, offset: 0 });
        assert_eq!(query("").window(&mut errors), Window { limit: 20, offset: 0 });
        assert!(errors.is_empty());
    }
}

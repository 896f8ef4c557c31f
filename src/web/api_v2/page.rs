//! Lists of family A (contract.md A0): `limit`, `offset` and a filter in; `count`, `next`, `previous` and
//! `results` out.

use serde_json::{Value, json};

use crate::domain::{AccountOrder, Cursor, FieldErrors, Reason};
use crate::web::http::query::Query;

/// Results of a page where nothing else is asked for, and at most.
const USUAL_LIMIT: i64 = 20;
const MOST: i64 = 100;

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub limit: u32,
    pub offset: i64,
}

impl Window {
    /// Longer pages than the longest are that one.
    pub fn of(query: &Query, errors: &mut FieldErrors) -> Self {
        let limit = query.number_from(1, "limit", errors).unwrap_or(USUAL_LIMIT).min(MOST);
        let offset = query.number_from(0, "offset", errors).unwrap_or(0);
        Self { limit: u32::try_from(limit).unwrap_or_default(), offset }
    }

    fn back(self) -> i64 {
        (self.offset - i64::from(self.limit)).max(0)
    }
}

/// `ordering=field,-field`: by the first of them, among these. What it leaves equal is in the order of the ids, so
/// that the others are looked at for mistakes only.
pub fn ordering<T: Copy>(query: &Query, choices: &[(&str, T)], errors: &mut FieldErrors) -> Option<T> {
    let parsed = query.text("ordering").and_then(|text| {
        let names = text.map(|text| text.split(',').map(str::trim)).into_iter().flatten();
        let found: Option<Vec<T>> = names
            .map(|name| choices.iter().find(|(known, _)| *known == name).map(|(_, choice)| *choice))
            .collect();
        Ok(found.ok_or(Reason::NotAChoice)?.first().copied())
    });
    errors.keep("ordering", parsed).flatten()
}

/// The answer of a list that is passed through by numbers. `origin` is what its links begin with, and comes from no
/// request.
pub fn answer(query: &Query, origin: &str, window: Window, count: i64, results: Vec<Value>) -> Value {
    let next = window.offset.saturating_add(i64::from(window.limit));
    let next = (next < count).then(|| link(query, origin, window.limit, next, None));
    let previous = (window.offset > 0).then(|| link(query, origin, window.limit, window.back(), None));
    json!({ "count": count, "next": next, "previous": previous, "results": results })
}

/// The places that a page of accounts leads to, in its order.
pub struct Places {
    pub order: AccountOrder,
    pub previous: Option<Cursor>,
    pub next: Option<Cursor>,
}

/// The answer of a list whose links say where to begin: the offset in them is for people.
pub fn keyset_answer(
    query: &Query,
    origin: &str,
    window: Window,
    count: i64,
    places: &Places,
    results: Vec<Value>,
) -> Value {
    let at = |offset: i64, cursor: &Cursor| {
        link(query, origin, window.limit, offset, Some(cursor.text(places.order)))
    };
    let reached = window.offset.saturating_add(i64::try_from(results.len()).unwrap_or(i64::MAX));
    let next = places.next.as_ref().map(|cursor| at(reached, cursor));
    let previous = match &places.previous {
        Some(cursor) => Some(at(window.back(), cursor)),
        // Behind the end, where nobody is.
        None => (window.offset > 0 && results.is_empty())
            .then(|| link(query, origin, window.limit, window.back(), None)),
    };
    json!({ "count": count, "next": next, "previous": previous, "results": results })
}

/// The same list from another place on; the first one has no offset.
fn link(query: &Query, origin: &str, limit: u32, offset: i64, cursor: Option<String>) -> String {
    let offset = (offset > 0).then(|| offset.to_string());
    query.with(origin, &[("limit", Some(limit.to_string())), ("offset", offset), ("cursor", cursor)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(text: &str) -> Query {
        Query::of("/api/v2/tag/", text)
    }

    #[test]
    fn links_lead_to_the_pages_beside_and_keep_the_filter() {
        let asked = query("search=a+b&limit=10&offset=10");
        let window = Window::of(&asked, &mut FieldErrors::new());
        let shown = answer(&asked, "https://join.example.org", window, 21, vec![]);
        assert_eq!(shown["next"], "https://join.example.org/api/v2/tag/?limit=10&offset=20&search=a+b");
        assert_eq!(shown["previous"], "https://join.example.org/api/v2/tag/?limit=10&search=a+b");
        let last = answer(&asked, "https://join.example.org", Window { limit: 10, offset: 20 }, 21, vec![]);
        assert!(last["next"].is_null());
        let first =
            answer(&query(""), "https://join.example.org", Window { limit: 20, offset: 0 }, 21, vec![]);
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
            Window::of(&query(text), &mut errors);
            assert!(errors.has(field), "{text}");
        }
        let mut errors = FieldErrors::new();
        assert_eq!(Window::of(&query("limit=101&offset="), &mut errors), Window { limit: 100, offset: 0 });
        assert_eq!(Window::of(&query(""), &mut errors), Window { limit: 20, offset: 0 });
        assert!(errors.is_empty());
    }

    #[test]
    fn a_list_is_sorted_by_the_first_field_and_every_other_is_one_that_there_is() {
        let choices = [("name", 1), ("-name", 2), ("id", 3)];
        for (text, choice) in [
            ("", None),
            ("ordering=-name", Some(2)),
            ("ordering=id,-name", Some(3)),
            ("ordering=name, id", Some(1)),
        ] {
            let mut errors = FieldErrors::new();
            assert_eq!(
                (ordering(&query(text), &choices, &mut errors), errors.is_empty()),
                (choice, true),
                "{text}"
            );
        }
        for text in
            ["ordering=x", "ordering=name,x", "ordering=name,", "ordering=--name", "ordering=id&ordering=id"]
        {
            let mut errors = FieldErrors::new();
            assert_eq!(ordering(&query(text), &choices, &mut errors), None, "{text}");
            assert!(errors.has("ordering"), "{text}");
        }
    }
}

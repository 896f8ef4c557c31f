//! Reading the audit trail as people do: the newest lines first, filtered, a page at a time.

use std::ops::ControlFlow;

use crate::domain::Timestamp;
use crate::store::audit::line::COLUMNS;
use crate::store::cell::Cell;
use crate::store::row::Row;
use crate::store::{AuditLine, Reader, StoreError};

/// Lines that one page looks at, at most: two filters that seldom meet must not read the whole trail.
const MOST_LOOKED_AT: usize = 15_000;
/// Of the lines that each condition leaves, so many are counted to find who leaves the fewest.
const MOST_WEIGHED: i64 = 2_000;
/// Lines are found by their numbers, and times follow them but where a clock was set back; an hour
/// around each end is looked at line by line.
const CLOCK_SLACK: i64 = 60 * 60 * 1000;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    pub actor_kind: Option<String>,
    pub actor_id: Option<String>,
    pub action: Option<String>,
    pub target_kind: Option<String>,
    pub target_id: Option<String>,
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

#[derive(Debug, Clone, Default)]
pub struct AuditPage {
    /// The newest first.
    pub lines: Vec<AuditLine>,
    /// Where the next page goes on; `None` at the end of the trail.
    pub next_before: Option<i64>,
}

impl Reader<'_> {
    /// Up to `limit` lines that the filter lets through, from the one before `before` on. A page may
    /// hold fewer, or none, and still have a next one: then so many lines were looked at in vain.
    pub fn list_audit_page(
        &self,
        filter: &AuditFilter,
        before: Option<i64>,
        limit: usize,
    ) -> Result<AuditPage, StoreError> {
        let (low, high) = self.audit_bounds(filter)?;
        let bounds = [Cell::Integer(low), Cell::Integer(high.min(before.unwrap_or(i64::MAX)))];
        let Way { condition, mut values } = self.best_way(filter, &bounds)?;
        values.extend(bounds);
        let sql = lines_on(condition);
        let mut page = AuditPage::default();
        let (mut last, mut looked_at, mut has_more) = (None, 0, false);
        self.each(&sql, &values[..], |row| {
            has_more = looked_at == MOST_LOOKED_AT || page.lines.len() == limit;
            if has_more {
                return Ok(ControlFlow::Break(()));
            }
            looked_at += 1;
            last = Some(row.get(0)?);
            if lets_through(filter, row)? {
                page.lines.push(AuditLine::from_row(row)?);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        page.next_before = last.filter(|_| has_more);
        Ok(page)
    }

    /// Every action that there is a line of, in the order of the alphabet.
    pub fn list_audit_actions(&self) -> Result<Vec<String>, StoreError> {
        // From one name to the next by the index, without reading the lines between.
        self.list(
            "WITH RECURSIVE names (name) AS (SELECT min(action) FROM audit UNION ALL \
             SELECT (SELECT min(action) FROM audit WHERE action > name) FROM names WHERE name IS NOT NULL) \
             SELECT name FROM names WHERE name IS NOT NULL",
            (),
            |row| row.get(0),
        )
    }

    pub fn find_audit_line(&self, seq: i64) -> Result<Option<AuditLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE seq = ?1");
        self.find(&sql, [seq], AuditLine::from_row)
    }

    /// The way that passes the fewest lines between these numbers.
    fn best_way(&self, filter: &AuditFilter, bounds: &[Cell; 2]) -> Result<Way, StoreError> {
        let mut ways = ways(filter).into_iter();
        let whole = Way { condition: "", values: Vec::new() };
        let mut best = ways.next().unwrap_or(whole);
        let mut least = i64::MAX;
        if ways.len() > 0 {
            least = self.weigh(&best, bounds)?;
        }
        for way in ways {
            let lines = self.weigh(&way, bounds)?;
            if lines < least {
                (best, least) = (way, lines);
            }
        }
        Ok(best)
    }

    /// How many lines the way passes, [`MOST_WEIGHED`] at most.
    fn weigh(&self, way: &Way, bounds: &[Cell; 2]) -> Result<i64, StoreError> {
        let sql = number_on(way.condition);
        let values: Vec<Cell> = way.values.iter().chain(bounds).cloned().collect();
        self.one(&sql, &values[..], |row| row.get(0))
    }

    /// The numbers between which every line of the time asked for lies.
    fn audit_bounds(&self, filter: &AuditFilter) -> Result<(i64, i64), StoreError> {
        let bound =
            |sql: &str, at: i64| -> Result<Option<i64>, StoreError> { self.one(sql, [at], |row| row.get(0)) };
        let low = match filter.from {
            Some(from) => bound(
                "SELECT (SELECT seq FROM audit WHERE at >= ?1 ORDER BY at, seq LIMIT 1)",
                from.millis().saturating_sub(CLOCK_SLACK),
            )?
            .unwrap_or(i64::MAX),
            None => 0,
        };
        let high = match filter.until {
            Some(until) => bound(
                "SELECT (SELECT seq FROM audit WHERE at < ?1 ORDER BY at DESC, seq DESC LIMIT 1)",
                until.millis().saturating_add(CLOCK_SLACK),
            )?
            .map_or(0, |seq| seq + 1),
            None => i64::MAX,
        };
        Ok((low, high))
    }
}

/// An index that answers a part of the filter, from the newest line on.
struct Way {
    condition: &'static str,
    values: Vec<Cell>,
}

fn lines_on(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM audit WHERE {condition} seq >= ? AND seq < ? ORDER BY seq DESC")
}

fn number_on(condition: &str) -> String {
    format!(
        "SELECT count(*) FROM (SELECT 1 FROM audit WHERE {condition} seq >= ? AND seq < ? \
         LIMIT {MOST_WEIGHED}) AS passed"
    )
}

/// In all their shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    let some = || Some(String::new());
    let filter = AuditFilter {
        actor_kind: some(),
        actor_id: some(),
        action: some(),
        target_kind: some(),
        target_id: some(),
        ..AuditFilter::default()
    };
    let conditions = ways(&filter).into_iter().map(|way| way.condition).chain([""]);
    conditions.flat_map(|condition| [lines_on(condition), number_on(condition)]).collect()
}

fn ways(filter: &AuditFilter) -> Vec<Way> {
    let both = |one: &Option<String>, other: &Option<String>| {
        one.clone().zip(other.clone()).map(|(one, other)| vec![Cell::Text(one), Cell::Text(other)])
    };
    let target = both(&filter.target_kind, &filter.target_id)
        .map(|values| Way { condition: "target_kind = ? AND target_id = ? AND", values });
    let actor = both(&filter.actor_kind, &filter.actor_id)
        .map(|values| Way { condition: "actor_kind = ? AND actor_id = ? AND", values });
    let action = filter
        .action
        .clone()
        .map(|action| Way { condition: "action = ? AND", values: vec![Cell::Text(action)] });
    target.into_iter().chain(actor).chain(action).collect()
}

fn lets_through(filter: &AuditFilter, row: &Row<'_>) -> Result<bool, StoreError> {
    let is_meant = |at: usize, wanted: &Option<String>| -> Result<bool, StoreError> {
        let Some(wanted) = wanted else { return Ok(true) };
        Ok(row.text_or_null(at)? == Some(wanted.as_str()))
    };
    let at: i64 = row.get(1)?;
    Ok(filter.from.is_none_or(|from| at >= from.millis())
        && filter.until.is_none_or(|until| at < until.millis())
        && is_meant(2, &filter.actor_kind)?
        && is_meant(3, &filter.actor_id)?
        && is_meant(5, &filter.action)?
        && is_meant(6, &filter.target_kind)?
        && is_meant(7, &filter.target_id)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Clock;
    use crate::store::sqlite::testing::query_plan;
    use crate::store::testing::{StoppedClock, audit_entry, store_in};
    use crate::store::{AuditEntry, Store};

    /// 200 lines, a minute apart: of two actors, two actions and ten targets in turn.
    fn trail() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        for number in 0..200_i64 {
            let entry = AuditEntry {
                at: Timestamp::from_millis(StoppedClock.now().millis() + number * 60_000),
                actor_kind: if number % 2 == 0 { "account" } else { "visitor" },
                actor_id: (number % 2 == 0).then(|| "7".to_owned()),
                target_kind: Some("account"),
                target_id: Some((number % 10).to_string()),
                ..audit_entry(if number % 3 == 0 { "account.renamed" } else { "sign_in.failed" })
            };
            store.write_blocking(move |tx| tx.append_audit(&entry)).unwrap();
        }
        (dir, store)
    }

    /// The numbers of all pages, one after the other.
    fn pages(store: &Store, filter: &AuditFilter, limit: usize) -> Vec<i64> {
        let mut found = Vec::new();
        let mut before = None;
        loop {
            let page = store.read_blocking(|reader| reader.list_audit_page(filter, before, limit)).unwrap();
            assert!(page.lines.len() <= limit);
            found.extend(page.lines.iter().map(|line| line.seq));
            match page.next_before {
                Some(next) => before = Some(next),
                None => return found,
            }
        }
    }

    #[test]
    fn of_two_conditions_the_lines_of_the_rarer_one_are_passed() {
        let (_dir, store) = trail();
        let rare = AuditEntry {
            actor_kind: "account",
            actor_id: Some("7".to_owned()),
            ..audit_entry("tag.created")
        };
        store.write_blocking(move |tx| tx.append_audit(&rare)).unwrap();
        let way = |action: &str, actor: &str| {
            let filter = AuditFilter {
                actor_kind: Some("account".to_owned()),
                actor_id: Some(actor.to_owned()),
                action: Some(action.to_owned()),
                ..AuditFilter::default()
            };
            let all = [Cell::Integer(0), Cell::Integer(i64::MAX)];
            store
                .read_blocking(|reader| Ok::<_, StoreError>(reader.best_way(&filter, &all)?.condition))
                .unwrap()
        };
        assert_eq!(way("tag.created", "7"), "action = ? AND");
        assert_eq!(way("sign_in.failed", "7"), "actor_kind = ? AND actor_id = ? AND");
        assert_eq!(way("sign_in.failed", "8"), "actor_kind = ? AND actor_id = ? AND");
    }

    #[test]
    fn every_filter_finds_what_reading_all_lines_finds_on_pages_of_any_size() {
        let (_dir, store) = trail();
        let all = store.read_blocking(|reader| reader.list_audit(0, 1000)).unwrap();
        let text = |text: &str| Some(text.to_owned());
        let start = StoppedClock.now().millis();
        let minute = |minutes: i64| Some(Timestamp::from_millis(start + minutes * 60_000));
        let none = AuditFilter::default();
        for filter in [
            none.clone(),
            AuditFilter { action: text("account.renamed"), ..none.clone() },
            AuditFilter { actor_kind: text("visitor"), ..none.clone() },
            AuditFilter { actor_kind: text("account"), actor_id: text("7"), ..none.clone() },
            AuditFilter { target_kind: text("account"), target_id: text("3"), ..none.clone() },
            AuditFilter {
                target_kind: text("account"),
                target_id: text("3"),
                action: text("account.renamed"),
                ..none.clone()
            },
            AuditFilter {
                actor_kind: text("account"),
                actor_id: text("7"),
                action: text("sign_in.failed"),
                ..none.clone()
            },
            AuditFilter { from: minute(20), until: minute(41), ..none.clone() },
            AuditFilter { from: minute(20), action: text("sign_in.failed"), ..none.clone() },
            AuditFilter { until: minute(0), ..none.clone() },
            AuditFilter { from: minute(500), ..none.clone() },
            AuditFilter { action: text("nothing.ever"), ..none },
        ] {
            let is_meant = |wanted: &Option<String>, value: Option<&str>| {
                wanted.as_deref().is_none_or(|wanted| value == Some(wanted))
            };
            let expected: Vec<i64> = all
                .iter()
                .rev()
                .filter(|line| {
                    is_meant(&filter.action, Some(&line.action))
                        && is_meant(&filter.actor_kind, Some(&line.actor_kind))
                        && is_meant(&filter.actor_id, line.actor_id.as_deref())
                        && is_meant(&filter.target_id, line.target_id.as_deref())
                        && filter.from.is_none_or(|from| line.at >= from)
                        && filter.until.is_none_or(|until| line.at < until)
                })
                .map(|line| line.seq)
                .collect();
            for limit in [1, 7, 50, 1000] {
                assert_eq!(pages(&store, &filter, limit), expected, "{filter:?} {limit}");
            }
        }
    }

    #[test]
    fn the_actions_are_named_once_each() {
        let (_dir, store) = trail();
        let actions = store.read_blocking(|reader| reader.list_audit_actions()).unwrap();
        assert_eq!(actions, ["account.renamed", "sign_in.failed"]);
    }

    #[test]
    fn every_way_goes_down_its_own_index_and_sorts_nothing() {
        let (_dir, store) = trail();
        for (condition, step) in [
            ("target_kind = ? AND target_id = ? AND", "USING INDEX audit_by_target"),
            ("actor_kind = ? AND actor_id = ? AND", "USING INDEX audit_by_actor"),
            ("action = ? AND", "USING INDEX audit_by_action"),
            ("", "USING INTEGER PRIMARY KEY"),
        ] {
            let sql = lines_on(condition);
            assert!(statements().contains(&sql));
            let plan = store.read_blocking(|reader| Ok::<_, StoreError>(query_plan(reader, &sql))).unwrap();
            assert!(plan.len() == 1 && plan[0].contains(step), "{sql}: {plan:?}");
        }
    }
}

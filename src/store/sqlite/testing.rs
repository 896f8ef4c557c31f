//! What tests of shared statements ask of SQLite itself.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use crate::store::engine::Engine;
use crate::store::sqlite::connection::{Role, connect};
use crate::store::{Reader, Store, StoreError};

/// The steps of a query, whatever its values.
pub(in crate::store) fn query_plan(reader: &Reader<'_>, sql: &str) -> Vec<String> {
    explained(reader, &format!("EXPLAIN QUERY PLAN {sql}"), |row| row.get(3))
}

/// The instructions of a query, each with its first operand.
pub(in crate::store) fn program(reader: &Reader<'_>, sql: &str) -> Vec<(String, i64)> {
    explained(reader, &format!("EXPLAIN {sql}"), |row| Ok((row.get(1)?, row.get(2)?)))
}

fn explained<T>(
    reader: &Reader<'_>,
    sql: &str,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Vec<T> {
    let Engine::Sqlite(session) = reader.engine();
    let mut statement = session.conn().prepare(sql).unwrap();
    let mut rows = statement.raw_query();
    std::iter::from_fn(|| rows.next().unwrap().map(&read)).map(Result::unwrap).collect()
}

/// Somebody who goes behind Rollbook's back.
pub(in crate::store) struct Intruder(Connection);

impl Intruder {
    pub fn at(store: &Store) -> Self {
        Self::in_file(store.path())
    }

    fn in_file(path: &Path) -> Self {
        Self(connect(path, Role::Writer, Duration::from_secs(5)).unwrap())
    }

    /// Runs one statement and tells how many rows it met.
    pub fn run(&self, sql: &str) -> Result<usize, StoreError> {
        Ok(self.0.execute(sql, [])?)
    }

    /// Runs several statements.
    pub fn run_all(&self, sql: &str) {
        self.0.execute_batch(sql).unwrap();
    }
}

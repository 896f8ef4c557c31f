//! One connection in the middle of a transaction: statements, their values and their rows.

use std::ops::ControlFlow;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};

use crate::store::StoreError;
use crate::store::cell::{CellRef, ToCell};
use crate::store::sqlite::search_pending;

#[derive(Clone, Copy)]
pub(in crate::store) struct Session<'c> {
    conn: &'c Connection,
}

impl<'c> Session<'c> {
    pub fn of(conn: &'c Connection) -> Self {
        Self { conn }
    }

    #[cfg(test)]
    pub fn conn(self) -> &'c Connection {
        self.conn
    }

    pub fn query(
        self,
        sql: &str,
        values: &[&dyn ToCell],
        each: &mut dyn FnMut(SqliteRow<'_>) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<(), StoreError> {
        #[cfg(test)]
        crate::store::sqlite::query_count::note_query();
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values.iter().map(Bound)))?;
        while let Some(row) = rows.next()? {
            if each(SqliteRow(row))?.is_break() {
                break;
            }
        }
        Ok(())
    }

    pub fn execute(self, sql: &str, values: &[&dyn ToCell]) -> Result<usize, StoreError> {
        let mut statement = self.conn.prepare_cached(sql)?;
        Ok(statement.execute(rusqlite::params_from_iter(values.iter().map(Bound)))?)
    }

    /// Passes over the id that the next account would have had.
    pub fn skip_account_id(self) -> Result<(), StoreError> {
        run(self.conn, "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'accounts'")
    }

    pub fn begin_attempt(self) -> Result<(), StoreError> {
        run(self.conn, "SAVEPOINT attempt")
    }

    pub fn end_attempt(self, keeps: bool) -> Result<(), StoreError> {
        // SQLite undid all of it already, as on a full disk.
        if self.conn.is_autocommit() {
            return Err(StoreError::RolledBack);
        }
        if !keeps {
            run(self.conn, "ROLLBACK TO attempt")?;
        }
        run(self.conn, "RELEASE attempt")
    }

    pub fn begin_pretence(self) -> Result<(), StoreError> {
        run(self.conn, "SAVEPOINT pretence")
    }

    pub fn undo_pretence(self) -> Result<(), StoreError> {
        // SQLite undid all of it already, as on a full disk; a savepoint would begin another transaction.
        if self.conn.is_autocommit() {
            return Err(StoreError::RolledBack);
        }
        // What a commit would do for the search. A further savepoint makes it write out what it has gathered.
        search_pending::take_in(self.conn)?;
        run(self.conn, "SAVEPOINT settled")?;
        run(self.conn, "ROLLBACK TO pretence")?;
        run(self.conn, "RELEASE pretence")
    }
}

/// A statement without values, prepared once for the connection.
pub(in crate::store) fn run(conn: &Connection, sql: &str) -> Result<(), StoreError> {
    conn.prepare_cached(sql)?.execute([])?;
    Ok(())
}

struct Bound<'v>(&'v &'v dyn ToCell);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0.to_cell() {
            CellRef::Null => ValueRef::Null,
            CellRef::Integer(number) => ValueRef::Integer(number),
            CellRef::Text(text) => ValueRef::Text(text.as_bytes()),
            CellRef::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

pub(in crate::store) struct SqliteRow<'r>(&'r rusqlite::Row<'r>);

impl<'r> SqliteRow<'r> {
    pub fn cell(&self, column: usize) -> Result<CellRef<'r>, StoreError> {
        Ok(match self.0.get_ref(column)? {
            ValueRef::Null => CellRef::Null,
            ValueRef::Integer(number) => CellRef::Integer(number),
            ValueRef::Text(text) => {
                CellRef::Text(str::from_utf8(text).map_err(|_| StoreError::damaged(column))?)
            }
            ValueRef::Blob(bytes) => CellRef::Bytes(bytes),
            ValueRef::Real(_) => return Err(StoreError::damaged(column)),
        })
    }
}

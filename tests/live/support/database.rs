//! The database file of a folder, past the code that guards it.

use std::collections::HashSet;

use rusqlite::{Connection, OpenFlags};

use super::{Folder, PATIENCE};

#[expect(clippy::disallowed_methods, reason = "the tests look at the file itself, and change it")]
fn connect(folder: &Folder, flags: OpenFlags) -> Connection {
    let connection = Connection::open_with_flags(folder.database(), flags).expect("the database");
    connection.busy_timeout(PATIENCE).expect("a time");
    connection
}

impl Folder {
    fn reads_database(&self) -> Connection {
        connect(self, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    /// Runs these statements in the file.
    pub fn changes_database(&self, sql: &str) {
        connect(self, OpenFlags::SQLITE_OPEN_READ_WRITE).execute_batch(sql).expect("it is changed");
    }

    /// How many rows there are of a table, with or without a condition.
    pub fn count(&self, rows: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {rows}");
        self.reads_database().query_row(&sql, [], |row| row.get(0)).expect("a number")
    }

    /// The texts of the one column that a query asks for.
    pub fn texts(&self, query: &str) -> HashSet<String> {
        let database = self.reads_database();
        let mut statement = database.prepare(query).expect("a query");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.map(|row| row.expect("a text")).collect()
    }
}

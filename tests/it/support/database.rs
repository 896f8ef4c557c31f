//! The database file as anybody finds it who reads it past Rollbook.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Connection, OpenFlags};

use super::TestApp;

/// Every row of every table, as text.
pub type Tables = BTreeMap<String, Vec<String>>;

/// What may change when somebody only looks: the last use of a session or key.
const LAST_USES: [&str; 2] = ["last_seen_at", "last_used_at"];

/// The content of the file at one moment, to be held against later ones.
pub struct Watch<'a> {
    app: &'a TestApp,
    conn: Connection,
    content: Tables,
    /// SQLite's own count of commits by others, which saves reading what nobody wrote.
    version: Cell<i64>,
}

impl Watch<'_> {
    /// Fails where something has changed since the watch began.
    pub fn sees_no_change(&self, what: &str) {
        let version = data_version(&self.conn);
        if self.version.replace(version) != version {
            let content = self.app.tables();
            assert!(content == self.content, "{what}: {:#?}", changes_between(&self.content, &content));
        }
    }
}

/// The rows that are gone and those that are new, to be shown.
pub fn changes_between(before: &Tables, after: &Tables) -> Vec<String> {
    let rows = |tables: &Tables| -> BTreeSet<String> {
        let lines = |(name, rows): (&String, &Vec<String>)| {
            rows.iter().map(|row| format!("{name}: {row}")).collect::<Vec<_>>()
        };
        tables.iter().flat_map(lines).collect()
    };
    let (before, after) = (rows(before), rows(after));
    let gone = before.difference(&after).map(|row| format!("- {row}"));
    gone.chain(after.difference(&before).map(|row| format!("+ {row}"))).collect()
}

fn data_version(conn: &Connection) -> i64 {
    conn.query_row("PRAGMA data_version", [], |row| row.get(0)).expect("a number")
}

impl TestApp {
    pub fn watch(&self) -> Watch<'_> {
        // What was asked for before is answered beside the requests, whenever its loop gets to it.
        self.answers_wishes();
        let conn = self.connection();
        let version = Cell::new(data_version(&conn));
        Watch { app: self, conn, version, content: self.tables() }
    }

    pub(super) fn connection(&self) -> Connection {
        #[expect(clippy::disallowed_methods, reason = "the test looks into the file past the store")]
        Connection::open_with_flags(self.database(), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .expect("the file opens")
    }

    pub(super) fn writable(&self) -> Connection {
        #[expect(clippy::disallowed_methods, reason = "the test changes the file past the store")]
        let file = Connection::open(self.database()).expect("the file opens");
        file.busy_timeout(Duration::from_secs(10)).expect("a timeout");
        file
    }

    /// Runs statements, past the application.
    pub(super) fn sql(&self, statements: &str) {
        self.writable().execute_batch(statements).expect("good SQL");
    }

    /// One value of the first row.
    pub(super) fn value<T: FromSql>(&self, query: &str) -> T {
        self.connection().query_row(query, [], |row| row.get(0)).expect("one row")
    }

    /// The content of the whole file but for last uses.
    pub fn tables(&self) -> Tables {
        let conn = self.connection();
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let mut statement = conn.prepare(sql).expect("SQL");
        let names = statement.query_map([], |row| row.get::<_, String>(0)).expect("tables");
        names.map(|name| name.expect("a name")).map(|name| (name.clone(), rows_of(&conn, &name))).collect()
    }

    pub fn count(&self, table_and_condition: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM {table_and_condition}");
        self.value(&sql)
    }

    /// The bytes of the file and of what has not been moved into it yet.
    pub fn file_bytes(&self) -> Vec<u8> {
        let mut bytes = std::fs::read(self.database()).expect("the file");
        let wal = self.database().with_extension("db-wal");
        bytes.extend(std::fs::read(wal).unwrap_or_default());
        bytes
    }
}

fn rows_of(conn: &Connection, table: &str) -> Vec<String> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {table}")).expect("SQL");
    let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = statement.query([]).expect("rows");
    let mut texts = Vec::new();
    while let Some(row) = rows.next().expect("a row") {
        let fields = columns.iter().enumerate().filter(|(_, name)| !LAST_USES.contains(&name.as_str()));
        let fields: Vec<String> =
            fields.map(|(at, name)| format!("{name}={}", shown(row.get_ref(at).expect("a value")))).collect();
        texts.push(fields.join(" | "));
    }
    texts.sort();
    texts
}

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

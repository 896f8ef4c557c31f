//! Looking at a file without changing it: what `rollbook check` tells.

use std::path::Path;
use std::time::Duration;

use crate::store::sqlite::cancellation::end_with;
use crate::store::sqlite::connection::{Role, connect};
use crate::store::sqlite::migrate;
use crate::store::{Cancellation, StoreError};

/// What a file looks like from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    pub schema: u32,
    /// The newest schema that this binary knows.
    pub known: u32,
    /// The first thing that SQLite's own check found, if anything.
    pub damage: Option<String>,
}

/// `None` where there is no file. Another process may be at work on it. Reads all of it, unless it is
/// stopped.
pub fn inspect(path: &Path, stop: &Cancellation) -> Result<Option<FileReport>, StoreError> {
    if !path.exists() {
        return Ok(None);
    }
    let conn = connect(path, Role::Reader, Duration::from_secs(5))?;
    end_with(&conn, stop)?;
    let schema = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    let damage = (verdict != "ok").then_some(verdict);
    Ok(Some(FileReport { schema, known: migrate::known_version(), damage }))
}

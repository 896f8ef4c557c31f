//! Looking at a file without changing it: what `rollbook check` tells.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _};

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
    /// What tells whether a key is this file's; `None` where nothing was sealed yet, or cannot be read.
    pub sealing: Option<Sealing>,
}

/// Which key a file was sealed with, and the JWT secret, which is sealed in every file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealing {
    pub fingerprint: String,
    pub secrets: Vec<Vec<u8>>,
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
    let known = migrate::known_version();
    let sealing = if damage.is_none() && schema <= known { sealing(&conn)? } else { None };
    Ok(Some(FileReport { schema, known, damage, sealing }))
}

fn sealing(conn: &Connection) -> Result<Option<Sealing>, StoreError> {
    // A file that was made and not yet filled has no tables.
    if !conn.table_exists(None, "sealing_key")? || !conn.table_exists(None, "sealed_secrets")? {
        return Ok(None);
    }
    let fingerprint = "SELECT fingerprint FROM sealing_key";
    let Some(fingerprint) = conn.query_row(fingerprint, [], |row| row.get(0)).optional()? else {
        return Ok(None);
    };
    let mut statement = conn.prepare("SELECT sealed FROM sealed_secrets WHERE name = 'jwt'")?;
    let secrets = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Some(Sealing { fingerprint, secrets }))
}

//! How the file is opened, and everything that is set on a connection to it.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::StoreError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Role {
    Writer,
    Reader,
    /// The target of a copy, which is synced as a whole at its end.
    Copy,
}

/// Never creates a file. Do not open the database through `std::fs` while this process has a
/// connection to it: closing such a handle drops SQLite's locks (POSIX advisory locks).
pub(in crate::store) fn connect(
    path: &Path,
    role: Role,
    busy_timeout: Duration,
) -> Result<Connection, StoreError> {
    let conn = open_plain(path, role)?;
    set_pragmas(&conn, role, busy_timeout)?;
    Ok(conn)
}

pub(in crate::store) fn open_plain(path: &Path, role: Role) -> Result<Connection, StoreError> {
    let access = match role {
        Role::Reader => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Role::Writer | Role::Copy => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    #[expect(clippy::disallowed_methods, reason = "this is where the store opens the file")]
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    Ok(conn)
}

/// Everything that is set on a connection, for every connection there is.
pub(in crate::store) fn set_pragmas(
    conn: &Connection,
    role: Role,
    busy_timeout: Duration,
) -> rusqlite::Result<()> {
    conn.busy_timeout(busy_timeout)?;
    // What is deleted is written over with zeros: an erased person is in no free page.
    // Memory-mapping is off: an I/O error or a shortened file would end the process by a signal.
    conn.execute_batch(
        "PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;",
    )?;
    match role {
        Role::Writer => {
            conn.set_prepared_statement_cache_capacity(256);
            conn.execute_batch(
                "PRAGMA journal_mode = WAL;
                 PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON;
                 PRAGMA cache_size = -4096;
                 PRAGMA wal_autocheckpoint = 1000;
                 PRAGMA journal_size_limit = 16777216;",
            )
        }
        Role::Reader => {
            conn.set_prepared_statement_cache_capacity(64);
            conn.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -1024;")
        }
        Role::Copy => conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -1024;"),
    }
}

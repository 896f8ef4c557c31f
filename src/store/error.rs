//! What can go wrong with the file, in the store's own words: no SQLite type passes through here.

use std::path::PathBuf;

use rusqlite::{ErrorCode, ffi};

use crate::store::sqlite::lock::LockError;

/// Why a read or a write did not happen. A write that got one of these has left no trace,
/// save after [`StoreError::Io`] from a commit, where only the file itself can tell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No place in the queue, no free reader or no lock in time. Trying again later helps.
    #[error("the database is busy")]
    Busy,
    #[error("the database is closed")]
    Closed,
    /// A read that took longer than one may, or long work that was told to stop.
    #[error("reading the database took too long or was broken off")]
    Interrupted,
    /// The caller's own closure panicked; only its own work was undone.
    #[error("the work on the database panicked")]
    Panicked,
    /// The columns as SQLite names them: `accounts.email_key`, or several joined by `, `;
    /// for an index over an expression, the name of the index.
    #[error("{constraint} is taken")]
    UniqueViolation { constraint: String },
    /// Any other constraint: foreign key, check, not null, or a trigger's refusal.
    #[error("a rule of the schema was broken: {0}")]
    Constraint(String),
    #[error("the disk is full")]
    Full,
    /// Looked at before anything was written; in bytes.
    #[error("a copy of the database needs {}, and {} are free on that disk", mib(*needed), mib(*free))]
    NoRoom { needed: u64, free: u64 },
    /// A neighbour in the same commit met a full disk or an I/O error, and SQLite undid them all.
    #[error("the commit that this write was part of was undone")]
    RolledBack,
    #[error("the database cannot be written to")]
    ReadOnly,
    #[error("reading or writing the database file failed: {0}")]
    Io(String),
    /// The file at the path is no longer the one that was opened; writing on would lose the work.
    #[error("the database file was moved, deleted or replaced while in use")]
    Lost,
    #[error("the database file is damaged: {0}")]
    Corrupt(String),
    #[error("unexpected answer of the database: {0}")]
    Sqlite(String),
}

impl StoreError {
    /// The same request may succeed later without anyone changing it: the 503 family.
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Busy
                | Self::Closed
                | Self::Interrupted
                | Self::Full
                | Self::NoRoom { .. }
                | Self::RolledBack
                | Self::ReadOnly
                | Self::Io(_)
        )
    }

    /// Whether it is the uniqueness of this column (`accounts.email_key`) that was violated.
    pub fn is_unique_violation_of(&self, column: &str) -> bool {
        matches!(self, Self::UniqueViolation { constraint }
            if constraint.split(", ").any(|name| name == column))
    }
}

fn mib(bytes: u64) -> String {
    format!("{} MiB", bytes.div_ceil(1 << 20))
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let (failure, message) = match error {
            rusqlite::Error::SqliteFailure(failure, message) => (failure, message),
            other => return Self::Sqlite(other.to_string()),
        };
        let message = message.unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::ConstraintViolation => constraint(failure.extended_code, message),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::OperationInterrupted => Self::Interrupted,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Self::Io(message),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt(message),
            _ => Self::Sqlite(message),
        }
    }
}

fn constraint(extended_code: i32, message: String) -> StoreError {
    match extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            StoreError::UniqueViolation {
                constraint: message
                    .rsplit("constraint failed: ")
                    .next()
                    .unwrap_or(&message)
                    .trim_start_matches("index ")
                    .trim_matches('\'')
                    .to_owned(),
            }
        }
        _ => StoreError::Constraint(message),
    }
}

/// Why the file could not be opened. Every message says what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "{} is missing, but {trace} shows that there was one. Rollbook does not start an empty \
         database over a lost one: put the file back or restore a backup",
        path.display()
    )]
    Missing { path: PathBuf, trace: String },
    #[error("{} is not a Rollbook database: point Rollbook at another folder", path.display())]
    Foreign { path: PathBuf },
    #[error(
        "{} is damaged ({detail}): keep the file as it is and restore a backup",
        path.display()
    )]
    Damaged { path: PathBuf, detail: String },
    #[error(
        "{} is of schema version {found}, written by a newer Rollbook; this one knows up to \
         version {known}. Start the newer Rollbook again, or restore the copy in backups/ that \
         was made before the upgrade",
        path.display()
    )]
    Newer { path: PathBuf, found: u32, known: u32 },
    #[error(
        "{} is of schema version {found} and must be brought to version {known}, but it is in \
         use: {lock}. Stop that one first",
        path.display()
    )]
    InUse { path: PathBuf, found: u32, known: u32, lock: LockError },
    #[error(
        "{} lies on a file system without shared memory for SQLite's log: use a local disk",
        path.display()
    )]
    NoWal { path: PathBuf },
    #[error("the upgrade to schema version {version} failed and was undone: {source}")]
    Migration { version: u32, source: StoreError },
    #[error("the copy before the upgrade failed, so nothing was upgraded: {0}")]
    Backup(#[source] StoreError),
    #[error("cannot open {}: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("cannot open {}: {source}", path.display())]
    Store { path: PathBuf, source: StoreError },
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn a_taken_value_is_named_by_its_column() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE accounts(email_key TEXT UNIQUE, name TEXT) STRICT;
             CREATE UNIQUE INDEX accounts_lower ON accounts(lower(name));
             INSERT INTO accounts VALUES ('a', 'B');",
        )
        .unwrap();
        let error = |sql: &str| StoreError::from(conn.execute_batch(sql).unwrap_err());

        let taken = error("INSERT INTO accounts VALUES ('a', 'x')");
        assert!(taken.is_unique_violation_of("accounts.email_key"));
        assert!(!taken.is_unique_violation_of("accounts.name"));
        assert!(error("INSERT INTO accounts VALUES ('b', 'b')").is_unique_violation_of("accounts_lower"));
        assert!(!taken.is_passing());
    }

    #[test]
    fn a_triggers_refusal_is_a_broken_rule() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE t(x) ; CREATE TRIGGER no BEFORE INSERT ON t
             BEGIN SELECT RAISE(ABORT, 'not here'); END;",
        )
        .unwrap();
        assert_eq!(
            StoreError::from(conn.execute_batch("INSERT INTO t VALUES (1)").unwrap_err()),
            StoreError::Constraint("not here".into())
        );
    }
}

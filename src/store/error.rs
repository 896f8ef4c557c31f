//! What can go wrong with the file, in the store's own words: no engine's type passes through here.

use std::path::PathBuf;

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
    #[error("{0} is taken")]
    UniqueViolation(Unique),
    /// Any other constraint: foreign key, check, not null, or a trigger's refusal.
    #[error("a rule of the schema was broken: {0}")]
    Constraint(String),
    #[error("the disk is full")]
    Full,
    /// Looked at before anything was written; in bytes.
    #[error("a copy of the database needs {}, and {} are free on that disk", mib(*needed), mib(*free))]
    NoRoom { needed: u64, free: u64 },
    /// A neighbour in the same commit met a full disk or an I/O error, and all were undone.
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
    /// A row holds what Rollbook never writes.
    #[error("a row of the database is damaged: no such value belongs into its column {column}")]
    Damaged { column: usize },
    #[error("unexpected answer of the database: {0}")]
    Unexpected(String),
}

impl StoreError {
    /// What stands in this column of a row is none that Rollbook writes.
    #[cold]
    pub(in crate::store) fn damaged(column: usize) -> Self {
        Self::Damaged { column }
    }

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
}

/// What two rows may not share, by our own names; an engine's names end in its own folder.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unique {
    #[error("the username")]
    AccountUsername,
    #[error("the address")]
    AccountEmail,
    #[error("the external ID")]
    AccountExtId,
    /// What no operation asks about, as the engine names it.
    #[error("{0}")]
    Other(String),
}

fn mib(bytes: u64) -> String {
    format!("{} MiB", bytes.div_ceil(1 << 20))
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

/// Why a lock between processes was not had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("another Rollbook{} already works in {}", of_pid(*pid), dir.display())]
    Held { dir: PathBuf, pid: Option<u32> },
    #[error("cannot lock {}: {source}", path.display())]
    Io { path: PathBuf, source: std::io::Error },
}

fn of_pid(pid: Option<u32>) -> String {
    pid.map(|pid| format!(" (process {pid})")).unwrap_or_default()
}

//! Opening the file: what is refused, what is created, and the numbered forward-only migrations.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::domain::Clock;
use crate::store::sqlite::connection::{Role, open_plain, set_pragmas};
use crate::store::sqlite::files::{create_private, create_private_folder, sync_folder, with_suffix};
use crate::store::sqlite::functions;
use crate::store::sqlite::upgrade_copy::copy_before_upgrade;
use crate::store::{InstanceLock, OpenError, StoreError, StoreOptions};

/// "Roll" in the header of every Rollbook file.
const APPLICATION_ID: u32 = 0x526F_6C6C;

/// The text that leads to schema version 1, 2, … One that was released is never changed.
/// No constraint in it is deferred: one that fails at the commit would fail its neighbours too.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_desk.sql"),
    include_str!("migrations/0002_account_life.sql"),
    include_str!("migrations/0003_second_factors.sql"),
    include_str!("migrations/0004_recovery.sql"),
    include_str!("migrations/0005_account_changes.sql"),
    include_str!("migrations/0006_account_lists.sql"),
    include_str!("migrations/0007_statistics.sql"),
    include_str!("migrations/0008_account_desk.sql"),
    include_str!("migrations/0009_mail_texts.sql"),
    include_str!("migrations/0010_settings_and_keys.sql"),
    include_str!("migrations/0011_tries_from_inside.sql"),
    include_str!("migrations/0012_factors_taken_back.sql"),
    include_str!("migrations/0013_names_of_erased_people.sql"),
    include_str!("migrations/0014_jobs_and_histories.sql"),
    include_str!("migrations/0015_code_misses.sql"),
    include_str!("migrations/0016_search_by_batch.sql"),
    include_str!("migrations/0017_folded_names.sql"),
    include_str!("migrations/0018_sealed_and_erased.sql"),
    include_str!("migrations/0019_proofs.sql"),
    include_str!("migrations/0020_search_by_key.sql"),
    include_str!("migrations/0021_webhooks.sql"),
    include_str!("migrations/0022_scim.sql"),
    include_str!("migrations/0023_idempotency.sql"),
];

pub(in crate::store) fn known_version() -> u32 {
    last_version(MIGRATIONS)
}

/// The writer's connection to a file of the current schema.
pub(in crate::store) fn open_current(
    path: &Path,
    options: &StoreOptions,
    clock: &dyn Clock,
) -> Result<Connection, OpenError> {
    open_with(path, options, clock, MIGRATIONS)
}

fn open_with(
    path: &Path,
    options: &StoreOptions,
    clock: &dyn Clock,
    migrations: &[&str],
) -> Result<Connection, OpenError> {
    let failed = |source| refused_file(path, source);
    find_or_create(path, options)?;
    let conn = open_plain(path, Role::Writer).map_err(failed)?;
    // Looked at before the first pragma that writes: a file that is refused stays as it is.
    let found = inspect(&conn, options.busy_timeout).map_err(failed)?;
    if found.is_foreign() {
        return Err(OpenError::Foreign { path: path.to_owned() });
    }
    let known = last_version(migrations);
    if found.version > known {
        return Err(OpenError::Newer { path: path.to_owned(), found: found.version, known });
    }
    set_pragmas_in_turn(&conn, options.busy_timeout).map_err(failed)?;
    let mode: String = conn
        .pragma_query_value(None, "journal_mode", |row| row.get(0))
        .map_err(|error| failed(error.into()))?;
    if mode != "wal" {
        return Err(OpenError::NoWal { path: path.to_owned() });
    }
    if found.version < known {
        upgrade(&conn, path, found.version, migrations, options, clock)?;
    }
    Ok(conn)
}

/// Leaves a file at the path, or refuses to make one where one was lost.
fn find_or_create(path: &Path, options: &StoreOptions) -> Result<(), OpenError> {
    let unreadable = |source| OpenError::Unreadable { path: path.to_owned(), source };
    // The log is looked at first: another process that is making the file writes it last.
    let log = with_suffix(path, "-wal");
    let has_log = fs::metadata(&log).is_ok_and(|log| log.len() > 0);
    let missing = |trace: &str| Err(OpenError::Missing { path: path.to_owned(), trace: trace.to_owned() });
    match fs::metadata(path) {
        Ok(file) if file.len() > 0 => return Ok(()),
        Ok(_) if has_log => return missing("the log beside the empty file"),
        Ok(_) if options.expect_existing => return missing("the rest of the data folder"),
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(unreadable(error)),
    }
    if has_log {
        return missing("its log (-wal) beside it");
    }
    if options.expect_existing {
        return missing("the rest of the data folder");
    }
    create_private_folder(folder_of(path)).map_err(unreadable)?;
    match create_private(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(unreadable(error)),
        _ => {}
    }
    sync_folder(path).map_err(unreadable)
}

struct Found {
    application_id: u32,
    version: u32,
    has_tables: bool,
}

impl Found {
    fn is_foreign(&self) -> bool {
        self.application_id != APPLICATION_ID
            && (self.application_id != 0 || self.version != 0 || self.has_tables)
    }
}

fn inspect(conn: &Connection, busy_timeout: Duration) -> Result<Found, StoreError> {
    conn.busy_timeout(busy_timeout)?;
    let moment = conn.unchecked_transaction()?;
    Ok(Found {
        has_tables: moment.query_row("SELECT count(*) > 0 FROM sqlite_schema", [], |row| row.get(0))?,
        application_id: moment.pragma_query_value(None, "application_id", |row| row.get(0))?,
        version: version_of(&moment)?,
    })
}

fn version_of(conn: &Connection) -> Result<u32, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Two processes that turn a new file to WAL at once get "busy" from SQLite without a wait.
fn set_pragmas_in_turn(conn: &Connection, busy_timeout: Duration) -> Result<(), StoreError> {
    let deadline = Instant::now() + busy_timeout;
    loop {
        match set_pragmas(conn, Role::Writer, busy_timeout).map_err(StoreError::from) {
            Err(StoreError::Busy) if Instant::now() < deadline => {
                std::thread::sleep(Duration::from_millis(5));
            }
            done => return done,
        }
    }
}

fn upgrade(
    conn: &Connection,
    path: &Path,
    found: u32,
    migrations: &[&str],
    options: &StoreOptions,
    clock: &dyn Clock,
) -> Result<(), OpenError> {
    // Held to the end: a server of the older version must not be at work meanwhile.
    let mut _lock = None;
    if found > 0 {
        if !options.holds_instance_lock {
            let lock = InstanceLock::take(folder_of(path)).map_err(|lock| OpenError::InUse {
                path: path.to_owned(),
                found,
                known: last_version(migrations),
                lock,
            })?;
            _lock = Some(lock);
        }
        copy_before_upgrade(conn, path, found, options.busy_timeout, clock.now())
            .map_err(OpenError::Backup)?;
    }
    for (version, sql) in (1..).zip(migrations).skip(found as usize) {
        apply(conn, version, sql).map_err(|source| OpenError::Migration { version, source })?;
    }
    Ok(())
}

/// One migration and its version number in one transaction: a kill leaves both or neither.
fn apply(conn: &Connection, version: u32, sql: &str) -> Result<(), StoreError> {
    // Rebuilding a table drops the old one, which enforcement would take for deletions; the
    // switch has no effect inside a transaction, hence the check at its end.
    conn.pragma_update(None, "foreign_keys", false)?;
    // An index over millions of rows is sorted on the disk; in memory that takes hundreds of megabytes.
    conn.pragma_update(None, "temp_store", "FILE")?;
    functions::lend(conn)?;
    let applied = apply_whole(conn, version, sql);
    functions::take_back(conn)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    applied
}

fn apply_whole(conn: &Connection, version: u32, sql: &str) -> Result<(), StoreError> {
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    if version_of(&tx)? >= version {
        return Ok(()); // another process was faster
    }
    tx.execute_batch(sql)?;
    if tx.is_autocommit() {
        return Err(StoreError::Unexpected("a migration ended its transaction".into()));
    }
    let broken: Option<String> =
        tx.prepare("PRAGMA foreign_key_check")?.query_map([], |row| row.get(0))?.next().transpose()?;
    if let Some(table) = broken {
        return Err(StoreError::Constraint(format!("dangling reference in {table}")));
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", version)?;
    Ok(tx.commit()?)
}

fn refused_file(path: &Path, source: StoreError) -> OpenError {
    let path = path.to_owned();
    match source {
        StoreError::Corrupt(detail) => OpenError::Damaged { path, detail },
        source => OpenError::Store { path, source },
    }
}

fn last_version(migrations: &[&str]) -> u32 {
    u32::try_from(migrations.len()).unwrap_or(u32::MAX)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests;

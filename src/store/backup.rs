//! A consistent copy of the file while it is in use, proven before it is called a copy.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::{Role, StoreError, connect};

const PAGES_PER_STEP: i32 = 512;

/// A copy that was opened, checked whole and counted against its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub path: PathBuf,
    pub bytes: u64,
    pub schema_version: u32,
    /// Rows by table, in the order of the names.
    pub rows: Vec<(String, u64)>,
}

/// Copies the file as it is at one moment to `target`, which must not exist. Readers and the
/// writer go on meanwhile. Whatever fails leaves nothing under the target's name.
pub fn copy_to(source: &Path, target: &Path, busy_timeout: Duration) -> Result<Copied, StoreError> {
    let partial = with_suffix(target, ".partial");
    if target.exists() {
        return Err(StoreError::Io(format!("{} exists", target.display())));
    }
    let copied = copy_and_prove(source, &partial, busy_timeout).and_then(|copied| {
        fs::rename(&partial, target).map_err(io)?;
        sync_folder(target).map_err(io)?;
        Ok(Copied { path: target.to_owned(), ..copied })
    });
    if copied.is_err() {
        let _ = fs::remove_file(&partial);
    }
    copied
}

fn copy_and_prove(source: &Path, partial: &Path, busy_timeout: Duration) -> Result<Copied, StoreError> {
    create_private(partial).map_err(io)?;
    let from = connect(source, Role::Reader, busy_timeout)?;
    // An open read transaction pins the moment: without it every write of another connection
    // would make the copy begin again.
    let moment = from.unchecked_transaction()?;
    let expected = count_rows(&moment)?;
    {
        let mut to = connect(partial, Role::Copy, busy_timeout)?;
        copy_pages(&moment, &mut to)?;
    }
    drop(moment);
    let bytes = settle(partial, busy_timeout)?;
    let to = connect(partial, Role::Copy, busy_timeout)?;
    prove(&to, &expected)?;
    Ok(Copied {
        path: partial.to_owned(),
        bytes,
        schema_version: to.pragma_query_value(None, "user_version", |row| row.get(0))?,
        rows: expected,
    })
}

fn copy_pages(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    let backup = Backup::new(from, to)?;
    loop {
        match backup.step(PAGES_PER_STEP)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => return Err(StoreError::Busy),
        }
    }
}

/// Out of WAL mode, so that the copy is one file, and on the disk.
fn settle(partial: &Path, busy_timeout: Duration) -> Result<u64, StoreError> {
    let conn = connect(partial, Role::Copy, busy_timeout)?;
    conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    conn.close().map_err(|(_, error)| error)?;
    let file = File::open(partial).map_err(io)?;
    file.sync_all().map_err(io)?;
    Ok(file.metadata().map_err(io)?.len())
}

fn prove(copy: &Connection, expected: &[(String, u64)]) -> Result<(), StoreError> {
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::Corrupt(format!("in the copy: {verdict}")));
    }
    if count_rows(copy)? != expected {
        return Err(StoreError::Corrupt("the copy lacks rows".into()));
    }
    Ok(())
}

fn count_rows(conn: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    let mut tables = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' \
         ESCAPE '\\' ORDER BY name",
    )?;
    let names = tables.query_map([], |row| row.get(0))?;
    names
        .map(|name| {
            let name: String = name?;
            let quoted = name.replace('"', "\"\"");
            let sql = format!("SELECT count(*) FROM \"{quoted}\"");
            let rows: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
            Ok((name, rows.unsigned_abs()))
        })
        .collect()
}

/// The folder of private copies, readable by its owner alone.
pub(super) fn create_private_folder(path: &Path) -> std::io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// An empty file that only its owner can read; SQLite gives its companions the same mode.
pub(super) fn create_private(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    Ok(())
}

/// Makes the file's name itself survive a power cut.
pub(super) fn sync_folder(of: &Path) -> std::io::Result<()> {
    match of.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => File::open(parent)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn io(error: std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Io(error.to_string()),
    }
}

//! A consistent copy of the file while it is in use, proven before it is called a copy.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, Progress, StepResult};

use crate::store::sqlite::cancellation::end_with;
use crate::store::sqlite::connection::{Role, connect};
use crate::store::sqlite::files::{create_private, io, io_at, sync_folder, with_suffix};
use crate::store::sqlite::space::{file_sizes, free_bytes};
use crate::store::{Cancellation, StoreError};

const PAGES_PER_STEP: i32 = 512;
/// What the disk keeps free beside a copy, so that the server itself can go on writing.
const LEFT_FREE: u64 = 64 << 20;
/// Marks a copy that is not proven yet, or was cut short.
const PARTIAL: &str = ".partial";

/// A copy that was opened, checked whole and counted against its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub path: PathBuf,
    pub bytes: u64,
    pub schema_version: u32,
    /// Rows by table, in the order of the names.
    pub rows: Vec<(String, u64)>,
}

/// How far a copy is, for whoever looks on; and the way to end it before its end.
#[derive(Debug, Default)]
pub struct CopyWatch {
    stop: Cancellation,
    pages: AtomicU64,
    pages_left: AtomicU64,
    is_copied: AtomicBool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyStage {
    /// So many of a hundred parts are written.
    Copying { percent: u64 },
    /// All is written and is opened, checked and counted.
    Proving,
}

impl CopyWatch {
    pub fn ending_with(stop: Cancellation) -> Self {
        Self { stop, ..Self::default() }
    }

    pub fn stage(&self) -> CopyStage {
        if self.is_copied.load(Ordering::Relaxed) {
            return CopyStage::Proving;
        }
        let (all, left) = (self.pages.load(Ordering::Relaxed), self.pages_left.load(Ordering::Relaxed));
        CopyStage::Copying { percent: all.saturating_sub(left) * 100 / all.max(1) }
    }

    fn note(&self, progress: &Progress) {
        let pages = |count: i32| u64::try_from(count).unwrap_or(0);
        self.pages_left.store(pages(progress.remaining), Ordering::Relaxed);
        self.pages.store(pages(progress.pagecount), Ordering::Relaxed);
    }
}

/// Copies the file as it is at one moment to `target`, which must not exist. Readers and the
/// writer go on meanwhile. Whatever fails leaves nothing under the target's name.
pub fn copy_to(
    source: &Path,
    target: &Path,
    busy_timeout: Duration,
    watch: &CopyWatch,
) -> Result<Copied, StoreError> {
    if target.exists() {
        return Err(StoreError::Io(format!("{} exists", target.display())));
    }
    find_room(source, target)?;
    let partial = partial_of(target);
    create_private(&partial).map_err(|error| io_at(&partial, error))?;
    let copied = copy_and_prove(source, &partial, busy_timeout, watch).and_then(|copied| {
        fs::rename(&partial, target).map_err(io)?;
        sync_folder(target).map_err(io)?;
        Ok(Copied { path: target.to_owned(), ..copied })
    });
    if copied.is_err() {
        let _ = fs::remove_file(&partial);
        let _ = fs::remove_file(with_suffix(&partial, "-journal"));
    }
    copied
}

/// What a copy is called until it is proven.
pub fn partial_of(target: &Path) -> PathBuf {
    with_suffix(target, PARTIAL)
}

/// A disk that fills up while a copy is made takes the server's own writes along.
fn find_room(source: &Path, target: &Path) -> Result<(), StoreError> {
    let sizes = file_sizes(source);
    let needed = sizes.database + sizes.log + LEFT_FREE;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let free = free_bytes(folder.unwrap_or(Path::new(".")))?;
    if free < needed { Err(StoreError::NoRoom { needed, free }) } else { Ok(()) }
}

fn copy_and_prove(
    source: &Path,
    partial: &Path,
    busy_timeout: Duration,
    watch: &CopyWatch,
) -> Result<Copied, StoreError> {
    let from = connect(source, Role::Reader, busy_timeout)?;
    end_with(&from, &watch.stop)?;
    // An open read transaction pins the moment: without it every write of another connection
    // would make the copy begin again.
    let moment = from.unchecked_transaction()?;
    let rows = count_rows(&moment)?;
    copy_pages(&moment, partial, busy_timeout, watch)?;
    drop(moment);
    watch.is_copied.store(true, Ordering::Relaxed);
    let copy = connect(partial, Role::Copy, busy_timeout)?;
    end_with(&copy, &watch.stop)?;
    prove(&copy, &rows)?;
    let schema_version = copy.pragma_query_value(None, "user_version", |row| row.get(0))?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(Copied { path: partial.to_owned(), bytes: sync_file(partial).map_err(io)?, schema_version, rows })
}

fn copy_pages(
    from: &Connection,
    partial: &Path,
    busy_timeout: Duration,
    watch: &CopyWatch,
) -> Result<(), StoreError> {
    let mut to = connect(partial, Role::Copy, busy_timeout)?;
    {
        let backup = Backup::new(from, &mut to)?;
        loop {
            watch.stop.check()?;
            match backup.step(PAGES_PER_STEP)? {
                StepResult::Done => break,
                StepResult::More => watch.note(&backup.progress()),
                _ => return Err(StoreError::Busy),
            }
        }
    }
    // Out of WAL mode, so that the copy is one file.
    to.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    Ok(to.close().map_err(|(_, error)| error)?)
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
            // Row by row: a plain count(*) is one instruction, which nothing can stop.
            let sql = format!("SELECT coalesce(sum(1), 0) FROM \"{quoted}\"");
            let rows: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
            Ok((name, rows.unsigned_abs()))
        })
        .collect()
}

/// Clears away what a copy that was killed left in the folder under this stem. Only for whoever knows
/// that no copy is being made there.
pub fn remove_cut_short(folder: &Path, stem: &str) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(stem) && name.contains(PARTIAL) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn sync_file(path: &Path) -> std::io::Result<u64> {
    let file = File::open(path)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

#[cfg(test)]
mod tests;

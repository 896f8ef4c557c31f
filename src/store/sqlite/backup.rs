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
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::store::AuditVerdict;
    use crate::store::sqlite::files::create_private_folder;
    use crate::store::testing::{audit_entry, store_in};

    const TIMEOUT: Duration = Duration::from_secs(5);

    fn append(store: &crate::store::Store) {
        store.write_blocking(|tx| tx.append_audit(&audit_entry("write"))).unwrap();
    }

    #[test]
    fn a_copy_made_under_writes_is_whole_and_one_file() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        (0..50).for_each(|_| append(&store));
        let stop = Arc::new(AtomicBool::new(false));
        let (started, writing) = std::sync::mpsc::channel();
        let writer = {
            let (store, stop) = (store.clone(), stop.clone());
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    append(&store);
                    let _ = started.send(());
                }
            })
        };
        writing.recv().unwrap();
        for name in ["one", "two", "three", "four", "five"] {
            let restored = dir.path().join(name);
            create_private_folder(&restored).unwrap();
            let target = restored.join("rollbook.db");
            let copied = copy_to(store.path(), &target, TIMEOUT, &CopyWatch::default()).unwrap();

            assert_eq!(copied.schema_version, store.schema_version());
            assert_eq!(fs::read_dir(&restored).unwrap().count(), 1);
            let header = fs::read(&target).unwrap();
            assert_eq!(header[18..20], [1, 1], "not in WAL mode");
            let verdict = store_in(&restored).read_blocking(|reader| reader.verify_audit()).unwrap();
            let AuditVerdict::Intact { lines, .. } = verdict else {
                panic!("{verdict:?}");
            };
            assert!(lines > 50);
            assert!(copied.rows.contains(&("audit".into(), lines)), "{copied:?}");
        }
        stop.store(true, Ordering::Relaxed);
        writer.join().unwrap();
    }

    #[test]
    fn a_source_that_reads_well_but_contradicts_itself_gives_no_copy() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("source.db");
        create_private(&path).unwrap();
        let conn = connect(&path, Role::Copy, TIMEOUT).unwrap();
        conn.execute_batch(
            "CREATE TABLE t(x, y); INSERT INTO t VALUES (1, 2); CREATE INDEX i ON t(x);
             PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON t(y)' WHERE name = 'i';",
        )
        .unwrap();
        drop(conn);
        let target = dir.path().join("copy.db");
        let refused = copy_to(&path, &target, TIMEOUT, &CopyWatch::default());
        assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
        assert!(!target.exists());
    }

    #[test]
    fn a_damaged_source_gives_no_copy() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        (0..200).for_each(|_| append(&store));
        store.close();
        let path = dir.path().join("rollbook.db");
        // The file's end is filled with lines of the trail; no connection is open here.
        let mut bytes = fs::read(&path).unwrap();
        let end = bytes.len();
        bytes[end - 4096..end - 2048].fill(0xff);
        fs::write(&path, bytes).unwrap();

        let target = dir.path().join("copy.db");
        let refused = copy_to(&path, &target, TIMEOUT, &CopyWatch::default());
        assert!(matches!(refused, Err(StoreError::Corrupt(_))), "{refused:?}");
        assert_eq!(
            fs::read_dir(dir.path())
                .unwrap()
                .filter(|entry| { entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("copy") })
                .count(),
            0
        );
    }

    #[test]
    fn a_copy_that_is_told_to_stop_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        append(&store);
        let target = dir.path().join("copy.db");
        let stop = Cancellation::default();
        let watch = CopyWatch::ending_with(stop.clone());
        stop.stop();
        let stopped = copy_to(store.path(), &target, TIMEOUT, &watch);
        assert_eq!(stopped, Err(StoreError::Interrupted));
        assert!(!target.exists() && !partial_of(&target).exists());
    }

    #[test]
    fn the_check_of_a_copy_ends_when_it_is_told_to() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        (0..500).for_each(|_| append(&store));
        let conn = connect(store.path(), Role::Reader, TIMEOUT).unwrap();
        let rows = count_rows(&conn).unwrap();
        assert_eq!(prove(&conn, &rows), Ok(()));
        let stop = Cancellation::default();
        end_with(&conn, &stop).unwrap();
        stop.stop();
        assert_eq!(prove(&conn, &rows), Err(StoreError::Interrupted));
        assert_eq!(count_rows(&conn), Err(StoreError::Interrupted));
        let looked = crate::store::inspect(store.path(), &stop);
        assert_eq!(looked, Err(StoreError::Interrupted));
    }

    #[test]
    fn a_copy_that_the_disk_has_no_room_for_is_not_begun() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let target = dir.path().join("copy.db");
        // A file that is one hole of four terabytes.
        let large = with_suffix(store.path(), "-large");
        File::create(&large).unwrap().set_len(4 << 40).unwrap();
        let refused = copy_to(&large, &target, TIMEOUT, &CopyWatch::default());
        assert!(
            matches!(refused, Err(StoreError::NoRoom { needed, free }) if needed > 4 << 40 && free < needed)
        );
        assert!(!partial_of(&target).exists());
        let said = refused.unwrap_err().to_string();
        assert!(said.contains("needs 4194368 MiB"), "{said}");
    }

    #[test]
    fn an_existing_file_is_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let target = dir.path().join("copy.db");
        fs::write(&target, "an older copy").unwrap();
        assert!(copy_to(store.path(), &target, TIMEOUT, &CopyWatch::default()).is_err());
        assert_eq!(fs::read(&target).unwrap(), b"an older copy");
    }

    #[test]
    fn only_what_a_killed_copy_left_is_cleared_away() {
        let dir = tempfile::tempdir().unwrap();
        let names = ["a-1.db", "a-1.db.partial", "a-1.db.partial-journal", "b.db.partial"];
        for name in names {
            fs::write(dir.path().join(name), "").unwrap();
        }
        remove_cut_short(dir.path(), "a-").unwrap();
        let left = names.map(|name| dir.path().join(name).exists());
        assert_eq!(left, [true, false, false, true]);
    }
}

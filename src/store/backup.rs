//! A consistent copy of the file while it is in use, proven before it is called a copy.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::{Role, StoreError, connect};

const PAGES_PER_STEP: i32 = 512;
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

/// Copies the file as it is at one moment to `target`, which must not exist. Readers and the
/// writer go on meanwhile. Whatever fails leaves nothing under the target's name.
pub fn copy_to(source: &Path, target: &Path, busy_timeout: Duration) -> Result<Copied, StoreError> {
    if target.exists() {
        return Err(StoreError::Io(format!("{} exists", target.display())));
    }
    let partial = with_suffix(target, PARTIAL);
    create_private(&partial).map_err(io)?;
    let copied = copy_and_prove(source, &partial, busy_timeout).and_then(|copied| {
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

fn copy_and_prove(source: &Path, partial: &Path, busy_timeout: Duration) -> Result<Copied, StoreError> {
    let from = connect(source, Role::Reader, busy_timeout)?;
    // An open read transaction pins the moment: without it every write of another connection
    // would make the copy begin again.
    let moment = from.unchecked_transaction()?;
    let rows = count_rows(&moment)?;
    copy_pages(&moment, partial, busy_timeout)?;
    drop(moment);
    let copy = connect(partial, Role::Copy, busy_timeout)?;
    prove(&copy, &rows)?;
    let schema_version = copy.pragma_query_value(None, "user_version", |row| row.get(0))?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(Copied { path: partial.to_owned(), bytes: sync_file(partial).map_err(io)?, schema_version, rows })
}

fn copy_pages(from: &Connection, partial: &Path, busy_timeout: Duration) -> Result<(), StoreError> {
    let mut to = connect(partial, Role::Copy, busy_timeout)?;
    {
        let backup = Backup::new(from, &mut to)?;
        loop {
            match backup.step(PAGES_PER_STEP)? {
                StepResult::Done => break,
                StepResult::More => {}
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
            let sql = format!("SELECT count(*) FROM \"{quoted}\"");
            let rows: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
            Ok((name, rows.unsigned_abs()))
        })
        .collect()
}

/// Clears away what a copy that was killed left in the folder under this stem.
pub(super) fn remove_cut_short(folder: &Path, stem: &str) -> std::io::Result<()> {
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

/// The folder of private copies, readable by its owner alone.
pub(super) fn create_private_folder(path: &Path) -> std::io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// An empty file that only its owner can read; SQLite gives its companions the same mode.
pub(super) fn create_private(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    Ok(())
}

fn sync_file(path: &Path) -> std::io::Result<u64> {
    let file = File::open(path)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::super::AuditVerdict;
    use super::super::testing::{audit_entry, store_in};
    use super::*;

    const TIMEOUT: Duration = Duration::from_secs(5);

    fn append(store: &super::super::Store) {
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
            let copied = copy_to(store.path(), &target, TIMEOUT).unwrap();

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
        let refused = copy_to(&path, &target, TIMEOUT);
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
        let refused = copy_to(&path, &target, TIMEOUT);
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
    fn an_existing_file_is_never_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let target = dir.path().join("copy.db");
        fs::write(&target, "an older copy").unwrap();
        assert!(copy_to(store.path(), &target, TIMEOUT).is_err());
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

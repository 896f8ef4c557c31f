//! Copies of a file, and what goes wrong on the way.

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
    assert!(matches!(refused, Err(StoreError::NoRoom { needed, free }) if needed > 4 << 40 && free < needed));
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

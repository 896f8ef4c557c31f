//! The store as its callers meet it, on a file.

use std::sync::mpsc as std_mpsc;
use std::time::Duration;

use super::*;
use crate::store::testing::{audit_entry, store_in, store_with};
use crate::store::{AuditVerdict, Backend, Store, StoreError, StoreOptions};

async fn append(store: &Store, action: &'static str) -> Result<(), StoreError> {
    store.write(move |tx| tx.append_audit(&audit_entry(action))).await
}

async fn lines(store: &Store) -> u64 {
    match store.read(|reader| reader.verify_audit()).await.unwrap() {
        AuditVerdict::Intact { lines, .. } => lines,
        broken => panic!("{broken:?}"),
    }
}

/// Keeps the writer busy until the returned sender is dropped.
fn occupy(store: &Store) -> std_mpsc::Sender<()> {
    let (release, released) = std_mpsc::channel::<()>();
    let (entered, inside) = std_mpsc::channel();
    let store = store.clone();
    std::thread::spawn(move || {
        store.write_blocking(move |_| {
            entered.send(()).unwrap();
            let _ = released.recv();
            Ok::<_, StoreError>(())
        })
    });
    inside.recv().unwrap();
    release
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_are_found_by_whoever_opens_the_files_as_they_lie() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    let writes: Vec<_> = (0..500)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { append(&store, "write").await })
        })
        .collect();
    for write in writes {
        write.await.unwrap().unwrap();
    }
    // As after a kill: nothing was closed. Not by `std::fs`, see `connect`.
    let crashed = tempfile::tempdir().unwrap();
    let copied = std::process::Command::new("cp")
        .arg(dir.path().join("rollbook.db"))
        .arg(dir.path().join("rollbook.db-wal"))
        .arg(crashed.path())
        .status();
    assert!(copied.unwrap().success());
    assert_eq!(lines(&store_in(crashed.path())).await, 500);
    store.close();
    assert!(!dir.path().join("rollbook.db-wal").exists());
    assert_eq!(lines(&store_in(dir.path())).await, 500);
}

#[test]
fn two_stores_write_to_one_file_side_by_side() {
    let dir = tempfile::tempdir().unwrap();
    let writers: Vec<_> = (0..2)
        .map(|_| {
            let folder = dir.path().to_owned();
            std::thread::spawn(move || {
                let store = store_in(&folder);
                for _ in 0..200 {
                    store.write_blocking(|tx| tx.append_audit(&audit_entry("write"))).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    let verdict = store_in(dir.path()).read_blocking(|reader| reader.verify_audit()).unwrap();
    assert!(matches!(verdict, AuditVerdict::Intact { lines: 400, .. }), "{verdict:?}");
}

#[tokio::test]
async fn a_read_sees_one_moment_from_its_beginning_to_its_end() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    let writing = store.clone();
    let seen = store
        .read(move |reader| {
            let before = reader.list_audit(0, 10)?;
            writing.write_blocking(|tx| tx.append_audit(&audit_entry("meanwhile")))?;
            Ok::<_, StoreError>((before, reader.list_audit(0, 10)?))
        })
        .await
        .unwrap();
    assert_eq!(seen, (vec![], vec![]));
    assert_eq!(lines(&store).await, 1);
}

#[tokio::test]
async fn a_panicking_read_fails_alone_and_gives_its_connection_back() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_with(dir.path(), StoreOptions { readers: 1, ..StoreOptions::default() });
    let failed = store
        .read(|reader| -> Result<(), StoreError> {
            reader.list_audit(0, 1)?;
            panic!("in a read")
        })
        .await;
    assert_eq!(failed, Err(StoreError::Panicked));
    append(&store, "after").await.unwrap();
    assert_eq!(lines(&store).await, 1);
}

#[test]
fn a_reader_cannot_write() {
    let dir = tempfile::tempdir().unwrap();
    let refused =
        store_in(dir.path()).read_blocking(|reader| reader.one("CREATE TABLE t(x)", (), |_| Ok(())));
    assert_eq!(refused, Err(StoreError::ReadOnly));
}

#[tokio::test]
async fn a_full_queue_answers_busy_and_recovers() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_with(
        dir.path(),
        StoreOptions { writer_queue: 1, queue_timeout: Duration::from_millis(1), ..StoreOptions::default() },
    );
    let release = occupy(&store);
    let queued = {
        let store = store.clone();
        let (reply, answer) = oneshot::channel();
        let Backend::Sqlite(database) = &*store.inner;
        database
            .writes()
            .unwrap()
            .try_send(Box::new(Call::new(|tx: &Tx<'_>| tx.append_audit(&audit_entry("queued")), reply, None)))
            .map_err(|_| ())
            .unwrap();
        answer
    };
    assert_eq!(append(&store, "one too many").await, Err(StoreError::Busy));
    drop(release);
    assert_eq!(queued.await.unwrap(), Ok(()));
    assert_eq!(lines(&store_in(dir.path())).await, 1);
}

#[tokio::test]
async fn a_caller_who_leaves_while_waiting_for_a_place_holds_up_no_one() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_with(dir.path(), StoreOptions { writer_queue: 1, ..StoreOptions::default() });
    let release = occupy(&store);
    for action in ["leaves queued", "leaves waiting"] {
        let gone = tokio::time::timeout(Duration::ZERO, append(&store, action)).await;
        assert!(gone.is_err(), "{gone:?}");
    }
    drop(release);
    append(&store, "stays").await.unwrap();
    let told = store.read(|reader| reader.list_audit(0, 9)).await.unwrap();
    let actions: Vec<_> = told.iter().map(|line| line.action.as_str()).collect();
    assert_eq!(actions, ["leaves queued", "stays"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_finishes_what_was_queued_and_refuses_what_comes_later() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    let release = occupy(&store);
    let mut queued = Box::pin(append(&store, "queued"));
    let waiting = tokio::time::timeout(Duration::ZERO, &mut queued).await;
    assert!(waiting.is_err());
    drop(release);
    let shutdown = store.clone();
    tokio::task::spawn_blocking(move || shutdown.close()).await.unwrap();
    assert_eq!(queued.await, Ok(()));
    assert_eq!(append(&store, "late").await, Err(StoreError::Closed));
    assert_eq!(store.read(|reader| reader.list_audit(0, 1)).await, Err(StoreError::Closed));
}

//! The only SQL. The root is the face that no engine shows through: closures see a [`Reader`] or a [`Tx`]. The
//! statements stand by subject; what one engine alone knows has a folder of its own.

mod audit;
mod cell;
mod clients;
mod credentials;
mod engine;
mod error;
mod mail;
mod manage;
mod params;
mod profile;
mod registration;
mod row;
mod sign_in;
mod site;
mod sqlite;
mod statements;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub use audit::audit_chain::{AuditFault, AuditVerdict};
pub use audit::audit_check::{AuditCheck, ChainPoint, PieceVerdict};
pub use audit::audit_list::{AuditFilter, AuditPage};
pub use audit::trail::{AuditEntry, AuditLine};
pub use clients::api_keys::{ApiKey, NewApiKey};
pub use clients::oauth::{OauthClient, OauthClientUse, OpenGrant, StoredToken, TokenKind};
pub use credentials::email_changes::{NewEmailChange, StoredEmailChange};
pub use credentials::mail_links::{NewMailLink, StoredMailLink};
pub use engine::{Reader, Tx};
pub use error::{OpenError, StoreError, Unique};
pub use mail::mail_requests::MailRequest;
pub use mail::mail_search::MailSummary;
pub use mail::mail_texts::StoredMailText;
pub use mail::outbox::{MailAttempt, MailState, NewMail, StoredMail};
pub use mail::outbox_pages::{
    ListedMail, MOST_MAILS_COUNTED, MailFilter, MailPlace, MailRecipient, MailTurn,
};
pub use manage::account_conditions::{COUNTED_UP_TO, Count};
pub use manage::account_list::{AccountPage, IdPiece, ListQuery};
pub use manage::carried_tags::{CarriedTag, CarriedTags};
pub use manage::jobs::{NamedSkip, NewJob, Progress};
pub use manage::saved_filters::MOST_SAVED_FILTERS;
pub use manage::tags::{CountedTag, TagFilter, TagOrder};
pub use profile::accounts::NewAccount;
pub use profile::deletions::WhatGoes;
pub use registration::registrations::PendingRegistration;
pub use sign_in::devices::{DEVICE_KEPT, NewDevice, StoredDevice};
pub use sign_in::second_factors::{FactorDraft, PendingSignIn, RecoveryCodeCount, StoredFactor};
pub use sign_in::sessions::{ListedSession, NewSession, PROVEN_FOR, StoredSession};
pub use site::dashboard_counts::{DashboardCounts, MOST_COUNTED};
pub use site::facts::{FileSizes, RowCounts, file_sizes};
pub use site::policy::{PolicyChange, SealedSecret, SettingChange};
pub use site::statistics::DayCount;
pub use sqlite::backup::{Copied, CopyStage, CopyWatch, copy_to, partial_of, remove_cut_short};
pub use sqlite::cancellation::Cancellation;
pub use sqlite::inspect::{FileReport, inspect};
pub use sqlite::lock::{BackupLock, InstanceLock, LockError};
use sqlite::readers::Readers;
pub use sqlite::space::free_bytes;
use sqlite::writer::{Call, Job, Writer};
use tokio::sync::{mpsc, oneshot};

use crate::domain::Clock;

#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// Connections, and so reads at the same time.
    pub readers: u32,
    /// Writes that may wait for the writer; more wait for a place.
    pub writer_queue: usize,
    /// Writes that share one commit at most.
    pub batch: usize,
    /// How long to wait for another process's lock on the file.
    pub busy_timeout: Duration,
    /// How long an async caller waits for its turn before [`StoreError::Busy`].
    pub queue_timeout: Duration,
    /// How long one read of an async caller may take, once it has begun.
    pub read_limit: Duration,
    /// There was a database here before: a missing or empty file is a loss, not a first start.
    pub expect_existing: bool,
    /// The caller has the [`InstanceLock`]; otherwise an upgrade of the schema takes it meanwhile.
    pub holds_instance_lock: bool,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            readers: 4,
            writer_queue: 1024,
            batch: 128,
            busy_timeout: Duration::from_secs(5),
            queue_timeout: Duration::from_secs(5),
            read_limit: Duration::from_secs(5),
            expect_existing: false,
            holds_instance_lock: false,
        }
    }
}

/// The file, open. Cheap to clone; the last clone to go closes it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    queue_timeout: Duration,
    open: Mutex<Option<Open>>,
}

struct Open {
    readers: Readers,
    writes: mpsc::Sender<Box<dyn Job>>,
    writer: JoinHandle<()>,
}

impl Store {
    /// Opens the file or makes it on a first start, brings its schema up to date after making a
    /// copy of it, and starts the writer. Blocks.
    pub fn open(path: &Path, options: StoreOptions, clock: Arc<dyn Clock>) -> Result<Self, OpenError> {
        let conn = sqlite::migrate::open_current(path, &options, clock.as_ref())?;
        let unreadable = |source| OpenError::Unreadable { path: path.to_owned(), source };
        let writer = Writer::new(path, conn, &options).map_err(unreadable)?;
        let readers = Readers::open(path, &options);
        let (writes, queue) = mpsc::channel(options.writer_queue.max(1));
        let writer = std::thread::Builder::new()
            .name("rollbook-writer".into())
            .spawn(move || writer.run(queue))
            .map_err(unreadable)?;
        Ok(Self {
            inner: Arc::new(Inner {
                path: path.to_owned(),
                queue_timeout: options.queue_timeout,
                open: Mutex::new(Some(Open { readers, writes, writer })),
            }),
        })
    }

    /// Runs `f` on the writer thread and answers once its changes are on the disk. An error
    /// or a panic in `f` undoes its changes alone. Once queued, the work is done even if the
    /// caller goes away.
    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let deadline = Instant::now() + self.inner.queue_timeout;
        let (reply, answer) = oneshot::channel();
        self.place(deadline).await?.send(Box::new(Call { work: f, reply, deadline: Some(deadline) }));
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Gives the sender up with the place: one kept by a caller who waits for an answer would
    /// hold up [`Store::close`].
    async fn place(&self, deadline: Instant) -> Result<mpsc::OwnedPermit<Box<dyn Job>>, StoreError> {
        let writes = self.inner.writes()?;
        tokio::time::timeout_at(deadline.into(), writes.reserve_owned())
            .await
            .map_err(|_| StoreError::Busy)?
            .map_err(|_| StoreError::Closed)
    }

    /// As [`Store::write`], for threads of their own: waits for its turn however long it takes.
    ///
    /// # Panics
    /// On a thread that runs async tasks.
    pub fn write_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let call = Box::new(Call { work: f, reply, deadline: None });
        let sent = self.inner.writes()?.blocking_send(call);
        sent.map_err(|_| StoreError::Closed)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Finds a few rows by their unique keys, without a change of threads where nothing stands in
    /// the way: handing so short a read to another thread costs more than the read. Lists and
    /// whatever grows with the number of accounts go through [`read`](Self::read).
    pub async fn look_up<T, F>(&self, f: F) -> Result<T, StoreError>
    where
        F: Fn(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        match self.inner.readers()?.look_up_at_once(&f) {
            Some(found) => found,
            None => self.read(f).await,
        }
    }

    /// Runs `f` on one unchanging view of the file, off the async threads. One that takes longer than
    /// [`StoreOptions::read_limit`] is ended with [`StoreError::Interrupted`].
    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.inner.readers()?.read(f).await
    }

    /// As [`Store::read`], on the calling thread and for as long as it takes.
    pub fn read_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        self.inner.readers()?.read_blocking(f)
    }

    /// The schema version of this binary, which is that of the open file.
    pub fn schema_version(&self) -> u32 {
        sqlite::migrate::known_version()
    }

    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// Refuses new work, finishes what was queued, folds the log into the file and waits for
    /// all of that. Blocks; a second call does nothing.
    pub fn close(&self) {
        self.inner.close();
    }
}

impl Inner {
    fn writes(&self) -> Result<mpsc::Sender<Box<dyn Job>>, StoreError> {
        let open = self.lock();
        Ok(open.as_ref().ok_or(StoreError::Closed)?.writes.clone())
    }

    fn readers(&self) -> Result<Readers, StoreError> {
        let open = self.lock();
        Ok(open.as_ref().ok_or(StoreError::Closed)?.readers.clone())
    }

    fn close(&self) {
        let Some(open) = self.lock().take() else {
            return;
        };
        // The readers go first, so that the writer's connection is the last and tidies up.
        drop(open.readers);
        drop(open.writes);
        // A closure that held the last clone would have the writer wait for itself.
        if open.writer.thread().id() != std::thread::current().id() {
            let _ = open.writer.join();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.close();
    }
}

/// What tests of anything above the file need to have one.
#[cfg(test)]
pub(crate) mod testing {
    use super::*;
    use crate::domain::Timestamp;

    /// Stands at 2026-01-31T10:11:12Z.
    pub(crate) struct StoppedClock;

    impl Clock for StoppedClock {
        fn now(&self) -> Timestamp {
            Timestamp::from_millis(1_769_854_272_000)
        }
    }

    pub(crate) fn store_in(folder: &Path) -> Store {
        store_with(folder, StoreOptions::default())
    }

    pub(crate) fn store_with(folder: &Path, options: StoreOptions) -> Store {
        Store::open(&folder.join("rollbook.db"), options, Arc::new(StoppedClock)).unwrap()
    }

    /// A line with nothing in it but the action.
    pub(crate) fn audit_entry(action: &'static str) -> AuditEntry {
        AuditEntry {
            at: StoppedClock.now(),
            actor_kind: "system",
            actor_id: None,
            actor_label: None,
            action,
            target_kind: None,
            target_id: None,
            peer: None,
            request_id: None,
            details: serde_json::json!({}),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc as std_mpsc;

    use super::testing::{audit_entry, store_in, store_with};
    use super::*;

    async fn append(store: &Store, action: &'static str) -> Result<i64, StoreError> {
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
            StoreOptions {
                writer_queue: 1,
                queue_timeout: Duration::from_millis(1),
                ..StoreOptions::default()
            },
        );
        let release = occupy(&store);
        let queued = {
            let store = store.clone();
            let (reply, answer) = oneshot::channel();
            store
                .inner
                .writes()
                .unwrap()
                .try_send(Box::new(Call {
                    work: |tx: &Tx<'_>| tx.append_audit(&audit_entry("queued")),
                    reply,
                    deadline: None,
                }))
                .map_err(|_| ())
                .unwrap();
            answer
        };
        assert_eq!(append(&store, "one too many").await, Err(StoreError::Busy));
        drop(release);
        assert_eq!(queued.await.unwrap(), Ok(1));
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
        assert_eq!(queued.await, Ok(1));
        assert_eq!(append(&store, "late").await, Err(StoreError::Closed));
        assert_eq!(store.read(|reader| reader.list_audit(0, 1)).await, Err(StoreError::Closed));
    }
}

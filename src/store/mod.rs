//! The only SQL: one SQLite file with one writer thread and a few readers.
//! No type of the engine leaves this folder; closures see a [`Reader`] or a [`Tx`].

mod accounts;
mod api_keys;
mod audit;
mod backup;
mod error;
mod lock;
mod mail_links;
mod migrate;
mod oauth;
mod outbox;
mod policy;
mod readers;
mod registrations;
mod sessions;
mod statements;
mod writer;

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use tokio::sync::{mpsc, oneshot};

pub use accounts::NewAccount;
pub use api_keys::{ApiKey, NewApiKey};
pub use audit::{AuditEntry, AuditFault, AuditLine, AuditVerdict};
pub use backup::{Copied, copy_to};
pub use error::{OpenError, StoreError};
pub use lock::{InstanceLock, LockError};
pub use mail_links::{NewMailLink, StoredMailLink};
pub use oauth::{OauthClient, StoredToken, TokenKind};
pub use outbox::{MailAttempt, MailState, NewMail, StoredMail};
pub use policy::PolicyChange;
pub use readers::Reader;
pub use registrations::PendingRegistration;
pub use sessions::{IDLE_REMEMBERED, NewSession, StoredSession};
pub use writer::Tx;

use crate::domain::Clock;
use readers::Readers;
use writer::{Call, Job, Writer};

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
    pub patience: Duration,
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
            patience: Duration::from_secs(5),
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
    patience: Duration,
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
        let conn = migrate::open_current(path, &options, clock.as_ref())?;
        let unreadable = |source| OpenError::Unreadable { path: path.to_owned(), source };
        let identity = FileIdentity::of(path).map_err(unreadable)?;
        let readers = Readers::open(path, &options);
        let (writes, queue) = mpsc::channel(options.writer_queue.max(1));
        let writer = Writer::new(path.to_owned(), identity, conn, options.busy_timeout, options.batch);
        let writer = std::thread::Builder::new()
            .name("rollbook-writer".into())
            .spawn(move || writer.run(queue))
            .map_err(unreadable)?;
        Ok(Self {
            inner: Arc::new(Inner {
                path: path.to_owned(),
                patience: options.patience,
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
        let deadline = Instant::now() + self.inner.patience;
        let writes = self.inner.writes()?;
        let place = tokio::time::timeout_at(deadline.into(), writes.reserve())
            .await
            .map_err(|_| StoreError::Busy)?
            .map_err(|_| StoreError::Closed)?;
        let (reply, answer) = oneshot::channel();
        place.send(Box::new(Call { work: f, reply, deadline: Some(deadline) }));
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
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
        let call = Call { work: f, reply, deadline: None };
        self.inner.writes()?.blocking_send(Box::new(call)).map_err(|_| StoreError::Closed)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Runs `f` on one unchanging view of the file, off the async threads.
    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.inner.readers()?.read(f).await
    }

    /// As [`Store::read`], on the calling thread.
    pub fn read_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        self.inner.readers()?.read_blocking(f)
    }

    /// The schema version of this binary, which is that of the open file.
    pub fn schema_version(&self) -> u32 {
        migrate::known_version()
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Writer,
    Reader,
    /// The target of a copy, which is synced as a whole at its end.
    Copy,
}

/// Never creates a file. Do not open the database through `std::fs` while this process has a
/// connection to it: closing such a handle drops SQLite's locks (POSIX advisory locks).
fn connect(path: &Path, role: Role, busy_timeout: Duration) -> Result<Connection, StoreError> {
    let conn = open_plain(path, role)?;
    set_pragmas(&conn, role, busy_timeout)?;
    Ok(conn)
}

fn open_plain(path: &Path, role: Role) -> Result<Connection, StoreError> {
    let access = match role {
        Role::Reader => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Role::Writer | Role::Copy => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    #[expect(clippy::disallowed_methods, reason = "this is where the store opens the file")]
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    Ok(conn)
}

/// Everything that is set on a connection, for every connection there is.
fn set_pragmas(conn: &Connection, role: Role, busy_timeout: Duration) -> rusqlite::Result<()> {
    conn.busy_timeout(busy_timeout)?;
    // Memory-mapping is off: an I/O error or a shortened file would end the process by a signal.
    conn.execute_batch(
        "PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;",
    )?;
    match role {
        Role::Writer => {
            conn.set_prepared_statement_cache_capacity(256);
            conn.execute_batch(
                "PRAGMA journal_mode = WAL;
                 PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON;
                 PRAGMA cache_size = -4096;
                 PRAGMA wal_autocheckpoint = 1000;
                 PRAGMA journal_size_limit = 16777216;",
            )
        }
        Role::Reader => {
            conn.set_prepared_statement_cache_capacity(128);
            conn.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -1024;")
        }
        Role::Copy => conn.execute_batch("PRAGMA synchronous = OFF; PRAGMA cache_size = -1024;"),
    }
}

/// Which file on the disk is the open one, so that a path that leads elsewhere is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileIdentity {
    device: u64,
    inode: u64,
}

impl FileIdentity {
    fn of(path: &Path) -> std::io::Result<Self> {
        let metadata = std::fs::metadata(path)?;
        Ok(Self { device: metadata.dev(), inode: metadata.ino() })
    }

    /// One `stat`: without it, writes to a deleted file would succeed and be gone at the end.
    fn confirm(self, path: &Path) -> Result<(), StoreError> {
        match Self::of(path) {
            Ok(now) if now == self => Ok(()),
            Ok(_) => Err(StoreError::Lost),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StoreError::Lost),
            Err(error) => Err(StoreError::Io(error.to_string())),
        }
    }
}

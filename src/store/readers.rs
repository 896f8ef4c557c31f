//! The bounded pool of read-only connections, and the view of the file that a closure gets.
//! Nothing here can write: the connections are opened read-only.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::Semaphore;

use super::{Role, StoreError, StoreOptions, set_pragmas};

/// One consistent view of the file. What can be asked of it stands in one file per aggregate.
pub struct Reader<'c> {
    conn: &'c Connection,
}

impl<'c> Reader<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        Self { conn }
    }

    pub(super) fn conn(&self) -> &'c Connection {
        self.conn
    }
}

/// A read transaction. Its two statements are prepared once for each connection, which a short read
/// notices. Dropping it ends it, also when a closure panics.
struct Snapshot<'c> {
    conn: &'c Connection,
}

impl<'c> Snapshot<'c> {
    fn begin(conn: &'c Connection) -> rusqlite::Result<Self> {
        conn.prepare_cached("BEGIN DEFERRED")?.execute([])?;
        Ok(Self { conn })
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        let ended = self.conn.prepare_cached("ROLLBACK").and_then(|mut end| end.execute([]));
        if let Err(error) = ended {
            tracing::error!(%error, "a read of the database could not be ended");
        }
    }
}

#[derive(Clone)]
pub(super) struct Readers {
    pool: r2d2::Pool<SqliteConnectionManager>,
    /// Waiting happens here, in async code, so that waiting readers hold no thread.
    places: Arc<Semaphore>,
    patience: Duration,
    busy_timeout: Duration,
}

impl Readers {
    pub(super) fn open(path: &Path, options: &StoreOptions) -> Self {
        let busy_timeout = options.busy_timeout;
        let manager = SqliteConnectionManager::file(path)
            .with_flags(OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .with_init(move |conn| set_pragmas(conn, Role::Reader, busy_timeout));
        let count = options.readers.max(1);
        let pool = r2d2::Pool::builder()
            .max_size(count)
            .min_idle(Some(1))
            // Without ages there is no reaper thread, which would outlive the pool.
            .idle_timeout(None)
            .max_lifetime(None)
            .test_on_check_out(false)
            .connection_timeout(options.patience.max(Duration::from_millis(1)))
            .error_handler(Box::new(r2d2::NopErrorHandler))
            .build_unchecked(manager);
        Self {
            pool,
            places: Arc::new(Semaphore::new(count as usize)),
            patience: options.patience,
            busy_timeout,
        }
    }

    pub(super) async fn read<T, E, F>(self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let deadline = Instant::now() + self.patience;
        let place = tokio::time::timeout_at(deadline.into(), self.places.clone().acquire_owned())
            .await
            .map_err(|_| StoreError::Busy)?
            .map_err(|_| StoreError::Closed)?;
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            self.read_blocking(f)
        });
        done.await.unwrap_or_else(|failed| {
            Err(if failed.is_panic() { StoreError::Panicked.into() } else { StoreError::Closed.into() })
        })
    }

    /// The look-up at once, on this thread; `None` where it would have to wait for anything.
    pub(super) fn look_up_at_once<T>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>,
    ) -> Option<Result<T, StoreError>> {
        let _place = self.places.try_acquire().ok()?;
        let conn = self.pool.try_get()?;
        let found = conn.busy_timeout(Duration::ZERO).and_then(|()| Snapshot::begin(&conn));
        let found = found.map_err(StoreError::from).and_then(|snapshot| f(&Reader::new(snapshot.conn)));
        Some(found).filter(|found| !matches!(found, Err(StoreError::Busy)))
    }

    pub(super) fn read_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        let conn = self.pool.get().map_err(|_| StoreError::Busy)?;
        conn.busy_timeout(self.busy_timeout).map_err(StoreError::from)?;
        let snapshot = Snapshot::begin(&conn).map_err(StoreError::from)?;
        f(&Reader::new(snapshot.conn))
    }
}

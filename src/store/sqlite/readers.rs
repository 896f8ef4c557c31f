//! The bounded pool of read-only connections. Nothing here can write: the connections are opened read-only.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use r2d2_sqlite::SqliteConnectionManager;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::{Semaphore, oneshot};

use crate::store::engine::Engine;
use crate::store::sqlite::cancellation::{end_at, end_never};
use crate::store::sqlite::connection::{Role, set_pragmas};
use crate::store::sqlite::session::Session;
use crate::store::{Reader, StoreError, StoreOptions};

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

    fn reader(&self) -> Reader<'c> {
        Reader::new(Engine::Sqlite(Session::of(self.conn)))
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        // First, or a read whose time is over could not be ended either.
        let unbound = end_never(self.conn);
        let ended =
            unbound.and_then(|()| self.conn.prepare_cached("ROLLBACK")).and_then(|mut end| end.execute([]));
        if let Err(error) = ended {
            tracing::error!(%error, "a read of the database could not be ended");
        }
    }
}

#[derive(Clone)]
pub(in crate::store) struct Readers {
    pool: r2d2::Pool<SqliteConnectionManager>,
    /// Waiting happens here, in async code, so that waiting readers hold no thread.
    places: Arc<Semaphore>,
    /// Both for a place and for a thread.
    queue_timeout: Duration,
    read_limit: Duration,
    busy_timeout: Duration,
}

impl Readers {
    pub(in crate::store) fn open(path: &Path, options: &StoreOptions) -> Self {
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
            .connection_timeout(options.queue_timeout.max(Duration::from_millis(1)))
            .error_handler(Box::new(r2d2::NopErrorHandler))
            .build_unchecked(manager);
        Self {
            pool,
            places: Arc::new(Semaphore::new(count as usize)),
            queue_timeout: options.queue_timeout,
            read_limit: options.read_limit,
            busy_timeout,
        }
    }

    pub(in crate::store) async fn read<T, E, F>(self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let deadline = Instant::now() + self.queue_timeout;
        let place = tokio::time::timeout_at(deadline.into(), self.places.clone().acquire_owned())
            .await
            .map_err(|_| StoreError::Busy)?
            .map_err(|_| StoreError::Closed)?;
        let (begins, has_begun) = oneshot::channel();
        let is_claimed = Arc::new(AtomicBool::new(false));
        let claimed_there = is_claimed.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            if claimed_there.swap(true, Ordering::Relaxed) {
                return Err(StoreError::Busy.into());
            }
            let _ = begins.send(());
            let limit = Some(self.read_limit);
            self.read_within(limit, f)
        });
        let is_late = tokio::time::timeout_at(deadline.into(), has_begun).await.is_err();
        // Either the thread or the caller's end of patience comes first, never both.
        if is_late && !is_claimed.swap(true, Ordering::Relaxed) {
            return Err(StoreError::Busy.into());
        }
        done.await.unwrap_or_else(|failed| {
            Err(if failed.is_panic() { StoreError::Panicked.into() } else { StoreError::Closed.into() })
        })
    }

    /// The look-up at once, on this thread; `None` where it would have to wait for anything.
    pub(in crate::store) fn look_up_at_once<T>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>,
    ) -> Option<Result<T, StoreError>> {
        let _place = self.places.try_acquire().ok()?;
        let conn = self.pool.try_get()?;
        let found = conn.busy_timeout(Duration::ZERO).and_then(|()| Snapshot::begin(&conn));
        let found = found.map_err(StoreError::from).and_then(|snapshot| f(&snapshot.reader()));
        Some(found).filter(|found| !matches!(found, Err(StoreError::Busy)))
    }

    /// However long it takes: for threads that nobody else waits for.
    pub(in crate::store) fn read_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        self.read_within(None, f)
    }

    fn read_within<T, E, F>(&self, limit: Option<Duration>, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        let conn = self.pool.get().map_err(|_| StoreError::Busy)?;
        conn.busy_timeout(self.busy_timeout).map_err(StoreError::from)?;
        let snapshot = Snapshot::begin(&conn).map_err(StoreError::from)?;
        if let Some(limit) = limit {
            end_at(&conn, Instant::now() + limit).map_err(StoreError::from)?;
        }
        f(&snapshot.reader())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::{store_in, store_with};

    const FOR_EVER: &str =
        "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT count(*) FROM up";

    fn one(reader: &Reader<'_>, sql: &str) -> Result<i64, StoreError> {
        reader.one(sql, (), |row| row.get(0))
    }

    fn short(read_limit: Duration) -> StoreOptions {
        StoreOptions { readers: 1, read_limit, ..StoreOptions::default() }
    }

    #[tokio::test]
    async fn a_read_without_end_is_ended_and_its_connection_serves_the_next() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_with(dir.path(), short(Duration::from_millis(20)));
        let endless = store.read(|reader| one(reader, FOR_EVER)).await;
        assert_eq!(endless, Err(StoreError::Interrupted));
        assert!(StoreError::Interrupted.is_passing());
        assert_eq!(store.read(|reader| one(reader, "SELECT 7")).await, Ok(7));
        // Nor does a time that is over hang on to the connection.
        let counted = "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up LIMIT 100000) \
                       SELECT count(*) FROM up";
        assert_eq!(store.read_blocking(|reader| one(reader, counted)), Ok(100_000));
    }

    #[tokio::test]
    async fn many_short_statements_are_ended_as_one_long_one_is() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_with(dir.path(), short(Duration::from_millis(20)));
        let endless: Result<(), _> = store
            .read(|reader| {
                loop {
                    reader.exists("SELECT count(*) FROM accounts", ())?;
                }
            })
            .await;
        assert_eq!(endless, Err(StoreError::Interrupted));
    }

    #[test]
    fn patience_covers_the_wait_for_a_thread_too() {
        let dir = tempfile::tempdir().unwrap();
        let options = StoreOptions { queue_timeout: Duration::from_millis(20), ..StoreOptions::default() };
        let store = store_with(dir.path(), options);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .max_blocking_threads(1)
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let (release, released) = std::sync::mpsc::channel::<()>();
            let occupied = tokio::task::spawn_blocking(move || released.recv());
            assert_eq!(store.read(|reader| one(reader, "SELECT 7")).await, Err(StoreError::Busy));
            drop(release);
            let _ = occupied.await;
            assert_eq!(store.read(|reader| one(reader, "SELECT 7")).await, Ok(7));
        });
    }

    #[test]
    fn a_thread_of_its_own_may_read_for_as_long_as_it_takes() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let counted = store.read_blocking(|reader| {
            one(
                reader,
                "WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up LIMIT 10000) \
                         SELECT count(*) FROM up",
            )
        });
        assert_eq!(counted, Ok(10_000));
    }
}

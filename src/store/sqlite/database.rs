//! A database in a file: the writer's thread and the readers, from its opening to its end. What each method
//! promises stands at [`crate::store::Store`].

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};

use crate::domain::{Clock, Entropy, Seal};
use crate::store::engine::ChangeFollower;
use crate::store::sqlite::migrate;
use crate::store::sqlite::readers::Readers;
use crate::store::sqlite::writer::{AuditSeal, Call, Follower, Job, Writer};
use crate::store::{OpenError, Reader, StoreError, StoreOptions, Tx};

/// The file, open: its writer and its readers.
pub(in crate::store) struct Database {
    path: PathBuf,
    queue_timeout: Duration,
    writes_fail: Arc<AtomicBool>,
    commits: Arc<AtomicU64>,
    seal: AuditSeal,
    follower: Follower,
    open: Mutex<Option<Open>>,
}

struct Open {
    readers: Readers,
    writes: mpsc::Sender<Box<dyn Job>>,
    writer: JoinHandle<()>,
}

impl Database {
    /// Opens the file or makes it on a first start, brings its schema up to date after making a
    /// copy of it, and starts the writer. Blocks.
    pub fn open(
        path: &Path,
        options: StoreOptions,
        clock: &dyn Clock,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, OpenError> {
        let conn = migrate::open_current(path, &options, clock)?;
        let unreadable = |source| OpenError::Unreadable { path: path.to_owned(), source };
        let seal = AuditSeal::default();
        let follower = Follower::default();
        let writer =
            Writer::new(path, conn, entropy, seal.clone(), follower.clone(), &options).map_err(unreadable)?;
        let writes_fail = writer.writes_fail.clone();
        let commits = writer.commits.clone();
        let readers = Readers::open(path, &options);
        let (writes, queue) = mpsc::channel(options.writer_queue.max(1));
        let writer = std::thread::Builder::new()
            .name("rollbook-writer".into())
            .spawn(move || writer.run(queue))
            .map_err(unreadable)?;
        Ok(Self {
            path: path.to_owned(),
            queue_timeout: options.queue_timeout,
            writes_fail,
            commits,
            seal,
            follower,
            open: Mutex::new(Some(Open { readers, writes, writer })),
        })
    }

    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnMut(&Tx<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let deadline = Instant::now() + self.queue_timeout;
        let (reply, answer) = oneshot::channel();
        self.place(deadline).await?.send(Box::new(Call::new(f, reply, Some(deadline))));
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Gives the sender up with the place: one kept by a caller who waits for an answer would
    /// hold up [`Database::close`].
    async fn place(&self, deadline: Instant) -> Result<mpsc::OwnedPermit<Box<dyn Job>>, StoreError> {
        let writes = self.writes()?;
        tokio::time::timeout_at(deadline.into(), writes.reserve_owned())
            .await
            .map_err(|_| StoreError::Busy)?
            .map_err(|_| StoreError::Closed)
    }

    pub fn write_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnMut(&Tx<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let call = Box::new(Call::new(f, reply, None));
        let sent = self.writes()?.blocking_send(call);
        sent.map_err(|_| StoreError::Closed)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    pub async fn look_up<T, F>(&self, f: F) -> Result<T, StoreError>
    where
        F: Fn(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        match self.readers()?.look_up_at_once(&f) {
            Some(found) => found,
            None => self.read(f).await,
        }
    }

    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        self.readers()?.read(f).await
    }

    pub fn read_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        self.readers()?.read_blocking(f)
    }

    pub fn writes_fail(&self) -> &AtomicBool {
        &self.writes_fail
    }

    pub fn seal_audit_with(&self, seal: Arc<dyn Seal>) {
        // A second one would be of the same key.
        let _ = self.seal.set(seal);
    }

    pub fn tell_changes_to(&self, follower: Arc<dyn ChangeFollower>) {
        // There is one.
        let _ = self.follower.set(follower);
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    pub fn writes_waiting(&self) -> usize {
        self.lock().as_ref().map_or(0, |open| open.writes.max_capacity() - open.writes.capacity())
    }

    pub fn close(&self) {
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

    fn writes(&self) -> Result<mpsc::Sender<Box<dyn Job>>, StoreError> {
        let open = self.lock();
        Ok(open.as_ref().ok_or(StoreError::Closed)?.writes.clone())
    }

    fn readers(&self) -> Result<Readers, StoreError> {
        let open = self.lock();
        Ok(open.as_ref().ok_or(StoreError::Closed)?.readers.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.close();
    }
}

#[cfg(test)]
mod tests;

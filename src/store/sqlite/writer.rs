//! The one writer thread and its group commit: what waits is run together, each piece in its own
//! savepoint, committed once, and only then answered.

use std::collections::VecDeque;
use std::os::unix::fs::MetadataExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::domain::Entropy;
use crate::store::engine::Engine;
use crate::store::sqlite::connection::{Role, connect};
use crate::store::sqlite::lock::Turns;
use crate::store::sqlite::search_pending;
use crate::store::sqlite::session::{Session, run};
use crate::store::{StoreError, StoreOptions, Tx};

/// A piece of work that waits for the writer.
pub(in crate::store) trait Job: Send {
    /// Past this moment its caller would rather hear "busy".
    fn deadline(&self) -> Option<Instant>;
    fn run(self: Box<Self>, tx: &Tx<'_>) -> Ran;
    fn refuse(self: Box<Self>, error: StoreError);
}

/// What a piece of work left behind: its answer is held back until the commit is known.
pub(in crate::store) struct Ran {
    succeeded: bool,
    answer: Box<dyn FnOnce(Result<(), StoreError>)>,
}

impl Ran {
    /// `committed` as an error replaces the work's own outcome: that may rest on what is undone.
    fn answer(self, committed: Result<(), StoreError>) {
        // The caller may be gone, and then the outcome is dropped here: a panic in that
        // must not end the writer.
        let _ = catch_unwind(AssertUnwindSafe(|| (self.answer)(committed)));
    }
}

pub(in crate::store) struct Call<T, E, F> {
    pub(in crate::store) work: F,
    pub(in crate::store) reply: oneshot::Sender<Result<T, E>>,
    pub(in crate::store) deadline: Option<Instant>,
}

impl<T, E, F> Job for Call<T, E, F>
where
    F: FnMut(&Tx<'_>) -> Result<T, E> + Send + 'static,
    E: From<StoreError> + Send + 'static,
    T: Send + 'static,
{
    fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    fn run(self: Box<Self>, tx: &Tx<'_>) -> Ran {
        let Call { mut work, reply, .. } = *self;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(tx))).unwrap_or_else(|_| {
            tracing::error!("a write panicked; its changes are undone");
            Err(StoreError::Panicked.into())
        });
        Ran {
            succeeded: outcome.is_ok(),
            answer: Box::new(move |committed| {
                let _ = reply.send(match committed {
                    Ok(()) => outcome,
                    Err(error) => Err(error.into()),
                });
            }),
        }
    }

    fn refuse(self: Box<Self>, error: StoreError) {
        let _ = self.reply.send(Err(error.into()));
    }
}

pub(in crate::store) struct Writer {
    path: PathBuf,
    identity: FileIdentity,
    turns: Turns,
    entropy: Arc<dyn Entropy>,
    busy_timeout: Duration,
    batch: usize,
    /// `None` after an error that makes the connection doubtful, until it is opened anew.
    conn: Option<Connection>,
}

impl Writer {
    pub(in crate::store) fn new(
        path: &Path,
        conn: Connection,
        entropy: Arc<dyn Entropy>,
        options: &StoreOptions,
    ) -> std::io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            identity: FileIdentity::of(path)?,
            turns: Turns::open(path)?,
            entropy,
            busy_timeout: options.busy_timeout,
            batch: options.batch.max(1),
            conn: Some(conn),
        })
    }

    /// Works until every sender is gone and the queue is empty.
    pub(in crate::store) fn run(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
        let mut taken = Vec::with_capacity(self.batch);
        let mut jobs = VecDeque::with_capacity(self.batch);
        while queue.blocking_recv_many(&mut taken, self.batch) > 0 {
            jobs.extend(taken.drain(..));
            while !jobs.is_empty() {
                self.commit_together(&mut jobs);
            }
        }
        if let Some(conn) = &self.conn {
            let _ = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }

    /// Runs the jobs in one transaction and answers them. Those that were not run yet when
    /// SQLite gave the transaction up are left in `jobs` for another one.
    fn commit_together(&mut self, jobs: &mut VecDeque<Box<dyn Job>>) {
        refuse_overdue(jobs);
        if jobs.is_empty() {
            return;
        }
        let entropy = self.entropy.clone();
        let conn = match self.begin() {
            Ok(conn) => conn,
            Err(error) => {
                self.recover(&error);
                jobs.drain(..).for_each(|job| job.refuse(error.clone()));
                return;
            }
        };
        let mut ran = Vec::with_capacity(jobs.len());
        let tx = transaction(conn, entropy.as_ref());
        let committed = run_each(&tx, conn, jobs, &mut ran).and_then(|()| finish(&tx, conn, &ran));
        if let Err(error) = &committed {
            self.recover(error);
        }
        for done in ran {
            done.answer(committed.clone());
        }
    }

    fn begin(&mut self) -> Result<&Connection, StoreError> {
        self.identity.confirm(&self.path)?;
        let conn = match self.conn.take() {
            Some(conn) => conn,
            None => connect(&self.path, Role::Writer, self.busy_timeout)?,
        };
        let conn = self.conn.insert(conn);
        let _turn = self.turns.take();
        run(conn, "BEGIN IMMEDIATE")?;
        Ok(conn)
    }

    /// Leaves no transaction open, and no connection that may have been harmed.
    fn recover(&mut self, error: &StoreError) {
        tracing::error!(%error, "a commit failed; nothing of it is stored");
        let Some(conn) = &self.conn else { return };
        let ended = conn.is_autocommit() || run(conn, "ROLLBACK").is_ok();
        let harmless = matches!(
            error,
            StoreError::Busy | StoreError::Full | StoreError::RolledBack | StoreError::Constraint(_)
        );
        if !(ended && harmless) {
            self.conn = None;
        }
    }
}

fn transaction<'c>(conn: &'c Connection, entropy: &'c dyn Entropy) -> Tx<'c> {
    Tx::new(Engine::Sqlite(Session::of(conn)), entropy)
}

fn refuse_overdue(jobs: &mut VecDeque<Box<dyn Job>>) {
    let now = Instant::now();
    for _ in 0..jobs.len() {
        let Some(job) = jobs.pop_front() else { return };
        if job.deadline().is_some_and(|deadline| deadline < now) {
            job.refuse(StoreError::Busy);
        } else {
            jobs.push_back(job);
        }
    }
}

fn run_each(
    tx: &Tx<'_>,
    conn: &Connection,
    jobs: &mut VecDeque<Box<dyn Job>>,
    ran: &mut Vec<Ran>,
) -> Result<(), StoreError> {
    while let Some(job) = jobs.pop_front() {
        if let Err(error) = run(conn, "SAVEPOINT piece") {
            job.refuse(error.clone());
            return Err(error);
        }
        let done = job.run(tx);
        if conn.is_autocommit() {
            // SQLite undid the whole transaction. The piece that met the error knows best why.
            if done.succeeded {
                ran.push(done);
            } else {
                done.answer(Ok(()));
            }
            return Err(StoreError::RolledBack);
        }
        let succeeded = done.succeeded;
        ran.push(done);
        if succeeded {
            tx.tallies().keep_piece();
        } else {
            tx.tallies().drop_piece();
            run(conn, "ROLLBACK TO piece")?;
        }
        run(conn, "RELEASE piece")?;
    }
    Ok(())
}

fn finish(tx: &Tx<'_>, conn: &Connection, ran: &[Ran]) -> Result<(), StoreError> {
    if !ran.iter().any(|done| done.succeeded) {
        return run(conn, "ROLLBACK");
    }
    tx.write_tallies()?;
    search_pending::take_in(conn)?;
    run(conn, "COMMIT")
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

#[cfg(test)]
mod tests;

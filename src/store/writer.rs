//! The one writer thread and its group commit: what waits is run together, each piece in its own
//! savepoint, committed once, and only then answered.

use std::collections::VecDeque;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::{FileIdentity, Reader, Role, StoreError, connect};

/// A write in progress: sees its own changes and those of its neighbours in the same commit,
/// and leaves no trace when its closure returns an error.
pub struct Tx<'c> {
    reader: Reader<'c>,
}

impl<'c> Deref for Tx<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

/// A piece of work that waits for the writer.
pub(super) trait Job: Send {
    /// Past this moment its caller would rather hear "busy".
    fn deadline(&self) -> Option<Instant>;
    fn run(self: Box<Self>, tx: &Tx<'_>) -> Ran;
    fn refuse(self: Box<Self>, error: StoreError);
}

/// What a piece of work left behind: its answer is held back until the commit is known.
pub(super) struct Ran {
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

pub(super) struct Call<T, E, F> {
    pub(super) work: F,
    pub(super) reply: oneshot::Sender<Result<T, E>>,
    pub(super) deadline: Option<Instant>,
}

impl<T, E, F> Job for Call<T, E, F>
where
    F: FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    E: From<StoreError> + Send + 'static,
    T: Send + 'static,
{
    fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    fn run(self: Box<Self>, tx: &Tx<'_>) -> Ran {
        let Call { work, reply, .. } = *self;
        let outcome =
            catch_unwind(AssertUnwindSafe(|| work(tx))).unwrap_or_else(|_| Err(StoreError::Panicked.into()));
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

pub(super) struct Writer {
    path: PathBuf,
    identity: FileIdentity,
    busy_timeout: Duration,
    batch: usize,
    /// `None` after an error that makes the connection doubtful, until it is opened anew.
    conn: Option<Connection>,
}

impl Writer {
    pub(super) fn new(
        path: PathBuf,
        identity: FileIdentity,
        conn: Connection,
        busy_timeout: Duration,
        batch: usize,
    ) -> Self {
        Self { path, identity, busy_timeout, batch: batch.max(1), conn: Some(conn) }
    }

    /// Works until every sender is gone and the queue is empty.
    pub(super) fn run(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
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
        let conn = match self.begin() {
            Ok(conn) => conn,
            Err(error) => {
                self.recover(&error);
                jobs.drain(..).for_each(|job| job.refuse(error.clone()));
                return;
            }
        };
        let mut ran = Vec::with_capacity(jobs.len());
        let committed = run_each(conn, jobs, &mut ran).and_then(|()| finish(conn, &ran));
        if let Err(error) = &committed {
            self.recover(error);
        }
        for done in ran {
            done.answer(committed.clone());
        }
    }

    fn begin(&mut self) -> Result<&Connection, StoreError> {
        let conn = self.connection()?;
        run_cached(conn, "BEGIN IMMEDIATE")?;
        Ok(conn)
    }

    fn connection(&mut self) -> Result<&Connection, StoreError> {
        self.identity.confirm(&self.path)?;
        let conn = match self.conn.take() {
            Some(conn) => conn,
            None => connect(&self.path, Role::Writer, self.busy_timeout)?,
        };
        Ok(self.conn.insert(conn))
    }

    /// Leaves no transaction open, and no connection that may have been harmed.
    fn recover(&mut self, error: &StoreError) {
        tracing::error!(%error, "a commit failed; nothing of it is stored");
        let Some(conn) = &self.conn else { return };
        let ended = conn.is_autocommit() || run_cached(conn, "ROLLBACK").is_ok();
        let harmless = matches!(
            error,
            StoreError::Busy | StoreError::Full | StoreError::RolledBack | StoreError::Constraint(_)
        );
        if !(ended && harmless) {
            self.conn = None;
        }
    }
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
    conn: &Connection,
    jobs: &mut VecDeque<Box<dyn Job>>,
    ran: &mut Vec<Ran>,
) -> Result<(), StoreError> {
    let tx = Tx { reader: Reader::new(conn) };
    while let Some(job) = jobs.pop_front() {
        if let Err(error) = run_cached(conn, "SAVEPOINT piece") {
            job.refuse(error.clone());
            return Err(error);
        }
        let done = job.run(&tx);
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
        if !succeeded {
            run_cached(conn, "ROLLBACK TO piece")?;
        }
        run_cached(conn, "RELEASE piece")?;
    }
    Ok(())
}

fn finish(conn: &Connection, ran: &[Ran]) -> Result<(), StoreError> {
    if ran.iter().any(|done| done.succeeded) {
        run_cached(conn, "COMMIT")
    } else {
        run_cached(conn, "ROLLBACK")
    }
}

fn run_cached(conn: &Connection, sql: &str) -> Result<(), StoreError> {
    conn.prepare_cached(sql)?.execute([])?;
    Ok(())
}

//! The one writer thread and its group commit: what waits is run together, each piece in its own
//! savepoint, committed once, and only then answered.

use std::collections::VecDeque;
use std::os::unix::fs::MetadataExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::domain::{Entropy, Seal};
use crate::store::engine::{ChangeFollower, Engine};
use crate::store::sqlite::cancellation::{end_at, end_never};
use crate::store::sqlite::connection::{Role, connect};
use crate::store::sqlite::lock::Turns;
use crate::store::sqlite::search_pending;
use crate::store::sqlite::session::{Session, run};
use crate::store::{StoreError, StoreOptions, Tx};

/// A piece of work that waits for the writer. Its answer is held back until the commit is known.
pub(in crate::store) trait Job: Send {
    /// Past this moment its caller would rather hear "busy".
    fn deadline(&self) -> Option<Instant>;
    /// Does the work, or does it once more. Whether it ended well.
    fn run(&mut self, tx: &Tx<'_>) -> bool;
    /// `committed` as an error replaces the work's own outcome: that may rest on what is undone.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
}

pub(in crate::store) struct Call<T, E, F> {
    work: F,
    reply: oneshot::Sender<Result<T, E>>,
    deadline: Option<Instant>,
    outcome: Option<Result<T, E>>,
}

impl<T, E, F> Call<T, E, F> {
    pub(in crate::store) fn new(
        work: F,
        reply: oneshot::Sender<Result<T, E>>,
        deadline: Option<Instant>,
    ) -> Self {
        Self { work, reply, deadline, outcome: None }
    }
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

    fn run(&mut self, tx: &Tx<'_>) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let value = (self.work)(tx)?;
            tx.tell_changes()?;
            Ok(value)
        }))
        .unwrap_or_else(|_| {
            tracing::error!("a write panicked; its changes are undone");
            Err(StoreError::Panicked.into())
        });
        self.outcome.insert(outcome).is_ok()
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let Self { reply, outcome, .. } = *self;
        // The caller may be gone, and then the outcome is dropped here: a panic in that
        // must not end the writer.
        let _ = catch_unwind(AssertUnwindSafe(|| {
            let never_ran = || Err(StoreError::Closed.into());
            let _ = reply.send(committed.map_err(E::from).and_then(|()| outcome.unwrap_or_else(never_ran)));
        }));
    }
}

/// What takes back the changes of a piece that failed, and leaves those of its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undo {
    /// The whole transaction: its pieces run once more.
    All,
    /// A savepoint for each piece. In it, every page that the piece changes is copied.
    Piece,
}

/// How a transaction ended.
enum End {
    /// Whoever had work in it gets an answer.
    Answered,
    /// A piece failed that had no savepoint, and all of the transaction is undone.
    Undone,
}

/// What seals the end of the audit trail. It comes after the opening: which key it is, the database says.
pub(in crate::store) type AuditSeal = Arc<OnceLock<Arc<dyn Seal>>>;

/// Who is told of changes to accounts. It comes after the opening, too.
pub(in crate::store) type Follower = Arc<OnceLock<Arc<dyn ChangeFollower>>>;

/// How long the emptying of the log waits for a reader.
const LOG_PATIENCE: Duration = Duration::from_millis(50);

pub(in crate::store) struct Writer {
    path: PathBuf,
    identity: FileIdentity,
    turns: Turns,
    entropy: Arc<dyn Entropy>,
    seal: AuditSeal,
    follower: Follower,
    busy_timeout: Duration,
    write_limit: Duration,
    /// Set when the disk or the file refuses a commit; cleared by whoever has seen a write succeed.
    pub(in crate::store) writes_fail: Arc<AtomicBool>,
    /// Of this process.
    pub(in crate::store) commits: Arc<AtomicU64>,
    batch: usize,
    /// The last batch had a piece that failed, as the next one may.
    expects_failure: bool,
    /// The log holds somebody who was erased.
    log_holds_erased: bool,
    /// `None` after an error that makes the connection doubtful, until it is opened anew.
    conn: Option<Connection>,
}

impl Writer {
    pub(in crate::store) fn new(
        path: &Path,
        conn: Connection,
        entropy: Arc<dyn Entropy>,
        seal: AuditSeal,
        follower: Follower,
        options: &StoreOptions,
    ) -> std::io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            identity: FileIdentity::of(path)?,
            turns: Turns::open(path)?,
            entropy,
            seal,
            follower,
            busy_timeout: options.busy_timeout,
            write_limit: options.write_limit,
            writes_fail: Arc::default(),
            commits: Arc::default(),
            batch: options.batch.max(1),
            expects_failure: false,
            log_holds_erased: false,
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
            self.empty_log_of_erased();
        }
        if let Some(conn) = &self.conn {
            let _ = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        }
    }

    /// Folds the log into the file and cuts it off. Where readers hold it, the next write tries again.
    fn empty_log_of_erased(&mut self) {
        let Some(conn) = self.conn.as_ref().filter(|_| self.log_holds_erased) else { return };
        let folded = conn
            .busy_timeout(LOG_PATIENCE)
            .and_then(|()| conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)));
        self.log_holds_erased = !matches!(folded, Ok(0));
        if conn.busy_timeout(self.busy_timeout).is_err() {
            self.conn = None;
        }
    }

    /// Runs the jobs in one transaction and answers them. Those that were not run yet when
    /// SQLite gave the transaction up are left in `jobs` for another one.
    fn commit_together(&mut self, jobs: &mut VecDeque<Box<dyn Job>>) {
        refuse_overdue(jobs);
        let undo = if self.expects_failure && jobs.len() > 1 { Undo::Piece } else { Undo::All };
        if matches!(self.commit_or_undo(jobs, undo), End::Undone) {
            self.commit_or_undo(jobs, Undo::Piece);
        }
    }

    /// As [`commit_together`](Self::commit_together), but leaves all jobs in `jobs` where it ends undone.
    fn commit_or_undo(&mut self, jobs: &mut VecDeque<Box<dyn Job>>, undo: Undo) -> End {
        if jobs.is_empty() {
            return End::Answered;
        }
        let (entropy, seal, limit) = (self.entropy.clone(), self.seal.get().cloned(), self.write_limit);
        let follower = self.follower.get().cloned();
        let conn = match self.begin() {
            Ok(conn) => conn,
            Err(error) => {
                self.recover(&error);
                jobs.drain(..).for_each(|job| job.answer(Err(error.clone())));
                return End::Answered;
            }
        };
        let tx =
            transaction(conn, entropy.as_ref()).sealed_with(seal.as_deref()).followed_by(follower.as_deref());
        let mut batch = Batch { tx: &tx, conn, undo, limit, ran: Vec::with_capacity(jobs.len()), failed: 0 };
        let committed = batch.run_each(jobs).and_then(|()| batch.finish(jobs));
        let Batch { ran, failed, .. } = batch;
        let (has_erased, has_told) = (tx.has_erased(), tx.has_told());
        self.expects_failure = failed > 0;
        match committed {
            Ok(End::Undone) => {
                ran.into_iter().rev().for_each(|job| jobs.push_front(job));
                return End::Undone;
            }
            Ok(End::Answered) => {
                self.log_holds_erased |= has_erased;
                self.commits.fetch_add(u64::from(failed < ran.len()), Ordering::Relaxed);
                ran.into_iter().for_each(|job| job.answer(Ok(())));
                if let Some(follower) = follower.filter(|_| has_told) {
                    follower.wake();
                }
            }
            Err(error) => {
                self.recover(&error);
                ran.into_iter().for_each(|job| job.answer(Err(error.clone())));
            }
        }
        End::Answered
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
        if !matches!(error, StoreError::Busy | StoreError::Constraint(_)) {
            self.writes_fail.store(true, Ordering::Relaxed);
        }
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
            job.answer(Err(StoreError::Busy));
        } else {
            jobs.push_back(job);
        }
    }
}

/// One transaction, and the pieces of work that ran in it.
struct Batch<'b, 'c> {
    tx: &'b Tx<'c>,
    conn: &'c Connection,
    undo: Undo,
    limit: Duration,
    ran: Vec<Box<dyn Job>>,
    failed: usize,
}

impl Batch<'_, '_> {
    /// Runs them until there are none, or until one fails that cannot be undone alone.
    fn run_each(&mut self, jobs: &mut VecDeque<Box<dyn Job>>) -> Result<(), StoreError> {
        while let Some(mut job) = jobs.pop_front() {
            self.tx.begin_piece();
            if self.undo == Undo::Piece
                && let Err(error) = run(self.conn, "SAVEPOINT piece")
            {
                job.answer(Err(error.clone()));
                return Err(error);
            }
            let succeeded = self.run_in_time(job.as_mut())?;
            if self.conn.is_autocommit() {
                // SQLite undid the whole transaction. The piece that met the error knows best why.
                if succeeded {
                    self.ran.push(job);
                } else {
                    job.answer(Ok(()));
                }
                return Err(StoreError::RolledBack);
            }
            self.ran.push(job);
            self.failed += usize::from(!succeeded);
            match self.undo {
                Undo::All if !succeeded => return Ok(()),
                Undo::All => {}
                Undo::Piece if succeeded => run(self.conn, "RELEASE piece")?,
                Undo::Piece => {
                    run(self.conn, "ROLLBACK TO piece")?;
                    run(self.conn, "RELEASE piece")?;
                }
            }
            if succeeded {
                self.tx.tallies().keep_piece();
            }
        }
        Ok(())
    }

    /// One that would hold up all others is ended. Long work of our own has no caller who waits, and no end.
    fn run_in_time(&self, job: &mut dyn Job) -> Result<bool, StoreError> {
        if job.deadline().is_none() {
            return Ok(job.run(self.tx));
        }
        end_at(self.conn, Instant::now() + self.limit)?;
        let succeeded = job.run(self.tx);
        end_never(self.conn)?;
        Ok(succeeded)
    }

    fn finish(&self, jobs: &VecDeque<Box<dyn Job>>) -> Result<End, StoreError> {
        let nothing_is_left = self.failed == self.ran.len();
        if nothing_is_left || (self.undo == Undo::All && self.failed > 0) {
            run(self.conn, "ROLLBACK")?;
            // One that was alone has failed for good.
            let is_whole = nothing_is_left && jobs.is_empty();
            return Ok(if is_whole { End::Answered } else { End::Undone });
        }
        self.tx.write_tallies()?;
        self.tx.seal_audit_head()?;
        search_pending::take_in(self.conn)?;
        run(self.conn, "COMMIT")?;
        Ok(End::Answered)
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

#[cfg(test)]
mod tests;

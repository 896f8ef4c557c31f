//! The one writer thread and its group commit: what waits is run together, each piece in its own
//! savepoint, committed once, and only then answered.

use std::collections::VecDeque;
use std::os::unix::fs::MetadataExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::store::sqlite::connection::{Role, connect};
use crate::store::sqlite::lock::Turns;
use crate::store::sqlite::session::{run, transaction};
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
    F: FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    E: From<StoreError> + Send + 'static,
    T: Send + 'static,
{
    fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    fn run(self: Box<Self>, tx: &Tx<'_>) -> Ran {
        let Call { work, reply, .. } = *self;
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
    busy_timeout: Duration,
    batch: usize,
    /// `None` after an error that makes the connection doubtful, until it is opened anew.
    conn: Option<Connection>,
}

impl Writer {
    pub(in crate::store) fn new(
        path: &Path,
        conn: Connection,
        options: &StoreOptions,
    ) -> std::io::Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            identity: FileIdentity::of(path)?,
            turns: Turns::open(path)?,
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
    let tx = transaction(conn);
    while let Some(job) = jobs.pop_front() {
        if let Err(error) = run(conn, "SAVEPOINT piece") {
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
            run(conn, "ROLLBACK TO piece")?;
        }
        run(conn, "RELEASE piece")?;
    }
    Ok(())
}

fn finish(conn: &Connection, ran: &[Ran]) -> Result<(), StoreError> {
    if ran.iter().any(|done| done.succeeded) { run(conn, "COMMIT") } else { run(conn, "ROLLBACK") }
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
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::store::AuditVerdict;
    use crate::store::testing::{audit_entry, store_in};

    type Answer<T> = oneshot::Receiver<Result<T, StoreError>>;

    /// A writer without its thread: a test hands it one batch after the other.
    struct Scene {
        dir: tempfile::TempDir,
        writer: Writer,
        jobs: VecDeque<Box<dyn Job>>,
    }

    impl Scene {
        fn open() -> Self {
            let dir = tempfile::tempdir().unwrap();
            store_in(dir.path()).close();
            let path = dir.path().join("rollbook.db");
            let options = StoreOptions::default();
            let conn = connect(&path, Role::Writer, options.busy_timeout).unwrap();
            conn.execute_batch("CREATE TABLE notes(note TEXT) STRICT").unwrap();
            let writer = Writer::new(&path, conn, &options).unwrap();
            Self { dir, writer, jobs: VecDeque::new() }
        }

        fn queue<T: Send + 'static>(
            &mut self,
            work: impl FnOnce(&Tx<'_>) -> Result<T, StoreError> + Send + 'static,
        ) -> Answer<T> {
            let (reply, answer) = oneshot::channel();
            self.jobs.push_back(Box::new(Call { work, reply, deadline: None }));
            answer
        }

        fn queue_note(&mut self, text: &'static str) -> Answer<()> {
            self.queue(move |tx| note(tx, text))
        }

        fn commit(&mut self) {
            self.writer.commit_together(&mut self.jobs);
        }

        fn sql(&self, sql: &str) {
            self.writer.conn.as_ref().unwrap().execute_batch(sql).unwrap();
        }

        /// As another connection sees them.
        fn notes(&self) -> Vec<String> {
            let path = self.dir.path().join("rollbook.db");
            let conn = connect(&path, Role::Reader, Duration::ZERO).unwrap();
            let mut notes = conn.prepare("SELECT note FROM notes ORDER BY rowid").unwrap();
            let notes = notes.query_map([], |row| row.get(0)).unwrap();
            notes.map(Result::unwrap).collect()
        }
    }

    fn note(tx: &Tx<'_>, text: &str) -> Result<(), StoreError> {
        tx.run("INSERT INTO notes VALUES (?1)", [text])
    }

    fn now<T>(mut answer: Answer<T>) -> Result<T, StoreError> {
        answer.try_recv().expect("answered")
    }

    #[test]
    fn what_was_pretended_leaves_nothing_and_ends_nothing() {
        let mut scene = Scene::open();
        let done = scene.queue(|tx| {
            note(tx, "before")?;
            tx.pretend(|tx| note(tx, "pretended"))?;
            let failed = tx.pretend(|tx| {
                note(tx, "failing")?;
                Err::<(), _>(StoreError::Busy)
            });
            assert!(matches!(failed, Err(StoreError::Busy)));
            note(tx, "after")
        });
        scene.commit();
        now(done).unwrap();
        assert_eq!(scene.notes(), ["before", "after"]);
    }

    #[test]
    fn an_error_undoes_its_own_changes_alone() {
        let mut scene = Scene::open();
        let before = scene.queue_note("before");
        let failing = scene.queue(|tx| {
            note(tx, "failing")?;
            tx.append_audit(&audit_entry("failing"))?;
            Err::<(), _>(StoreError::Unexpected("its own".into()))
        });
        let after = scene.queue(|tx| {
            note(tx, "after")?;
            tx.append_audit(&audit_entry("after"))
        });
        scene.commit();
        assert_eq!(now(before), Ok(()));
        assert_eq!(now(failing), Err(StoreError::Unexpected("its own".into())));
        assert_eq!(now(after), Ok(1), "the undone audit line left no gap");
        assert_eq!(scene.notes(), ["before", "after"]);
    }

    #[test]
    fn a_panic_undoes_its_own_changes_alone() {
        let mut scene = Scene::open();
        let before = scene.queue_note("before");
        let panicking = scene.queue(|tx| -> Result<(), StoreError> {
            note(tx, "panicking")?;
            panic!("in a write")
        });
        let after = scene.queue_note("after");
        scene.commit();
        assert_eq!(now(before), Ok(()));
        assert_eq!(now(panicking), Err(StoreError::Panicked));
        assert_eq!(now(after), Ok(()));
        assert_eq!(scene.notes(), ["before", "after"]);
    }

    #[test]
    fn no_one_is_answered_before_the_commit() {
        let mut scene = Scene::open();
        let mut first = scene.queue_note("first");
        let (seen, told) = std::sync::mpsc::channel();
        let path = scene.dir.path().join("rollbook.db");
        let _second = scene.queue(move |_| {
            let conn = connect(&path, Role::Reader, Duration::ZERO)?;
            let notes: i64 = conn.query_row("SELECT count(*) FROM notes", [], |row| row.get(0))?;
            seen.send((first.try_recv().is_err(), notes)).unwrap();
            Ok(())
        });
        scene.commit();
        assert_eq!(told.recv().unwrap(), (true, 0));
        assert_eq!(scene.notes(), ["first"]);
    }

    #[test]
    fn a_failed_commit_fails_its_whole_batch_and_the_next_one_is_stored() {
        let mut scene = Scene::open();
        scene.sql(
            "CREATE TABLE child(parent INTEGER REFERENCES parents(id) DEFERRABLE INITIALLY DEFERRED);
             CREATE TABLE parents(id INTEGER PRIMARY KEY);",
        );
        let neighbour = scene.queue_note("neighbour");
        let breaking = scene.queue(|tx| tx.run("INSERT INTO child VALUES (7)", ()));
        let refusing = scene.queue(|_| Err::<(), _>(StoreError::Unexpected("seen a neighbour".into())));
        scene.commit();
        for answer in [neighbour, breaking, refusing] {
            let failed = now(answer);
            assert!(matches!(failed, Err(StoreError::Constraint(_))), "{failed:?}");
        }
        let next = scene.queue_note("next");
        scene.commit();
        assert_eq!(now(next), Ok(()));
        assert_eq!(scene.notes(), ["next"]);
    }

    #[test]
    fn a_full_disk_lets_no_one_believe_in_a_write_and_passes() {
        let mut scene = Scene::open();
        let pages: i64 =
            scene.writer.conn.as_ref().unwrap().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        scene.sql(&format!("PRAGMA max_page_count = {pages}"));
        let before = scene.queue_note("before");
        let too_large = scene.queue(|tx| note(tx, &"x".repeat(100_000)));
        let behind = scene.queue_note("behind");
        scene.commit();
        assert_eq!(now(before), Err(StoreError::RolledBack));
        assert_eq!(now(too_large), Err(StoreError::Full));
        assert_eq!(scene.jobs.len(), 1, "what did not run yet is not lost");
        scene.commit();
        assert_eq!(now(behind), Ok(()));
        scene.sql("PRAGMA max_page_count = 1000000");
        let later = scene.queue(|tx| note(tx, &"x".repeat(100_000)));
        scene.commit();
        assert_eq!(now(later), Ok(()));
        assert_eq!(scene.notes().len(), 2);
    }

    #[test]
    fn a_swallowed_full_disk_is_no_success_either() {
        let mut scene = Scene::open();
        scene.sql("PRAGMA max_page_count = 1");
        let swallowing = scene.queue(|tx| {
            let _ = note(tx, &"x".repeat(100_000));
            Ok(())
        });
        scene.commit();
        assert_eq!(now(swallowing), Err(StoreError::RolledBack));
    }

    #[test]
    fn a_write_to_a_deleted_file_fails_and_makes_no_new_one() {
        let mut scene = Scene::open();
        let path = scene.dir.path().join("rollbook.db");
        std::fs::rename(&path, scene.dir.path().join("elsewhere.db")).unwrap();
        let lost = scene.queue_note("into the void");
        scene.commit();
        assert_eq!(now(lost), Err(StoreError::Lost));
        assert!(!path.exists());
        std::fs::write(&path, "").unwrap();
        let replaced = scene.queue_note("into another file");
        scene.commit();
        assert_eq!(now(replaced), Err(StoreError::Lost));
        std::fs::rename(scene.dir.path().join("elsewhere.db"), &path).unwrap();
        let back = scene.queue_note("back");
        scene.commit();
        assert_eq!(now(back), Ok(()));
        assert_eq!(scene.notes(), ["back"]);
    }

    #[test]
    fn a_harmed_connection_is_replaced() {
        let mut scene = Scene::open();
        scene.sql("PRAGMA query_only = ON");
        let harmed = scene.queue_note("harmed");
        scene.commit();
        assert_eq!(now(harmed), Err(StoreError::ReadOnly));
        scene.writer.recover(&StoreError::Io("unplugged".into()));
        let healed = scene.queue_note("healed");
        scene.commit();
        assert_eq!(now(healed), Ok(()));
    }

    #[test]
    fn work_whose_caller_has_gone_is_done_and_a_panic_in_its_outcome_is_contained() {
        struct Grenade;
        impl Drop for Grenade {
            fn drop(&mut self) {
                panic!("dropped");
            }
        }
        let mut scene = Scene::open();
        drop(scene.queue(|tx| note(tx, "of a caller who left").map(|()| Grenade)));
        let next = scene.queue_note("next");
        scene.commit();
        assert_eq!(now(next), Ok(()));
        assert_eq!(scene.notes(), ["of a caller who left", "next"]);
    }

    #[test]
    fn overdue_work_is_refused_instead_of_done_behind_its_callers_back() {
        let mut scene = Scene::open();
        let (reply, overdue) = oneshot::channel();
        scene.jobs.push_back(Box::new(Call {
            work: |tx: &Tx<'_>| note(tx, "overdue"),
            reply,
            deadline: Some(Instant::now() - Duration::from_millis(1)),
        }));
        let in_time = scene.queue_note("in time");
        scene.commit();
        assert_eq!(now(overdue), Err(StoreError::Busy));
        assert_eq!(now(in_time), Ok(()));
        assert_eq!(scene.notes(), ["in time"]);
    }

    #[test]
    fn a_file_locked_by_another_process_is_busy_until_it_is_free() {
        let mut scene = Scene::open();
        scene.sql("PRAGMA busy_timeout = 0");
        let path = scene.dir.path().join("rollbook.db");
        let other = connect(&path, Role::Writer, Duration::ZERO).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let refused = scene.queue_note("refused");
        scene.commit();
        assert_eq!(now(refused), Err(StoreError::Busy));
        other.execute_batch("COMMIT").unwrap();
        let stored = scene.queue_note("stored");
        scene.commit();
        assert_eq!(now(stored), Ok(()));
    }

    #[test]
    fn a_writer_lets_the_one_who_is_next_go_first_and_gives_its_own_turn_up_once_in() {
        let mut scene = Scene::open();
        let turns = Turns::open(&scene.dir.path().join("rollbook.db")).unwrap();
        let next = turns.take();
        let polite = scene.queue_note("polite");
        let began = Instant::now();
        scene.commit();
        assert!(began.elapsed() >= crate::store::sqlite::lock::COURTESY);
        assert_eq!(now(polite), Ok(()));
        drop(next);
        let inside = scene.queue(move |_| Ok(turns.take().is_held()));
        scene.commit();
        assert_eq!(now(inside), Ok(true));
    }

    #[test]
    fn a_command_gets_its_turn_beside_a_server_that_never_pauses() {
        let mut server = Scene::open();
        let path = server.dir.path().join("rollbook.db");
        let options = StoreOptions { busy_timeout: Duration::from_secs(1), ..StoreOptions::default() };
        let conn = connect(&path, Role::Writer, options.busy_timeout).unwrap();
        let mut command = Writer::new(&path, conn, &options).unwrap();
        let stop = AtomicBool::new(false);
        let (started, at_work) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    // Long enough that its pauses between two commits are nothing beside it.
                    let answer = server.queue(|tx| (0..2000).try_for_each(|_| note(tx, "of the server")));
                    server.commit();
                    now(answer).unwrap();
                    let _ = started.send(());
                }
            });
            at_work.recv().unwrap();
            let written: Vec<_> = (0..20)
                .map(|_| {
                    let (reply, answer) = oneshot::channel();
                    let work = |tx: &Tx<'_>| note(tx, "of the command");
                    let deadline = None;
                    command.commit_together(&mut VecDeque::from([
                        Box::new(Call { work, reply, deadline }) as Box<dyn Job>
                    ]));
                    now(answer)
                })
                .collect();
            stop.store(true, Ordering::Relaxed);
            assert_eq!(written, vec![Ok(()); 20]);
        });
    }

    #[test]
    fn neighbours_in_one_commit_continue_one_audit_chain() {
        let mut scene = Scene::open();
        let answers: Vec<_> =
            (0..20).map(|_| scene.queue(|tx| tx.append_audit(&audit_entry("write")))).collect();
        scene.commit();
        let seqs: Vec<_> = answers.into_iter().map(|answer| now(answer).unwrap()).collect();
        assert_eq!(seqs, (1..=20).collect::<Vec<_>>());
        let conn = scene.writer.conn.as_ref().unwrap();
        let verdict = transaction(conn).verify_audit().unwrap();
        assert!(matches!(verdict, AuditVerdict::Intact { lines: 20, .. }));
    }
}

//! The writer without its thread.

use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::domain::Day;
use crate::store::testing::{NoEntropy, audit_entry, store_in};
use crate::store::{AuditVerdict, Reader};

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
        let writer = Writer::new(
            &path,
            conn,
            Arc::new(NoEntropy),
            AuditSeal::default(),
            Follower::default(),
            &options,
        )
        .unwrap();
        Self { dir, writer, jobs: VecDeque::new() }
    }

    fn queue<T: Send + 'static>(
        &mut self,
        work: impl FnMut(&Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Answer<T> {
        let (reply, answer) = oneshot::channel();
        self.jobs.push_back(Box::new(Call::new(work, reply, None)));
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

    fn reads<T>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>) -> T {
        read(&transaction(self.writer.conn.as_ref().unwrap(), &NoEntropy)).unwrap()
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
fn a_write_that_takes_too_long_is_ended_and_leaves_nothing() {
    let mut scene = Scene::open();
    scene.writer.write_limit = Duration::from_millis(50);
    let (reply, endless) = oneshot::channel();
    let work = |tx: &Tx<'_>| {
        tx.run(
            "INSERT INTO notes WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) \
             SELECT 'endless' FROM n WHERE x < 0",
            (),
        )
    };
    let later = Instant::now() + Duration::from_secs(60);
    scene.jobs.push_back(Box::new(Call::new(work, reply, Some(later))));
    let begun = Instant::now();
    scene.commit();
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert_eq!(now(endless), Err(StoreError::Interrupted));
    let next = scene.queue_note("next");
    scene.commit();
    assert_eq!(now(next), Ok(()));
    assert_eq!(scene.notes(), ["next"]);
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
    assert_eq!(now(after), Ok(()));
    let lines = scene.reads(|reader| reader.list_audit(0, 9));
    assert_eq!(lines.iter().map(|line| line.seq).collect::<Vec<_>>(), [1], "the undone line left no gap");
    assert_eq!(scene.notes(), ["before", "after"]);
}

#[test]
fn only_batches_in_which_something_fails_guard_their_pieces_one_by_one() {
    let mut scene = Scene::open();
    let (ran, runs) = std::sync::mpsc::channel();
    // In a savepoint, SQLite knows its name.
    let watching = move |tx: &Tx<'_>| {
        note(tx, "watching")?;
        let is_guarded = tx.run("RELEASE piece", ()).is_ok();
        if is_guarded {
            tx.run("SAVEPOINT piece", ())?;
        }
        ran.send(is_guarded).unwrap();
        Ok(())
    };
    let seen = move || runs.try_iter().collect::<Vec<_>>();
    let failing = |_: &Tx<'_>| Err::<(), _>(StoreError::Unexpected("its own".into()));
    let mut batch = |fails: bool| {
        let watching = scene.queue(watching.clone());
        let other = scene.queue(move |tx| if fails { failing(tx) } else { note(tx, "other") });
        scene.commit();
        assert_eq!(now(watching), Ok(()));
        assert_eq!(now(other).is_err(), fails);
        seen()
    };
    assert_eq!(batch(false), [false]);
    assert_eq!(batch(true), [false, true], "it runs once more");
    assert_eq!(batch(true), [true], "what failed a moment ago may fail again");
    assert_eq!(batch(false), [true]);
    assert_eq!(batch(false), [false]);
    assert_eq!(scene.notes().iter().filter(|note| *note == "watching").count(), 5);
}

#[test]
fn a_piece_that_fails_alone_runs_once_and_leaves_nothing() {
    let mut scene = Scene::open();
    let mut runs = 0;
    let failing = scene.queue(move |tx| -> Result<(), StoreError> {
        runs += 1;
        note(tx, "failing")?;
        Err(StoreError::Unexpected(runs.to_string()))
    });
    scene.commit();
    assert_eq!(now(failing), Err(StoreError::Unexpected("1".into())));
    assert!(scene.notes().is_empty());
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
fn a_disk_that_is_full_within_a_pretence_is_told_as_one_and_passes() {
    let mut scene = Scene::open();
    let pages: i64 =
        scene.writer.conn.as_ref().unwrap().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    scene.sql(&format!("PRAGMA max_page_count = {pages}"));
    let pretending = scene.queue(|tx| tx.pretend(|tx| note(tx, &"x".repeat(100_000))));
    scene.commit();
    assert_eq!(now(pretending), Err(StoreError::Full));
    let next = scene.queue_note("next");
    scene.commit();
    assert_eq!(now(next), Ok(()));
    assert_eq!(scene.notes(), ["next"]);
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
    scene.jobs.push_back(Box::new(Call::new(
        |tx: &Tx<'_>| note(tx, "overdue"),
        reply,
        Some(Instant::now() - Duration::from_millis(1)),
    )));
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
    let mut command =
        Writer::new(&path, conn, Arc::new(NoEntropy), AuditSeal::default(), Follower::default(), &options)
            .unwrap();
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
                    Box::new(Call::new(work, reply, deadline)) as Box<dyn Job>
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
    let answers: Vec<_> = (0..20).map(|_| scene.queue(|tx| tx.append_audit(&audit_entry("write")))).collect();
    scene.commit();
    answers.into_iter().for_each(|answer| now(answer).unwrap());
    let seqs: Vec<_> = scene.reads(|reader| reader.list_audit(0, 99)).iter().map(|line| line.seq).collect();
    assert_eq!(seqs, (1..=20).collect::<Vec<_>>());
    let verdict = scene.reads(|reader| reader.verify_audit());
    assert!(matches!(verdict, AuditVerdict::Intact { lines: 20, .. }));
}

#[test]
fn what_a_batch_counts_is_written_once_and_without_what_was_undone() {
    let mut scene = Scene::open();
    scene.sql(
        "CREATE TRIGGER counted AFTER INSERT ON daily_figures BEGIN INSERT INTO notes VALUES ('new'); END;
         CREATE TRIGGER counted_on AFTER UPDATE ON daily_figures BEGIN INSERT INTO notes VALUES ('more'); END;",
    );
    let sign_in = |tx: &Tx<'_>| tx.append_audit(&audit_entry("sign_in.succeeded"));
    let figures = |scene: &Scene| -> Vec<i64> {
        let counted = scene.reads(|reader| reader.list_daily_figures(Day(0), Day(i64::MAX)));
        counted.iter().map(|counted| counted.count).collect()
    };
    let pretending = scene.queue(move |tx| tx.pretend(sign_in));
    scene.commit();
    now(pretending).unwrap();
    assert_eq!((figures(&scene), scene.notes()), (vec![], vec![]), "a pretence leaves no row of zero");
    for _ in 0..2 {
        let failing = scene.queue(move |tx| {
            sign_in(tx)?;
            Err::<(), _>(StoreError::Unexpected("its own".into()))
        });
        let kept: Vec<_> = (0..3).map(|_| scene.queue(sign_in)).collect();
        let both = scene.queue(move |tx| {
            sign_in(tx)?;
            tx.pretend(sign_in)
        });
        scene.commit();
        kept.into_iter().chain([both]).for_each(|answer| now(answer).unwrap());
        now(failing).unwrap_err();
    }
    assert_eq!((figures(&scene), scene.notes()), (vec![8], vec!["new".to_owned(), "more".to_owned()]));
}

//! The bound around expensive work: a few threads of low priority and one short queue, first
//! come, first served. Whoever finds it full, or waits too long, is told when to come back.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::password_hash::HashError;

/// The kernel's weakest ordinary priority: requests, SQLite and mail go first.
const NICE: i32 = 19;

pub(super) struct HashQueue {
    shared: Arc<Shared>,
    patience: Duration,
}

struct Shared {
    line: Mutex<Line>,
    wake: Condvar,
    stopped: AtomicBool,
    most_waiting: usize,
    threads: usize,
    mean_nanos: AtomicU64,
}

#[derive(Default)]
struct Line {
    jobs: VecDeque<Job>,
    running: usize,
    last_id: u64,
}

struct Job {
    id: u64,
    since: Instant,
    patience: Option<Duration>,
    run: Box<dyn FnOnce(Turn) -> Ran + Send>,
}

enum Turn {
    Now,
    TooLate { retry_after: Duration },
}

#[derive(PartialEq)]
enum Ran {
    Worked,
    Skipped,
}

impl HashQueue {
    /// `first_guess` stands in for the mean until a job has been timed.
    pub fn start(
        threads: usize,
        most_waiting: usize,
        patience: Duration,
        first_guess: Duration,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            line: Mutex::default(),
            wake: Condvar::new(),
            stopped: AtomicBool::new(false),
            most_waiting,
            threads,
            mean_nanos: AtomicU64::new(nanos(first_guess)),
        });
        let queue = Self { shared, patience };
        for number in 1..=threads {
            let shared = Arc::clone(&queue.shared);
            thread::Builder::new()
                .name(format!("rollbook-hash-{number}"))
                .spawn(move || shared.serve())?;
        }
        Ok(queue)
    }

    /// How many jobs wait for a thread.
    pub fn waiting(&self) -> usize {
        self.shared.line().jobs.len()
    }

    pub fn threads(&self) -> usize {
        self.shared.threads
    }

    /// Queues the job and waits, at most `patience` for its turn. A caller that goes away takes
    /// its job along.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let mut ticket = self.shared.enqueue(Some(self.patience), work)?;
        if let Ok(answer) = tokio::time::timeout(self.patience, &mut ticket.answer).await {
            return self.shared.answered(answer);
        }
        if self.shared.withdraw(ticket.id) {
            return Err(self.shared.busy());
        }
        // Its turn came just in time.
        let answer = (&mut ticket.answer).await;
        self.shared.answered(answer)
    }

    /// The same for a thread outside any async runtime; it has all the patience there is.
    pub fn run_blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let mut ticket = self.shared.enqueue(None, work)?;
        let (_closed, gone) = oneshot::channel();
        let answer = std::mem::replace(&mut ticket.answer, gone).blocking_recv();
        self.shared.answered(answer)
    }
}

impl Drop for HashQueue {
    /// Whoever still waits learns that the queue has stopped; a running job ends on its own.
    fn drop(&mut self) {
        let mut line = self.shared.line();
        self.shared.stopped.store(true, Ordering::Release);
        line.jobs.clear();
        drop(line);
        self.shared.wake.notify_all();
    }
}

/// A place in the line; given up when dropped.
struct Ticket<T> {
    id: u64,
    answer: oneshot::Receiver<Result<T, HashError>>,
    shared: Arc<Shared>,
}

impl<T> Drop for Ticket<T> {
    fn drop(&mut self) {
        self.shared.withdraw(self.id);
    }
}

impl Shared {
    /// A panic inside a job is caught before it can reach this lock, so poison means nothing.
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enqueue<T: Send + 'static>(
        self: &Arc<Self>,
        patience: Option<Duration>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Ticket<T>, HashError> {
        let (sender, answer) = oneshot::channel();
        let run = move |turn| answer_with(sender, turn, work);
        let mut line = self.line();
        if self.stopped.load(Ordering::Acquire) {
            return Err(HashError::Stopped);
        }
        let idle = self.threads.saturating_sub(line.running);
        if patience.is_some() && line.jobs.len() >= self.most_waiting.saturating_add(idle) {
            return Err(self.busy_with(&line));
        }
        line.last_id += 1;
        let id = line.last_id;
        line.jobs.push_back(Job {
            id,
            since: Instant::now(),
            patience,
            run: Box::new(run),
        });
        drop(line);
        self.wake.notify_one();
        Ok(Ticket {
            id,
            answer,
            shared: Arc::clone(self),
        })
    }

    /// True when the job still stood in the line and is now gone from it.
    fn withdraw(&self, id: u64) -> bool {
        let mut line = self.line();
        match line.jobs.binary_search_by_key(&id, |job| job.id) {
            Ok(place) => line.jobs.remove(place).is_some(),
            Err(_) => false,
        }
    }

    fn answered<T>(
        &self,
        answer: Result<Result<T, HashError>, oneshot::error::RecvError>,
    ) -> Result<T, HashError> {
        answer.unwrap_or_else(|_lost| {
            Err(if self.stopped.load(Ordering::Acquire) {
                HashError::Stopped
            } else {
                HashError::Failed
            })
        })
    }

    fn serve(&self) {
        lower_own_priority();
        while let Some(job) = self.next_job() {
            let began = Instant::now();
            let waited = began.duration_since(job.since);
            let turn = if job.patience.is_some_and(|most| waited > most) {
                Turn::TooLate {
                    retry_after: self.retry_after(&self.line()),
                }
            } else {
                Turn::Now
            };
            // The caller sees its answer missing; the thread and all others go on.
            let ran = catch_unwind(AssertUnwindSafe(|| (job.run)(turn)));
            if matches!(ran, Ok(Ran::Worked)) {
                self.note_time(began.elapsed());
            }
            self.line().running -= 1;
        }
    }

    fn next_job(&self) -> Option<Job> {
        let mut line = self.line();
        loop {
            if self.stopped.load(Ordering::Acquire) {
                return None;
            }
            if let Some(job) = line.jobs.pop_front() {
                line.running += 1;
                return Some(job);
            }
            line = self.wake.wait(line).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A moving mean over about eight jobs. Two threads that write at once lose one sample.
    fn note_time(&self, took: Duration) {
        let mean = self.mean_nanos.load(Ordering::Relaxed);
        let next = mean - mean / 8 + nanos(took) / 8;
        self.mean_nanos.store(next, Ordering::Relaxed);
    }

    fn busy(&self) -> HashError {
        self.busy_with(&self.line())
    }

    fn busy_with(&self, line: &Line) -> HashError {
        HashError::Busy {
            retry_after: self.retry_after(line),
        }
    }

    /// When the work now in the house will be done: whole seconds, at least one.
    fn retry_after(&self, line: &Line) -> Duration {
        let ahead = (line.jobs.len() + line.running) as f64;
        let mean = Duration::from_nanos(self.mean_nanos.load(Ordering::Relaxed)).as_secs_f64();
        let seconds = (ahead * mean / self.threads.max(1) as f64).ceil();
        Duration::from_secs(seconds.clamp(1.0, 3600.0) as u64)
    }
}

fn answer_with<T>(
    sender: oneshot::Sender<Result<T, HashError>>,
    turn: Turn,
    work: impl FnOnce() -> T,
) -> Ran {
    if sender.is_closed() {
        return Ran::Skipped;
    }
    match turn {
        Turn::TooLate { retry_after } => {
            let _ = sender.send(Err(HashError::Busy { retry_after }));
            Ran::Skipped
        }
        Turn::Now => {
            let _ = sender.send(Ok(work()));
            Ran::Worked
        }
    }
}

/// Best effort. On Linux "this process" means the calling thread.
fn lower_own_priority() {
    static SAID: Once = Once::new();
    if let Err(error) = rustix::process::setpriority_process(None, NICE) {
        SAID.call_once(|| {
            tracing::warn!(%error, "password hashing runs at ordinary priority");
        });
    }
}

fn nanos(span: Duration) -> u64 {
    u64::try_from(span.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const PATIENT: Duration = Duration::from_secs(60);

    fn queue(threads: usize, most_waiting: usize, patience: Duration) -> Arc<HashQueue> {
        let first_guess = Duration::from_millis(500);
        Arc::new(HashQueue::start(threads, most_waiting, patience, first_guess).expect("started"))
    }

    /// Occupies one thread until the returned sender is used or dropped.
    async fn occupy(queue: &Arc<HashQueue>) -> mpsc::Sender<()> {
        let (release, held) = mpsc::channel::<()>();
        let (begun, has_begun) = oneshot::channel();
        let queue = Arc::clone(queue);
        tokio::spawn(async move {
            let hold = move || {
                let _ = begun.send(());
                let _ = held.recv();
            };
            queue.run(hold).await
        });
        has_begun.await.expect("the job began");
        release
    }

    async fn until_waiting(queue: &HashQueue, count: usize) {
        while queue.waiting() != count {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn a_job_runs_and_answers() {
        assert_eq!(queue(2, 2, PATIENT).run(|| 7).await, Ok(7));
    }

    #[tokio::test]
    async fn a_full_queue_refuses_at_once_and_says_when_to_come_back() {
        let queue = queue(1, 1, PATIENT);
        let release = occupy(&queue).await;
        let waiter = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.run(|| 1).await }
        });
        until_waiting(&queue, 1).await;
        let retry_after = Duration::from_secs(1);
        assert_eq!(queue.run(|| 2).await, Err(HashError::Busy { retry_after }));
        drop(release);
        assert_eq!(waiter.await.expect("joined"), Ok(1));
    }

    #[tokio::test]
    async fn whoever_waits_beyond_patience_is_sent_away_without_work() {
        let queue = queue(1, 5, Duration::from_millis(20));
        let release = occupy(&queue).await;
        let late = queue.run(|| panic!("it must not run")).await;
        assert!(matches!(late, Err::<(), _>(HashError::Busy { .. })));
        assert_eq!(queue.waiting(), 0);
        drop(release);
    }

    #[tokio::test]
    async fn a_caller_that_hangs_up_leaves_the_line() {
        let queue = queue(1, 5, PATIENT);
        let release = occupy(&queue).await;
        let waiter = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.run(|| panic!("it must not run")).await }
        });
        until_waiting(&queue, 1).await;
        waiter.abort();
        until_waiting(&queue, 0).await;
        drop(release);
        assert_eq!(queue.run(|| 3).await, Ok(3));
    }

    #[tokio::test]
    async fn a_panic_costs_its_own_job_only() {
        let queue = queue(1, 5, PATIENT);
        let fallen = queue.run(|| panic!("as some day it may")).await;
        assert_eq!(fallen, Err::<(), _>(HashError::Failed));
        assert_eq!(queue.run(|| 4).await, Ok(4));
    }

    #[tokio::test]
    async fn jobs_are_taken_in_the_order_of_their_coming() {
        let queue = queue(1, 20, PATIENT);
        let release = occupy(&queue).await;
        let order = Arc::new(Mutex::new(Vec::new()));
        let mut waiters = Vec::new();
        for number in 0..10 {
            let (queue, order) = (Arc::clone(&queue), Arc::clone(&order));
            waiters.push(tokio::spawn({
                let queue = Arc::clone(&queue);
                async move {
                    queue
                        .run(move || order.lock().expect("whole").push(number))
                        .await
                }
            }));
            until_waiting(&queue, number + 1).await;
        }
        drop(release);
        for waiter in waiters {
            waiter.await.expect("joined").expect("ran");
        }
        assert_eq!(*order.lock().expect("whole"), (0..10).collect::<Vec<_>>());
    }

    #[test]
    fn a_stopped_queue_tells_those_who_wait() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let queue = queue(1, 5, PATIENT);
            let release = occupy(&queue).await;
            let mut ticket = queue.shared.enqueue(Some(PATIENT), || 5).expect("queued");
            let shared = Arc::clone(&queue.shared);
            shared.stopped.store(true, Ordering::Release);
            shared.line().jobs.clear();
            let answer = (&mut ticket.answer).await;
            assert_eq!(shared.answered(answer), Err(HashError::Stopped));
            drop(release);
        });
    }

    #[test]
    fn the_command_line_may_wait_without_a_runtime() {
        assert_eq!(queue(1, 0, Duration::ZERO).run_blocking(|| 6), Ok(6));
    }

    #[test]
    fn the_estimate_follows_the_measured_mean() {
        let queue = queue(2, 9, PATIENT);
        for _ in 0..100 {
            queue.shared.note_time(Duration::from_secs(4));
        }
        let line = Line {
            running: 2,
            ..Line::default()
        };
        assert_eq!(queue.shared.retry_after(&line), Duration::from_secs(4));
    }
}

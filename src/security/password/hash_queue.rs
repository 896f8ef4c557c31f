//! The bound around expensive work: a few threads of low priority and one short queue, first
//! come, first served. Whoever finds it full, or waits too long, is told when to come back.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, Instant};
use std::{io, thread};

use tokio::sync::oneshot;

use super::scrypt::HashError;

/// The kernel's weakest ordinary priority: requests, SQLite and mail go first.
const NICE: i32 = 19;

pub(super) struct HashQueue {
    shared: Arc<Shared>,
    queue_timeout: Duration,
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
    queue_timeout: Option<Duration>,
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
        queue_timeout: Duration,
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
        let queue = Self { shared, queue_timeout };
        for number in 1..=threads {
            let shared = Arc::clone(&queue.shared);
            thread::Builder::new().name(format!("rollbook-hash-{number}")).spawn(move || shared.serve())?;
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

    /// Queues the job and waits, at most `queue_timeout` for its turn. A caller that goes away takes
    /// its job along.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let mut ticket = self.shared.enqueue(Some(self.queue_timeout), work)?;
        if let Ok(answer) = tokio::time::timeout(self.queue_timeout, &mut ticket.answer).await {
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
        queue_timeout: Option<Duration>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Ticket<T>, HashError> {
        let (sender, answer) = oneshot::channel();
        let run = move |turn| answer_with(sender, turn, work);
        let mut line = self.line();
        if self.stopped.load(Ordering::Acquire) {
            return Err(HashError::Stopped);
        }
        let idle = self.threads.saturating_sub(line.running);
        if queue_timeout.is_some() && line.jobs.len() >= self.most_waiting.saturating_add(idle) {
            return Err(self.busy_with(&line));
        }
        line.last_id += 1;
        let id = line.last_id;
        line.jobs.push_back(Job { id, since: Instant::now(), queue_timeout, run: Box::new(run) });
        drop(line);
        self.wake.notify_one();
        Ok(Ticket { id, answer, shared: Arc::clone(self) })
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
            Err(if self.stopped.load(Ordering::Acquire) { HashError::Stopped } else { HashError::Failed })
        })
    }

    fn serve(&self) {
        lower_own_priority();
        while let Some(job) = self.next_job() {
            let began = Instant::now();
            let waited = began.duration_since(job.since);
            let turn = if job.queue_timeout.is_some_and(|most| waited > most) {
                Turn::TooLate { retry_after: self.retry_after(&self.line()) }
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
        HashError::Busy { retry_after: self.retry_after(line) }
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
mod tests;

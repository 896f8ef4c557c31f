//! What the queue promises to those who wait, hang up, come late or bring a panic.

use std::sync::mpsc;

use super::*;

const PATIENT: Duration = Duration::from_secs(60);

fn queue(threads: usize, most_waiting: usize, queue_timeout: Duration) -> Arc<HashQueue> {
    let first_guess = Duration::from_millis(500);
    Arc::new(HashQueue::start(threads, most_waiting, queue_timeout, first_guess).expect("started"))
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
            async move { queue.run(move || order.lock().expect("whole").push(number)).await }
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
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
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
    let line = Line { running: 2, ..Line::default() };
    assert_eq!(queue.shared.retry_after(&line), Duration::from_secs(4));
}

//! Long work on the whole file, apart from everybody's requests: one of a kind at a time, and whoever
//! asks meanwhile is told of the one under way and of how the last one went.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use crate::domain::Timestamp;
use crate::store::{Cancellation, StoreError};

/// One kind of such work.
pub struct BackgroundTask<T>(watch::Sender<TaskStatus<T>>);

/// What can be told of it.
#[derive(Debug)]
pub struct TaskStatus<T> {
    /// When the one under way began.
    pub since: Option<Timestamp>,
    /// How the last one went since Rollbook was started.
    pub last: Option<Arc<TaskOutcome<T>>>,
}

#[derive(Debug)]
pub struct TaskOutcome<T> {
    pub at: Timestamp,
    pub outcome: T,
}

impl<T> Clone for TaskStatus<T> {
    fn clone(&self) -> Self {
        Self { since: self.since, last: self.last.clone() }
    }
}

impl<T> Default for BackgroundTask<T> {
    fn default() -> Self {
        Self(watch::Sender::new(TaskStatus { since: None, last: None }))
    }
}

impl<T> BackgroundTask<T> {
    pub fn look(&self) -> TaskStatus<T> {
        self.0.borrow().clone()
    }

    /// `None` while another is under way.
    pub(in crate::services) fn begin(&self, at: Timestamp) -> Option<TaskGuard<T>> {
        let begun = self.0.send_if_modified(|status| {
            let is_free = status.since.is_none();
            status.since.get_or_insert(at);
            is_free
        });
        begun.then(|| TaskGuard(self.0.clone()))
    }

    /// Waits until none is under way.
    pub async fn ended(&self) -> TaskStatus<T> {
        let mut seen = self.0.subscribe();
        let _ = seen.wait_for(|status| status.since.is_none()).await;
        self.look()
    }

    /// The same, at most this long.
    pub async fn ended_within(&self, limit: Duration) -> TaskStatus<T> {
        tokio::time::timeout(limit, self.ended()).await.unwrap_or_else(|_| self.look())
    }
}

/// The right to do the work. Dropped without an outcome, it was not done.
pub(in crate::services) struct TaskGuard<T>(watch::Sender<TaskStatus<T>>);

impl<T> TaskGuard<T> {
    pub(in crate::services) fn end(self, at: Timestamp, outcome: T) {
        self.0.send_modify(|status| status.last = Some(Arc::new(TaskOutcome { at, outcome })));
    }
}

impl<T> Drop for TaskGuard<T> {
    fn drop(&mut self) {
        self.0.send_modify(|status| status.since = None);
    }
}

/// Blocks a thread of its own, and none of those that requests wait for.
pub(in crate::services) async fn on_own_thread<T, F>(name: &str, work: F) -> Result<T, StoreError>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            let _ = reply.send(work());
        })
        .map_err(|error| StoreError::Io(error.to_string()))?;
    answer.await.map_err(|_| StoreError::Panicked)
}

/// Says to whatever takes long that Rollbook stops.
#[derive(Default)]
pub struct ShutdownSignal {
    stop: Cancellation,
    told: watch::Sender<bool>,
}

impl ShutdownSignal {
    pub fn close(&self) {
        self.stop.stop();
        self.told.send_replace(true);
    }

    pub fn has_begun(&self) -> bool {
        self.stop.is_stopped()
    }

    /// For work on threads.
    pub fn flag(&self) -> Cancellation {
        self.stop.clone()
    }

    /// For async work.
    pub async fn begun(&self) {
        let _ = self.told.subscribe().wait_for(|closes| *closes).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::from_millis(7);

    #[tokio::test]
    async fn one_is_under_way_at_a_time_and_its_outcome_is_kept() {
        let task = BackgroundTask::default();
        let turn = task.begin(AT).expect("free");
        assert!(task.begin(AT).is_none());
        assert_eq!(task.ended_within(Duration::ZERO).await.since, Some(AT));
        turn.end(AT, "done");
        let status = task.ended().await;
        assert_eq!((status.since, status.last.map(|last| last.outcome)), (None, Some("done")));
        assert!(task.begin(AT).is_some());
    }

    #[tokio::test]
    async fn work_that_panics_is_over_without_an_outcome() {
        let task = BackgroundTask::<()>::default();
        let turn = task.begin(AT).expect("free");
        let worked = on_own_thread("panics", move || {
            let _turn = turn;
            panic!("as it is meant to");
        });
        assert_eq!(worked.await, Err::<(), _>(StoreError::Panicked));
        let status = task.ended().await;
        assert!(status.since.is_none() && status.last.is_none());
    }
}

//! Long work on the whole file, apart from everybody's requests: one of a kind at a time, and whoever
//! asks meanwhile is told of the one under way and of how the last one went.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{oneshot, watch};

use crate::domain::Timestamp;
use crate::store::{Stop, StoreError};

/// One kind of such work.
pub struct Chore<T>(watch::Sender<Shown<T>>);

/// What can be told of it.
#[derive(Debug)]
pub struct Shown<T> {
    /// When the one under way began.
    pub since: Option<Timestamp>,
    /// How the last one went since the desk was opened.
    pub last: Option<Arc<Ended<T>>>,
}

#[derive(Debug)]
pub struct Ended<T> {
    pub at: Timestamp,
    pub outcome: T,
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        Self { since: self.since, last: self.last.clone() }
    }
}

impl<T> Default for Chore<T> {
    fn default() -> Self {
        Self(watch::Sender::new(Shown { since: None, last: None }))
    }
}

impl<T> Chore<T> {
    pub fn look(&self) -> Shown<T> {
        self.0.borrow().clone()
    }

    /// `None` while another is under way.
    pub(in crate::services) fn begin(&self, at: Timestamp) -> Option<Turn<T>> {
        let begun = self.0.send_if_modified(|shown| {
            let is_free = shown.since.is_none();
            shown.since.get_or_insert(at);
            is_free
        });
        begun.then(|| Turn(self.0.clone()))
    }

    /// Waits until none is under way.
    pub async fn ended(&self) -> Shown<T> {
        let mut seen = self.0.subscribe();
        let _ = seen.wait_for(|shown| shown.since.is_none()).await;
        self.look()
    }

    /// The same, at most this long.
    pub async fn ended_within(&self, patience: Duration) -> Shown<T> {
        tokio::time::timeout(patience, self.ended()).await.unwrap_or_else(|_| self.look())
    }
}

/// The right to do the work. Dropped without an outcome, it was not done.
pub(in crate::services) struct Turn<T>(watch::Sender<Shown<T>>);

impl<T> Turn<T> {
    pub(in crate::services) fn end(self, at: Timestamp, outcome: T) {
        self.0.send_modify(|shown| shown.last = Some(Arc::new(Ended { at, outcome })));
    }
}

impl<T> Drop for Turn<T> {
    fn drop(&mut self) {
        self.0.send_modify(|shown| shown.since = None);
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

/// Says to whatever takes long that the desk closes.
#[derive(Default)]
pub struct Closing {
    stop: Stop,
    told: watch::Sender<bool>,
}

impl Closing {
    pub fn close(&self) {
        self.stop.stop();
        self.told.send_replace(true);
    }

    pub fn is_closing(&self) -> bool {
        self.stop.is_stopped()
    }

    /// For work on threads.
    pub fn flag(&self) -> Stop {
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
        let chore = Chore::default();
        let turn = chore.begin(AT).expect("free");
        assert!(chore.begin(AT).is_none());
        assert_eq!(chore.ended_within(Duration::ZERO).await.since, Some(AT));
        turn.end(AT, "done");
        let shown = chore.ended().await;
        assert_eq!((shown.since, shown.last.map(|last| last.outcome)), (None, Some("done")));
        assert!(chore.begin(AT).is_some());
    }

    #[tokio::test]
    async fn work_that_panics_is_over_without_an_outcome() {
        let chore = Chore::<()>::default();
        let turn = chore.begin(AT).expect("free");
        let worked = on_own_thread("panics", move || {
            let _turn = turn;
            panic!("as it is meant to");
        });
        assert_eq!(worked.await, Err::<(), _>(StoreError::Panicked));
        let shown = chore.ended().await;
        assert!(shown.since.is_none() && shown.last.is_none());
    }
}

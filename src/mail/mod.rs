//! Mail: composed of a wording and values, kept in the outbox, handed to a server by a worker.

pub mod compose;
pub mod content;
pub mod inline_logo;
pub mod kind;
pub mod kinds;
pub mod outbox_worker;
pub mod transport;
pub mod wording;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;

/// Wakes a background loop when a commit has left work for it.
#[derive(Clone, Default)]
pub struct WorkSignal(Arc<Notify>);

impl WorkSignal {
    pub fn notify(&self) {
        self.0.notify_one();
    }

    /// Waits for a ring, at most this long. A ring while nobody waits is not lost.
    pub async fn wait(&self, at_most: Duration) {
        // Either way it is time to look again.
        drop(tokio::time::timeout(at_most, self.0.notified()).await);
    }
}

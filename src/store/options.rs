//! How a store is opened.

use std::time::Duration;

#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// Connections, and so reads at the same time.
    pub readers: u32,
    /// Writes that may wait for the writer; more wait for a place.
    pub writer_queue: usize,
    /// Writes that share one commit at most.
    pub batch: usize,
    /// How long to wait for another process's lock on the file.
    pub busy_timeout: Duration,
    /// How long an async caller waits for its turn before [`crate::store::StoreError::Busy`].
    pub queue_timeout: Duration,
    /// How long one read of an async caller may take, once it has begun.
    pub read_limit: Duration,
    /// The same for a write. Its changes are undone then.
    pub write_limit: Duration,
    /// There was a database here before: a missing or empty file is a loss, not a first start.
    pub expect_existing: bool,
    /// The caller has the [`crate::store::InstanceLock`]; otherwise an upgrade of the schema takes it meanwhile.
    pub holds_instance_lock: bool,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self {
            readers: 4,
            writer_queue: 1024,
            batch: 128,
            busy_timeout: Duration::from_secs(5),
            queue_timeout: Duration::from_secs(5),
            read_limit: Duration::from_secs(5),
            write_limit: Duration::from_secs(30),
            expect_existing: false,
            holds_instance_lock: false,
        }
    }
}

//! The backup that is being made, and how the last one went.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::services::background_task::{BackgroundTask, TaskStatus};
use crate::store::{Copied, CopyStage, CopyWatch, StoreError};

/// Why there is no copy. Each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackUpError {
    #[error("another backup is already running; wait until it has finished")]
    UnderWay,
    #[error("{} already exists; choose another file", .0.display())]
    Exists(PathBuf),
    #[error("{} is left from a backup that was cut off; delete it and try again", .0.display())]
    InTheWay(PathBuf),
    /// In bytes.
    #[error("{}; make room, or name a file on another disk (--to)", StoreError::NoRoom { needed: *needed, free: *free })]
    NoRoom { needed: u64, free: u64 },
    #[error("Rollbook was stopped before the backup was complete; run it again")]
    Stopped,
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for BackUpError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoRoom { needed, free } => Self::NoRoom { needed, free },
            StoreError::Interrupted => Self::Stopped,
            error => Self::Store(error),
        }
    }
}

/// The backup that is being made, and how the last one went.
#[derive(Default)]
pub struct Backups {
    pub(in crate::services) task: BackgroundTask<Result<Copied, BackUpError>>,
    pub(in crate::services) watch: Mutex<Arc<CopyWatch>>,
}

impl Backups {
    pub fn look(&self) -> TaskStatus<Result<Copied, BackUpError>> {
        self.task.look()
    }

    /// Waits until none is being made, at most this long.
    pub async fn ended_within(&self, limit: Duration) -> TaskStatus<Result<Copied, BackUpError>> {
        self.task.ended_within(limit).await
    }

    /// How far the one is that is being made.
    pub fn stage(&self) -> CopyStage {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner).stage()
    }
}

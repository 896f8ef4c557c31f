//! Making a proven copy of the database beside it, and knowing when the last one was made.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::domain::{Occasion, Timestamp};
use crate::services::Desk;
use crate::services::audit::audit_line::{Target, audit};
use crate::services::background_task::{Chore, Shown, on_own_thread};
use crate::store::{
    BackupLock, Copied, CopyStage, CopyWatch, LockError, Reader, StoreError, copy_to, partial_of,
    remove_cut_short,
};

/// The action of the line that a copy leaves in the audit trail.
const MADE: &str = "backup.made";
/// Where copies go that nobody named a place for, and how their names begin.
const FOLDER: &str = "backups";
const STEM: &str = "rollbook-";
/// How long the copy waits for the file where another process holds it.
const BUSY: Duration = Duration::from_secs(30);
/// A desk whose last copy is older than this is told so.
pub const OVERDUE_AFTER: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// When the last copy was made that this desk knows of, and under which name.
#[derive(Debug, Clone)]
pub struct LastBackup {
    pub at: Timestamp,
    pub file: String,
    pub bytes: u64,
}

/// Why there is no copy. Each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackUpError {
    #[error("another backup of this desk is being made at this moment; wait until it has ended")]
    UnderWay,
    #[error("{} exists already; name another file", .0.display())]
    Exists(PathBuf),
    #[error("{} is left from a backup that was cut off; delete it and try again", .0.display())]
    InTheWay(PathBuf),
    /// In bytes.
    #[error("{}; make room, or name a file on another disk (--to)", StoreError::NoRoom { needed: *needed, free: *free })]
    NoRoom { needed: u64, free: u64 },
    #[error("Rollbook was stopped before the backup was whole; make it again")]
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
    chore: Chore<Result<Copied, BackUpError>>,
    watch: Mutex<Arc<CopyWatch>>,
}

impl Backups {
    pub fn look(&self) -> Shown<Result<Copied, BackUpError>> {
        self.chore.look()
    }

    /// Waits until none is being made, at most this long.
    pub async fn ended_within(&self, patience: Duration) -> Shown<Result<Copied, BackUpError>> {
        self.chore.ended_within(patience).await
    }

    /// How far the one is that is being made.
    pub fn stage(&self) -> CopyStage {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner).stage()
    }
}

/// Begins to copy the file to `target`, or into `backups/` beside it, while everything goes on; opens,
/// checks and counts the copy; and writes down that there is one. `desk.backups` tells how it goes.
/// `false` while another is being made.
pub fn begin(desk: &Arc<Desk>, occasion: Occasion, target: Option<PathBuf>) -> bool {
    let Some(turn) = desk.backups.chore.begin(desk.now()) else { return false };
    let watch = Arc::new(CopyWatch::ending_with(desk.closing.flag()));
    *desk.backups.watch.lock().unwrap_or_else(PoisonError::into_inner) = watch.clone();
    let desk = desk.clone();
    tokio::spawn(async move {
        let outcome = make(&desk, occasion, target, watch).await;
        if let Err(error) = &outcome {
            tracing::warn!(%error, "no backup was made");
        }
        turn.end(desk.now(), outcome);
    });
    true
}

/// The same, and waits for its end.
pub async fn back_up(
    desk: &Arc<Desk>,
    occasion: Occasion,
    target: Option<PathBuf>,
) -> Result<Copied, BackUpError> {
    if !begin(desk, occasion, target) {
        return Err(BackUpError::UnderWay);
    }
    let last = desk.backups.chore.ended().await.last;
    last.map_or(Err(BackUpError::Store(StoreError::Panicked)), |last| last.outcome.clone())
}

/// Clears away what backups left that were killed, unless one is being made.
pub async fn clear_cut_short(desk: &Arc<Desk>) -> Result<(), StoreError> {
    let path = desk.store.path().to_owned();
    let cleared = on_own_thread("rollbook-tidy", move || match BackupLock::take(folder_of(&path)) {
        Ok(_alone) => clear(&path),
        Err(_) => Ok(()),
    });
    cleared.await?
}

async fn make(
    desk: &Arc<Desk>,
    occasion: Occasion,
    target: Option<PathBuf>,
    watch: Arc<CopyWatch>,
) -> Result<Copied, BackUpError> {
    let (source, now) = (desk.store.path().to_owned(), desk.now());
    let copied = on_own_thread("rollbook-backup", move || copy(&source, target, now, &watch)).await??;
    let inner = desk.clone();
    let made = copied.clone();
    desk.store
        .write(move |tx| {
            let accounts = made.rows.iter().find(|(table, _)| table == "accounts").map(|(_, rows)| *rows);
            let details = json!({ "file": made.path.display().to_string(), "bytes": made.bytes,
                                  "schema": made.schema_version, "accounts": accounts });
            audit(tx, &occasion, inner.now(), MADE, Target::Nothing, details)
        })
        .await?;
    Ok(copied)
}

fn copy(
    source: &Path,
    target: Option<PathBuf>,
    now: Timestamp,
    watch: &CopyWatch,
) -> Result<Copied, BackUpError> {
    let _alone = BackupLock::take(folder_of(source)).map_err(|error| match error {
        LockError::Held { .. } => BackUpError::UnderWay,
        error @ LockError::Io { .. } => BackUpError::Store(StoreError::Io(error.to_string())),
    })?;
    clear(source)?;
    let target = target.unwrap_or_else(|| default_target(source, now));
    if target.exists() {
        return Err(BackUpError::Exists(target));
    }
    let partial = partial_of(&target);
    if partial.exists() {
        return Err(BackUpError::InTheWay(partial));
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::Io(error.to_string()))?;
    }
    Ok(copy_to(source, &target, BUSY, watch)?)
}

/// Only for whoever has the lock.
fn clear(source: &Path) -> Result<(), StoreError> {
    match remove_cut_short(&folder_of(source).join(FOLDER), STEM) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::Io(error.to_string())),
        _ => Ok(()),
    }
}

pub fn find_last(reader: &Reader<'_>) -> Result<Option<LastBackup>, StoreError> {
    let Some(line) = reader.find_newest_audit(MADE)? else { return Ok(None) };
    let details: serde_json::Value = serde_json::from_str(&line.details).unwrap_or_default();
    Ok(Some(LastBackup {
        at: line.at,
        file: details["file"].as_str().unwrap_or_default().to_owned(),
        bytes: details["bytes"].as_u64().unwrap_or(0),
    }))
}

fn default_target(source: &Path, now: Timestamp) -> PathBuf {
    let stem = format!("{STEM}{}", now.compact());
    let names = (1_u32..).map(|attempt| match attempt {
        1 => format!("{stem}.db"),
        _ => format!("{stem}-{attempt}.db"),
    });
    let mut targets = names.map(|name| folder_of(source).join(FOLDER).join(name));
    targets.find(|target| !target.exists()).unwrap_or_default()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

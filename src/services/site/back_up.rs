//! Making a proven copy of the database beside it, and knowing when the last one was made.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::domain::{AuditContext, Timestamp};
use crate::services::audit::audit_line::Target;
use crate::services::background_task::on_own_thread;
use crate::services::site::backups::BackUpError;
use crate::services::{AppContext, ServiceError};
use crate::store::{
    BackupLock, Copied, CopyWatch, LockError, Reader, Store, StoreError, partial_of, remove_cut_short,
};

/// The action of the line that a copy leaves in the audit trail.
const MADE: &str = "backup.made";
/// Where copies go that nobody named a place for, and how their names begin.
const FOLDER: &str = "backups";
const STEM: &str = "rollbook-";
/// How long the copy waits for the file where another process holds it.
const BUSY: Duration = Duration::from_secs(30);
/// An administrator is told of a last copy that is older than this.
pub const OVERDUE_AFTER: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// When the last copy was made that this database knows of, and under which name.
#[derive(Debug, Clone)]
pub struct LastBackup {
    pub at: Timestamp,
    pub file: String,
    pub bytes: u64,
}

/// Begins to copy the file to `target`, or into `backups/` beside it, while everything goes on; opens,
/// checks and counts the copy; and writes down that there is one. `ctx.backups` tells how it goes.
/// `false` while another is being made.
pub async fn begin(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    target: Option<PathBuf>,
) -> Result<bool, ServiceError> {
    ctx.ensure_still_let_in(&audit_context).await?;
    let Some(turn) = ctx.backups.task.begin(ctx.now()) else { return Ok(false) };
    let watch = Arc::new(CopyWatch::ending_with(ctx.shutdown.flag()));
    *ctx.backups.watch.lock().unwrap_or_else(PoisonError::into_inner) = watch.clone();
    let ctx = ctx.clone();
    tokio::spawn(async move {
        let outcome = make(&ctx, audit_context, target, watch).await;
        if let Err(error) = &outcome {
            tracing::warn!(%error, "no backup was made");
        }
        turn.end(ctx.now(), outcome);
    });
    Ok(true)
}

/// The same, and waits for its end.
pub async fn back_up(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    target: Option<PathBuf>,
) -> Result<Copied, BackUpError> {
    if !begin(ctx, audit_context, target).await.map_err(store_error)? {
        return Err(BackUpError::UnderWay);
    }
    let last = ctx.backups.task.ended().await.last;
    last.map_or(Err(BackUpError::Store(StoreError::Panicked)), |last| last.outcome.clone())
}

/// Clears away what backups left that were killed, unless one is being made.
pub async fn clear_cut_short(ctx: &Arc<AppContext>) -> Result<(), StoreError> {
    let path = ctx.store.path().to_owned();
    let cleared = on_own_thread("rollbook-tidy", move || match BackupLock::take(folder_of(&path)) {
        Ok(_alone) => clear(&path),
        Err(_) => Ok(()),
    });
    cleared.await?
}

async fn make(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    target: Option<PathBuf>,
    watch: Arc<CopyWatch>,
) -> Result<Copied, BackUpError> {
    let (store, now) = (ctx.store.clone(), ctx.now());
    let copied = on_own_thread("rollbook-backup", move || copy(&store, target, now, &watch)).await??;
    let made = copied.clone();
    // It was begun with the right to, however long it took.
    let audit_context = AuditContext { credential: None, ..audit_context };
    ctx.transact(audit_context, move |tx| {
        let accounts = made.rows.iter().find(|(table, _)| table == "accounts").map(|(_, rows)| *rows);
        let details = json!({ "file": made.path.display().to_string(), "bytes": made.bytes,
                                  "schema": made.schema_version, "accounts": accounts });
        tx.audit(MADE, Target::Nothing, details)?;
        Ok::<_, ServiceError>(())
    })
    .await
    .map_err(store_error)?;
    Ok(copied)
}

fn store_error(error: ServiceError) -> BackUpError {
    match error {
        ServiceError::Store(error) => error.into(),
        other => BackUpError::Store(StoreError::Io(other.to_string())),
    }
}

fn copy(
    store: &Store,
    target: Option<PathBuf>,
    now: Timestamp,
    watch: &CopyWatch,
) -> Result<Copied, BackUpError> {
    let source = store.path();
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
    Ok(store.copy_to(&target, BUSY, watch)?)
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

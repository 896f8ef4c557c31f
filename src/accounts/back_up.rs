//! Making a proven copy of the database beside it, and knowing when the last one was made.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::audit_line::{Target, audit};
use super::{Desk, DeskError};
use crate::domain::{Occasion, Timestamp};
use crate::store::{Copied, Reader, StoreError, copy_to};

/// The action of the line that a copy leaves in the audit trail.
const MADE: &str = "backup.made";
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

/// Copies the file to `target`, or into `backups/` beside it, while everything goes on; opens, checks
/// and counts the copy; and writes down that there is one.
pub async fn back_up(
    desk: &Arc<Desk>,
    occasion: Occasion,
    target: Option<PathBuf>,
) -> Result<Copied, DeskError> {
    let source = desk.store.path().to_owned();
    let target = target.unwrap_or_else(|| default_target(desk));
    let copied = tokio::task::spawn_blocking(move || {
        if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| StoreError::Io(error.to_string()))?;
        }
        copy_to(&source, &target, BUSY)
    })
    .await
    .map_err(|error| DeskError::Internal(error.to_string()))??;
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

pub fn find_last(reader: &Reader<'_>) -> Result<Option<LastBackup>, StoreError> {
    let Some(line) = reader.find_newest_audit(MADE)? else { return Ok(None) };
    let details: serde_json::Value = serde_json::from_str(&line.details).unwrap_or_default();
    Ok(Some(LastBackup {
        at: line.at,
        file: details["file"].as_str().unwrap_or_default().to_owned(),
        bytes: details["bytes"].as_u64().unwrap_or(0),
    }))
}

fn default_target(desk: &Desk) -> PathBuf {
    let folder = desk.store.path().parent().unwrap_or_else(|| std::path::Path::new("."));
    let stem = format!("rollbook-{}", desk.now().compact());
    let names = (1_u32..).map(|attempt| match attempt {
        1 => format!("{stem}.db"),
        _ => format!("{stem}-{attempt}.db"),
    });
    let mut targets = names.map(|name| folder.join("backups").join(name));
    targets.find(|target| !target.exists()).unwrap_or_default()
}

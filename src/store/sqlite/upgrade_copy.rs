//! The copy before an upgrade: made once for a file that stays as it is, however often the upgrade is
//! tried. An upgrade that fails at every start must not fill the disk.

use std::fs::{self, Metadata};
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use crate::domain::Timestamp;
use crate::store::StoreError;
use crate::store::sqlite::backup::{CopyWatch, copy_to, remove_cut_short};
use crate::store::sqlite::files::{create_private, create_private_folder, io, with_suffix};

/// `backups/rollbook-schema-3-20260131T101112Z.db` holds version 3, from before an upgrade.
const STEM: &str = "rollbook-schema-";
/// Beside a copy: which file it was made of, as that file was then.
const NOTE: &str = ".made-of";

/// A proven copy of the file of this schema, as it is now. `conn` is the only one that writes to it.
pub(in crate::store) fn copy_before_upgrade(
    conn: &Connection,
    path: &Path,
    schema: u32,
    busy_timeout: Duration,
    at: Timestamp,
) -> Result<PathBuf, StoreError> {
    let folder = path.parent().unwrap_or(Path::new(".")).join("backups");
    create_private_folder(&folder).map_err(io)?;
    remove_cut_short(&folder, STEM).map_err(io)?;
    let stem = format!("{STEM}{schema}-");
    let is_folded = fold_log_in(conn);
    if is_folded && let Some(copy) = find_copy(path, &folder, &stem).map_err(io)? {
        return Ok(copy);
    }
    let stem = format!("{stem}{}", at.compact());
    let target = (1..)
        .map(|attempt| match attempt {
            1 => folder.join(format!("{stem}.db")),
            _ => folder.join(format!("{stem}-{attempt}.db")),
        })
        .find(|name| !name.exists())
        .ok_or(StoreError::Busy)?;
    let copy = copy_to(path, &target, busy_timeout, &CopyWatch::default())?.path;
    if is_folded {
        note(path, &copy).map_err(io)?;
    }
    Ok(copy)
}

/// Whether everything that was committed stands in the file itself, whose state then tells of a change.
/// SQLite's own count of changes does not: a commit into the log may leave it as it is.
fn fold_log_in(conn: &Connection) -> bool {
    let is_busy = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    is_busy.is_ok_and(|is_busy| is_busy == 0)
}

fn find_copy(path: &Path, folder: &Path, stem: &str) -> std::io::Result<Option<PathBuf>> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        let Some(copy) = name.to_string_lossy().strip_suffix(NOTE).map(str::to_owned) else { continue };
        let copy = copy.starts_with(stem).then(|| folder.join(copy));
        if let Some(copy) = copy.filter(|copy| copy.exists())
            && fs::read_to_string(folder.join(&name))? == note_of(path, &copy)?
        {
            return Ok(Some(copy));
        }
    }
    Ok(None)
}

fn note(path: &Path, copy: &Path) -> std::io::Result<()> {
    let note = with_suffix(copy, NOTE);
    create_private(&note)?;
    fs::OpenOptions::new().write(true).open(&note)?.write_all(note_of(path, copy)?.as_bytes())
}

/// Both files as the system knows them. Neither is opened: see [`crate::store::sqlite::connection::connect`].
fn note_of(path: &Path, copy: &Path) -> std::io::Result<String> {
    let state = |file: Metadata| {
        format!(
            "{}:{} {} bytes, written {}.{:09}, changed {}.{:09}\n",
            file.dev(),
            file.ino(),
            file.len(),
            file.mtime(),
            file.mtime_nsec(),
            file.ctime(),
            file.ctime_nsec()
        )
    };
    Ok(format!("{}{}", state(fs::metadata(path)?), state(fs::metadata(copy)?)))
}

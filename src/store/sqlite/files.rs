//! Files beside the database: private ones, their names, and how they survive a power cut.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::store::StoreError;

/// The folder of private copies, readable by its owner alone.
pub(in crate::store) fn create_private_folder(path: &Path) -> std::io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// An empty file that only its owner can read; SQLite gives its companions the same mode.
pub(in crate::store) fn create_private(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    Ok(())
}

/// Makes the file's name itself survive a power cut.
pub(in crate::store) fn sync_folder(of: &Path) -> std::io::Result<()> {
    match of.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => File::open(parent)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

pub(in crate::store) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The same, with the file that it is about.
pub(in crate::store) fn io_at(path: &Path, error: std::io::Error) -> StoreError {
    match io(error) {
        StoreError::Io(words) => StoreError::Io(format!("{}: {words}", path.display())),
        other => other,
    }
}

pub(in crate::store) fn io(error: std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => StoreError::Full,
        _ => StoreError::Io(error.to_string()),
    }
}

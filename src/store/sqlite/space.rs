//! How large the file is, and how much room it has left to grow.

use std::path::Path;

use crate::store::StoreError;
use crate::store::sqlite::files::with_suffix;

/// Bytes on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileSizes {
    pub database: u64,
    /// What is not folded into the file yet.
    pub log: u64,
}

/// What is free for this process on the file system that holds the path.
pub fn free_bytes(path: &Path) -> Result<u64, StoreError> {
    let found = rustix::fs::statvfs(path).map_err(|error| StoreError::Io(error.to_string()))?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

/// A file that is not there has no bytes.
pub fn file_sizes(path: &Path) -> FileSizes {
    let bytes = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    FileSizes { database: bytes(path), log: bytes(&with_suffix(path, "-wal")) }
}

//! How much room the file has left to grow.

use std::path::Path;

use crate::store::StoreError;

/// What is free for this process on the file system that holds the path.
pub fn free_bytes(path: &Path) -> Result<u64, StoreError> {
    let found = rustix::fs::statvfs(path).map_err(|error| StoreError::Io(error.to_string()))?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

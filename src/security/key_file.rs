//! The vault's key on disk: 32 bytes in base64, readable by its owner only, written whole or
//! not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::domain::Entropy;

pub const KEY_BYTES: usize = 32;
const OWNER_ONLY: u32 = 0o600;
const OTHERS: u32 = 0o077;
/// Base64 of 32 bytes with a line end, and room for an editor's additions.
const MOST_BYTES: u64 = 256;

#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error(
        "the key file {} is missing, though there is a database that was sealed with it: put the \
         file back from where the backups are kept; without it, secrets such as webhook and JWT \
         keys must be made anew, while accounts and passwords are not affected", path.display()
    )]
    Lost { path: PathBuf },
    #[error("the key file {} does not hold a key: 32 bytes in base64 are expected", path.display())]
    Damaged { path: PathBuf },
    #[error("the key file {} cannot be read or written: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
}

/// `None` when there is no such file.
pub fn read(path: &Path) -> Result<Option<[u8; KEY_BYTES]>, KeyFileError> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(failed(path, source)),
    };
    let damaged = || KeyFileError::Damaged { path: path.into() };
    if !about.is_file() || about.len() > MOST_BYTES {
        return Err(damaged());
    }
    if about.permissions().mode() & OTHERS != 0 {
        tracing::warn!(path = %path.display(), "the key file is open to other users: chmod 600 it");
    }
    let text = fs::read_to_string(path).map_err(|source| failed(path, source))?;
    let bytes = STANDARD.decode(text.trim()).map_err(|_| damaged())?;
    bytes.try_into().map(Some).map_err(|_| damaged())
}

/// Makes the key, unless another start was quicker: then that one's key is the key.
pub fn create(path: &Path, entropy: &dyn Entropy) -> Result<[u8; KEY_BYTES], KeyFileError> {
    let mut key = [0; KEY_BYTES];
    entropy.fill(&mut key);
    let draft = draft_beside(path, entropy);
    let linked = write_whole(&draft, &key).and_then(|()| {
        let linked = fs::hard_link(&draft, path);
        linked.or_else(|error| without_links(error, path, &key))
    });
    let _ = fs::remove_file(&draft);
    match linked {
        Ok(()) => sync_folder(path).map_err(|source| failed(path, source))?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(source) => return Err(failed(path, source)),
    }
    // Read back what stands there now: it is what the next start will find.
    read(path)?.ok_or_else(|| KeyFileError::Lost { path: path.into() })
}

/// The final name appears by a hard link, which never replaces a file and never shows half of
/// one; a plain rename would let the slower of two starts overwrite the key of the quicker.
fn draft_beside(path: &Path, entropy: &dyn Entropy) -> PathBuf {
    let mut tail = [0; 8];
    entropy.fill(&mut tail);
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{:016x}.new", u64::from_le_bytes(tail)));
    path.with_file_name(name)
}

fn write_whole(path: &Path, key: &[u8; KEY_BYTES]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY).open(path)?;
    writeln!(file, "{}", STANDARD.encode(key))?;
    file.sync_all()
}

/// Some network and removable file systems have no hard links.
fn without_links(error: io::Error, path: &Path, key: &[u8; KEY_BYTES]) -> io::Result<()> {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported => write_whole(path, key),
        _ => Err(error),
    }
}

fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

fn failed(path: &Path, source: io::Error) -> KeyFileError {
    KeyFileError::Io { path: path.into(), source }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Barrier};
    use std::thread;

    use super::*;
    use crate::security::entropy::SystemEntropy;
    use crate::security::vault::Vault;

    fn load(path: &Path, may_create: bool) -> Result<String, KeyFileError> {
        let entropy = Arc::new(SystemEntropy::new());
        Vault::load_or_create(path, entropy, may_create).map(|vault| vault.fingerprint())
    }

    #[test]
    fn the_key_is_made_once_and_read_ever_after() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("rollbook.key");
        let first = load(&path, true).expect("made");
        assert_eq!(load(&path, true).expect("read"), first);
        assert_eq!(load(&path, false).expect("read"), first);
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, OWNER_ONLY);
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    }

    #[test]
    fn a_lost_key_is_reported_and_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("rollbook.key");
        let error = load(&path, false).expect_err("there is none");
        assert!(matches!(error, KeyFileError::Lost { .. }));
        assert!(!path.exists());
    }

    #[test]
    fn a_damaged_key_is_reported_and_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("rollbook.key");
        let too_long = "A".repeat(300);
        for text in ["", "AAAA", "not base64 at all!", too_long.as_str()] {
            fs::write(&path, text).expect("written");
            let error = load(&path, true).expect_err("it is no key");
            assert!(matches!(error, KeyFileError::Damaged { .. }), "{text}");
            assert_eq!(fs::read_to_string(&path).expect("there"), text);
        }
    }

    #[test]
    fn starts_at_once_end_with_one_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("rollbook.key");
        let gate = Arc::new(Barrier::new(8));
        let starts: Vec<_> = (0..8)
            .map(|_| {
                let (path, gate) = (path.clone(), Arc::clone(&gate));
                thread::spawn(move || {
                    gate.wait();
                    load(&path, true).expect("started")
                })
            })
            .collect();
        let mut found: Vec<_> = starts.into_iter().map(|start| start.join().expect("joined")).collect();
        found.dedup();
        assert_eq!(found.len(), 1);
    }
}

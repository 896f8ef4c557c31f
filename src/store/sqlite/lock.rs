//! Between processes: the lock that makes one server per data folder, and the turns by which the
//! command line gets to write beside a busy server.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::store::LockError;
use crate::store::sqlite::files::with_suffix;

const LOCK_FILE: &str = "rollbook.lock";
const BACKUP_LOCK_FILE: &str = "rollbook.backup-lock";
/// How long to let others go first. One that takes longer is stuck or stopped, and is passed.
pub(in crate::store) const COURTESY: Duration = Duration::from_millis(250);
const GLANCE: Duration = Duration::from_micros(500);

/// Held: no other process can take it. Dropping it, or dying in any way, gives it back.
#[derive(Debug)]
pub struct InstanceLock {
    _file: File,
}

impl InstanceLock {
    /// Fails at once when another process, or another holder in this one, has it.
    pub fn take(data_dir: &Path) -> Result<Self, LockError> {
        Ok(Self { _file: take(data_dir, LOCK_FILE)? })
    }
}

/// Held while one backup of the folder's database is made: what another left unfinished is nobody's
/// work then.
#[derive(Debug)]
pub struct BackupLock {
    _file: File,
}

impl BackupLock {
    /// Fails at once while another backup is under way, in this process or in another.
    pub fn take(data_dir: &Path) -> Result<Self, LockError> {
        Ok(Self { _file: take(data_dir, BACKUP_LOCK_FILE)? })
    }
}

fn take(data_dir: &Path, name: &str) -> Result<File, LockError> {
    let path = data_dir.join(name);
    let io = |source| LockError::Io { path: path.clone(), source };
    fs::create_dir_all(data_dir).map_err(io)?;
    let mut file = open_private(&path).map_err(io)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(LockError::Held { dir: data_dir.to_owned(), pid: pid_in(&mut file) });
        }
        Err(TryLockError::Error(source)) => return Err(io(source)),
    }
    write_pid(&mut file).map_err(io)?;
    Ok(file)
}

fn pid_in(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

fn write_pid(file: &mut File) -> std::io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    writeln!(file, "{}", std::process::id())
}

/// SQLite's lock is not fair: a writer that comes back at once, as a busy server's does, nearly
/// always wins against one that sleeps between its tries. So whoever wants that lock first takes
/// the turn, keeps it while waiting, and gives it up once in: the one who was just in finds the
/// turn taken and lets the other go first. Only a courtesy; what is correct rests on SQLite.
pub(in crate::store) struct Turns {
    file: File,
}

pub(in crate::store) struct Turn<'t> {
    of: Option<&'t File>,
}

impl Turns {
    /// Of the database at `path`.
    pub(in crate::store) fn open(path: &Path) -> std::io::Result<Self> {
        Ok(Self { file: open_private(&with_suffix(path, "-turn"))? })
    }

    /// Waits while another writer is next, for a bounded time.
    pub(in crate::store) fn take(&self) -> Turn<'_> {
        let deadline = Instant::now() + COURTESY;
        loop {
            match self.file.try_lock() {
                Ok(()) => {
                    return Turn { of: Some(&self.file) };
                }
                Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                    std::thread::sleep(GLANCE);
                }
                Err(_) => return Turn { of: None },
            }
        }
    }
}

#[cfg(test)]
impl Turn<'_> {
    pub(in crate::store) fn is_held(&self) -> bool {
        self.of.is_some()
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(file) = self.of {
            let _ = file.unlock();
        }
    }
}

fn open_private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_holder_is_refused_and_told_which_process_has_it() {
        let dir = tempfile::tempdir().unwrap();
        let _held = InstanceLock::take(dir.path()).unwrap();
        let refused = InstanceLock::take(dir.path()).unwrap_err();
        let expected = format!("(process {})", std::process::id());
        assert!(refused.to_string().contains(&expected), "{refused}");
    }

    #[test]
    fn a_lock_given_back_can_be_taken_again_over_the_old_file() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(LOCK_FILE), "4000000000 left behind\n").unwrap();
        drop(InstanceLock::take(dir.path()).unwrap());
        let _again = InstanceLock::take(dir.path()).unwrap();
        let text = fs::read_to_string(dir.path().join(LOCK_FILE)).unwrap();
        assert_eq!(text.trim(), std::process::id().to_string());
    }

    #[test]
    fn a_turn_is_for_one_and_passes_on_when_given_up() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rollbook.db");
        let (one, other) = (Turns::open(&path).unwrap(), Turns::open(&path).unwrap());
        let held = one.take();
        assert!(held.is_held());
        assert!(!other.take().is_held(), "passed by after a while, not waited for forever");
        drop(held);
        assert!(other.take().is_held());
    }
}

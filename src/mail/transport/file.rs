//! Mail into a folder, one `.eml` file each: for trying things out without a mail server.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Accepted, FailureKind, ProbeFailure, SendFailure};
use crate::domain::Phrase;

#[derive(Debug, Clone)]
pub struct FileTransport {
    folder: PathBuf,
}

impl FileTransport {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(super) async fn send(&self, message: &[u8]) -> Result<Accepted, SendFailure> {
        let (folder, message) = (self.folder.clone(), message.to_vec());
        let written = tokio::task::spawn_blocking(move || write(&folder, &message)).await;
        let path = written
            .unwrap_or_else(|lost| Err(io::Error::other(lost)))
            .map_err(|error| self.failure(&error))?;
        Ok(Accepted { reply: format!("written to {}", path.display()) })
    }

    pub(super) async fn probe(&self) -> Result<Vec<Phrase>, ProbeFailure> {
        let folder = self.folder.clone();
        let tried = tokio::task::spawn_blocking(move || draft(&folder).map(drop)).await;
        match tried.unwrap_or_else(|lost| Err(io::Error::other(lost))) {
            Ok(()) => Ok(vec![Phrase::new("probe-folder").with("folder", self.folder.display())]),
            Err(error) => {
                Err(ProbeFailure { steps: Vec::new(), dialogue: Vec::new(), failure: self.failure(&error) })
            }
        }
    }

    fn failure(&self, error: &io::Error) -> SendFailure {
        let words = format!("cannot write to {}: {error}", self.folder.display());
        SendFailure::new(FailureKind::Configuration, words)
    }
}

fn draft(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    std::fs::create_dir_all(folder)?;
    tempfile::Builder::new().prefix("mail-").suffix(".part").tempfile_in(folder)
}

/// Under its final name a message is whole.
fn write(folder: &Path, message: &[u8]) -> io::Result<PathBuf> {
    let mut draft = draft(folder)?;
    draft.write_all(message)?;
    let path = draft.path().with_extension("eml");
    draft.persist(&path)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_message_becomes_a_whole_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let transport = FileTransport::new(folder.path().join("mail"));
        transport.probe().await.expect("writable");
        transport.send(b"Subject: hello\r\n\r\n").await.expect("written");
        let files: Vec<_> = std::fs::read_dir(folder.path().join("mail"))
            .expect("listed")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        assert_eq!(files.len(), 1);
        assert!(files[0].extension().is_some_and(|ending| ending == "eml"));
        assert_eq!(std::fs::read(&files[0]).expect("read"), b"Subject: hello\r\n\r\n");
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_is_the_operators_concern() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let transport = FileTransport::new(file.path().join("below a file"));
        let failure = transport.send(b"x").await.expect_err("impossible");
        assert_eq!(failure.kind, FailureKind::Configuration);
        assert!(transport.probe().await.is_err());
    }
}

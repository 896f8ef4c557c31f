//! How a finished message leaves the house: over SMTP, into a folder, or into memory for tests.
//! Knows nothing of queues and retries; it says what happened in words that can be shown.

mod causes;
mod connection;
mod dialogue;
mod file;
mod memory;
mod pool;
mod settings;
mod smtp;
mod stream;
mod told_time;

#[cfg(test)]
mod fake_server;

pub use dialogue::DialogueLine;
pub use file::FileTransport;
use lettre::address::Envelope;
pub use memory::{MemoryTransport, SentMail};
pub use settings::{Encryption, SmtpOptions, SmtpSettings, SmtpSettingsError};
pub use smtp::SmtpTransport;

use crate::domain::{MailFailure, Phrase, Timestamp};

/// Longest piece of a server's reply that is kept.
const MOST_REPLY_CHARS: usize = 1000;

pub enum Transport {
    Smtp(Box<SmtpTransport>),
    File(FileTransport),
    Memory(MemoryTransport),
}

/// The server has taken the message over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub reply: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The server asks to try later (4xx).
    Temporary,
    /// The server will never take this message for this recipient (5xx).
    Permanent,
    /// No server, or one that fell silent. Try later.
    Connection,
    /// TLS, sign-in, sender or policy: nothing that this message could help. Try later, and tell
    /// the operator; nothing is lost because a password was mistyped.
    Configuration,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reply}")]
pub struct SendFailure {
    pub kind: FailureKind,
    /// What a person can mend.
    pub cause: MailFailure,
    /// The server's own words where it said any, ours otherwise; one line, no secrets.
    pub reply: String,
}

impl SendFailure {
    pub fn new(kind: FailureKind, reply: impl AsRef<str>) -> Self {
        let reply = tidy(reply.as_ref());
        Self { kind, cause: causes::of_words(kind, &reply), reply }
    }

    /// Where more is known than the words tell.
    pub fn because(self, cause: MailFailure) -> Self {
        Self { cause, ..self }
    }

    /// Whether another try could end otherwise.
    pub fn is_worth_retrying(&self) -> bool {
        self.kind != FailureKind::Permanent
    }
}

/// A message that was sent to see what happens, and all that was said.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub outcome: Result<Accepted, SendFailure>,
    pub dialogue: Vec<DialogueLine>,
}

/// What a probe saw until it failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{failure}")]
pub struct ProbeFailure {
    pub steps: Vec<Phrase>,
    /// What was said up to there; empty where mail goes into a folder.
    pub dialogue: Vec<DialogueLine>,
    pub failure: SendFailure,
}

impl Transport {
    /// At least once: a connection that breaks between the message and the server's answer is
    /// reported as a failure, though the message may have arrived.
    pub async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<Accepted, SendFailure> {
        match self {
            Self::Smtp(smtp) => smtp.send(envelope, message).await,
            Self::File(file) => file.send(message).await,
            Self::Memory(memory) => memory.send(envelope, message),
        }
    }

    /// The same, with the whole dialogue where there is one.
    pub async fn send_recorded(&self, envelope: &Envelope, message: &[u8]) -> Recorded {
        match self {
            Self::Smtp(smtp) => smtp.send_recorded(envelope, message).await,
            Self::File(_) | Self::Memory(_) => {
                Recorded { outcome: self.send(envelope, message).await, dialogue: Vec::new() }
            }
        }
    }

    /// Names itself after the site where a server asks for a name.
    pub fn introduce_as(&self, public_url: &str) {
        if let Self::Smtp(smtp) = self {
            smtp.introduce_as(public_url);
        }
    }

    /// Goes all the way but for a message, and tells each step.
    pub async fn probe(&self) -> Result<Vec<Phrase>, ProbeFailure> {
        match self {
            Self::Smtp(smtp) => smtp.probe().await,
            Self::File(file) => file.probe().await,
            Self::Memory(_) => Ok(vec![Phrase::new("probe-memory")]),
        }
    }

    /// What time the server says it is, where it says so before anything is encrypted.
    pub async fn told_time(&self) -> Option<Timestamp> {
        match self {
            Self::Smtp(smtp) => smtp.told_time().await,
            Self::File(_) | Self::Memory(_) => None,
        }
    }

    /// Says goodbye on idle connections.
    pub async fn close(&self) {
        if let Self::Smtp(smtp) = self {
            smtp.close().await;
        }
    }
}

/// The cause of a failure of which only the words are left.
pub fn likely_cause(words: &str) -> MailFailure {
    causes::of_words(FailureKind::Configuration, words)
}

/// One line without control characters, of bounded length: it goes to logs and pages.
fn tidy(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    spaced.take(MOST_REPLY_CHARS).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_kept_on_one_line_and_bounded() {
        let failure = SendFailure::new(FailureKind::Temporary, "451 wait\r\n\u{1b}[31mred");
        assert_eq!(failure.reply, "451 wait   [31mred");
        let endless = SendFailure::new(FailureKind::Temporary, "ä".repeat(5000));
        assert_eq!(endless.reply.chars().count(), MOST_REPLY_CHARS);
    }

    #[test]
    fn only_a_permanent_refusal_ends_the_tries() {
        let retried = |kind| SendFailure::new(kind, "").is_worth_retrying();
        assert!(retried(FailureKind::Temporary));
        assert!(retried(FailureKind::Connection));
        assert!(retried(FailureKind::Configuration));
        assert!(!retried(FailureKind::Permanent));
    }
}

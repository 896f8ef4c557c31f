//! Mail that stays in memory, for tests: every message can be looked at, and the "server" can be
//! told to fail.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lettre::address::Envelope;

use super::{Accepted, SendFailure};

/// Clones share one mailbox.
#[derive(Debug, Clone, Default)]
pub struct MemoryTransport(Arc<Mutex<Mailbox>>);

#[derive(Debug, Default)]
struct Mailbox {
    sent: Vec<SentMail>,
    failing: Option<SendFailure>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMail {
    pub envelope: Envelope,
    pub message: Vec<u8>,
}

impl MemoryTransport {
    pub fn new() -> Self {
        Self::default()
    }

    /// In the order of sending.
    pub fn sent(&self) -> Vec<SentMail> {
        self.mailbox().sent.clone()
    }

    /// From now on every message fails so; `None` ends it.
    pub fn set_failing(&self, failure: Option<SendFailure>) {
        self.mailbox().failing = failure;
    }

    pub(super) fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<Accepted, SendFailure> {
        let mut mailbox = self.mailbox();
        if let Some(failure) = &mailbox.failing {
            return Err(failure.clone());
        }
        mailbox.sent.push(SentMail { envelope: envelope.clone(), message: message.to_vec() });
        let reply = "250 kept in memory".to_owned();
        Ok(Accepted { reply })
    }

    fn mailbox(&self) -> MutexGuard<'_, Mailbox> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::transport::FailureKind;
    use crate::mail::transport::fake_server::envelope;

    #[test]
    fn messages_are_kept_unless_told_to_fail() {
        let transport = MemoryTransport::new();
        transport.send(&envelope(), b"one").expect("kept");
        let down = SendFailure::new(FailureKind::Connection, "nobody there");
        transport.set_failing(Some(down.clone()));
        assert_eq!(transport.send(&envelope(), b"two"), Err(down));
        transport.set_failing(None);
        transport.clone().send(&envelope(), b"three").expect("kept");
        let kept: Vec<_> = transport.sent().into_iter().map(|mail| mail.message).collect();
        assert_eq!(kept, [b"one".to_vec(), b"three".to_vec()]);
    }
}

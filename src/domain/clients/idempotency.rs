//! A request that its client may send again, since it never learned what became of it: the `Idempotency-Key`
//! of the IETF's draft "The Idempotency-Key HTTP Header Field".

use std::any::Any;

use crate::domain::AccountId;

/// What a repeat is known by, and how its answer is made.
#[derive(Debug, Clone)]
pub struct RepeatableRequest {
    /// Of the caller and the key that came with the request.
    pub key: [u8; 32],
    /// Of all that the request asks for.
    pub request: [u8; 32],
    pub answer: AnswerOf,
}

/// Makes the answer of what an operation returns, within its transaction; `None` where that is not what the
/// request was made for.
pub type AnswerOf = fn(&dyn Any) -> Option<KeptAnswer>;

/// What the client was told, or would have been had it listened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    pub status: u16,
    /// JSON.
    pub body: String,
    /// Whom it is about: it goes with them.
    pub account: Option<AccountId>,
}

impl KeptAnswer {
    /// Until the answer is made: the status that no answer has.
    const PENDING: u16 = 0;

    /// For an [`AnswerOf`] where what the client is told is not all in what the operation returns. The answer
    /// follows the change, and a crash may come between.
    pub fn pending(_: &dyn Any) -> Option<Self> {
        Some(Self { status: Self::PENDING, body: String::new(), account: None })
    }

    pub fn is_pending(&self) -> bool {
        self.status == Self::PENDING
    }
}

/// What somebody may send as a key: visible ASCII, as the draft's examples are.
pub fn is_idempotency_key(text: &str) -> bool {
    (1..=MOST_CHARACTERS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

pub const MOST_CHARACTERS: usize = 255;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_short_run_of_visible_ascii() {
        for key in ["k", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", &"k".repeat(MOST_CHARACTERS)] {
            assert!(is_idempotency_key(key), "{key}");
        }
        for key in ["", "two words", "schlüssel", "k\u{7f}", &"k".repeat(MOST_CHARACTERS + 1)] {
            assert!(!is_idempotency_key(key), "{key}");
        }
    }
}

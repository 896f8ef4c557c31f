//! A place in the chain of the audit trail.

use std::fmt;

/// What the first line's hash is chained to.
pub(in crate::store) const BEGINNING: [u8; 32] = [0; 32];

/// A place in the chain: everything up to it follows from the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainPoint {
    pub seq: i64,
    pub head: [u8; 32],
}

/// As it is noted elsewhere: the number, a colon and the hash.
impl fmt::Display for ChainPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash_text())
    }
}

impl ChainPoint {
    pub const BEGINNING: ChainPoint = ChainPoint { seq: 0, head: BEGINNING };

    /// The hash in hexadecimal digits.
    pub fn hash_text(&self) -> String {
        self.head.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

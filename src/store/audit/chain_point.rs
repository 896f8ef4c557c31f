//! A place in the chain of the audit trail.

/// What the first line's hash is chained to.
pub(in crate::store) const BEGINNING: [u8; 32] = [0; 32];

/// A place in the chain: everything up to it follows from the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainPoint {
    pub seq: i64,
    pub head: [u8; 32],
}

impl ChainPoint {
    pub const BEGINNING: ChainPoint = ChainPoint { seq: 0, head: BEGINNING };
}

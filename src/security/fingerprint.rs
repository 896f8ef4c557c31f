//! What tells two states of something apart, without showing either.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes.
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// A short text that is the same for the same parts in the same order, and for no others.
pub fn of<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex(&hasher.finalize()[..12])
}

/// Two digits for each byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_one_another() {
        assert_eq!(of(["a", "b"]), of(["a", "b"]));
        assert_ne!(of(["ab", ""]), of(["a", "b"]));
        assert_ne!(of(["a", "b"]), of(["b", "a"]));
        assert_eq!(of(["x"]).len(), 24);
    }
}

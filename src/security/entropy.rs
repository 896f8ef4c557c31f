//! The machine's own cryptographic generator, behind the domain's `Entropy`.

use ring::rand::{SecureRandom, SystemRandom};

use crate::domain::Entropy;

/// The kernel's generator. The only source of secrets outside tests.
#[derive(Debug, Clone)]
pub struct SystemEntropy(SystemRandom);

impl SystemEntropy {
    pub fn new() -> Self {
        Self(SystemRandom::new())
    }
}

impl Default for SystemEntropy {
    fn default() -> Self {
        Self::new()
    }
}

impl Entropy for SystemEntropy {
    /// # Panics
    /// When the kernel refuses randomness: no secret is better than a guessable one.
    fn fill(&self, bytes: &mut [u8]) {
        self.0.fill(bytes).expect("the kernel's random generator answers");
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use std::sync::atomic::{AtomicU64, Ordering};

    use crate::domain::Entropy;

    /// Counts up, so that a test knows every "random" byte and no two draws are alike.
    #[derive(Debug, Default)]
    pub struct CountingEntropy(AtomicU64);

    impl Entropy for CountingEntropy {
        fn fill(&self, bytes: &mut [u8]) {
            for chunk in bytes.chunks_mut(8) {
                let next = self.0.fetch_add(1, Ordering::Relaxed) + 1;
                chunk.copy_from_slice(&next.to_le_bytes()[..chunk.len()]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        let (mut one, mut other) = ([0u8; 32], [0u8; 32]);
        SystemEntropy::new().fill(&mut one);
        SystemEntropy::new().fill(&mut other);
        assert_ne!(one, other);
    }
}

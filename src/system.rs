//! The real clock and the real randomness: the only place that asks the machine for either.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::domain::{Clock, Entropy, Timestamp};
use crate::security::SystemEntropy;

/// The machine's wall clock in UTC.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is where the clock is read")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The operating system's cryptographic generator.
pub fn real_entropy() -> Arc<dyn Entropy> {
    Arc::new(SystemEntropy::new())
}

//! A clock that only the test moves.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use rollbook::domain::{Clock, Timestamp};

/// 2026-01-31 10:00 UTC.
const START: i64 = 1_769_853_600_000;

pub struct HandClock(AtomicI64);

impl HandClock {
    pub fn new() -> Self {
        Self(AtomicI64::new(START))
    }

    pub fn set_back(&self, span: Duration) {
        let millis = i64::try_from(span.as_millis()).expect("a test's span is short");
        self.0.fetch_sub(millis, Ordering::SeqCst);
    }

    pub fn advance(&self, span: Duration) {
        let millis = i64::try_from(span.as_millis()).expect("a test's span is short");
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::SeqCst))
    }
}

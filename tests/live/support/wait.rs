//! Waiting for other programs: until something is seen, never for a fixed time.

use std::time::{Duration, Instant};

const PAUSE: Duration = Duration::from_millis(3);

/// Looks again and again until there is something; fails when the limit passes first.
#[track_caller]
pub fn until<T>(what: &str, limit: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < limit, "waited {limit:?} for {what}");
        std::thread::sleep(PAUSE);
    }
}

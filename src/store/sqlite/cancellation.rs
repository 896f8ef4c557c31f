//! What ends work on the file before its own end: a time that is over, or a server that stops.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use rusqlite::Connection;

use crate::store::StoreError;

/// Instructions of SQLite's machine between two looks at the clock or the flag: well below a millisecond.
const LOOK_EVERY: i32 = 1_000;

/// Tells long work on the file to end. Clones are told together.
#[derive(Debug, Clone, Default)]
pub struct Cancellation(Arc<AtomicBool>);

impl Cancellation {
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(in crate::store) fn check(&self) -> Result<(), StoreError> {
        if self.is_stopped() { Err(StoreError::Interrupted) } else { Ok(()) }
    }
}

/// Every statement on this connection ends with [`StoreError::Interrupted`] once the flag is set.
pub(in crate::store) fn end_with(conn: &Connection, stop: &Cancellation) -> rusqlite::Result<()> {
    let stop = stop.clone();
    conn.progress_handler(LOOK_EVERY, Some(move || stop.is_stopped()))
}

/// Every statement on this connection ends with [`StoreError::Interrupted`] after this moment.
pub(in crate::store) fn end_at(conn: &Connection, moment: Instant) -> rusqlite::Result<()> {
    conn.progress_handler(LOOK_EVERY, Some(move || Instant::now() > moment))
}

/// From here on statements take as long as they take.
pub(in crate::store) fn end_never(conn: &Connection) -> rusqlite::Result<()> {
    conn.progress_handler(0, None::<fn() -> bool>)
}

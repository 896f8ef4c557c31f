//! How many queries a test runs on its thread.

use std::cell::Cell;

thread_local! {
    static QUERIES: Cell<usize> = const { Cell::new(0) };
}

/// Every query notes itself here.
pub(in crate::store) fn note_query() {
    QUERIES.set(QUERIES.get() + 1);
}

/// What the work gives, and how many queries it ran.
pub(in crate::store) fn counting_queries<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = QUERIES.get();
    let done = work();
    (done, QUERIES.get() - before)
}

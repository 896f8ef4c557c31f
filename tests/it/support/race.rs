//! What happens to the server while a request is under way: after its guards have let it pass, and before it
//! changes anything.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;

use rollbook::store::{StoreError, Tx};

use super::TestApp;

impl TestApp {
    /// Sends a request and does `event` just before the first thing that it writes; at its end, if it writes
    /// nothing.
    pub fn during<T>(
        &self,
        event: impl Fn(&Tx<'_>) -> Result<(), StoreError> + Send + 'static,
        request: impl FnOnce() -> T,
    ) -> T {
        let (holds, is_held) = mpsc::channel();
        let is_over = Arc::new(AtomicBool::new(false));
        let (store, over) = (self.ctx.store.clone(), is_over.clone());
        let writer = std::thread::spawn(move || {
            let waiting = store.clone();
            store.write_blocking(move |tx| {
                holds.send(()).expect("the test waits for it");
                while waiting.writes_waiting() == 0 && !over.load(Ordering::Acquire) {
                    std::thread::yield_now();
                }
                event(tx)
            })
        });
        is_held.recv().expect("the writer takes it");
        let outcome = request();
        is_over.store(true, Ordering::Release);
        writer.join().expect("it ends").expect("it is written");
        outcome
    }
}

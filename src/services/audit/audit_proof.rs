//! One proof of the audit trail at a time: two would do the same work.

use tokio::sync::{Mutex, MutexGuard};

#[derive(Default)]
pub struct AuditProof(Mutex<()>);

impl AuditProof {
    /// `None` while one is under way.
    pub(in crate::services) fn try_begin(&self) -> Option<MutexGuard<'_, ()>> {
        self.0.try_lock().ok()
    }
}

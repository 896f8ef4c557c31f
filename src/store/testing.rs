//! What tests of anything above the file need to have one.

use std::path::Path;
use std::sync::Arc;

use crate::domain::Timestamp;
use crate::domain::{Clock, Entropy};
use crate::store::{AuditEntry, Store, StoreOptions};

/// Stands at 2026-01-31T10:11:12Z.
pub(crate) struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millis(1_769_854_272_000)
    }
}

/// The same at every time.
pub(crate) struct NoEntropy;

impl Entropy for NoEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

pub(crate) fn store_in(folder: &Path) -> Store {
    store_with(folder, StoreOptions::default())
}

pub(crate) fn store_with(folder: &Path, options: StoreOptions) -> Store {
    Store::open(&folder.join("rollbook.db"), options, Arc::new(StoppedClock), Arc::new(NoEntropy)).unwrap()
}

/// A line with nothing in it but the action.
pub(crate) fn audit_entry(action: &'static str) -> AuditEntry {
    AuditEntry {
        at: StoppedClock.now(),
        actor_kind: "system",
        actor_id: None,
        actor_label: None,
        action,
        target_kind: None,
        target_id: None,
        peer: None,
        request_id: None,
        details: serde_json::json!({}),
    }
}

//! Password checks under way: what makes the limits hold when many tries run at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::AccountId;

/// How many there are, by account and by whether they come from inside.
#[derive(Default)]
pub struct InFlightChecks(Mutex<HashMap<(AccountId, bool), u32>>);

impl InFlightChecks {
    pub fn enter(self: &Arc<Self>, account: AccountId, from_inside: bool) -> InFlightCheck {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (account, from_inside);
        let rank = running.entry(key).or_insert(0);
        *rank += 1;
        InFlightCheck { checks: self.clone(), key, rank: *rank }
    }
}

/// One of them, until it is dropped.
pub struct InFlightCheck {
    checks: Arc<InFlightChecks>,
    key: (AccountId, bool),
    /// How many were under way when this one came, itself included.
    pub rank: u32,
}

impl Drop for InFlightCheck {
    fn drop(&mut self) {
        let mut running = self.checks.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = running.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                running.remove(&self.key);
            }
        }
    }
}

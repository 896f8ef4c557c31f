//! What the pieces of a batch count, gathered in memory and written once before the batch is committed: a row
//! that everybody counts in is then changed once for all of them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::domain::{DailyFigure, Day, FunnelStage, TagId};

/// A row that is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) enum Counter {
    Figure(Day, DailyFigure),
    Funnel(Day, FunnelStage),
    Carriers(TagId),
}

pub(in crate::store) type Counts = BTreeMap<Counter, i64>;

/// Of the piece that runs, and of those in the same batch that are kept.
#[derive(Default)]
pub(in crate::store) struct Tallies {
    piece: RefCell<Counts>,
    kept: RefCell<Counts>,
}

impl Tallies {
    pub fn add(&self, counter: Counter, count: i64) {
        *self.piece.borrow_mut().entry(counter).or_default() += count;
    }

    /// What runs in `work` counts nothing, and costs at the end what it would have cost: its counters stay
    /// with a count of zero.
    pub fn pretend<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = self.piece.borrow().clone();
        let done = work();
        for (counter, count) in self.piece.borrow_mut().iter_mut() {
            *count = before.get(counter).copied().unwrap_or(0);
        }
        done
    }

    /// What fails in `work` has counted nothing.
    pub fn attempt<T, E>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let before = self.piece.borrow().clone();
        let done = work();
        if done.is_err() {
            self.piece.replace(before);
        }
        done
    }

    /// The piece ended well.
    pub fn keep_piece(&self) {
        let mut kept = self.kept.borrow_mut();
        for (counter, count) in self.piece.take() {
            *kept.entry(counter).or_default() += count;
        }
    }

    /// What the kept pieces counted, and those of their counters that came to nothing.
    pub fn take_kept(&self) -> (Counts, Counts) {
        self.kept.take().into_iter().partition(|(_, count)| *count != 0)
    }

    /// What an undone piece counted is forgotten.
    pub fn begin_piece(&self) {
        self.piece.take();
    }
}

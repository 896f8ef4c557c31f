//! Deliveries that are being made at this moment, and those whose turn is next.

use std::collections::{HashMap, HashSet, VecDeque};

use tokio::task::{self, JoinSet};

use crate::store::{Flight, StoreError};

/// At the same time, to all endpoints together and to one of them: one that hangs leaves room for the others.
pub(super) const AT_ONCE: usize = 48;
pub(super) const AT_ONCE_TO_ONE: usize = 6;
/// To one whose last attempt failed: however many hang, the others find places.
const AT_ONCE_TO_FAILING: usize = 1;

#[derive(Default)]
pub(super) struct UnderWay {
    tasks: JoinSet<Result<(), StoreError>>,
    flights: HashMap<task::Id, Flight>,
    /// Endpoint and account: one at a time, so that an account's events arrive in their order.
    busy: HashSet<(i64, i64)>,
    ready: VecDeque<Flight>,
    /// Endpoints.
    failing: HashSet<i64>,
    /// Deliveries whose attempt ended in a panic of ours, or cannot be read. They are left alone until the next
    /// start: tried again at once, they would be tried for ever.
    spoiled: HashSet<i64>,
}

impl UnderWay {
    pub fn has_room(&self) -> bool {
        self.flights.len() < AT_ONCE
    }

    pub fn count(&self) -> usize {
        self.flights.len()
    }

    /// What a fresh look found to be due, in place of what an earlier one did.
    pub fn replace_ready(&mut self, due: Vec<Flight>, failing: HashSet<i64>) {
        self.failing = failing;
        let taken: HashSet<i64> = self.flights.values().map(|flight| flight.delivery).collect();
        let is_free =
            |flight: &Flight| !taken.contains(&flight.delivery) && !self.spoiled.contains(&flight.delivery);
        self.ready = due.into_iter().filter(is_free).collect();
    }

    /// The next that may begin now: of the endpoint to which fewest are being made.
    pub fn next(&mut self) -> Option<Flight> {
        let mut under_way: HashMap<i64, usize> = HashMap::new();
        for flight in self.flights.values() {
            *under_way.entry(flight.endpoint).or_default() += 1;
        }
        let to = |flight: &Flight| under_way.get(&flight.endpoint).copied().unwrap_or_default();
        let may_begin = |flight: &Flight| {
            let is_failing = self.failing.contains(&flight.endpoint);
            let places = if is_failing { AT_ONCE_TO_FAILING } else { AT_ONCE_TO_ONE };
            to(flight) < places && (flight.subject == 0 || !self.busy.contains(&key(flight)))
        };
        let fitting = self.ready.iter().enumerate().filter(|(_, flight)| may_begin(flight));
        let (at, _) = fitting.min_by_key(|(_, flight)| to(flight))?;
        self.ready.remove(at)
    }

    pub fn begin(
        &mut self,
        flight: Flight,
        attempt: impl Future<Output = Result<(), StoreError>> + Send + 'static,
    ) {
        let task = self.tasks.spawn(attempt);
        self.busy.insert(key(&flight));
        self.flights.insert(task.id(), flight);
    }

    /// Waits until one of them is done. `None` when there is none.
    pub async fn finish_one(&mut self) -> Option<Result<(), StoreError>> {
        let (task, recorded) = match self.tasks.join_next_with_id().await? {
            Ok((task, recorded)) => (task, recorded),
            Err(error) => {
                let delivery = self.flights.get(&error.id()).map(|flight| flight.delivery);
                tracing::error!(%error, delivery, "a webhook's delivery ended in a panic");
                self.spoiled.extend(delivery);
                (error.id(), Ok(()))
            }
        };
        if let Some(flight) = self.flights.remove(&task) {
            self.busy.remove(&key(&flight));
            // A damaged row would be read for ever.
            if recorded.as_ref().is_err_and(|error: &StoreError| !error.is_passing()) {
                self.spoiled.insert(flight.delivery);
            }
        }
        Some(recorded)
    }

    pub fn abort_all(&mut self) {
        self.tasks.abort_all();
    }
}

fn key(flight: &Flight) -> (i64, i64) {
    (flight.endpoint, flight.subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(endpoints: impl Iterator<Item = i64>) -> Vec<Flight> {
        let of = |endpoint| {
            (1..=20).map(move |at| Flight { delivery: endpoint * 100 + at, endpoint, subject: at })
        };
        endpoints.flat_map(of).collect()
    }

    /// As many as there is room for, by endpoint.
    fn begun(under_way: &mut UnderWay) -> HashMap<i64, usize> {
        let mut begun = HashMap::new();
        while under_way.has_room()
            && let Some(flight) = under_way.next()
        {
            under_way.begin(flight, std::future::pending());
            *begun.entry(flight.endpoint).or_default() += 1;
        }
        begun
    }

    #[tokio::test]
    async fn however_many_endpoints_hang_the_others_find_places() {
        let mut under_way = UnderWay::default();
        under_way.replace_ready(due(1..=9), HashSet::new());
        let first = begun(&mut under_way);
        assert!(first[&9] >= 5, "all are served in turn: {first:?}");
        let mut under_way = UnderWay::default();
        under_way.replace_ready(due(1..=9), (1..=8).collect());
        let begun = begun(&mut under_way);
        assert_eq!((begun[&1], begun[&8], begun[&9]), (1, 1, AT_ONCE_TO_ONE));
    }
}

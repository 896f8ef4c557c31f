//! Connections that wait for the next mail: few, and not for long.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use super::connection::Connection;

const MOST_IDLE: usize = 4;
const LONGEST_IDLE: Duration = Duration::from_secs(60);

#[derive(Default)]
pub(super) struct Pool {
    shelf: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    /// The longest idle first.
    idle: Vec<(Instant, Connection)>,
    sweeper_runs: bool,
}

impl Pool {
    /// The one used last: it is the likeliest to be alive still.
    pub fn take(&self) -> Option<Connection> {
        let (since, connection) = self.shelf().idle.pop()?;
        (since.elapsed() < LONGEST_IDLE).then_some(connection)
    }

    pub fn put_back(self: &Arc<Self>, connection: Connection) {
        let mut shelf = self.shelf();
        if shelf.idle.len() >= MOST_IDLE {
            drop(shelf);
            tokio::spawn(connection.quit());
            return;
        }
        shelf.idle.push((Instant::now(), connection));
        if !std::mem::replace(&mut shelf.sweeper_runs, true) {
            tokio::spawn(sweep(Arc::downgrade(self)));
        }
    }

    pub fn idle(&self) -> usize {
        self.shelf().idle.len()
    }

    pub async fn close(&self) {
        let idle = std::mem::take(&mut self.shelf().idle);
        for (_, connection) in idle {
            connection.quit().await;
        }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `None` when the shelf is empty and the sweeper can go.
    fn take_stale(&self) -> Option<Vec<Connection>> {
        let mut shelf = self.shelf();
        let fresh = |(since, _): &(Instant, Connection)| since.elapsed() < LONGEST_IDLE;
        let first_fresh = shelf.idle.iter().position(fresh);
        let stale = first_fresh.unwrap_or(shelf.idle.len());
        let stale = shelf.idle.drain(..stale).map(|(_, old)| old).collect::<Vec<_>>();
        shelf.sweeper_runs = !shelf.idle.is_empty() || !stale.is_empty();
        shelf.sweeper_runs.then_some(stale)
    }
}

/// Lives as long as there is something to sweep, and never keeps the pool alive.
async fn sweep(pool: Weak<Pool>) {
    loop {
        tokio::time::sleep(LONGEST_IDLE / 4).await;
        let Some(stale) = pool.upgrade().and_then(|pool| pool.take_stale()) else {
            return;
        };
        for connection in stale {
            connection.quit().await;
        }
    }
}

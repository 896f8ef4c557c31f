//! Connections that are kept for a moment, so that many events to one endpoint cost one handshake.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use hyper::client::conn::http1::SendRequest;
use tokio::task::AbortHandle;

/// Longer than the next event takes under load, and shorter than servers wait.
const KEPT_FOR: Duration = Duration::from_secs(4);
const MOST_OF_ONE: usize = 16;

pub(super) struct Kept {
    pub sender: SendRequest<String>,
    pub peer: IpAddr,
    wire: AbortHandle,
    since: Instant,
}

/// One that is given up is closed at once, whatever the other side still sends.
impl Drop for Kept {
    fn drop(&mut self) {
        self.wire.abort();
    }
}

impl Kept {
    pub fn new(sender: SendRequest<String>, peer: IpAddr, wire: AbortHandle, now: Instant) -> Self {
        Self { sender, peer, wire, since: now }
    }
}

#[derive(Default)]
pub(super) struct Pool(Mutex<HashMap<String, Vec<Kept>>>);

impl Pool {
    /// One that is still open, as far as anybody knows.
    pub fn take(&self, origin: &str, now: Instant) -> Option<Kept> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let connections = kept.get_mut(origin)?;
        let fits = |one: &Kept| now.duration_since(one.since) < KEPT_FOR && one.sender.is_ready();
        while let Some(one) = connections.pop() {
            if fits(&one) {
                return Some(one);
            }
        }
        kept.remove(origin);
        None
    }

    /// From now on it is idle.
    pub fn put(&self, origin: &str, mut one: Kept) {
        one.since = Instant::now();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let connections = kept.entry(origin.to_owned()).or_default();
        if connections.len() < MOST_OF_ONE {
            connections.push(one);
        }
    }

    /// Closes those whose time is over.
    pub fn tidy(&self, now: Instant) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, connections| {
            connections.retain(|one| now.duration_since(one.since) < KEPT_FOR && !one.sender.is_closed());
            !connections.is_empty()
        });
    }
}

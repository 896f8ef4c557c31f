//! Limits by peer, address or account name, kept in memory: a token bucket for each key and a
//! bound on the number of keys, so that made-up ones cost no more memory than real ones.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ring::digest::{SHA256, digest};

use crate::domain::Clock;

/// About 2 MiB for each limit at most.
const MOST_KEYS: usize = 50_000;

/// `burst` at once, and as many again spread evenly over `per`. A burst of 0 is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    pub burst: u32,
    pub per: Duration,
}

/// How long until the next one is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryAfter(pub Duration);

impl RetryAfter {
    /// For the header of that name: rounded up, at least one.
    pub fn seconds(self) -> u64 {
        let up = u64::from(self.0.subsec_nanos() > 0);
        self.0.as_secs().saturating_add(up).max(1)
    }
}

pub struct RateLimit {
    quota: Quota,
    clock: Arc<dyn Clock>,
    most_keys: usize,
    full_again: Mutex<HashMap<Key, Micros>>,
}

/// A digest of the key's text, so that long keys take no more room than short ones.
type Key = [u8; 16];

/// Since the epoch. A bucket is one number: when it will be full again.
type Micros = i64;

impl RateLimit {
    pub fn new(quota: Quota, clock: Arc<dyn Clock>) -> Self {
        Self::bounded(quota, clock, MOST_KEYS)
    }

    fn bounded(quota: Quota, clock: Arc<dyn Clock>, most_keys: usize) -> Self {
        Self { quota, clock, most_keys, full_again: Mutex::default() }
    }

    /// Takes one from the key's bucket, or says when there will be one. Looking and taking are
    /// one step: of many at once, no more pass than the quota allows.
    pub fn check(&self, key: &str) -> Result<(), RetryAfter> {
        let per = micros(self.quota.per);
        if self.quota.burst == 0 || per == 0 {
            return Ok(());
        }
        let each = (per / i64::from(self.quota.burst)).max(1);
        let now = self.now();
        let key = key_of(key);
        let mut buckets = self.buckets();
        // A clock that jumped back must not lock anyone out for longer than a full bucket takes.
        let full_again = buckets.get(&key).map_or(now, |&at| at.clamp(now, now + per));
        let after = full_again + each;
        if after > now + per {
            buckets.insert(key, full_again);
            let wait = u64::try_from(after - now - per).unwrap_or(0);
            return Err(RetryAfter(Duration::from_micros(wait)));
        }
        if buckets.len() >= self.most_keys && !buckets.contains_key(&key) {
            make_room(&mut buckets, now, self.most_keys);
        }
        buckets.insert(key, after);
        Ok(())
    }

    /// Fills the key's bucket again, as after the right password.
    pub fn forgive(&self, key: &str) {
        self.buckets().remove(&key_of(key));
    }

    fn now(&self) -> Micros {
        self.clock.now().millis().saturating_mul(1000)
    }

    fn buckets(&self) -> MutexGuard<'_, HashMap<Key, Micros>> {
        self.full_again.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who a peer is to a limit: an IPv4 address, or an IPv6 network of /64, of which one customer
/// has all addresses.
pub fn peer_key(peer: IpAddr) -> String {
    match peer.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// First the full buckets go, which are as good as none; if that is not half of them, those that
/// are nearest to full. Half at a time, so that the work is spread over many insertions.
fn make_room(buckets: &mut HashMap<Key, Micros>, now: Micros, most_keys: usize) {
    let keep = most_keys / 2;
    buckets.retain(|_, &mut full_again| full_again > now);
    if buckets.len() <= keep {
        return;
    }
    let mut ends: Vec<Micros> = buckets.values().copied().collect();
    let drop = ends.len() - keep;
    let (_, &mut latest, _) = ends.select_nth_unstable(drop - 1);
    let mut left = drop;
    buckets.retain(|_, &mut full_again| {
        let goes = left > 0 && full_again <= latest;
        left -= usize::from(goes);
        !goes
    });
}

fn key_of(text: &str) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&digest(&SHA256, text.as_bytes()).as_ref()[..16]);
    key
}

fn micros(span: Duration) -> Micros {
    // A century at most, which keeps every sum within range.
    const CENTURY: u128 = 100 * 366 * 86_400 * 1_000_000;
    i64::try_from(span.as_micros().min(CENTURY)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
    use std::thread;

    use super::*;
    use crate::domain::Timestamp;

    struct HandClock(AtomicI64);

    impl HandClock {
        fn turn(&self, millis: i64) {
            self.0.fetch_add(millis, Ordering::SeqCst);
        }
    }

    impl Clock for HandClock {
        fn now(&self) -> Timestamp {
            Timestamp::from_millis(self.0.load(Ordering::SeqCst))
        }
    }

    fn limit(burst: u32, seconds: u64) -> (RateLimit, Arc<HandClock>) {
        let clock = Arc::new(HandClock(AtomicI64::new(1_700_000_000_000)));
        let quota = Quota { burst, per: Duration::from_secs(seconds) };
        let limit = RateLimit::bounded(quota, Arc::clone(&clock) as Arc<dyn Clock>, 1000);
        (limit, clock)
    }

    #[test]
    fn a_burst_passes_and_then_one_at_a_time() {
        let (limit, clock) = limit(3, 60);
        for _ in 0..3 {
            assert_eq!(limit.check("peer"), Ok(()));
        }
        let wait = RetryAfter(Duration::from_secs(20));
        assert_eq!(limit.check("peer"), Err(wait));
        clock.turn(19_999);
        assert_eq!(limit.check("peer").expect_err("not yet").seconds(), 1);
        clock.turn(1);
        assert_eq!(limit.check("peer"), Ok(()));
        assert_eq!(limit.check("peer"), Err(wait));
    }

    #[test]
    fn keys_do_not_share_a_bucket() {
        let (limit, _) = limit(1, 60);
        assert!(limit.check("one").is_ok());
        assert!(limit.check("one").is_err());
        assert!(limit.check("other").is_ok());
    }

    #[test]
    fn a_quota_of_zero_limits_nothing() {
        let (limit, _) = limit(0, 60);
        assert!((0..1000).all(|_| limit.check("peer").is_ok()));
    }

    #[test]
    fn a_forgiven_key_starts_afresh() {
        let (limit, _) = limit(1, 60);
        assert!(limit.check("peer").is_ok());
        limit.forgive("peer");
        assert!(limit.check("peer").is_ok());
    }

    #[test]
    fn of_many_at_once_no_more_pass_than_allowed() {
        let (limit, _) = limit(10, 60);
        let passed = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        let one = usize::from(limit.check("peer").is_ok());
                        passed.fetch_add(one, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(passed.into_inner(), 10);
    }

    #[test]
    fn made_up_keys_take_bounded_memory_and_the_emptiest_buckets_stay() {
        let (limit, clock) = limit(5, 60);
        while limit.check("attacker").is_ok() {}
        for number in 0..100_000 {
            let _ = limit.check(&format!("spoofed {number}"));
            assert!(limit.buckets().len() <= 1000);
            assert!(limit.check("attacker").is_err());
        }
        clock.turn(60_000);
        assert!(limit.check("attacker").is_ok());
    }

    #[test]
    fn a_clock_that_jumps_back_locks_nobody_out() {
        let (limit, clock) = limit(1, 60);
        assert!(limit.check("peer").is_ok());
        clock.turn(-86_400_000);
        assert!(limit.check("peer").is_err());
        clock.turn(60_000);
        assert!(limit.check("peer").is_ok());
    }

    #[test]
    fn peers_are_told_apart_by_address_or_by_network() {
        let key = |text: &str| peer_key(text.parse().expect("an address"));
        assert_eq!(key("198.51.100.7"), "198.51.100.7");
        assert_eq!(key("::ffff:198.51.100.7"), "198.51.100.7");
        assert_eq!(key("2001:db8:1:2:3:4:5:6"), key("2001:db8:1:2::1"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
    }
}

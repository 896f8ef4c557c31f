//! How long a session lasts (contract.md B3).

use std::time::Duration;

use crate::domain::Timestamp;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The spans that the site's policy decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionTimes {
    /// Ends a session that nobody used for this long.
    pub idle: Duration,
    /// The same for "remember me", and the end of every session, used or not.
    pub remembered: Duration,
    /// Whoever manages accounts signs in again after this long, used or not (docs/security.md).
    pub administrators: Duration,
    /// How long a proof of who is there holds for what matters: settings, roles, keys, the address.
    pub proof: Duration,
}

impl Default for SessionTimes {
    fn default() -> Self {
        Self {
            idle: Self::minutes(30),
            remembered: Self::days(30),
            administrators: Self::hours(12),
            proof: Self::minutes(5),
        }
    }
}

impl SessionTimes {
    /// The most that `remembered` may be.
    pub const LONGEST: Duration = Self::days(90);

    /// Whether a proof holds. One from the future was given under a clock that has jumped back since, and counts
    /// for nothing.
    pub fn holds_proof_of(&self, proven_at: Timestamp, now: Timestamp) -> bool {
        proven_at <= now && now < proven_at.plus(self.proof)
    }

    pub const fn minutes(minutes: u64) -> Duration {
        Duration::from_secs(minutes * MINUTE)
    }

    pub const fn hours(hours: u64) -> Duration {
        Duration::from_secs(hours * HOUR)
    }

    pub const fn days(days: u64) -> Duration {
        Duration::from_secs(days * DAY)
    }

    pub const fn idle_minutes(&self) -> u64 {
        self.idle.as_secs() / MINUTE
    }

    pub const fn proof_minutes(&self) -> u64 {
        self.proof.as_secs() / MINUTE
    }

    pub const fn remembered_days(&self) -> u64 {
        self.remembered.as_secs() / DAY
    }

    pub const fn administrator_hours(&self) -> u64 {
        self.administrators.as_secs() / HOUR
    }
}

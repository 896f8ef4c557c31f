//! Time and randomness as things that are handed in, so that tests can hold both.

use std::time::Duration;

use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, OffsetDateTime, Time};

/// A moment in UTC, in whole milliseconds since the Unix epoch. The only time that is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since the epoch, rounded down: the unit of JWT claims.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// The end of a day in UTC that is written as `2026-01-31`.
    pub fn end_of_day(text: &str) -> Option<Self> {
        let day = Date::parse(text, format_description!("[year]-[month]-[day]")).ok()?;
        let midnight = day.with_time(Time::MIDNIGHT).assume_utc().unix_timestamp();
        Some(Self(midnight.checked_mul(1000)?).plus(Duration::from_secs(24 * 60 * 60)))
    }

    /// Saturates at the ends of the range instead of wrapping.
    pub fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(millis_of(span)))
    }

    pub fn minus(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(millis_of(span)))
    }

    /// How long ago `earlier` was; zero when it lies in the future (a clock that jumped back).
    pub fn since(self, earlier: Timestamp) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// `None` beyond the years that the calendar type can hold.
    pub fn to_date_time(self) -> Option<OffsetDateTime> {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).ok()
    }

    /// RFC 3339 in UTC with milliseconds as they are: `2026-01-31T10:11:12.345Z`.
    pub fn rfc3339(self) -> String {
        self.to_date_time()
            .and_then(|at| at.format(&Rfc3339).ok())
            .unwrap_or_else(|| format!("@{}ms", self.0))
    }

    /// `20260131T101112Z`, for the names of files.
    pub fn compact(self) -> String {
        let format = format_description!("[year][month][day]T[hour][minute][second]Z");
        self.to_date_time().and_then(|at| at.format(format).ok()).unwrap_or_else(|| self.0.to_string())
    }
}

fn millis_of(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

/// Where "now" comes from. Tests turn one by hand.
pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;
}

/// What closes a value, so that it is opened and made with the key alone.
pub trait Seal: Send + Sync {
    /// It opens for the same purpose only.
    fn seal(&self, purpose: &str, plaintext: &[u8]) -> Vec<u8>;
    /// `None` where it was altered, or sealed for another purpose or with another key.
    fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>>;
}

/// Where secret randomness comes from: a cryptographic generator in production.
pub trait Entropy: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

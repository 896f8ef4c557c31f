//! What is counted of people's coming and going: figures by day, and the way to a confirmed account.

use time::macros::format_description;

use crate::domain::Timestamp;

/// The Julian day of 1970-01-01.
const EPOCH_JULIAN_DAY: i32 = 2_440_588;
const MILLIS: i64 = 24 * 60 * 60 * 1000;

/// A day of the calendar in UTC, as the number of days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    pub const fn of(at: Timestamp) -> Self {
        Self(at.millis().div_euclid(MILLIS))
    }

    pub const fn minus(self, days: i64) -> Self {
        Self(self.0 - days)
    }

    /// Its first moment.
    pub const fn start(self) -> Timestamp {
        Timestamp::from_millis(self.0.saturating_mul(MILLIS))
    }

    /// Reads what [`iso`](Self::iso) writes.
    pub fn parse(text: &str) -> Option<Self> {
        let format = format_description!("[year]-[month]-[day]");
        let date = time::Date::parse(text.trim(), format).ok()?;
        Some(Self(i64::from(date.to_julian_day() - EPOCH_JULIAN_DAY)))
    }

    /// `2026-01-31`.
    pub fn iso(self) -> String {
        let format = format_description!("[year]-[month]-[day]");
        let date = self.start().to_date_time().and_then(|at| at.format(format).ok());
        date.unwrap_or_else(|| format!("day {}", self.0))
    }
}

/// How many days the charts show, today among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChartRange {
    Week,
    #[default]
    Month,
    Quarter,
    Year,
}

impl ChartRange {
    pub const ALL: [ChartRange; 4] =
        [ChartRange::Week, ChartRange::Month, ChartRange::Quarter, ChartRange::Year];

    pub fn of_days(days: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|range| range.days() == days)
    }

    pub const fn days(self) -> i64 {
        match self {
            ChartRange::Week => 7,
            ChartRange::Month => 30,
            ChartRange::Quarter => 90,
            ChartRange::Year => 365,
        }
    }

    /// How many days one bar stands for: more bars than weeks of a year nobody tells apart.
    pub const fn days_per_bar(self) -> usize {
        match self {
            ChartRange::Year => 7,
            _ => 1,
        }
    }
}

/// What is counted for each day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DailyFigure {
    Registrations,
    Confirmations,
    SignIns,
}

impl DailyFigure {
    pub const ALL: [DailyFigure; 3] =
        [DailyFigure::Registrations, DailyFigure::Confirmations, DailyFigure::SignIns];

    /// What a line of the audit trail counts as. Every one of these things writes such a line.
    pub fn of_action(action: &str) -> Option<Self> {
        match action {
            "account.registered" | "account.created" => Some(DailyFigure::Registrations),
            "account.email_confirmed" | "account.confirmed_by_hand" | "account.invitation_accepted" => {
                Some(DailyFigure::Confirmations)
            }
            "sign_in.succeeded" => Some(DailyFigure::SignIns),
            _ => None,
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            DailyFigure::Registrations => "registrations",
            DailyFigure::Confirmations => "confirmations",
            DailyFigure::SignIns => "sign_ins",
        }
    }
}

/// How far somebody has come who registered with an address that has to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FunnelStage {
    Registered,
    /// A server has taken the mail with the link.
    MailSent,
    /// The page behind the link was looked at by a person, or the code was typed.
    Opened,
    Confirmed,
    SignedIn,
}

impl FunnelStage {
    pub const ALL: [FunnelStage; 5] = [
        FunnelStage::Registered,
        FunnelStage::MailSent,
        FunnelStage::Opened,
        FunnelStage::Confirmed,
        FunnelStage::SignedIn,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            FunnelStage::Registered => "registered",
            FunnelStage::MailSent => "mail_sent",
            FunnelStage::Opened => "opened",
            FunnelStage::Confirmed => "confirmed",
            FunnelStage::SignedIn => "signed_in",
        }
    }

    /// Its place among the marks of one account.
    pub const fn bit(self) -> i64 {
        1 << (self as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_utc() {
        let last = Timestamp::from_millis(1_769_903_999_999);
        let first = Timestamp::from_millis(1_769_904_000_000);
        assert_eq!(Day::of(last).iso(), "2026-01-31");
        assert_eq!(Day::of(first).iso(), "2026-02-01");
        assert_eq!(Day::of(first).minus(1), Day::of(last));
        assert_eq!(Day::of(first).start(), first);
        assert_eq!(Day::of(Timestamp::from_millis(-1)).iso(), "1969-12-31");
        for text in ["1969-12-31", "2024-02-29", "2026-01-31"] {
            assert_eq!(Day::parse(text).map(Day::iso).as_deref(), Some(text));
        }
        for text in ["", "2026-02-30", "31.1.2026", "2026-1-1"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_stage_has_a_mark_of_its_own() {
        let marks: Vec<i64> = FunnelStage::ALL.into_iter().map(FunnelStage::bit).collect();
        assert_eq!(marks, [1, 2, 4, 8, 16]);
    }
}

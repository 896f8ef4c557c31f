//! Second factors: what kinds there are, who must have one, and how often a code may be wrong.

use std::time::Duration;

use crate::domain::{Rights, Timestamp};

/// A kind of second factor that people set up. Recovery codes are none: they come with the first
/// factor and go with the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorKind {
    /// Codes from an authenticator app (RFC 6238).
    Totp,
}

impl FactorKind {
    pub const ALL: [FactorKind; 1] = [FactorKind::Totp];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            FactorKind::Totp => "totp",
        }
    }
}

/// Who must have a second factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SecondFactorRule {
    #[default]
    Optional,
    /// Whoever manages other people's accounts.
    Administrators,
    Everyone,
}

impl SecondFactorRule {
    pub const ALL: [SecondFactorRule; 3] =
        [SecondFactorRule::Optional, SecondFactorRule::Administrators, SecondFactorRule::Everyone];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.as_str().eq_ignore_ascii_case(text))
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            SecondFactorRule::Optional => "optional",
            SecondFactorRule::Administrators => "administrators",
            SecondFactorRule::Everyone => "everyone",
        }
    }

    pub fn requires(self, rights: Rights) -> bool {
        match self {
            SecondFactorRule::Optional => false,
            SecondFactorRule::Administrators => rights.manages_users(),
            SecondFactorRule::Everyone => true,
        }
    }
}

/// Wrong codes in a row that lock the codes of an account.
const LOCK_AFTER: u32 = 10;
/// After this many in a row only a recovery code is looked at (NIST 800-63B 3.2.2).
const MOST_IN_A_ROW: u32 = 100;
/// How long codes stay locked. Three codes in a million work at any moment, so that one try in this
/// time stays hopeless for years.
pub const CODES_LOCKED_FOR: Duration = Duration::from_secs(10 * 60);

/// The wrong codes of an account since the last right one. Whoever can add to them knows the password.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FactorMisses {
    pub in_a_row: u32,
    pub locked_until: Option<Timestamp>,
}

/// Whether a code of six digits is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeGate {
    Open,
    Locked {
        retry_after: Duration,
    },
    /// Until a recovery code was used, or an administrator has taken the factor off.
    Shut,
}

impl FactorMisses {
    pub fn gate(self, now: Timestamp) -> CodeGate {
        if self.in_a_row >= MOST_IN_A_ROW {
            return CodeGate::Shut;
        }
        match self.locked_until.map(|until| until.since(now)) {
            // One that would last longer was set by a clock that has jumped back since.
            Some(left) if !left.is_zero() && left <= CODES_LOCKED_FOR => {
                CodeGate::Locked { retry_after: left }
            }
            _ => CodeGate::Open,
        }
    }

    /// One more. From the tenth on each locks again.
    pub fn and_one(self, now: Timestamp) -> Self {
        let in_a_row = self.in_a_row.saturating_add(1);
        let locked_until = (in_a_row >= LOCK_AFTER).then(|| now.plus(CODES_LOCKED_FOR));
        Self { in_a_row, locked_until }
    }

    /// Whether this was the one that locks for the first time, which the owner is told.
    pub fn has_just_locked(self) -> bool {
        self.in_a_row == LOCK_AFTER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_it_is_written() {
        for rule in SecondFactorRule::ALL {
            assert_eq!(SecondFactorRule::parse(rule.as_str()), Some(rule));
        }
        assert_eq!(SecondFactorRule::parse("Everyone"), Some(SecondFactorRule::Everyone));
        assert_eq!(SecondFactorRule::parse("all"), None);
    }

    #[test]
    fn a_rule_for_administrators_binds_all_who_manage_people() {
        let rule = SecondFactorRule::Administrators;
        assert!(rule.requires(Rights { admin: true, users_admin: false }));
        assert!(rule.requires(Rights { admin: false, users_admin: true }));
        assert!(!rule.requires(Rights::default()));
        assert!(SecondFactorRule::Everyone.requires(Rights::default()));
        assert!(!SecondFactorRule::Optional.requires(Rights { admin: true, users_admin: true }));
    }

    #[test]
    fn ten_wrong_codes_lock_and_each_one_after_locks_again_until_a_hundred() {
        let mut now = Timestamp::from_millis(0);
        let mut misses = FactorMisses::default();
        for _ in 0..9 {
            misses = misses.and_one(now);
            assert_eq!(misses.gate(now), CodeGate::Open);
        }
        misses = misses.and_one(now);
        assert!(misses.has_just_locked());
        while misses.in_a_row < 100 {
            assert_eq!(misses.gate(now), CodeGate::Locked { retry_after: CODES_LOCKED_FOR });
            now = now.plus(CODES_LOCKED_FOR);
            assert_eq!(misses.gate(now), CodeGate::Open);
            misses = misses.and_one(now);
            assert!(!misses.has_just_locked());
        }
        assert_eq!(misses.gate(now.plus(CODES_LOCKED_FOR)), CodeGate::Shut);
    }
}

//! One account, as both API families see it (contract.md, first table).

use std::fmt;
use std::time::Duration;

use uuid::Uuid;

use crate::domain::{
    DisplayName, EmailAddress, Language, Rights, Role, SecondFactorRule, Timestamp, Username,
};

/// How long too many wrong passwords lock an account (contract.md B3).
pub const LOCKED_FOR: Duration = Duration::from_secs(10 * 60);

/// The integer id of family A: ours, never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub i64);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where an account stands. The moves between the states are the methods below and no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// Registered; the address has not been confirmed yet.
    AwaitingEmail,
    Active,
    Disabled,
    /// Taken away for its owner and everybody else; its username and `ext_id` stay taken.
    Deleted,
}

impl AccountState {
    pub const ALL: [AccountState; 4] =
        [AccountState::AwaitingEmail, AccountState::Active, AccountState::Disabled, AccountState::Deleted];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            AccountState::AwaitingEmail => "awaiting_email",
            AccountState::Active => "active",
            AccountState::Disabled => "disabled",
            AccountState::Deleted => "deleted",
        }
    }

    /// Proving the address opens an account that waited for it, and no other.
    pub fn email_confirmed(self) -> Option<Self> {
        (self == AccountState::AwaitingEmail).then_some(AccountState::Active)
    }

    pub fn disabled(self) -> Option<Self> {
        matches!(self, AccountState::AwaitingEmail | AccountState::Active).then_some(AccountState::Disabled)
    }

    /// An account whose address was never proven goes back to waiting for the proof.
    pub fn enabled(self, waits_for_email: bool) -> Option<Self> {
        (self == AccountState::Disabled).then_some(Self::open(waits_for_email))
    }

    pub fn deleted(self) -> Option<Self> {
        (self != AccountState::Deleted).then_some(AccountState::Deleted)
    }

    /// A deleted account that is taken back stands where an enabled one does.
    pub fn restored(self, waits_for_email: bool) -> Option<Self> {
        (self == AccountState::Deleted).then_some(Self::open(waits_for_email))
    }

    const fn open(waits_for_email: bool) -> Self {
        if waits_for_email { AccountState::AwaitingEmail } else { AccountState::Active }
    }
}

/// When the privacy policy was agreed to, and which version of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivacyAgreement {
    pub at: Timestamp,
    pub version: String,
}

#[derive(Debug, Clone)]
pub struct Account {
    pub id: AccountId,
    /// The id of family B.
    pub uuid: Uuid,
    pub username: Username,
    pub real_name: Option<DisplayName>,
    pub email: Option<EmailAddress>,
    pub email_verified_at: Option<Timestamp>,
    /// The caller's own id for this account, given at sign-up and never changed after.
    pub ext_id: Option<i64>,
    pub role: Option<Role>,
    pub users_admin: bool,
    pub state: AccountState,
    /// True while an address that nobody proved must be proven before the account is of use.
    pub needs_email_proof: bool,
    /// A PHC string; `None` lets in only tokens and links.
    pub password_hash: Option<String>,
    pub must_change_password: bool,
    pub privacy: Option<PrivacyAgreement>,
    pub language: Option<Language>,
    pub created_at: Timestamp,
    pub last_sign_in_at: Option<Timestamp>,
    /// Wrong passwords in a row of strangers.
    pub failed_sign_ins: u32,
    /// And of whoever had come in before: in a known browser, an open session, or with a token.
    pub failed_inside: u32,
    pub locked_until: Option<Timestamp>,
    /// When a deleted account is erased for good; `None` keeps it.
    pub erase_at: Option<Timestamp>,
    /// Whether a password alone lets nobody in.
    pub has_second_factor: bool,
}

impl Account {
    /// The name that people see: the real name, or the username where none was given.
    pub fn display_name(&self) -> &str {
        self.real_name.as_ref().map_or(self.username.as_str(), DisplayName::as_str)
    }

    /// By what family B says that it signs in: the address, or the username where there is none.
    pub fn login(&self) -> &str {
        self.email.as_ref().map_or(self.username.as_str(), EmailAddress::as_str)
    }

    /// Wrong passwords in a row, wherever they came from.
    pub const fn wrong_passwords(&self) -> u32 {
        self.failed_sign_ins.saturating_add(self.failed_inside)
    }

    pub fn rights(&self) -> Rights {
        Rights { admin: self.role == Some(Role::Admin), users_admin: self.users_admin }
    }

    /// How much of the lock is left.
    pub fn locked_for(&self, now: Timestamp) -> Option<Duration> {
        lock_left(self.locked_until?, now)
    }

    pub fn is_locked(&self, now: Timestamp) -> bool {
        self.locked_for(now).is_some()
    }

    /// Whether the site's rule asks for a second factor that the account does not have.
    pub fn owes_second_factor(&self, rule: SecondFactorRule) -> bool {
        !self.has_second_factor && rule.requires(self.rights())
    }

    /// Whether the person still has to be asked to agree to this version of the privacy policy.
    pub fn must_agree_to(&self, version: &str) -> bool {
        self.privacy.as_ref().is_none_or(|agreed| agreed.version != version)
    }
}

/// A lock that would last longer than any lock was set by a clock that has jumped back since; it
/// would shut its owner out for as long as the jump was.
pub(crate) fn lock_left(until: Timestamp, now: Timestamp) -> Option<Duration> {
    let left = until.since(now);
    (!left.is_zero() && left <= LOCKED_FOR).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_account_that_waits_for_its_address_is_opened_by_confirming() {
        assert_eq!(AccountState::AwaitingEmail.email_confirmed(), Some(AccountState::Active));
        assert_eq!(AccountState::Active.email_confirmed(), None);
        assert_eq!(AccountState::Disabled.email_confirmed(), None);
        assert_eq!(AccountState::Deleted.email_confirmed(), None);
    }

    #[test]
    fn no_lock_lasts_longer_than_a_lock_lasts_whatever_the_clock_does() {
        let until = Timestamp::from_millis(0).plus(LOCKED_FOR);
        let locked = |now| lock_left(until, Timestamp::from_millis(now));
        assert_eq!(locked(0), Some(LOCKED_FOR));
        assert_eq!(locked(599_000), Some(Duration::from_secs(1)));
        assert_eq!(locked(600_000), None);
        assert_eq!(locked(-1), None, "the clock jumped back");
    }

    #[test]
    fn enabling_never_skips_the_proof_of_the_address() {
        assert_eq!(AccountState::Disabled.enabled(true), Some(AccountState::AwaitingEmail));
        assert_eq!(AccountState::Disabled.enabled(false), Some(AccountState::Active));
        assert_eq!(AccountState::Active.enabled(false), None);
    }

    #[test]
    fn a_deleted_account_is_only_ever_restored() {
        assert_eq!(AccountState::Deleted.enabled(false), None);
        assert_eq!(AccountState::Deleted.disabled(), None);
        assert_eq!(AccountState::Deleted.deleted(), None);
        assert_eq!(AccountState::Deleted.restored(true), Some(AccountState::AwaitingEmail));
        assert_eq!(AccountState::Active.restored(false), None);
    }
}

//! An open session, as whoever asks for it sees it.

use crate::domain::Account;

/// An open session and the account it belongs to.
#[derive(Debug, Clone)]
pub struct OpenSession {
    pub account: Account,
    pub digest: [u8; 32],
    pub remembered: bool,
    /// Whether a second factor was given when it was opened.
    pub second_factor: bool,
    /// The known browser that it was opened in.
    pub device: Option<i64>,
    /// Whether the password was given in it lately.
    pub password_is_proven: bool,
    /// Whether a second factor was.
    pub factor_is_proven: bool,
}

impl OpenSession {
    /// Whether its owner has proven lately who they are: asked before what matters.
    pub const fn is_proven(&self) -> bool {
        self.password_is_proven || self.factor_is_proven
    }

    /// Whether the present password was given lately, where there is one: asked before another is set.
    pub const fn has_given_password(&self) -> bool {
        self.is_proven() && !self.needs_password()
    }

    /// Whether the password is still to be given before second factors are changed.
    pub const fn needs_password(&self) -> bool {
        !self.password_is_proven && self.account.password_hash.is_some()
    }

    /// Whether a second factor is, where the account has one.
    pub const fn needs_factor(&self) -> bool {
        !self.factor_is_proven && self.account.has_second_factor
    }

    /// Whether it may change how this account is reached. For one with rights somebody has to have proven who they
    /// are: a session left open must not be enough to take an administrator's account over. For one's own it takes
    /// what it takes on one's own pages.
    pub fn may_change_ways_into(&self, account: &Account) -> bool {
        let is_proven =
            if self.takes_both_for(account) { self.may_change_factors() } else { self.is_proven() };
        is_proven || !account.rights().manages_users()
    }

    /// Whether the password and a second factor are to be given.
    pub fn takes_both_for(&self, account: &Account) -> bool {
        self.account.id == account.id && self.account.has_second_factor
    }

    /// Whoever knows the password alone, or has found a phone, changes no factor, and no address, which leads to
    /// another password.
    pub const fn may_change_factors(&self) -> bool {
        self.has_given_password() && !self.needs_factor()
    }
}

//! What somebody who signed in has to do before anything else.

use crate::domain::{Account, SitePolicy};
use crate::web::http::problem::Kind;

/// In the order in which they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    NewPassword,
    Privacy,
    SecondFactor,
}

impl Duty {
    /// Where it is done.
    pub const fn path(self) -> &'static str {
        match self {
            Duty::NewPassword => "/account/password",
            Duty::Privacy => "/account/privacy",
            Duty::SecondFactor => "/account/factors",
        }
    }

    /// What whoever owes it is told where there is no page to be led to.
    pub const fn kind(self) -> Kind {
        match self {
            Duty::NewPassword => Kind::PasswordChangeRequired,
            Duty::Privacy => Kind::PermissionDenied,
            Duty::SecondFactor => Kind::SecondFactorSetUpRequired,
        }
    }
}

/// The first thing that is still to be done, if any.
pub fn first_duty(account: &Account, policy: &SitePolicy) -> Option<Duty> {
    if account.must_change_password {
        Some(Duty::NewPassword)
    } else if account.must_agree_to(policy.privacy_version()) {
        Some(Duty::Privacy)
    } else if account.owes_second_factor(policy.second_factor) {
        Some(Duty::SecondFactor)
    } else {
        None
    }
}

//! What somebody who signed in has to do before anything else.

use crate::domain::{Account, SitePolicy};
use crate::web::http::problem::Kind;

/// In the order in which they are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequiredAction {
    NewPassword,
    Privacy,
    SecondFactor,
}

impl RequiredAction {
    /// Where it is done.
    pub const fn path(self) -> &'static str {
        match self {
            RequiredAction::NewPassword => "/account/password",
            RequiredAction::Privacy => "/account/privacy",
            RequiredAction::SecondFactor => "/account/factors",
        }
    }

    /// What whoever owes it is told where there is no page to be led to.
    pub const fn kind(self) -> Kind {
        match self {
            RequiredAction::NewPassword => Kind::PasswordChangeRequired,
            RequiredAction::Privacy => Kind::PermissionDenied,
            RequiredAction::SecondFactor => Kind::SecondFactorSetUpRequired,
        }
    }
}

/// The first thing that is still to be done, if any.
pub fn first_required_action(account: &Account, policy: &SitePolicy) -> Option<RequiredAction> {
    if account.must_change_password {
        Some(RequiredAction::NewPassword)
    } else if account.must_agree_to(policy.privacy_version()) {
        Some(RequiredAction::Privacy)
    } else if account.owes_second_factor(policy.second_factor) {
        Some(RequiredAction::SecondFactor)
    } else {
        None
    }
}

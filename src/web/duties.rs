//! What somebody who signed in has to do before anything else.

use crate::domain::{Account, SitePolicy};

/// Where the first thing that is still to be done is done: a new password, then the privacy policy.
pub fn first_duty(account: &Account, policy: &SitePolicy) -> Option<&'static str> {
    if account.must_change_password {
        Some("/account/password")
    } else if account.must_agree_to(policy.privacy_version()) {
        Some("/account/privacy")
    } else {
        None
    }
}

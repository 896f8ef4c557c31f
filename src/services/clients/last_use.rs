//! When an API key or a sign-in of an app was used last: to the minute, and only what was not refused. Of a JWT,
//! that somebody has been in the account at all.

use std::sync::Arc;

use crate::domain::{AccountId, Timestamp};
use crate::services::AppContext;
use crate::services::sign_in::sessions::SEEN_EVERY;

/// A use that is worth a write, unless the request is refused after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastUse {
    ApiKey(i64),
    /// The grant of an access token.
    Grant(i64),
    /// The account of a JWT, while nobody has been in it: recovery by an unproven address asks for that.
    FirstOfAccount(AccountId),
}

impl LastUse {
    /// `None` where one of the same minute is noted.
    pub(in crate::services) fn if_due(self, last: Option<Timestamp>, now: Timestamp) -> Option<Self> {
        last.is_none_or(|last| now.since(last) >= SEEN_EVERY).then_some(self)
    }
}

/// Of many at once, one writes.
pub async fn note(ctx: &Arc<AppContext>, used: LastUse) {
    let now = ctx.now();
    let unless_since = now.minus(SEEN_EVERY);
    ctx.note(move |tx| match used {
        LastUse::ApiKey(id) => tx.touch_api_key(id, now, unless_since),
        LastUse::Grant(id) => tx.touch_oauth_grant(id, now, unless_since),
        LastUse::FirstOfAccount(id) => tx.touch_sign_in(id, now, unless_since),
    })
    .await;
}

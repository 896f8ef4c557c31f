//! What the page of one account shows of its ways in: sessions, programs and second factors.

use serde::Serialize;

use crate::domain::{FactorKind, UserAgent};
use crate::services::manage::end_sessions::mark_of;
use crate::store::{ListedSession, OpenGrant, StoredFactor};
use crate::web::guards::console::ManagesUsers;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

#[derive(Serialize)]
pub(super) struct ShownSession {
    pub(super) mark: String,
    pub(super) is_this: bool,
    pub(super) remembered: bool,
    pub(super) second_factor: bool,
    pub(super) last_seen_at: Moment,
    pub(super) peer: Option<String>,
    pub(super) browser: Option<String>,
}

impl ShownSession {
    pub(super) fn of(listed: &ListedSession, who: &ManagesUsers) -> Self {
        Self {
            mark: mark_of(&listed.digest),
            is_this: listed.digest == who.session.digest,
            remembered: listed.session.remembered,
            second_factor: listed.session.second_factor,
            last_seen_at: moment(listed.session.last_seen_at),
            peer: listed.peer.clone(),
            browser: browser_of(listed.user_agent.as_deref()),
        }
    }
}

/// `Firefox, Linux`; `None` for one that does not say.
fn browser_of(user_agent: Option<&str>) -> Option<String> {
    let known = UserAgent::of(user_agent?);
    let names: Vec<String> = known.browser.into_iter().chain(known.system).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[derive(Serialize)]
pub(super) struct ShownGrant {
    pub(super) id: i64,
    pub(super) client: String,
    pub(super) created_at: Moment,
    pub(super) expires_at: Moment,
}

impl ShownGrant {
    pub(super) fn of(grant: &OpenGrant) -> Self {
        Self {
            id: grant.id,
            client: grant.client_name.clone(),
            created_at: moment(grant.created_at),
            expires_at: moment(grant.expires_at),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ShownFactor {
    pub(super) name: String,
    pub(super) added_at: Moment,
}

impl ShownFactor {
    pub(super) fn of(frame: &Frame, factor: &StoredFactor) -> Self {
        let key = match factor.kind {
            FactorKind::Totp => "console-factor-totp",
        };
        Self { name: frame.text(key), added_at: moment(factor.created_at) }
    }
}

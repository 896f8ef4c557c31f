//! All that is known of one account, as whoever manages it sees it: read at one moment of the file.

use std::sync::Arc;

use crate::domain::{Account, AccountId, AccountState, LinkFailure, MailLink, Rights, Tag, Timestamp};
use crate::mail::kinds::{CONFIRM_ADDRESS, INVITATION};
use crate::services::authorization::is_last_administrator;
use crate::services::manage::set_role::Standing;
use crate::services::registration::share_link::fitting_links;
use crate::services::{AppContext, ServiceError};
use crate::store::{
    AuditLine, ListedSession, MailState, OpenGrant, Reader, StoreError, StoredFactor, StoredMail,
    StoredMailLink,
};

/// Rows of each list on the page; what is older is a page away.
const SHOWN: u32 = 20;

/// The actions that are the history of an account's state, by how they begin.
const HISTORY: [&str; 15] = [
    "account.created",
    "account.registered",
    "account.set_up",
    "account.email_confirmed",
    "account.email_changed",
    "account.confirmed_by_hand",
    "account.invitation_accepted",
    "account.recovered",
    "account.disabled",
    "account.enabled",
    "account.deleted",
    "account.restored",
    "account.role_changed",
    "account.edited",
    "account.unlocked",
];

/// Everything on the page of one account.
pub struct Overview {
    pub account: Account,
    pub state_reason: Option<String>,
    pub tags: Vec<Tag>,
    pub confirmation: Confirmation,
    pub links: Vec<StoredMailLink>,
    pub fitting_links: Vec<MailLink>,
    pub mails: Vec<StoredMail>,
    pub sessions: Vec<ListedSession>,
    /// Second factors, without what they hold.
    pub factors: Vec<StoredFactor>,
    pub grants: Vec<OpenGrant>,
    /// What changed the account's standing, the newest first.
    pub history: Vec<AuditLine>,
    /// All lines about it, the newest first.
    pub audit: Vec<AuditLine>,
    pub is_last_administrator: bool,
}

impl Overview {
    pub fn standing(&self) -> Standing {
        Standing::of(&self.account)
    }
}

/// What only those see who may manage the account: where somebody of more rights signs in from is nobody's to see.
pub struct Traces<'a> {
    pub sessions: &'a [ListedSession],
    pub grants: &'a [OpenGrant],
    pub activity: &'a [AuditLine],
    /// Whether the places of the activity are among it.
    pub has_places: bool,
}

impl Overview {
    pub fn traces_for(&self, rights: Rights) -> Traces<'_> {
        if rights.may_manage(self.account.rights()) {
            let (sessions, grants) = (&self.sessions, &self.grants);
            Traces { sessions, grants, activity: &self.audit, has_places: true }
        } else {
            Traces { sessions: &[], grants: &[], activity: &self.history, has_places: false }
        }
    }
}

/// Whether the address is confirmed, and where the proof has stopped on its way if it is not.
#[derive(Debug, Clone)]
pub enum Confirmation {
    NoAddress,
    Confirmed {
        at: Timestamp,
        how: Proven,
    },
    /// No link was ever made for it.
    NotAsked,
    /// The newest link was given to the person, not mailed.
    Shared {
        link: LinkState,
    },
    /// The newest link was mailed; `mail` is where that message stands.
    Mailed {
        mail: Box<StoredMail>,
        link: LinkState,
    },
    /// The message of the newest link is gone from the outbox.
    MailGone {
        link: LinkState,
    },
}

/// Who or what proved an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proven {
    ByMail,
    BySharedLink,
    ByHand,
    /// Whoever made the account vouched for it.
    AtCreation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    Works { until: Timestamp },
    Failed(LinkFailure),
}

pub async fn overview(ctx: &Arc<AppContext>, id: AccountId) -> Result<Option<Overview>, ServiceError> {
    let now = ctx.now();
    Ok(ctx.store.read(move |reader| gather(reader, id, now)).await?)
}

fn gather(reader: &Reader<'_>, id: AccountId, now: Timestamp) -> Result<Option<Overview>, StoreError> {
    let Some(account) = reader.find_account(id)? else { return Ok(None) };
    let history = reader.list_audit_history(id, &HISTORY, SHOWN)?;
    let times = reader.find_policy()?.sessions;
    let mut sessions = reader.list_sessions(id, SHOWN)?;
    sessions.retain(|listed| {
        account.state == AccountState::Active && listed.session.is_open(&account, &times, now)
    });
    Ok(Some(Overview {
        state_reason: reader.find_state_reason(id)?,
        tags: reader.list_tags_of(id)?,
        confirmation: confirmation(reader, &account, &history, now)?,
        links: reader.list_mail_links(id, SHOWN)?,
        fitting_links: fitting_links(&account),
        mails: reader.list_mail_of(id, i64::MAX, SHOWN)?,
        grants: reader.list_open_grants(id, now, i64::MAX, SHOWN)?,
        factors: reader.list_factors(id)?,
        audit: reader.list_audit_about(id, i64::MAX, SHOWN)?,
        is_last_administrator: is_last_administrator(reader, &account)?,
        sessions,
        history,
        account,
    }))
}

fn confirmation(
    reader: &Reader<'_>,
    account: &Account,
    history: &[AuditLine],
    now: Timestamp,
) -> Result<Confirmation, StoreError> {
    let Some(email) = &account.email else { return Ok(Confirmation::NoAddress) };
    if let Some(at) = account.email_verified_at {
        return Ok(Confirmation::Confirmed { at, how: how_proven(history, at) });
    }
    // An invitation proves the address, too: the newer of the two is what the person waits for.
    let confirming = reader.find_newest_mail_link(MailLink::ConfirmEmail, account.id)?;
    let inviting = reader.find_newest_mail_link(MailLink::Invite, account.id)?;
    let newest = confirming.into_iter().chain(inviting).filter(|link| link.email_key == email.key());
    let Some(link) = newest.max_by_key(|link| link.id) else { return Ok(Confirmation::NotAsked) };
    let state = link.failure(now).map_or(LinkState::Works { until: link.expires_at }, LinkState::Failed);
    if link.is_shared {
        return Ok(Confirmation::Shared { link: state });
    }
    let kind = if link.purpose == MailLink::Invite { &INVITATION } else { &CONFIRM_ADDRESS };
    Ok(match reader.find_newest_mail_of(account.id, kind.name)? {
        Some(mail) => Confirmation::Mailed { mail: Box::new(mail), link: state },
        None => Confirmation::MailGone { link: state },
    })
}

/// The line that was written with the proof tells how it came about.
fn how_proven(history: &[AuditLine], at: Timestamp) -> Proven {
    let line = history.iter().find(|line| line.at == at);
    match line.map(|line| line.action.as_str()) {
        Some("account.email_confirmed" | "account.invitation_accepted") => {
            let is_shared = line.is_some_and(|line| line.details.contains("\"handed_over\":true"));
            if is_shared { Proven::BySharedLink } else { Proven::ByMail }
        }
        Some("account.confirmed_by_hand" | "account.edited") => Proven::ByHand,
        Some("account.created") => Proven::AtCreation,
        // Its line is further back than the history reaches.
        _ => Proven::ByMail,
    }
}

impl Confirmation {
    /// Whether somebody has to do something before the proof can arrive.
    pub fn is_stuck(&self) -> bool {
        match self {
            Confirmation::NoAddress | Confirmation::Confirmed { .. } => false,
            Confirmation::NotAsked | Confirmation::MailGone { .. } => true,
            Confirmation::Shared { link } => matches!(link, LinkState::Failed(_)),
            Confirmation::Mailed { mail, link } => {
                matches!(link, LinkState::Failed(_))
                    || matches!(
                        mail.state,
                        MailState::Refused | MailState::GivenUp | MailState::Discarded | MailState::Withdrawn
                    )
            }
        }
    }
}

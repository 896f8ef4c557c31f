//! What the page of one account shows, made of what is known of it.

use serde::Serialize;

use crate::domain::{AccountState, EmailAddress, Role, Timestamp};
use crate::services::manage::account_overview::Overview;
use crate::store::AuditLine;
use crate::web::console::manage::account::activity::ShownLine;
use crate::web::console::manage::account::flash::Flash;
use crate::web::console::manage::account::path_of;
use crate::web::console::manage::account::tags::ShownTag;
use crate::web::console::manage::account::view_access::{ShownFactor, ShownGrant, ShownSession};
use crate::web::console::manage::account::view_mails::{ShownLink, ShownMail, Why};
use crate::web::console::shapes::Crumb;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

/// The page of one account.
#[derive(Serialize)]
pub struct AccountPage {
    pub(super) subject: Identity,
    pub(super) why: Why,
    pub(super) tags: Vec<ShownTag>,
    pub(super) links: Vec<ShownLink>,
    pub(super) mails: Vec<ShownMail>,
    pub(super) sessions: Vec<ShownSession>,
    pub(super) grants: Vec<ShownGrant>,
    /// The newest first.
    pub(super) activity: Vec<ShownLine>,
    pub(super) factors: Vec<ShownFactor>,
    pub(super) can: Can,
    pub(super) crumbs: Vec<Crumb>,
    pub(super) flash: Option<ShownFlash>,
}

impl AccountPage {
    pub fn of(
        frame: &Frame,
        who: &ManagesUsers,
        found: &Overview,
        sends_mail: bool,
        now: Timestamp,
        flash: Option<ShownFlash>,
    ) -> Self {
        let traces = found.traces_for(who.rights());
        let line = |line: &AuditLine| {
            let shown = ShownLine::of(frame, found.account.id, line);
            if traces.has_places { shown } else { shown.without_place() }
        };
        let activity = traces.activity.iter().map(line).collect();
        Self {
            subject: Identity::of(found, now),
            why: Why::of(frame, &found.confirmation, sends_mail),
            tags: found.tags.iter().map(ShownTag::of).collect(),
            links: found.links.iter().map(|link| ShownLink::of(frame, link, now)).collect(),
            mails: found.mails.iter().map(|mail| ShownMail::of(frame, mail)).collect(),
            sessions: traces.sessions.iter().map(|session| ShownSession::of(session, who)).collect(),
            grants: traces.grants.iter().map(ShownGrant::of).collect(),
            activity,
            factors: found.factors.iter().map(|factor| ShownFactor::of(frame, factor)).collect(),
            can: Can::of(who, found),
            crumbs: vec![Crumb::new("/console/accounts", frame.text("console-section-accounts"))],
            flash,
        }
    }
}

/// What the last action has come to.
#[derive(Serialize)]
pub struct ShownFlash {
    pub(super) text: String,
    pub(super) is_done: bool,
}

impl ShownFlash {
    pub fn of(frame: &Frame, flash: Flash) -> Self {
        Self { text: frame.text(flash.key()), is_done: flash.is_done() }
    }
}

#[derive(Serialize)]
pub(super) struct Identity {
    pub(super) id: i64,
    pub(super) path: String,
    pub(super) uuid: String,
    pub(super) username: String,
    pub(super) is_provisional: bool,
    pub(super) display_name: String,
    pub(super) real_name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) ext_id: Option<i64>,
    pub(super) role: Option<&'static str>,
    pub(super) users_admin: bool,
    pub(super) state: &'static str,
    pub(super) state_reason: Option<String>,
    pub(super) erase_at: Option<Moment>,
    pub(super) has_password: bool,
    pub(super) must_change_password: bool,
    pub(super) privacy_at: Option<Moment>,
    pub(super) privacy_version: Option<String>,
    pub(super) language: Option<&'static str>,
    pub(super) created_at: Moment,
    pub(super) last_sign_in_at: Option<Moment>,
    pub(super) failed_sign_ins: u32,
    pub(super) locked_until: Option<Moment>,
    pub(super) is_last_administrator: bool,
}

impl Identity {
    fn of(found: &Overview, now: Timestamp) -> Self {
        let account = &found.account;
        Self {
            id: account.id.0,
            path: path_of(account.id.0),
            uuid: account.uuid.to_string(),
            username: account.username.to_string(),
            is_provisional: account.username.is_provisional(),
            display_name: account.display_name().to_owned(),
            real_name: account.real_name.as_ref().map(|name| name.as_str().to_owned()),
            email: account.email.as_ref().map(EmailAddress::shown),
            ext_id: account.ext_id,
            role: account.role.map(Role::as_str),
            users_admin: account.users_admin,
            state: account.state.as_str(),
            state_reason: found.state_reason.clone(),
            erase_at: account.erase_at.map(moment),
            has_password: account.password_hash.is_some(),
            must_change_password: account.must_change_password,
            privacy_at: account.privacy.as_ref().map(|agreed| moment(agreed.at)),
            privacy_version: account.privacy.as_ref().map(|agreed| agreed.version.clone()),
            language: account.language.map(|language| language.own_name()),
            created_at: moment(account.created_at),
            last_sign_in_at: account.last_sign_in_at.map(moment),
            failed_sign_ins: account.wrong_passwords(),
            locked_until: account.locked_until.filter(|_| account.is_locked(now)).map(moment),
            is_last_administrator: found.is_last_administrator,
        }
    }
}

/// What whoever looks may do, so that the page offers nothing that would be refused.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "one for each button")]
pub(super) struct Can {
    pub(super) reach: bool,
    pub(super) is_own: bool,
    pub(super) edit: bool,
    pub(super) tag: bool,
    pub(super) role: bool,
    pub(super) confirm: bool,
    pub(super) resend: bool,
    pub(super) invite: bool,
    pub(super) reset: bool,
    pub(super) share_link: bool,
    pub(super) end_sessions: bool,
    pub(super) unlock: bool,
    pub(super) take_factor_off: bool,
    pub(super) disable: bool,
    pub(super) enable: bool,
    pub(super) delete: bool,
    pub(super) restore: bool,
    pub(super) erase: bool,
}

impl Can {
    fn of(who: &ManagesUsers, found: &Overview) -> Self {
        let account = &found.account;
        let within_reach = who.rights().may_manage(account.rights());
        let is_own = who.account().id == account.id;
        let is_deleted = account.state == AccountState::Deleted;
        let manages = within_reach && !is_deleted;
        let may_go = within_reach && !is_own && !found.is_last_administrator;
        let is_open = matches!(account.state, AccountState::AwaitingEmail | AccountState::Active);
        let waits = account.email.is_some() && account.email_verified_at.is_none();
        Self {
            reach: within_reach,
            is_own,
            edit: manages,
            tag: manages,
            role: who.rights().admin && !is_own && !is_deleted,
            confirm: manages && waits,
            resend: manages && waits && is_open,
            invite: manages && is_open && account.email.is_some() && account.password_hash.is_none(),
            reset: manages && is_open && account.email.is_some() && account.password_hash.is_some(),
            share_link: manages && !found.fitting_links.is_empty(),
            end_sessions: within_reach && !(found.sessions.is_empty() && found.grants.is_empty()),
            unlock: manages && account.wrong_passwords() > 0,
            take_factor_off: manages && !is_own && !found.factors.is_empty(),
            disable: manages && is_open && may_go,
            enable: manages && account.state == AccountState::Disabled,
            delete: manages && may_go,
            restore: within_reach && is_deleted,
            erase: may_go,
        }
    }
}

//! `/account/sessions` and `/account/tokens`: where the account is signed in and known from, and ending
//! that.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::UserAgent;
use crate::services::sign_in::access::{
    end_others, end_session, list_grants, list_sessions, revoke_grant, session_name,
};
use crate::services::sign_in::devices;
use crate::store::{ListedSession, StoredDevice};
use crate::texts::user_agent;
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::guards::session::Settled;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::fields::Fields;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![
        show_sessions,
        submit_end,
        submit_end_others,
        submit_forget,
        submit_forget_others,
        show_tokens,
        submit_revoke
    ]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Sessions>(), samples_of::<Tokens>()].concat()
}

#[get("/account/sessions?<ended>&<forgotten>")]
async fn show_sessions(
    settled: Settled,
    frame: &Frame,
    state: &State<WebState>,
    ended: Option<&str>,
    forgotten: Option<&str>,
) -> Answer {
    let known = match devices::list(&state.ctx, settled.account().id).await {
        Ok(known) => known,
        Err(error) => return error.into(),
    };
    let mut sessions = match list_sessions(&state.ctx, settled.account()).await {
        Ok(sessions) => sessions,
        Err(error) => return error.into(),
    };
    // The one that is looked with comes first.
    let this = &settled.session;
    sessions.sort_by_key(|listed| listed.digest != this.digest);
    let mut devices: Vec<Device<'_>> =
        known.iter().map(|device| Device::of(frame, device, this.device)).collect();
    devices.sort_by_key(|device| !device.is_this);
    let context = Sessions {
        sessions: sessions.iter().map(|listed| Session::of(frame, listed, &this.digest)).collect(),
        other_devices: devices.iter().any(|device| !device.is_this),
        devices,
        ended: ended.is_some(),
        forgotten: forgotten.is_some(),
    };
    frame.page(&context).into()
}

#[post("/account/sessions/end", data = "<fields>")]
async fn submit_end(change: Change<Settled>, state: &State<WebState>, fields: Fields) -> Answer {
    let account = change.who.account();
    let audit_context = change.audit_context();
    let name = fields.text("session").unwrap_or_default();
    match end_session(&state.ctx, audit_context, account.id, name).await {
        Ok(_) => see_other("/account/sessions?ended=1"),
        Err(error) => error.into(),
    }
}

#[post("/account/sessions/end-others", data = "<_fields>")]
async fn submit_end_others(change: Change<Settled>, state: &State<WebState>, _fields: Fields) -> Answer {
    let audit_context = change.audit_context();
    match end_others(&state.ctx, audit_context, &change.who.session).await {
        Ok(()) => see_other("/account/sessions?ended=1"),
        Err(error) => error.into(),
    }
}

#[post("/account/devices/forget", data = "<fields>")]
async fn submit_forget(change: Change<Settled>, state: &State<WebState>, fields: Fields) -> Answer {
    let account = change.who.account();
    let audit_context = change.audit_context();
    let device = fields.optional_integer("device").ok().flatten().unwrap_or_default();
    match devices::forget(&state.ctx, audit_context, account.id, device).await {
        Ok(_) => see_other("/account/sessions?forgotten=1"),
        Err(error) => error.into(),
    }
}

#[post("/account/devices/forget-others", data = "<_fields>")]
async fn submit_forget_others(change: Change<Settled>, state: &State<WebState>, _fields: Fields) -> Answer {
    let audit_context = change.audit_context();
    match devices::forget_others(&state.ctx, audit_context, &change.who.session).await {
        Ok(()) => see_other("/account/sessions?forgotten=1"),
        Err(error) => error.into(),
    }
}

#[get("/account/tokens?<ended>")]
async fn show_tokens(
    settled: Settled,
    frame: &Frame,
    state: &State<WebState>,
    ended: Option<&str>,
) -> Answer {
    match list_grants(&state.ctx, settled.account().id).await {
        Ok(grants) => {
            let grants = grants
                .iter()
                .map(|grant| Grant {
                    id: grant.id,
                    client_name: &grant.client_name,
                    created_at: moment(grant.created_at),
                    last_used_at: grant.last_used_at.map(moment),
                    expires_at: moment(grant.expires_at),
                })
                .collect();
            frame.page(&Tokens { grants, ended: ended.is_some() }).into()
        }
        Err(error) => error.into(),
    }
}

#[post("/account/tokens/revoke", data = "<fields>")]
async fn submit_revoke(change: Change<Settled>, state: &State<WebState>, fields: Fields) -> Answer {
    let account = change.who.account();
    let audit_context = change.audit_context();
    let grant = fields.optional_integer("grant").ok().flatten().unwrap_or_default();
    match revoke_grant(&state.ctx, audit_context, account.id, grant).await {
        Ok(_) => see_other("/account/tokens?ended=1"),
        Err(error) => error.into(),
    }
}

#[derive(Serialize)]
struct Sessions<'a> {
    sessions: Vec<Session<'a>>,
    devices: Vec<Device<'a>>,
    other_devices: bool,
    ended: bool,
    forgotten: bool,
}

#[derive(Serialize)]
struct Session<'a> {
    /// What its browser says of itself in short, and in full.
    device: Option<String>,
    user_agent: Option<&'a str>,
    name: String,
    is_this: bool,
    remembered: bool,
    created_at: Moment,
    last_seen_at: Moment,
    peer: Option<&'a str>,
}

impl<'a> Session<'a> {
    fn of(frame: &Frame, listed: &'a ListedSession, this: &[u8; 32]) -> Self {
        let device = listed.user_agent.as_deref().map(UserAgent::of);
        Self {
            device: device.map(|device| user_agent(frame.language, &device)),
            user_agent: listed.user_agent.as_deref(),
            name: session_name(listed),
            is_this: listed.digest == *this,
            remembered: listed.session.remembered,
            created_at: moment(listed.session.created_at),
            last_seen_at: moment(listed.session.last_seen_at),
            peer: listed.peer.as_deref(),
        }
    }

    fn sample(is_this: bool) -> Self {
        Self {
            device: None,
            user_agent: Some("Firefox"),
            name: "0123456789abcdef".to_owned(),
            is_this,
            remembered: true,
            created_at: Moment::sample(),
            last_seen_at: Moment::sample(),
            peer: Some("203.0.113.7"),
        }
    }
}

#[derive(Serialize)]
struct Device<'a> {
    id: i64,
    name: String,
    is_this: bool,
    peer: Option<&'a str>,
    created_at: Moment,
    last_seen_at: Moment,
}

impl<'a> Device<'a> {
    fn of(frame: &Frame, device: &'a StoredDevice, this: Option<i64>) -> Self {
        Self {
            id: device.id,
            name: user_agent(frame.language, &device.user_agent),
            is_this: this == Some(device.id),
            peer: device.peer.as_deref(),
            created_at: moment(device.created_at),
            last_seen_at: moment(device.last_seen_at),
        }
    }

    fn sample(is_this: bool) -> Self {
        Self {
            id: 1,
            name: "Firefox on Linux".to_owned(),
            is_this,
            peer: Some("203.0.113.7"),
            created_at: Moment::sample(),
            last_seen_at: Moment::sample(),
        }
    }
}

impl PageContext for Sessions<'_> {
    const TEMPLATE: &'static str = "pages/sign_in/sessions.html";

    fn samples() -> Vec<Self> {
        let nameless = Session { user_agent: None, peer: None, remembered: false, ..Session::sample(false) };
        let short = Session { device: Some("Firefox on Linux".to_owned()), ..Session::sample(false) };
        let only_this = |devices, forgotten| Sessions {
            sessions: vec![Session::sample(true)],
            devices,
            other_devices: false,
            ended: false,
            forgotten,
        };
        vec![
            Sessions {
                sessions: vec![Session::sample(true), Session::sample(false), nameless, short],
                devices: vec![Device::sample(true), Device::sample(false)],
                other_devices: true,
                ended: true,
                forgotten: false,
            },
            only_this(vec![Device::sample(true)], true),
            only_this(vec![], false),
        ]
    }
}

#[derive(Serialize)]
struct Tokens<'a> {
    grants: Vec<Grant<'a>>,
    ended: bool,
}

#[derive(Serialize)]
struct Grant<'a> {
    id: i64,
    client_name: &'a str,
    created_at: Moment,
    last_used_at: Option<Moment>,
    expires_at: Moment,
}

impl PageContext for Tokens<'_> {
    const TEMPLATE: &'static str = "pages/sign_in/tokens.html";

    fn samples() -> Vec<Self> {
        let grants = [Some(Moment::sample()), None].map(|last_used_at| Grant {
            id: 1,
            client_name: "Reader",
            created_at: Moment::sample(),
            last_used_at,
            expires_at: Moment::sample(),
        });
        vec![Tokens { grants: grants.into(), ended: true }, Tokens { grants: vec![], ended: false }]
    }
}

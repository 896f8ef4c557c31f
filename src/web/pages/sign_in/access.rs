//! `/account/sessions` and `/account/tokens`: where the account is signed in and known from, and ending
//! that.

use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::{Actor, UserAgent};
use crate::services::sign_in::access::{
    end_others, end_session, list_grants, list_sessions, revoke_grant, session_name,
};
use crate::services::sign_in::devices;
use crate::store::{ListedSession, StoredDevice};
use crate::texts::user_agent;
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::Settled;
use crate::web::html::render::{Frame, moment};
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
    let sessions: Vec<Value> =
        sessions.iter().map(|listed| session_value(frame, listed, &this.digest)).collect();
    let mut devices: Vec<Value> =
        known.iter().map(|device| device_value(frame, device, this.device)).collect();
    devices.sort_by_key(|device| device["is_this"] != true);
    let others = devices.iter().any(|device| device["is_this"] != true);
    let content = json!({ "sessions": sessions, "devices": devices, "other_devices": others,
                          "ended": ended.is_some(), "forgotten": forgotten.is_some() });
    frame.page("pages/sign_in/sessions.html", content).into()
}

fn session_value(frame: &Frame, listed: &ListedSession, this: &[u8; 32]) -> Value {
    let device = listed.user_agent.as_deref().map(UserAgent::of);
    json!({
        "device": device.map(|device| user_agent(frame.language, &device)),
        "name": session_name(listed),
        "is_this": listed.digest == *this,
        "remembered": listed.session.remembered,
        "second_factor": listed.session.second_factor,
        "created_at": moment(listed.session.created_at),
        "last_seen_at": moment(listed.session.last_seen_at),
        "peer": listed.peer,
        "user_agent": listed.user_agent,
    })
}

fn device_value(frame: &Frame, device: &StoredDevice, this: Option<i64>) -> Value {
    json!({
        "id": device.id,
        "name": user_agent(frame.language, &device.user_agent),
        "is_this": this == Some(device.id),
        "peer": device.peer,
        "created_at": moment(device.created_at),
        "last_seen_at": moment(device.last_seen_at),
    })
}

#[post("/account/sessions/end", data = "<fields>")]
async fn submit_end(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let account = settled.account();
    let audit_context = request_context.by(Actor::account(account));
    let name = fields.text("session").unwrap_or_default();
    match end_session(&state.ctx, audit_context, account.id, name).await {
        Ok(_) => see_other("/account/sessions?ended=1"),
        Err(error) => error.into(),
    }
}

#[post("/account/sessions/end-others", data = "<_fields>")]
async fn submit_end_others(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    request_context: RequestContext,
    _fields: Fields,
) -> Answer {
    let audit_context = request_context.by(Actor::account(settled.account()));
    match end_others(&state.ctx, audit_context, &settled.session).await {
        Ok(()) => see_other("/account/sessions?ended=1"),
        Err(error) => error.into(),
    }
}

#[post("/account/devices/forget", data = "<fields>")]
async fn submit_forget(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let account = settled.account();
    let audit_context = request_context.by(Actor::account(account));
    let device = fields.optional_integer("device").ok().flatten().unwrap_or_default();
    match devices::forget(&state.ctx, audit_context, account.id, device).await {
        Ok(_) => see_other("/account/sessions?forgotten=1"),
        Err(error) => error.into(),
    }
}

#[post("/account/devices/forget-others", data = "<_fields>")]
async fn submit_forget_others(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    request_context: RequestContext,
    _fields: Fields,
) -> Answer {
    let audit_context = request_context.by(Actor::account(settled.account()));
    match devices::forget_others(&state.ctx, audit_context, &settled.session).await {
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
            let grants: Vec<Value> = grants
                .iter()
                .map(|grant| {
                    json!({
                        "id": grant.id,
                        "client_name": grant.client_name,
                        "created_at": moment(grant.created_at),
                        "last_used_at": grant.last_used_at.map(moment),
                        "expires_at": moment(grant.expires_at),
                    })
                })
                .collect();
            frame
                .page("pages/sign_in/tokens.html", json!({ "grants": grants, "ended": ended.is_some() }))
                .into()
        }
        Err(error) => error.into(),
    }
}

#[post("/account/tokens/revoke", data = "<fields>")]
async fn submit_revoke(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let account = settled.account();
    let audit_context = request_context.by(Actor::account(account));
    let grant = fields.optional_integer("grant").ok().flatten().unwrap_or_default();
    match revoke_grant(&state.ctx, audit_context, account.id, grant).await {
        Ok(_) => see_other("/account/tokens?ended=1"),
        Err(error) => error.into(),
    }
}

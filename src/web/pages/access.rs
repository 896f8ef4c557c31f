//! `/account/sessions` and `/account/tokens`: where the account is signed in, and ending that.

use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use super::{Answer, see_other};
use crate::accounts::own_access::{
    end_others, end_session, list_grants, list_sessions, revoke_grant, session_name,
};
use crate::domain::Actor;
use crate::store::ListedSession;
use crate::web::WebState;
use crate::web::fields::Fields;
use crate::web::guards::client::Circumstances;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::Settled;
use crate::web::render::{Frame, moment};

pub fn routes() -> Vec<Route> {
    routes![show_sessions, submit_end, submit_end_others, show_tokens, submit_revoke]
}

#[get("/account/sessions?<ended>")]
async fn show_sessions(
    settled: Settled,
    frame: &Frame,
    state: &State<WebState>,
    ended: Option<&str>,
) -> Answer {
    match list_sessions(&state.desk, settled.account()).await {
        Ok(mut sessions) => {
            // The one that is looked with comes first.
            sessions.sort_by_key(|listed| listed.digest != settled.session.digest);
            let shown: Vec<Value> =
                sessions.iter().map(|listed| session_value(listed, &settled.session.digest)).collect();
            let content = json!({ "sessions": shown, "ended": ended.is_some() });
            frame.page("pages/sessions.html", content).into()
        }
        Err(error) => error.into(),
    }
}

fn session_value(listed: &ListedSession, this: &[u8; 32]) -> Value {
    json!({
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

#[post("/account/sessions/end", data = "<fields>")]
async fn submit_end(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    circumstances: Circumstances,
    fields: Fields,
) -> Answer {
    let account = settled.account();
    let occasion = circumstances.by(Actor::account(account));
    let name = fields.text("session").unwrap_or_default();
    match end_session(&state.desk, occasion, account.id, name).await {
        Ok(_) => see_other("/account/sessions?ended=1"),
        Err(error) => error.into(),
    }
}

#[post("/account/sessions/end-others", data = "<_fields>")]
async fn submit_end_others(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    circumstances: Circumstances,
    _fields: Fields,
) -> Answer {
    let occasion = circumstances.by(Actor::account(settled.account()));
    match end_others(&state.desk, occasion, &settled.session).await {
        Ok(()) => see_other("/account/sessions?ended=1"),
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
    match list_grants(&state.desk, settled.account().id).await {
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
            frame.page("pages/tokens.html", json!({ "grants": grants, "ended": ended.is_some() })).into()
        }
        Err(error) => error.into(),
    }
}

#[post("/account/tokens/revoke", data = "<fields>")]
async fn submit_revoke(
    _same: SameOrigin,
    settled: Settled,
    state: &State<WebState>,
    circumstances: Circumstances,
    fields: Fields,
) -> Answer {
    let account = settled.account();
    let occasion = circumstances.by(Actor::account(account));
    let grant = fields.optional_integer("grant").ok().flatten().unwrap_or_default();
    match revoke_grant(&state.desk, occasion, account.id, grant).await {
        Ok(_) => see_other("/account/tokens?ended=1"),
        Err(error) => error.into(),
    }
}

//! `/console/keys`: what lets programs in: API keys, OAuth clients, the secret of callers' own JWTs.

mod api_key;
mod client;
mod jwt;

use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use crate::domain::Timestamp;
use crate::services::clients::jwt_secret::Secrets;
use crate::services::clients::{api_keys, jwt_secret, oauth_clients};
use crate::store::{ApiKey, OauthClient, OauthClientUse};
use crate::web::WebState;
use crate::web::console::{Section, page};
use crate::web::guards::console::Administers;
use crate::web::html::answer::Answer;
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    [routes![overview], api_key::routes(), client::routes(), jwt::routes()].concat()
}

#[get("/console/keys?<done>")]
async fn overview(who: Administers, frame: &Frame, state: &State<WebState>, done: Option<&str>) -> Answer {
    match content(frame, state, done).await {
        Ok(content) => {
            page(frame, who.account().rights(), Section::Keys, "console/clients/keys.html", content).into()
        }
        Err(problem) => problem.into(),
    }
}

async fn content(frame: &Frame, state: &WebState, done: Option<&str>) -> Result<Value, Problem> {
    let now = state.ctx.now();
    let keys = api_keys::list(&state.ctx).await?;
    let (in_force, ended): (Vec<&ApiKey>, Vec<&ApiKey>) =
        keys.iter().rev().partition(|key| key_state(key, now) == "active");
    let clients = oauth_clients::list_with_use(&state.ctx).await?;
    let secrets = jwt_secret::look_at(&state.ctx).await?;
    Ok(json!({
        "keys": in_force.into_iter().map(|key| key_value(key, now)).collect::<Vec<_>>(),
        "ended_keys": ended.into_iter().map(|key| key_value(key, now)).collect::<Vec<_>>(),
        "clients": clients.iter().map(|(client, used)| listed_client(client, *used)).collect::<Vec<_>>(),
        "jwt": jwt_value(secrets),
        "token_url": format!("{}/oauth/token/", state.ctx.public_url(&frame.policy)),
        "done": done.and_then(done_key).map(|key| frame.text(key)),
    }))
}

/// What the last action has done, from a closed list: nobody can put words into a page by a link.
fn done_key(done: &str) -> Option<&'static str> {
    match done {
        "revoked" => Some("keys-done-revoked"),
        "client-created" => Some("keys-done-client-created"),
        "client-renamed" => Some("keys-done-client-renamed"),
        "client-deleted" => Some("keys-done-client-deleted"),
        "jwt-ended" => Some("keys-done-jwt-ended"),
        _ => None,
    }
}

fn crumbs(frame: &Frame) -> Value {
    json!([{ "path": "/console/keys", "text": frame.text(Section::Keys.text_key()) }])
}

fn key_state(key: &ApiKey, now: Timestamp) -> &'static str {
    if key.revoked_at.is_some() {
        "revoked"
    } else if key.expires_at.is_some_and(|end| end <= now) {
        "expired"
    } else {
        "active"
    }
}

fn key_value(key: &ApiKey, now: Timestamp) -> Value {
    json!({
        "id": key.id,
        "name": key.name,
        "description": key.description,
        "prefix": key.shown_prefix,
        "roles": key.rights.names(),
        "networks": key.networks.split_whitespace().collect::<Vec<_>>(),
        "state": key_state(key, now),
        "created_at": moment(key.created_at),
        "expires_at": key.expires_at.map(moment),
        "revoked_at": key.revoked_at.map(moment),
        "last_used_at": key.last_used_at.map(moment),
    })
}

fn client_value(client: &OauthClient, used: OauthClientUse) -> Value {
    json!({
        "id": client.id,
        "name": client.name,
        "created_at": moment(client.created_at),
        "sign_ins": used.sign_ins,
        "people": used.people,
        "last_sign_in_at": used.last_sign_in_at.map(moment),
    })
}

/// Of a client that very many are signed in through, so many that it is known of.
fn listed_client(client: &OauthClient, used: OauthClientUse) -> Value {
    let mut value = client_value(client, used);
    value["has_more_people"] = json!(used.sign_ins >= oauth_clients::MOST_COUNTED);
    value
}

fn jwt_value(secrets: Secrets) -> Value {
    json!({
        "made_at": moment(secrets.made_at),
        "before": secrets.before.map(|before| {
            json!({ "made_at": moment(before.made_at), "ends_at": moment(before.ends_at) })
        }),
    })
}

//! `/console/keys`: what lets programs in: API keys, OAuth clients, the secret of callers' own JWTs. And which of
//! them are told of changes: webhooks.

mod api_key;
mod client;
mod jwt;
mod webhook;
mod webhook_delivery;
mod webhook_form;
mod webhook_secret;
mod webhook_view;

use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::domain::Timestamp;
use crate::services::clients::jwt_secret::Secrets;
use crate::services::clients::webhooks::endpoints;
use crate::services::clients::{api_keys, jwt_secret, oauth_clients};
use crate::store::{ApiKey, OauthClient, OauthClientUse};
use crate::web::WebState;
use crate::web::console::clients::webhook_view::ShownWebhook;
use crate::web::console::shapes::Crumb;
use crate::web::console::{Section, show};
use crate::web::guards::console::Administers;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    [
        routes![overview],
        api_key::routes(),
        client::routes(),
        jwt::routes(),
        webhook::routes(),
        webhook_form::routes(),
        webhook_secret::routes(),
        webhook_delivery::routes(),
    ]
    .concat()
}

pub fn samples() -> Vec<Content> {
    [
        samples_of::<Keys>(),
        api_key::samples(),
        client::samples(),
        jwt::samples(),
        webhook::samples(),
        webhook_form::samples(),
        webhook_secret::samples(),
        webhook_delivery::samples(),
    ]
    .concat()
}

#[get("/console/keys?<done>")]
async fn overview(who: Administers, frame: &Frame, state: &State<WebState>, done: Option<&str>) -> Answer {
    match keys(frame, state, done).await {
        Ok(context) => show(frame, who.account().rights(), Section::Keys, &context).into(),
        Err(problem) => problem.into(),
    }
}

async fn keys(frame: &Frame, state: &WebState, done: Option<&str>) -> Result<Keys, Problem> {
    let now = state.ctx.now();
    let keys = api_keys::list(&state.ctx).await?;
    let (in_force, ended): (Vec<&ApiKey>, Vec<&ApiKey>) =
        keys.iter().rev().partition(|key| key.state(now) == "active");
    let clients = oauth_clients::list_with_use(&state.ctx).await?;
    let secrets = jwt_secret::look_at(&state.ctx).await?;
    let webhooks = endpoints::list(&state.ctx).await?;
    Ok(Keys {
        keys: in_force.into_iter().map(|key| ShownKey::of(key, now)).collect(),
        ended_keys: ended.into_iter().map(|key| ShownKey::of(key, now)).collect(),
        clients: clients.iter().map(|(client, used)| ShownClient::of(client, *used)).collect(),
        jwt: JwtSecrets::of(secrets),
        webhooks: webhooks.iter().map(|webhook| ShownWebhook::of(frame, webhook)).collect(),
        token_url: format!("{}/oauth/token/", state.ctx.public_url(&frame.policy)),
        scim_url: format!("{}/scim/v2", state.ctx.public_url(&frame.policy)),
        done: done.and_then(done_key).map(|key| frame.text(key)),
    })
}

/// What the last action has done, from a closed list: nobody can put words into a page by a link.
fn done_key(done: &str) -> Option<&'static str> {
    match done {
        "revoked" => Some("keys-done-revoked"),
        "client-created" => Some("keys-done-client-created"),
        "client-renamed" => Some("keys-done-client-renamed"),
        "client-deleted" => Some("keys-done-client-deleted"),
        "jwt-ended" => Some("keys-done-jwt-ended"),
        "webhook-deleted" => Some("webhooks-done-deleted"),
        _ => None,
    }
}

fn crumbs(frame: &Frame) -> Vec<Crumb> {
    vec![Crumb::new("/console/keys", frame.text(Section::Keys.text_key()))]
}

#[derive(Serialize)]
struct Keys {
    keys: Vec<ShownKey>,
    ended_keys: Vec<ShownKey>,
    clients: Vec<ShownClient>,
    jwt: JwtSecrets,
    webhooks: Vec<ShownWebhook>,
    token_url: String,
    scim_url: String,
    done: Option<String>,
}

impl PageContext for Keys {
    const TEMPLATE: &'static str = "console/clients/keys.html";

    fn samples() -> Vec<Self> {
        vec![
            Keys {
                keys: vec![ShownKey::sample("active", true), ShownKey::sample("active", false)],
                ended_keys: vec![ShownKey::sample("revoked", true), ShownKey::sample("expired", false)],
                clients: vec![ShownClient::sample(true), ShownClient::sample(false)],
                jwt: JwtSecrets::sample(true),
                webhooks: vec![ShownWebhook::sample("active", true), ShownWebhook::sample("failures", false)],
                token_url: "https://join.example.org/oauth/token/".to_owned(),
                scim_url: "https://join.example.org/scim/v2".to_owned(),
                done: Some("Done.".to_owned()),
            },
            Keys {
                keys: vec![],
                ended_keys: vec![],
                clients: vec![],
                jwt: JwtSecrets::sample(false),
                webhooks: vec![],
                token_url: "/".to_owned(),
                scim_url: "/scim/v2".to_owned(),
                done: None,
            },
        ]
    }
}

/// An API key, without its secret.
#[derive(Serialize)]
struct ShownKey {
    id: i64,
    name: String,
    description: Option<String>,
    prefix: String,
    roles: Vec<&'static str>,
    networks: Vec<String>,
    state: &'static str,
    created_at: Moment,
    expires_at: Option<Moment>,
    last_used_at: Option<Moment>,
}

impl ShownKey {
    fn of(key: &ApiKey, now: Timestamp) -> Self {
        Self {
            id: key.id,
            name: key.name.clone(),
            description: key.description.clone(),
            prefix: key.shown_prefix.clone(),
            roles: key.rights.names(),
            networks: key.networks.split_whitespace().map(str::to_owned).collect(),
            state: key.state(now),
            created_at: moment(key.created_at),
            expires_at: key.expires_at.map(moment),
            last_used_at: key.last_used_at.map(moment),
        }
    }

    fn sample(state: &'static str, is_full: bool) -> Self {
        let at = is_full.then(Moment::sample);
        Self {
            id: 1,
            name: "import".to_owned(),
            description: is_full.then(|| "For the shop".to_owned()),
            prefix: "rk_abc".to_owned(),
            roles: vec!["ADMIN"],
            networks: if is_full { vec!["10.0.0.0/24".to_owned()] } else { vec![] },
            state,
            created_at: Moment::sample(),
            expires_at: at.clone(),
            last_used_at: at,
        }
    }
}

#[derive(Serialize)]
struct ShownClient {
    id: String,
    name: String,
    created_at: Moment,
    people: i64,
    last_sign_in_at: Option<Moment>,
    /// So many are signed in through it that not all were counted.
    has_more_people: bool,
}

impl ShownClient {
    fn of(client: &OauthClient, used: OauthClientUse) -> Self {
        Self {
            id: client.id.clone(),
            name: client.name.clone(),
            created_at: moment(client.created_at),
            people: used.people,
            last_sign_in_at: used.last_sign_in_at.map(moment),
            has_more_people: used.sign_ins >= oauth_clients::MOST_COUNTED,
        }
    }

    fn sample(is_used: bool) -> Self {
        Self {
            id: "shop".to_owned(),
            name: "Shop".to_owned(),
            created_at: Moment::sample(),
            people: if is_used { 2 } else { 0 },
            last_sign_in_at: is_used.then(Moment::sample),
            has_more_people: is_used,
        }
    }
}

/// The secret of callers' own JWTs, and the one before it while that still works.
#[derive(Serialize)]
struct JwtSecrets {
    made_at: Moment,
    before: Option<EndingSecret>,
}

#[derive(Serialize)]
struct EndingSecret {
    ends_at: Moment,
}

impl JwtSecrets {
    fn of(secrets: Secrets) -> Self {
        let before = secrets.before.map(|before| EndingSecret { ends_at: moment(before.ends_at) });
        Self { made_at: moment(secrets.made_at), before }
    }

    fn sample(has_before: bool) -> Self {
        let before = has_before.then(|| EndingSecret { ends_at: Moment::sample() });
        Self { made_at: Moment::sample(), before }
    }
}

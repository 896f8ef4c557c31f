//! `/console/keys/new` and `/console/keys/api/<id>/revoke`: API keys made and revoked.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::clients::key_name::{parse_description, parse_name};
use crate::domain::clients::key_terms::{parse_last_day, parse_networks, parse_role};
use crate::domain::{FieldErrors, Reason, Timestamp};
use crate::services::clients::api_keys;
use crate::services::clients::api_keys::{KeyError, KeyRequest};
use crate::web::WebState;
use crate::web::console::clients::{ShownKey, crumbs};
use crate::web::console::shapes::Crumb;
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::{IsProven, RecentlyProven};
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

const FIELDS: [&str; 4] = ["name", "description", "role", "last_day"];

pub fn routes() -> Vec<Route> {
    routes![ask, create, ask_to_revoke, revoke]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<KeyNew>(), samples_of::<KeyMade>(), samples_of::<KeyRevoke>()].concat()
}

#[get("/console/keys/new")]
fn ask(who: Administers, _proven: RecentlyProven, frame: &Frame) -> Page {
    form_page(&who, frame, Form::default())
}

#[post("/console/keys/new", data = "<fields>")]
async fn create(
    change: Change<Administers>,
    proven: IsProven,
    frame: &Frame,
    state: &State<WebState>,
    fields: Fields,
) -> Answer {
    let again =
        |form: Form| -> Answer { form_page(&change.who, frame, form).with_status(Status::BadRequest).into() };
    // The lines of the networks would run into one another without their ends.
    let networks = fields.optional_text("networks").ok().flatten().unwrap_or_default();
    let networks = networks.split_whitespace().collect::<Vec<_>>().join("\n");
    let typed = || Form::typed(&fields, &FIELDS).with_value("networks", &networks);
    // What was typed is not lost for want of a proof.
    if !proven.0 {
        return again(typed().with_general(frame.text("keys-proof-needed")));
    }
    let request = match parse(&fields, state.ctx.now()) {
        Ok(request) => request,
        Err(errors) => return again(typed().with_errors(&errors, frame.language)),
    };
    let name = request.name.clone();
    match api_keys::create(&state.ctx, change.audit_context(), request).await {
        Ok(secret) => {
            let context = KeyMade {
                name,
                secret: secret.to_text(),
                crumbs: crumbs(frame),
                url: format!("{}/api/authentication/current-session", state.ctx.public_url(&frame.policy)),
            };
            show(frame, change.who.account().rights(), Section::Keys, &context).into()
        }
        Err(KeyError::NameTaken) => {
            again(typed().with_errors(&FieldErrors::one("name", Reason::Taken), frame.language))
        }
        Err(error) => Problem::from(error).into(),
    }
}

fn parse(fields: &Fields, now: Timestamp) -> Result<KeyRequest, FieldErrors> {
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", fields.text("name").and_then(parse_name));
    let text = |name: &str| fields.optional_text(name).map(Option::unwrap_or_default);
    let description = errors.keep("description", text("description").and_then(parse_description));
    let rights = errors.keep("role", fields.text("role").and_then(parse_role));
    let expires_at = errors.keep("last_day", text("last_day").and_then(|day| parse_last_day(day, now)));
    let networks =
        errors.keep("networks", text("networks").and_then(|text| parse_networks(network_parts(text))));
    match (name, description, rights, expires_at, networks) {
        (Some(name), Some(description), Some(rights), Some(expires_at), Some(networks)) => {
            Ok(KeyRequest { name, rights, description, expires_at, networks })
        }
        _ => Err(errors),
    }
}

/// On lines of their own, or separated by commas.
fn network_parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty())
}

fn form_page(who: &Administers, frame: &Frame, form: Form) -> Page {
    show(frame, who.account().rights(), Section::Keys, &KeyNew { form, crumbs: crumbs(frame) })
}

#[get("/console/keys/api/<id>/revoke")]
async fn ask_to_revoke(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    let now = state.ctx.now();
    match api_keys::find_by_id(&state.ctx, id).await {
        Ok(Some(key)) if key.state(now) != "revoked" => {
            let context = KeyRevoke { key: ShownKey::of(&key, now), crumbs: crumbs(frame) };
            show(frame, who.account().rights(), Section::Keys, &context).into()
        }
        Ok(Some(_)) => see_other("/console/keys"),
        Ok(None) => Problem::new(Kind::NotFound).into(),
        Err(error) => error.into(),
    }
}

#[post("/console/keys/api/<id>/revoke")]
async fn revoke(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    id: i64,
) -> Answer {
    let name = match api_keys::find_by_id(&state.ctx, id).await {
        Ok(Some(key)) => key.name,
        Ok(None) => return Problem::new(Kind::NotFound).into(),
        Err(error) => return error.into(),
    };
    match api_keys::revoke(&state.ctx, change.audit_context(), &name).await {
        Ok(_) | Err(KeyError::AlreadyRevoked) => see_other("/console/keys?done=revoked"),
        Err(error) => Problem::from(error).into(),
    }
}

#[derive(Serialize)]
struct KeyNew {
    form: Form,
    crumbs: Vec<Crumb>,
}

impl PageContext for KeyNew {
    const TEMPLATE: &'static str = "console/clients/key_new.html";

    fn samples() -> Vec<Self> {
        let fields = ["name", "description", "role", "last_day", "networks"];
        [Form::default(), Form::faulty_sample(&fields)]
            .map(|form| KeyNew { form, crumbs: Crumb::samples() })
            .into()
    }
}

#[derive(Serialize)]
struct KeyMade {
    name: String,
    secret: String,
    crumbs: Vec<Crumb>,
    /// Where the new key can be tried.
    url: String,
}

impl PageContext for KeyMade {
    const TEMPLATE: &'static str = "console/clients/key_made.html";

    fn samples() -> Vec<Self> {
        vec![KeyMade {
            name: "shop".to_owned(),
            secret: "rk_1".to_owned(),
            crumbs: Crumb::samples(),
            url: "https://join.example.org".to_owned(),
        }]
    }
}

#[derive(Serialize)]
struct KeyRevoke {
    key: ShownKey,
    crumbs: Vec<Crumb>,
}

impl PageContext for KeyRevoke {
    const TEMPLATE: &'static str = "console/clients/key_revoke.html";

    fn samples() -> Vec<Self> {
        [true, false]
            .map(|is_full| KeyRevoke { key: ShownKey::sample("active", is_full), crumbs: Crumb::samples() })
            .into()
    }
}

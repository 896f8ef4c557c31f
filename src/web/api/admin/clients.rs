//! `/api/admin/clients`: the programs that sign people in by OAuth (contract.md A2).

use rocket::Route;
use serde_json::{Value, json};

use super::answer::{Answer, Answered, at, list};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::clients::key_name::{parse_description, parse_name};
use crate::domain::{FieldErrors, Reason};
use crate::services::clients::oauth_clients;
use crate::store::{OauthClient, OauthClientUse};
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        Administers Get "/api/admin/clients" => show_all;
        AdministersProven Post "/api/admin/clients" => create;
        AdministersProven Patch "/api/admin/clients/<id>" => rename;
        AdministersProven Delete "/api/admin/clients/<id>" => delete;
    }
}

async fn show_all(call: Call<'_>) -> Answered {
    let clients = oauth_clients::list_with_use(call.ctx()).await?;
    list(clients.iter().map(|(client, used)| value(client, *used)).collect(), None)
}

async fn create(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let id = errors.keep("id", call.fields.text("id").and_then(parse_name)).unwrap_or_default();
    let name = errors.keep("name", name_in(&call.fields)).unwrap_or_default();
    ensure_faultless(errors)?;
    oauth_clients::create(call.ctx(), call.by(), id.clone(), name).await?;
    Answer::created(one(&call, &id).await?)
}

async fn rename(call: Call<'_>) -> Answered {
    let id = call.part(1).to_owned();
    let name = name_in(&call.fields).map_err(|reason| Problem::field("name", reason))?;
    oauth_clients::rename(call.ctx(), call.by(), id.clone(), name).await?;
    Answer::ok(one(&call, &id).await?)
}

/// Whoever was signed in through it is signed out.
async fn delete(call: Call<'_>) -> Answered {
    oauth_clients::delete(call.ctx(), call.by(), call.part(1).to_owned()).await?;
    Answer::nothing()
}

async fn one(call: &Call<'_>, id: &str) -> Result<Value, Problem> {
    let (client, used) = oauth_clients::find(call.ctx(), id).await?.ok_or(Problem::new(Kind::NotFound))?;
    Ok(value(&client, used))
}

fn name_in(fields: &Fields) -> Result<String, Reason> {
    fields.text("name").and_then(parse_description)?.ok_or(Reason::Blank)
}

fn value(client: &OauthClient, used: OauthClientUse) -> Value {
    json!({
        "id": client.id, "name": client.name, "type": "public", "createdAt": client.created_at.rfc3339(),
        "signIns": used.sign_ins, "people": used.people, "lastSignInAt": at(used.last_sign_in_at),
    })
}

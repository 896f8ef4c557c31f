//! `/api/admin/keys` and `/api/admin/jwt-secret`: what programs sign in with (contract.md B5, A3).

use std::time::Duration;

use rocket::Route;
use serde_json::{Value, json};

use super::answer::{Answer, Answered, at, list};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::clients::key_name::{parse_description, parse_name};
use crate::domain::clients::key_terms::{parse_last_day, parse_networks, parse_role};
use crate::domain::{FieldErrors, Reason, Timestamp};
use crate::services::clients::api_keys::{self, KeyRequest};
use crate::services::clients::jwt_secret;
use crate::store::ApiKey;
use crate::web::http::problem::{Kind, Problem};

const HOUR: Duration = Duration::from_secs(60 * 60);

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        Administers Get "/api/admin/keys" => show_all;
        AdministersProven Post "/api/admin/keys" => create;
        AdministersProven Delete "/api/admin/keys/<id>" => revoke;
        Administers Get "/api/admin/jwt-secret" => show_secret;
        AdministersProven Post "/api/admin/jwt-secret" => rotate;
        AdministersProven Delete "/api/admin/jwt-secret/old" => end_old;
    }
}

async fn show_all(call: Call<'_>) -> Answered {
    let now = call.ctx().now();
    let keys = api_keys::list(call.ctx()).await?;
    list(keys.iter().map(|key| value(key, now)).collect(), None)
}

/// The secret is in this answer and nowhere else.
async fn create(call: Call<'_>) -> Answered {
    let request = parse(&call)?;
    let name = request.name.clone();
    let secret = api_keys::create(call.ctx(), call.by(), request).await?;
    let keys = api_keys::list(call.ctx()).await?;
    let key = keys.iter().find(|key| key.name == name).ok_or(Problem::new(Kind::NotFound))?;
    let mut answer = value(key, call.ctx().now());
    answer["secret"] = json!(secret.to_text());
    Answer::created(answer)
}

fn parse(call: &Call<'_>) -> Result<KeyRequest, Problem> {
    let (fields, now) = (&call.fields, call.ctx().now());
    let mut errors = FieldErrors::new();
    let name = errors.keep("name", fields.text("name").and_then(parse_name));
    let description = fields.nullable_text("description");
    let description = description.and_then(|text| parse_description(text.unwrap_or_default()));
    let description = errors.keep("description", description);
    let rights = errors.keep("role", fields.text("role").and_then(parse_role));
    let last_day = fields.nullable_text("lastDay");
    let expires_at = last_day.and_then(|day| parse_last_day(day.unwrap_or_default(), now));
    let expires_at = errors.keep("lastDay", expires_at);
    let networks = match fields.has("networks") {
        true => fields.texts("networks").and_then(parse_networks),
        false => Ok(Vec::new()),
    };
    let networks = errors.keep("networks", networks);
    match (name, description, rights, expires_at, networks) {
        (Some(name), Some(description), Some(rights), Some(expires_at), Some(networks)) => {
            Ok(KeyRequest { name, rights, description, expires_at, networks })
        }
        _ => Err(Problem::fields(errors)),
    }
}

/// With every key that was made by it.
async fn revoke(call: Call<'_>) -> Answered {
    let key = api_keys::find_by_id(call.ctx(), call.id(1)?).await?;
    let key = key.ok_or(Problem::new(Kind::NotFound))?;
    let mut revoked = vec![key.name.clone()];
    revoked.extend(api_keys::revoke(call.ctx(), call.by(), &key.name).await?);
    Answer::ok(json!({ "revoked": revoked }))
}

fn value(key: &ApiKey, now: Timestamp) -> Value {
    json!({
        "id": key.id,
        "name": key.name,
        "prefix": key.shown_prefix,
        "roles": key.rights.names(),
        "state": key.state(now),
        "description": key.description,
        "networks": key.networks.split_whitespace().collect::<Vec<_>>(),
        "createdAt": key.created_at.rfc3339(),
        "expiresAt": at(key.expires_at),
        "revokedAt": at(key.revoked_at),
        "lastUsedAt": at(key.last_used_at),
    })
}

/// When the secrets were made; never what they are.
async fn show_secret(call: Call<'_>) -> Answered {
    Answer::ok(secrets(&call).await?)
}

async fn secrets(call: &Call<'_>) -> Result<Value, Problem> {
    let secrets = jwt_secret::look_at(call.ctx()).await?;
    let old = secrets
        .before
        .map(|before| json!({ "createdAt": before.made_at.rfc3339(), "endsAt": before.ends_at.rfc3339() }));
    Ok(json!({ "createdAt": secrets.made_at.rfc3339(), "old": old }))
}

/// The new secret is in this answer and nowhere else.
async fn rotate(call: Call<'_>) -> Answered {
    let most = jwt_secret::OVERLAP_MAX.as_secs() / HOUR.as_secs();
    let mut errors = FieldErrors::new();
    let hours = call.fields.optional_integer("overlapHours").and_then(|hours| match hours {
        None => Ok(jwt_secret::OVERLAP),
        Some(hours) => match u32::try_from(hours) {
            Ok(hours) if u64::from(hours) <= most => Ok(HOUR * hours),
            _ => Err(Reason::OutOfRange { min: 0, max: most }),
        },
    });
    let overlap = errors.keep("overlapHours", hours).unwrap_or(jwt_secret::OVERLAP);
    ensure_faultless(errors)?;
    let secret = jwt_secret::rotate(call.ctx(), call.by(), overlap, None).await?;
    let mut answer = secrets(&call).await?;
    answer["secret"] = json!(secret);
    Answer::created(answer)
}

async fn end_old(call: Call<'_>) -> Answered {
    match jwt_secret::end_before(call.ctx(), call.by()).await? {
        true => Answer::nothing(),
        false => Err(Problem::refused(&"there is no old secret that still works")),
    }
}

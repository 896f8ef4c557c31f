//! `rollbook key …`

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use time::Time;

use super::args::{CreateKey, Expiry, KeyCommand, KeyRole};
use super::open::with_context;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::{AuditContext, Rights, Timestamp};
use crate::services::AppContext;
use crate::services::clients::api_keys::{KeyError, KeyRequest, create, list, revoke};
use crate::settings::Settings;
use crate::store::ApiKey;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub fn run(settings: &Settings, command: KeyCommand) -> Result<(), Failure> {
    match command {
        KeyCommand::Create(request) => with_context(settings, async |ctx| {
            let request = key_request(&ctx, request);
            let secret = create(&ctx, AuditContext::command_line(), request).await.map_err(failure)?;
            say!("{}", secret.to_text())?;
            Ok(())
        }),
        KeyCommand::List(output) => with_context(settings, async |ctx| {
            let now = ctx.now();
            let keys = list(&ctx).await?;
            if output.json {
                print_json(&keys.iter().map(|key| value(key, now)).collect())?;
            } else if keys.is_empty() {
                say!("There are no API keys. `rollbook key create NAME --role ADMIN` creates one.")?;
            } else {
                let rows: Vec<Vec<String>> = keys.iter().map(|key| row(key, now)).collect();
                print_table(&["NAME", "KEY", "ROLES", "STATE", "CREATED", "EXPIRES", "LAST USED"], &rows)?;
            }
            Ok(())
        }),
        KeyCommand::Revoke { name } => with_context(settings, async |ctx| {
            let made_by_it = revoke(&ctx, AuditContext::command_line(), &name).await.map_err(failure)?;
            say!("Key {name} revoked.")?;
            for other in made_by_it {
                say!("Key {other} revoked, which was created by a key that is revoked.")?;
            }
            Ok(())
        }),
    }
}

fn key_request(ctx: &Arc<AppContext>, request: CreateKey) -> KeyRequest {
    let rights = match request.role {
        KeyRole::Admin => Rights { admin: true, users_admin: false },
        KeyRole::UsersAdmin => Rights { admin: false, users_admin: true },
    };
    let expires_at = request.expires.map(|expiry| match expiry {
        Expiry::Days(days) => ctx.now().plus(DAY * days),
        Expiry::LastDay(date) => {
            let midnight = date.with_time(Time::MIDNIGHT).assume_utc().unix_timestamp();
            Timestamp::from_millis(midnight.saturating_mul(1000)).plus(DAY)
        }
    });
    KeyRequest {
        name: request.name,
        rights,
        description: request.description,
        expires_at,
        networks: request.networks,
    }
}

fn row(key: &ApiKey, now: Timestamp) -> Vec<String> {
    let or = |at: Option<Timestamp>, none: &str| at.map_or_else(|| none.to_owned(), Timestamp::rfc3339);
    vec![
        key.name.clone(),
        format!("{}…", key.shown_prefix),
        key.rights.names().join(", "),
        key.state(now).to_owned(),
        key.created_at.rfc3339(),
        or(key.expires_at, "never"),
        or(key.last_used_at, "never"),
    ]
}

fn value(key: &ApiKey, now: Timestamp) -> Value {
    json!({
        "name": key.name,
        "prefix": key.shown_prefix,
        "roles": key.rights.names(),
        "state": key.state(now),
        "description": key.description,
        "networks": key.networks.split_whitespace().collect::<Vec<_>>(),
        "created_at": key.created_at.rfc3339(),
        "expires_at": key.expires_at.map(Timestamp::rfc3339),
        "revoked_at": key.revoked_at.map(Timestamp::rfc3339),
        "last_used_at": key.last_used_at.map(Timestamp::rfc3339),
    })
}

fn failure(error: KeyError) -> Failure {
    match error {
        KeyError::NotFound => Failure::not_found(format!("{error}; `rollbook key list` shows all")),
        KeyError::BadName
        | KeyError::EndsInThePast
        | KeyError::NameTaken
        | KeyError::BeyondMaker(_)
        | KeyError::AlreadyRevoked => Failure::refused(error.to_string()),
        KeyError::Service(error) => error.into(),
    }
}

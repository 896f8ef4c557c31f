//! `rollbook client …`

use serde_json::json;

use super::args::{ClientCommand, Output};
use super::open::with_desk;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::clients::key_name::{parse_description, parse_name};
use crate::domain::{AuditContext, Reason};
use crate::services::clients::oauth_clients::{ClientError, create, delete, list, rename};
use crate::settings::Settings;
use crate::store::OauthClient;

pub fn run(settings: &Settings, command: ClientCommand) -> Result<(), Failure> {
    let by = AuditContext::command_line();
    match command {
        ClientCommand::List(output) => with_desk(settings, async |ctx| show(&list(&ctx).await?, &output)),
        ClientCommand::Create { id, name } => {
            let id = parse_name(&id).map_err(|_| {
                Failure::refused(
                    "a client's id is 1 to 64 letters, digits, hyphens and underscores".to_owned(),
                )
            })?;
            let name = client_name(&name.unwrap_or_else(|| id.clone()))?;
            with_desk(settings, async |ctx| {
                create(&ctx, by, id.clone(), name).await.map_err(failure)?;
                say!("{id}")?;
                Ok(())
            })
        }
        ClientCommand::Rename { id, name } => {
            let name = client_name(&name)?;
            with_desk(settings, async |ctx| {
                rename(&ctx, by, id.clone(), name.clone()).await.map_err(failure)?;
                say!("The client {id} is now called {name}.")?;
                Ok(())
            })
        }
        ClientCommand::Delete { id } => with_desk(settings, async |ctx| {
            delete(&ctx, by, id.clone()).await.map_err(failure)?;
            say!("The client {id} is deleted, with everything that was signed in through it.")?;
            Ok(())
        }),
    }
}

fn show(clients: &[OauthClient], output: &Output) -> Result<(), Failure> {
    if output.json {
        let values = clients.iter().map(|client| {
            json!({ "id": client.id, "name": client.name, "type": "public",
                    "created_at": client.created_at.rfc3339() })
        });
        print_json(&values.collect())
    } else {
        let row = |client: &OauthClient| {
            vec![client.id.clone(), client.name.clone(), "public".to_owned(), client.created_at.rfc3339()]
        };
        let rows: Vec<Vec<String>> = clients.iter().map(row).collect();
        print_table(&["ID", "NAME", "TYPE", "CREATED"], &rows)
    }
}

fn client_name(text: &str) -> Result<String, Failure> {
    let name = parse_description(text).and_then(|name| name.ok_or(Reason::Blank));
    name.map_err(|_| Failure::refused("a client's name is one line of at most 200 characters".to_owned()))
}

fn failure(error: ClientError) -> Failure {
    match error {
        ClientError::NotFound => {
            Failure::not_found(format!("{error}; `rollbook client list` shows them all"))
        }
        ClientError::IdTaken | ClientError::LastOne => Failure::refused(error.to_string()),
        ClientError::Service(error) => error.into(),
    }
}

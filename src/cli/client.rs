//! `rollbook client …`

use serde_json::json;

use super::args::ClientCommand;
use super::open::with_desk;
use super::output::{Failure, print_json, print_table};
use crate::accounts::oauth::list_clients;
use crate::settings::Settings;

pub fn run(settings: &Settings, command: ClientCommand) -> Result<(), Failure> {
    let ClientCommand::List(output) = command;
    with_desk(settings, async |desk| {
        let clients = list_clients(&desk).await?;
        if output.json {
            let values = clients.iter().map(|client| {
                json!({ "id": client.id, "name": client.name, "type": "public",
                        "created_at": client.created_at.rfc3339() })
            });
            print_json(&values.collect());
        } else {
            let rows: Vec<Vec<String>> = clients
                .iter()
                .map(|client| {
                    vec![
                        client.id.clone(),
                        client.name.clone(),
                        "public".to_owned(),
                        client.created_at.rfc3339(),
                    ]
                })
                .collect();
            print_table(&["ID", "NAME", "TYPE", "CREATED"], &rows);
        }
        Ok(())
    })
}

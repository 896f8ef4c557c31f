//! `rollbook filter …`

use serde_json::json;

use super::args::FilterCommand;
use super::open::with_context;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::{AccountView, AuditContext, SavedFilterId};
use crate::services::manage::saved_filters::{delete, list, rename, save};
use crate::settings::Settings;

pub fn run(settings: &Settings, command: FilterCommand) -> Result<(), Failure> {
    let by = AuditContext::command_line();
    with_context(settings, async |ctx| match command {
        FilterCommand::List(output) => {
            let filters = list(&ctx).await?;
            if output.json {
                let values = filters.iter().map(|filter| {
                    json!({ "id": filter.id.0, "name": filter.name.as_str(), "query": filter.query,
                            "created_by": filter.created_by, "created_at": filter.created_at.rfc3339() })
                });
                return print_json(&values.collect());
            }
            let rows = filters.iter().map(|filter| {
                vec![filter.id.0.to_string(), filter.name.as_str().to_owned(), filter.query.clone()]
            });
            print_table(&["ID", "NAME", "CONDITIONS"], &rows.collect::<Vec<_>>())
        }
        FilterCommand::Save { name, query } => {
            let id = save(&ctx, by, &name, AccountView::parse(&query)?).await?;
            say!("{}", id.0)
        }
        FilterCommand::Rename { filter, name } => {
            rename(&ctx, by, SavedFilterId(filter.id), &name).await?;
            say!("Filter {} renamed to {name}.", filter.id)
        }
        FilterCommand::Delete(filter) => {
            delete(&ctx, by, SavedFilterId(filter.id)).await?;
            say!("Filter {} deleted.", filter.id)
        }
    })
}

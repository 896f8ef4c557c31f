//! `rollbook backup`: a copy of the database, proven, while everything goes on.

use serde_json::json;

use super::args::BackupArgs;
use super::open::with_context;
use super::output::{Failure, print_json, say};
use crate::domain::AuditContext;
use crate::services::site::back_up::back_up;
use crate::settings::Settings;

pub fn run(settings: &Settings, args: BackupArgs) -> Result<(), Failure> {
    let BackupArgs { to, output } = args;
    with_context(settings, async |ctx| {
        let made = back_up(&ctx, AuditContext::command_line(), to).await?;
        if output.json {
            let rows: serde_json::Map<String, serde_json::Value> =
                made.rows.iter().map(|(table, rows)| (table.clone(), json!(rows))).collect();
            print_json(&json!({ "file": made.path.display().to_string(), "bytes": made.bytes,
                                "schema": made.schema_version, "rows": rows }))?;
        } else {
            let accounts =
                made.rows.iter().find(|(table, _)| table == "accounts").map_or(0, |(_, rows)| *rows);
            say!("{}", made.path.display())?;
            say!("Backup verified: {accounts} accounts, {} bytes.", made.bytes)?;
            say!(
                "The sealing key is not included. Store it separately: without it, sealed data in the backup can't be read."
            )?;
        }
        Ok(())
    })
}

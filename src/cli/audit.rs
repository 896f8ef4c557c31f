//! `rollbook audit …`

use serde_json::json;

use super::args::AuditCommand;
use super::open::with_context;
use super::output::{Failure, print_json, say};
use crate::services::audit::verify_audit::verify_audit;
use crate::settings::Settings;
use crate::store::AuditVerdict;

pub fn run(settings: &Settings, command: AuditCommand) -> Result<(), Failure> {
    let AuditCommand::Verify { expect, output } = command;
    with_context(settings, async |ctx| match verify_audit(&ctx, expect)? {
        AuditVerdict::Intact { lines, head } => {
            let head: String = head.iter().map(|byte| format!("{byte:02x}")).collect();
            if output.json {
                print_json(&json!({ "intact": true, "lines": lines, "head": head }))?;
            } else {
                say!("The audit trail is intact: {lines} entries.")?;
                say!("Last entry, to store elsewhere and compare with --expect: {lines}:{head}")?;
            }
            Ok(())
        }
        AuditVerdict::Broken { seq, why } => {
            if output.json {
                print_json(&json!({ "intact": false, "broken_line": seq, "reason": why.to_string() }))?;
            }
            Err(Failure::failed(format!("the audit trail is broken at entry {seq}: {why}")))
        }
    })
}

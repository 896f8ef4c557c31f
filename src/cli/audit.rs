//! `rollbook audit …`

use std::sync::Arc;

use serde_json::json;

use super::args::{AuditCommand, AuditFilterTyped};
use super::open::with_context;
use super::output::{Failure, print_json, print_table, print_text, say};
use crate::domain::csv::ExportFormat;
use crate::domain::{AuditContext, CsvStyle, Day};
use crate::services::AppContext;
use crate::services::audit::audit_text::{end, hash_text, head, lines, value};
use crate::services::audit::read_audit::{AuditQuestion, note_export, read, read_on, resolve};
use crate::services::audit::verify_audit::verify_audit;
use crate::settings::Settings;
use crate::store::{AuditLine, AuditVerdict, ChainPoint};

pub fn run(settings: &Settings, command: AuditCommand) -> Result<(), Failure> {
    with_context(settings, async |ctx| match command {
        AuditCommand::List { question, limit, output } => {
            list(&ctx, parse(question)?, limit as usize, output.json).await
        }
        AuditCommand::Export { question, separator, bom, output } => {
            let style = CsvStyle { separator: separator.into(), byte_order_mark: bom };
            let format = if output.json { ExportFormat::Json } else { ExportFormat::Csv(style) };
            export(&ctx, parse(question)?, format).await
        }
        AuditCommand::Verify { expect, output } => verify(&ctx, expect, output.json),
    })
}

fn parse(typed: AuditFilterTyped) -> Result<AuditQuestion, Failure> {
    let day = |day: Option<String>| match day {
        None => Ok(None),
        Some(text) => Day::parse(&text)
            .map(Some)
            .ok_or_else(|| Failure::refused(format!("{text:?} is no day; use one like 2026-01-31"))),
    };
    Ok(AuditQuestion {
        actor: typed.actor.unwrap_or_default(),
        action: typed.action.unwrap_or_default(),
        target: typed.target.unwrap_or_default(),
        from: day(typed.from)?,
        until: day(typed.until)?,
    })
}

async fn list(
    ctx: &Arc<AppContext>,
    question: AuditQuestion,
    limit: usize,
    as_json: bool,
) -> Result<(), Failure> {
    let found = read(ctx, question, None, limit).await?;
    if !found.unknown.is_empty() {
        return Err(nobody(&found.unknown));
    }
    if as_json {
        return print_json(&found.page.lines.iter().map(value).collect());
    }
    let rows: Vec<Vec<String>> = found.page.lines.iter().map(row).collect();
    print_table(&["ENTRY", "TIME", "ACTION", "BY", "ABOUT", "DETAILS"], &rows)
}

fn nobody(unknown: &[&'static str]) -> Failure {
    Failure::not_found(format!("there is no such {}", unknown.join(" and no such ")))
}

async fn export(ctx: &Arc<AppContext>, question: AuditQuestion, format: ExportFormat) -> Result<(), Failure> {
    let Some(filter) = resolve(ctx, question.clone()).await? else {
        return Err(nobody(&read(ctx, question, None, 1).await?.unknown));
    };
    note_export(ctx, AuditContext::command_line(), &question, format.name()).await?;
    print_text(&head(format))?;
    let (mut before, mut has_lines) = (None, false);
    loop {
        let page = read_on(ctx, filter.clone(), before).await?;
        print_text(&lines(&page.lines, format, has_lines))?;
        has_lines = has_lines || !page.lines.is_empty();
        match page.next_before {
            Some(next) => before = Some(next),
            None => return print_text(end(format)),
        }
    }
}

fn named(kind: Option<&str>, name: Option<&str>) -> String {
    match (kind, name) {
        (Some(kind), Some(name)) => format!("{kind} {name}"),
        (Some(kind), None) => kind.to_owned(),
        _ => "-".to_owned(),
    }
}

fn row(line: &AuditLine) -> Vec<String> {
    let by = line.actor_label.as_deref().or(line.actor_id.as_deref());
    vec![
        line.seq.to_string(),
        line.at.rfc3339(),
        line.action.clone(),
        named(Some(&line.actor_kind), by),
        named(line.target_kind.as_deref(), line.target_id.as_deref()),
        line.details.clone(),
    ]
}

fn verify(ctx: &Arc<AppContext>, expect: Option<ChainPoint>, as_json: bool) -> Result<(), Failure> {
    match verify_audit(ctx, expect)? {
        AuditVerdict::Intact { lines, head } => {
            let head = hash_text(&head);
            if as_json {
                return print_json(&json!({ "intact": true, "lines": lines, "head": head }));
            }
            say!("The audit trail is intact: {lines} entries.")?;
            say!("Last entry, to store elsewhere and compare with --expect: {lines}:{head}")
        }
        AuditVerdict::Broken { seq, why } => {
            if as_json {
                print_json(&json!({ "intact": false, "broken_line": seq, "reason": why.to_string() }))?;
            }
            Err(Failure::failed(format!("the audit trail is broken at entry {seq}: {why}")))
        }
    }
}

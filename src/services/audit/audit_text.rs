//! Entries of the audit trail as the text of a file: a table for spreadsheets, or JSON for programs.

use serde_json::{Value, json};

use crate::domain::csv::ExportFormat;
use crate::store::AuditLine;

const COLUMNS: [&str; 11] = [
    "line",
    "time",
    "actor_kind",
    "actor_id",
    "actor",
    "action",
    "target_kind",
    "target_id",
    "peer",
    "request_id",
    "details",
];

/// What stands before the first entry.
pub fn head(format: ExportFormat) -> String {
    match format {
        ExportFormat::Csv(style) => style.beginning().to_owned() + &style.row(&COLUMNS),
        ExportFormat::Json => "[".to_owned(),
    }
}

/// What stands behind the last one.
pub const fn end(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv(_) => "",
        ExportFormat::Json => "\n]\n",
    }
}

/// `has_lines`: there are some before these.
pub fn lines(lines: &[AuditLine], format: ExportFormat, has_lines: bool) -> String {
    let texts = lines.iter().enumerate().map(|(at, line)| match format {
        ExportFormat::Csv(style) => style.row(&cells(line)),
        ExportFormat::Json if has_lines || at > 0 => format!(",\n{}", value(line)),
        ExportFormat::Json => format!("\n{}", value(line)),
    });
    texts.collect()
}

fn cells(line: &AuditLine) -> [String; 11] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        line.seq.to_string(),
        line.at.rfc3339(),
        line.actor_kind.clone(),
        text(&line.actor_id),
        text(&line.actor_label),
        line.action.clone(),
        text(&line.target_kind),
        text(&line.target_id),
        text(&line.peer),
        text(&line.request_id),
        line.details.clone(),
    ]
}

/// One entry.
pub fn value(line: &AuditLine) -> Value {
    json!({
        "line": line.seq, "time": line.at.rfc3339(),
        "actor": { "kind": line.actor_kind, "id": line.actor_id, "label": line.actor_label },
        "action": line.action, "target": { "kind": line.target_kind, "id": line.target_id },
        "peer": line.peer, "request_id": line.request_id, "details": details_of(line),
        "hash": hash_text(&line.hash),
    })
}

pub fn details_of(line: &AuditLine) -> Value {
    serde_json::from_str(&line.details).unwrap_or_default()
}

pub fn hash_text(hash: &[u8; 32]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

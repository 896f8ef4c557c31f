//! Accounts as the text of a file: a table for spreadsheets, or JSON for programs.

use serde_json::{Value, json};

use crate::domain::csv::ExportFormat;
use crate::domain::{CsvStyle, EmailAddress, Language, Role, Timestamp};
use crate::services::manage::export_accounts::ExportedAccount;

/// What stands before the first account.
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

/// `has_rows`: there are some before these.
pub fn rows(accounts: &[ExportedAccount], format: ExportFormat, has_rows: bool) -> String {
    let rows = accounts.iter().enumerate().map(|(at, exported)| {
        let record = record(exported);
        match format {
            ExportFormat::Csv(style) => csv_line(style, &record),
            ExportFormat::Json if has_rows || at > 0 => format!(",\n{record}"),
            ExportFormat::Json => format!("\n{record}"),
        }
    });
    rows.collect()
}

const COLUMNS: [&str; 17] = [
    "id",
    "uuid",
    "ext_id",
    "username",
    "name",
    "email",
    "email_confirmed_at",
    "state",
    "role",
    "users_admin",
    "tags",
    "has_password",
    "language",
    "created_at",
    "last_sign_in_at",
    "privacy_agreed_at",
    "privacy_version",
];

fn csv_line(style: CsvStyle, record: &Value) -> String {
    let cell = |name: &&str| match &record[*name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    };
    style.row(&COLUMNS.iter().map(cell).collect::<Vec<_>>())
}

/// Field by field, and never the password's hash.
fn record(exported: &ExportedAccount) -> Value {
    let account = &exported.account;
    json!({
        "id": account.id.0,
        "uuid": account.uuid.to_string(),
        "ext_id": account.ext_id,
        "username": account.username.as_str(),
        "name": account.display_name(),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "email_confirmed_at": account.email_verified_at.map(Timestamp::rfc3339),
        "state": account.state.as_str(),
        "role": account.role.map(Role::as_str),
        "users_admin": account.users_admin,
        "tags": exported.tags,
        "has_password": account.password_hash.is_some(),
        "language": account.language.map(Language::tag),
        "created_at": account.created_at.rfc3339(),
        "last_sign_in_at": account.last_sign_in_at.map(Timestamp::rfc3339),
        "privacy_agreed_at": account.privacy.as_ref().map(|agreed| agreed.at.rfc3339()),
        "privacy_version": account.privacy.as_ref().map(|agreed| agreed.version.as_str()),
    })
}

//! `/console/accounts/export`: the accounts under a filter as a file.

use std::io;

use rocket::futures::StreamExt;
use rocket::futures::stream::{BoxStream, once, unfold};
use rocket::http::ContentType;
use rocket::http::uri::Origin;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::manage::account_view::query_of;
use crate::domain::{AccountFilter, EmailAddress, Language, Role, Timestamp};
use crate::services::manage::export_accounts::{ExportFormat, ExportedAccount, Pieces, export};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::account_texts::condition;
use crate::web::console::manage::accounts::{crumbs, path_of_filter};
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::csv;
use crate::web::http::download::Download;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![show, take]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AccountsExport>()
}

/// What will be in the file, before anybody takes it: a link from elsewhere takes nothing.
#[get("/console/accounts/export")]
fn show(who: ManagesUsers, _proven: RecentlyProven, frame: &Frame, uri: &Origin<'_>) -> Answer {
    let filter = match filter_of(uri.query().map(|query| query.as_str()).unwrap_or_default()) {
        Ok(filter) => filter,
        Err(problem) => return problem.into(),
    };
    let shown = |(name, value): &(&'static str, String)| {
        let (label, value) = condition(frame, name, value);
        Condition { label, value }
    };
    let context = AccountsExport {
        crumbs: crumbs(frame),
        conditions: filter.pairs().iter().map(shown).collect(),
        query: query_of(&filter.pairs()),
        back: path_of_filter(&filter),
    };
    console::show(frame, who.rights(), Section::Accounts, &context).into()
}

#[post("/console/accounts/export", data = "<fields>")]
async fn take(
    change: Change<ManagesUsers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    fields: Fields,
) -> Result<Download, Problem> {
    let format = match fields.optional_text("format") {
        Ok(Some("json")) => ExportFormat::Json,
        _ => ExportFormat::Csv,
    };
    let filter = filter_of(&fields.typed_whole("query"))?;
    let pieces = export(&state.ctx, change.audit_context(), filter, format).await?;
    let day = state.ctx.now().rfc3339().chars().take(10).collect::<String>();
    let kind = match format {
        ExportFormat::Csv => ContentType::CSV,
        ExportFormat::Json => ContentType::JSON,
    };
    let name = format!("accounts-{day}.{}", format.name());
    Ok(Download::of_pieces(kind, Some(name), written(pieces, format)))
}

fn filter_of(query: &str) -> Result<AccountFilter, Problem> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    AccountFilter::parse(&pairs).map_err(Problem::fields)
}

/// The file on its way. What follows an error is never sent.
fn written(pieces: Pieces, format: ExportFormat) -> BoxStream<'static, io::Result<String>> {
    let (head, end) = match format {
        ExportFormat::Csv => (csv::row(&COLUMNS), ""),
        ExportFormat::Json => ("[".to_owned(), "\n]\n"),
    };
    let accounts = unfold((pieces, false), move |(mut pieces, has_rows)| async move {
        let (text, has_rows) = match pieces.recv().await? {
            Ok(accounts) => (Ok(rows(&accounts, format, has_rows)), has_rows || !accounts.is_empty()),
            Err(error) => (Err(io::Error::other(error.to_string())), has_rows),
        };
        Some((text, (pieces, has_rows)))
    });
    once(async { Ok(head) }).chain(accounts).chain(once(async { Ok(end.to_owned()) })).boxed()
}

/// `has_rows`: there are some before these.
fn rows(accounts: &[ExportedAccount], format: ExportFormat, has_rows: bool) -> String {
    let rows = accounts.iter().enumerate().map(|(at, exported)| {
        let record = record(exported);
        match format {
            ExportFormat::Csv => csv_line(&record),
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

fn csv_line(record: &Value) -> String {
    let cell = |name: &&str| match &record[*name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    };
    csv::row(&COLUMNS.iter().map(cell).collect::<Vec<_>>())
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

#[derive(Serialize)]
struct AccountsExport {
    crumbs: Vec<Crumb>,
    conditions: Vec<Condition>,
    query: String,
    back: String,
}

#[derive(Serialize)]
struct Condition {
    label: String,
    value: String,
}

impl PageContext for AccountsExport {
    const TEMPLATE: &'static str = "console/manage/accounts_export.html";

    fn samples() -> Vec<Self> {
        let condition = Condition { label: "State".to_owned(), value: "Active".to_owned() };
        [vec![condition], vec![]]
            .map(|conditions| AccountsExport {
                crumbs: Crumb::samples(),
                conditions,
                query: "state=active".to_owned(),
                back: "/console/accounts?state=active".to_owned(),
            })
            .into()
    }
}

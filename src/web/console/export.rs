//! `/console/accounts/export`: the accounts under a filter as a file.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use rocket::http::uri::Origin;
use rocket::http::{ContentType, Header};
use rocket::response::{Responder, Response};
use rocket::tokio::io::{AsyncRead, ReadBuf};
use rocket::{Request, Route, State, get, post, routes};
use serde_json::{Value, json};

use super::account_words::condition;
use super::accounts::{crumbs, path_of_filter};
use super::{Section, page};
use crate::accounts::export_accounts::{ExportFormat, ExportedAccount, Pieces, export};
use crate::domain::account_view::query_of;
use crate::domain::{AccountFilter, EmailAddress, Language, Role, Timestamp};
use crate::web::WebState;
use crate::web::answer::Answer;
use crate::web::csv;
use crate::web::fields::Fields;
use crate::web::guards::client::Circumstances;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::problem::Problem;
use crate::web::render::Frame;

pub fn routes() -> Vec<Route> {
    routes![show, take]
}

/// What will be in the file, before anybody takes it: a link from elsewhere takes nothing.
#[get("/console/accounts/export")]
fn show(who: ManagesUsers, _proven: RecentlyProven, frame: &Frame, uri: &Origin<'_>) -> Answer {
    let filter = match filter_of(uri.query().map(|query| query.as_str()).unwrap_or_default()) {
        Ok(filter) => filter,
        Err(problem) => return problem.into(),
    };
    let conditions: Vec<Value> = filter
        .pairs()
        .iter()
        .map(|(name, value)| {
            let (label, value) = condition(frame, name, value);
            json!({ "label": label, "value": value })
        })
        .collect();
    let content = json!({
        "crumbs": crumbs(frame),
        "conditions": conditions,
        "query": query_of(&filter.pairs()),
        "back": path_of_filter(&filter),
    });
    page(frame, who.rights(), Section::Accounts, "console/accounts_export.html", content).into()
}

#[post("/console/accounts/export", data = "<fields>")]
async fn take(
    _same: SameOrigin,
    who: ManagesUsers,
    _proven: RecentlyProven,
    state: &State<WebState>,
    circumstances: Circumstances,
    fields: Fields,
) -> Result<Download, Problem> {
    let format = match fields.optional_text("format") {
        Ok(Some("json")) => ExportFormat::Json,
        _ => ExportFormat::Csv,
    };
    let filter = filter_of(&fields.typed_whole("query"))?;
    let pieces = export(&state.desk, circumstances.by(who.actor()), filter, format).await?;
    let day = state.desk.now().rfc3339().chars().take(10).collect::<String>();
    Ok(Download { pieces, format, file_name: format!("accounts-{day}.{}", format.name()) })
}

fn filter_of(query: &str) -> Result<AccountFilter, Problem> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    AccountFilter::parse(&pairs).map_err(Problem::fields)
}

/// A file that is being made while it is sent.
pub struct Download {
    pieces: Pieces,
    format: ExportFormat,
    file_name: String,
}

impl<'r> Responder<'r, 'static> for Download {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        let kind = match self.format {
            ExportFormat::Csv => ContentType::CSV,
            ExportFormat::Json => ContentType::JSON,
        };
        Response::build()
            .header(kind)
            .header(Header::new(
                "Content-Disposition",
                format!("attachment; filename=\"{}\"", self.file_name),
            ))
            .streamed_body(Stream::new(self.pieces, self.format))
            .ok()
    }
}

/// The file on its way. An error cuts the connection: nobody takes half of a file for the whole.
struct Stream {
    pieces: Pieces,
    format: ExportFormat,
    current: Vec<u8>,
    at: usize,
    has_rows: bool,
    is_at_end: bool,
}

impl Stream {
    fn new(pieces: Pieces, format: ExportFormat) -> Self {
        let current = match format {
            ExportFormat::Csv => csv::row(&COLUMNS),
            ExportFormat::Json => "[".to_owned(),
        };
        Self { pieces, format, current: current.into_bytes(), at: 0, has_rows: false, is_at_end: false }
    }

    fn write(&mut self, accounts: &[ExportedAccount]) {
        let mut text = String::new();
        for exported in accounts {
            let record = record(exported);
            match self.format {
                ExportFormat::Csv => text.push_str(&csv_line(&record)),
                ExportFormat::Json => {
                    text.push_str(if self.has_rows { ",\n" } else { "\n" });
                    text.push_str(&record.to_string());
                }
            }
            self.has_rows = true;
        }
        self.current = text.into_bytes();
        self.at = 0;
    }

    fn end(&mut self) {
        self.is_at_end = true;
        self.at = 0;
        self.current = match self.format {
            ExportFormat::Csv => Vec::new(),
            ExportFormat::Json => b"\n]\n".to_vec(),
        };
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.at == self.current.len() && !self.is_at_end {
            match self.pieces.poll_recv(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => self.end(),
                Poll::Ready(Some(Ok(accounts))) => self.write(&accounts),
                Poll::Ready(Some(Err(error))) => {
                    return Poll::Ready(Err(io::Error::other(error.to_string())));
                }
            }
        }
        let length = buffer.remaining().min(self.current.len() - self.at);
        let end = self.at + length;
        buffer.put_slice(&self.current[self.at..end]);
        self.at = end;
        Poll::Ready(Ok(()))
    }
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

//! `/console/accounts/export`: the accounts under a filter as a file.

use rocket::http::CookieJar;
use rocket::http::uri::Origin;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::AccountFilter;
use crate::domain::csv::ExportFormat;
use crate::domain::manage::account_view::query_of;
use crate::services::manage::export_accounts::export;
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::csv_choice::{ShownCsv, chosen};
use crate::web::console::manage::account_texts::condition;
use crate::web::console::manage::accounts::{crumbs, path_of_filter};
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::Answer;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::download::Download;
use crate::web::http::exports;
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
fn show(
    who: ManagesUsers,
    _proven: RecentlyProven,
    frame: &Frame,
    jar: &CookieJar<'_>,
    uri: &Origin<'_>,
) -> Answer {
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
        csv: ShownCsv::of(frame, jar),
    };
    console::show(frame, who.rights(), Section::Accounts, &context).into()
}

#[post("/console/accounts/export", data = "<fields>")]
async fn take(
    change: Change<ManagesUsers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Result<Download, Problem> {
    let format = match fields.optional_text("format") {
        Ok(Some("json")) => ExportFormat::Json,
        _ => ExportFormat::Csv(chosen(&fields, jar, state)?),
    };
    let filter = filter_of(&fields.typed_whole("query"))?;
    let pieces = export(&state.ctx, change.audit_context(), filter, format).await?;
    Ok(exports::accounts(&state.ctx, pieces, format))
}

fn filter_of(query: &str) -> Result<AccountFilter, Problem> {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    AccountFilter::parse_for_action(&pairs, &[]).map_err(Problem::fields)
}

#[derive(Serialize)]
struct AccountsExport {
    crumbs: Vec<Crumb>,
    conditions: Vec<Condition>,
    query: String,
    back: String,
    csv: ShownCsv,
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
                csv: ShownCsv::sample(),
            })
            .into()
    }
}

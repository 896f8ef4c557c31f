//! `/console/audit/export`: the trail, or what a filter lets through of it, as a file.

use rocket::http::CookieJar;
use rocket::response::Responder;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::Day;
use crate::domain::csv::ExportFormat;
use crate::services::audit::read_audit::{AuditQuestion, note_export, resolve};
use crate::web::WebState;
use crate::web::console::audit::trail::{Asked, PATH, address, fields_of};
use crate::web::console::csv_choice::{ShownCsv, chosen};
use crate::web::console::{Section, show};
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::http::download::Download;
use crate::web::http::exports;
use crate::web::http::fields::Fields;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![show_export, export]
}

pub fn samples() -> Vec<Content> {
    samples_of::<AuditExport>()
}

#[get("/console/audit/export?<asked..>")]
fn show_export(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    jar: &CookieJar<'_>,
    asked: Asked<'_>,
) -> Answer {
    let question = asked.question();
    let fields = fields_of(&question)
        .into_iter()
        .map(|(name, value)| FilterField { name, value, label: frame.text(field_key(name)) })
        .collect();
    let context = AuditExport { fields, back: address(PATH, &question, None), csv: ShownCsv::of(frame, jar) };
    show(frame, who.account().rights(), Section::Audit, &context).into()
}

fn field_key(name: &str) -> &'static str {
    match name {
        "actor" => "console-trail-actor",
        "action" => "console-trail-action",
        "target" => "console-trail-target",
        "from" => "console-trail-from",
        _ => "console-trail-until",
    }
}

#[derive(Responder)]
enum Exported {
    File(Box<Download>),
    Answer(Answer),
}

#[post("/console/audit/export", data = "<fields>")]
async fn export(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Exported {
    let Some(question) = question_of(&fields) else {
        return Exported::Answer(Problem::new(Kind::BadRequest).into());
    };
    let style = match chosen(&fields, jar, state) {
        Ok(style) => style,
        Err(problem) => return Exported::Answer(problem.into()),
    };
    let is_json = fields.optional_text("format") == Ok(Some("json"));
    let format = if is_json { ExportFormat::Json } else { ExportFormat::Csv(style) };
    let audit_context = change.audit_context();
    let filter = match resolve(&state.ctx, question.clone()).await {
        Ok(Some(filter)) => filter,
        // The page names the field that means nobody.
        Ok(None) => return Exported::Answer(see_other(address(PATH, &question, None))),
        Err(error) => return Exported::Answer(error.into()),
    };
    if let Err(error) = note_export(&state.ctx, audit_context, &question, format.name()).await {
        return Exported::Answer(error.into());
    }
    Exported::File(Box::new(exports::audit(&state.ctx, filter, format)))
}

/// `None` where a condition is there twice or cannot be read: without it the file would hold too much.
fn question_of(fields: &Fields) -> Option<AuditQuestion> {
    let text = |name: &str| fields.optional_text(name).ok();
    let asked = Asked {
        actor: text("actor")?,
        action: text("action")?,
        target: text("target")?,
        from: text("from")?,
        until: text("until")?,
    };
    let question = asked.question();
    let is_lost =
        |typed: Option<&str>, day: Option<Day>| day.is_none() && typed.is_some_and(|day| !day.is_empty());
    (!is_lost(asked.from, question.from) && !is_lost(asked.until, question.until)).then_some(question)
}

#[derive(Serialize)]
struct AuditExport {
    fields: Vec<FilterField>,
    back: String,
    csv: ShownCsv,
}

#[derive(Serialize)]
struct FilterField {
    name: &'static str,
    value: String,
    label: String,
}

impl PageContext for AuditExport {
    const TEMPLATE: &'static str = "console/audit/audit_export.html";

    fn samples() -> Vec<Self> {
        let field =
            FilterField { name: "action", value: "setting.changed".to_owned(), label: "What".to_owned() };
        [vec![field], vec![]]
            .map(|fields| AuditExport { fields, back: PATH.to_owned(), csv: ShownCsv::sample() })
            .into()
    }
}

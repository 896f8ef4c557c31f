//! `/console/audit/export`: the trail, or what a filter lets through of it, as a file.

use std::io;
use std::sync::Arc;

use rocket::futures::StreamExt;
use rocket::futures::stream::{BoxStream, unfold};
use rocket::http::{ContentType, CookieJar};
use rocket::response::Responder;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::{CsvStyle, Day};
use crate::services::AppContext;
use crate::services::audit::read_audit::{AuditQuestion, note_export, read_on, resolve};
use crate::store::{AuditFilter, AuditLine};
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
    let is_json = fields.optional_text("format") == Ok(Some("json"));
    let format = if is_json { "json" } else { "csv" };
    let style = match chosen(&fields, jar, state) {
        Ok(style) => style,
        Err(problem) => return Exported::Answer(problem.into()),
    };
    let audit_context = change.audit_context();
    let filter = match resolve(&state.ctx, question.clone()).await {
        Ok(Some(filter)) => filter,
        // The page names the field that means nobody.
        Ok(None) => return Exported::Answer(see_other(address(PATH, &question, None))),
        Err(error) => return Exported::Answer(error.into()),
    };
    if let Err(error) = note_export(&state.ctx, audit_context, &question, format).await {
        return Exported::Answer(error.into());
    }
    let name = format!("rollbook-audit-{}.{format}", state.ctx.now().compact());
    let kind = if is_json { ContentType::JSON } else { ContentType::CSV };
    let pieces = if is_json { as_json(&state.ctx, filter) } else { as_csv(&state.ctx, filter, style) };
    Exported::File(Box::new(Download::of_pieces(kind, Some(name), pieces)))
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

/// The pieces of a file; an error cuts the connection, so that nobody takes a part for the whole.
type Pieces = BoxStream<'static, io::Result<String>>;

fn one(text: String) -> Pieces {
    rocket::futures::stream::once(async { Ok(text) }).boxed()
}

fn as_csv(ctx: &Arc<AppContext>, filter: AuditFilter, style: CsvStyle) -> Pieces {
    let rest =
        pieces(ctx, filter, move |lines, _| lines.iter().map(|line| style.row(&cells(line))).collect());
    one(style.beginning().to_owned() + &style.row(&COLUMNS)).chain(rest).boxed()
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

fn as_json(ctx: &Arc<AppContext>, filter: AuditFilter) -> Pieces {
    let rest = pieces(ctx, filter, |lines, is_first| {
        let mut text = String::new();
        for (at, line) in lines.iter().enumerate() {
            text += if is_first && at == 0 { "\n" } else { ",\n" };
            text += &json_line(line).to_string();
        }
        text
    });
    one("[".to_owned()).chain(rest).chain(one("\n]\n".to_owned())).boxed()
}

fn json_line(line: &AuditLine) -> Value {
    let details: Value = serde_json::from_str(&line.details).unwrap_or_default();
    let hash: String = line.hash.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({
        "line": line.seq, "time": line.at.rfc3339(),
        "actor": { "kind": line.actor_kind, "id": line.actor_id, "label": line.actor_label },
        "action": line.action, "target": { "kind": line.target_kind, "id": line.target_id },
        "peer": line.peer, "request_id": line.request_id, "details": details, "hash": hash,
    })
}

/// Everything that the filter lets through, piece by piece; each is read when the one before it was sent.
fn pieces(
    ctx: &Arc<AppContext>,
    filter: AuditFilter,
    written: impl Fn(&[AuditLine], bool) -> String + Copy + Send + 'static,
) -> Pieces {
    /// Where the export stands.
    enum At {
        Line(Option<i64>, bool),
        End,
    }
    let ctx = ctx.clone();
    unfold(At::Line(None, true), move |at| {
        let (ctx, filter) = (ctx.clone(), filter.clone());
        async move {
            let At::Line(before, is_first) = at else { return None };
            match read_on(&ctx, filter, before).await {
                Ok(page) => {
                    let text = written(&page.lines, is_first);
                    let is_first = is_first && page.lines.is_empty();
                    let next = page.next_before.map_or(At::End, |next| At::Line(Some(next), is_first));
                    Some((Ok(text), next))
                }
                Err(error) => {
                    tracing::error!(%error, "an export of the audit trail broke off");
                    Some((Err(io::Error::other(error.to_string())), At::End))
                }
            }
        }
    })
    .boxed()
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

//! `/console/audit`: who did what, when and to whom; whether the trail still holds; and taking it away.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rocket::futures::StreamExt;
use rocket::futures::stream::{BoxStream, unfold};
use rocket::http::ContentType;
use rocket::response::Responder;
use rocket::{FromForm, Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::Day;
use crate::services::AppContext;
use crate::services::audit::check_audit::{From, check_audit};
use crate::services::audit::read_audit::{AuditAnswer, AuditQuestion, note_export, read, read_on, resolve};
use crate::store::{AuditCheck, AuditFilter, AuditLine};
use crate::web::WebState;
use crate::web::console::audit::texts::{changes, words};
use crate::web::console::figures::grouped;
use crate::web::console::{Section, page};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;
use crate::web::http::csv;
use crate::web::http::download::Download;
use crate::web::http::fields::Fields;

const LINES_PER_PAGE: usize = 50;
/// How long a browser waits for a proof; a longer one goes on without it.
const PROOF_PATIENCE: Duration = Duration::from_secs(10);
const PATH: &str = "/console/audit";

pub fn routes() -> Vec<Route> {
    routes![show, verify, show_export, export]
}

/// The filter as it stands in the address.
#[derive(FromForm)]
struct Asked<'r> {
    actor: Option<&'r str>,
    action: Option<&'r str>,
    target: Option<&'r str>,
    from: Option<&'r str>,
    until: Option<&'r str>,
}

impl Asked<'_> {
    fn question(&self) -> AuditQuestion {
        let text = |text: Option<&str>| text.unwrap_or_default().trim().to_owned();
        AuditQuestion {
            actor: text(self.actor),
            action: text(self.action),
            target: text(self.target),
            from: self.from.and_then(Day::parse),
            until: self.until.and_then(Day::parse),
        }
    }
}

/// The parts of a question that say something, by the names of their fields.
fn fields_of(question: &AuditQuestion) -> Vec<(&'static str, String)> {
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    let fields = [
        ("actor", question.actor.clone()),
        ("action", question.action.clone()),
        ("target", question.target.clone()),
        ("from", day(question.from)),
        ("until", day(question.until)),
    ];
    fields.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn address(path: &str, question: &AuditQuestion, before: Option<i64>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(fields_of(question));
    if let Some(before) = before {
        query.append_pair("before", &before.to_string());
    }
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[get("/console/audit?<before>&<proof>&<asked..>")]
async fn show(
    who: Administers,
    frame: &Frame,
    state: &State<WebState>,
    asked: Asked<'_>,
    before: Option<i64>,
    proof: Option<&str>,
) -> Answer {
    let question = asked.question();
    let found = match read(&state.ctx, question.clone(), before, LINES_PER_PAGE).await {
        Ok(found) => found,
        Err(error) => return error.into(),
    };
    let actions: Vec<Value> = found
        .actions
        .iter()
        .map(|action| json!({ "value": action, "text": words(frame.language, action) }))
        .collect();
    let is_filtered = !fields_of(&question).is_empty();
    let content = json!({
        "lines": found.page.lines.iter().map(|line| line_value(frame, &found, line)).collect::<Vec<_>>(),
        "unknown": found.unknown,
        "question": { "actor": question.actor, "action": question.action, "target": question.target,
                      "from": question.from.map(Day::iso).unwrap_or_default(),
                      "until": question.until.map(Day::iso).unwrap_or_default() },
        "actions": actions,
        "proof": proof_value(frame, found.check.as_ref(), found.last_seq),
        "proof_state": proof,
        "clear": if is_filtered { PATH } else { "" },
        "first": if before.is_some() { address(PATH, &question, None) } else { String::new() },
        "next": found.page.next_before.map(|next| address(PATH, &question, Some(next))).unwrap_or_default(),
        "export": address("/console/audit/export", &question, None),
    });
    page(frame, who.account().rights(), Section::Audit, "console/audit/audit.html", content).into()
}

fn proof_value(frame: &Frame, check: Option<&AuditCheck>, last_seq: i64) -> Value {
    let number = |seq| grouped(frame.language, seq);
    json!({
        "last": number(last_seq),
        "checked_to": check.map(|check| number(check.checked_to.seq)),
        "is_whole": check.is_some_and(|check| check.broken.is_none()),
        "is_current": check.is_some_and(|check| check.checked_to.seq == last_seq),
        "checked_at": check.map(|check| moment(check.checked_at)),
        "whole_at": check.and_then(|check| check.whole_at).map(moment),
        "broken_line": check.and_then(|check| check.broken.as_ref()).map(|(seq, _)| number(*seq)),
        "fault": check.and_then(|check| check.broken.as_ref()).map(|(_, why)| frame.text(fault_key(why))),
    })
}

fn fault_key(why: &str) -> &'static str {
    match why {
        "missing" => "console-trail-fault-missing",
        "wrong_link" => "console-trail-fault-link",
        "erased" => "console-trail-fault-erased",
        _ => "console-trail-fault-changed",
    }
}

fn line_value(frame: &Frame, found: &AuditAnswer, line: &AuditLine) -> Value {
    let name = |id: &Option<String>| id.as_ref().and_then(|id| found.names.get(id));
    let details: Value = serde_json::from_str(&line.details).unwrap_or_default();
    json!({
        "seq": line.seq,
        "at": moment(line.at),
        "action": line.action,
        "words": words(frame.language, &line.action),
        "actor": { "kind": line.actor_kind, "id": line.actor_id.as_deref().unwrap_or_default(),
                   "label": line.actor_label, "name": if line.actor_kind == "account" { name(&line.actor_id) } else { None },
                   "erased_by": line.actor_erased_by },
        "target": line.target_kind.as_ref().map(|kind| {
            json!({ "kind": kind, "id": line.target_id.as_deref().unwrap_or_default(), "path": target_path(kind, line.target_id.as_deref()),
                    "name": if kind == "account" { name(&line.target_id) } else { None } })
        }),
        "peer": line.peer,
        "request_id": line.request_id,
        "changes": changes(&details),
        "erased_by": line.details_erased_by,
        "hash": line.hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
    })
}

/// Where in the console a line's target is, if it has a page.
fn target_path(kind: &str, id: Option<&str>) -> Option<String> {
    match (kind, id?) {
        ("account", id) => Some(format!("/console/accounts/{id}")),
        ("mail", id) => Some(format!("/console/mail/{id}")),
        ("tag", id) => Some(format!("/console/tags/{id}")),
        ("job", id) => Some(format!("/console/jobs/{id}")),
        ("setting", _) => Some("/console/settings".to_owned()),
        ("api_key", _) => Some("/console/keys".to_owned()),
        _ => None,
    }
}

/// Recomputes the trail from its first line on.
#[post("/console/audit/verify")]
async fn verify(_same: SameOrigin, _who: Administers, state: &State<WebState>) -> Answer {
    let ctx = state.ctx.clone();
    let proof = tokio::spawn(async move { check_audit(&ctx, From::FirstLine).await });
    match tokio::time::timeout(PROOF_PATIENCE, proof).await {
        Ok(Ok(Ok(Some(check)))) if check.broken.is_none() => see_other("/console/audit?proof=whole"),
        Ok(Ok(Ok(Some(_)))) => see_other(PATH),
        Ok(Ok(Ok(None)) | Err(_)) | Err(_) => see_other("/console/audit?proof=running"),
        Ok(Ok(Err(error))) => error.into(),
    }
}

#[get("/console/audit/export?<asked..>")]
fn show_export(who: Administers, _proven: RecentlyProven, frame: &Frame, asked: Asked<'_>) -> Answer {
    let question = asked.question();
    let fields: Vec<Value> = fields_of(&question)
        .into_iter()
        .map(|(name, value)| json!({ "name": name, "value": value, "label": frame.text(field_key(name)) }))
        .collect();
    let content = json!({ "fields": fields, "back": address(PATH, &question, None) });
    page(frame, who.account().rights(), Section::Audit, "console/audit/audit_export.html", content).into()
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
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Exported {
    let text = |name: &str| fields.optional_text(name).ok().flatten();
    let asked = Asked {
        actor: text("actor"),
        action: text("action"),
        target: text("target"),
        from: text("from"),
        until: text("until"),
    };
    let question = asked.question();
    let is_json = text("format") == Some("json");
    let format = if is_json { "json" } else { "csv" };
    let audit_context = request_context.by(who.actor());
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
    let pieces = if is_json { as_json(&state.ctx, filter) } else { as_csv(&state.ctx, filter) };
    Exported::File(Box::new(Download::of_pieces(kind, Some(name), pieces)))
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

fn as_csv(ctx: &Arc<AppContext>, filter: AuditFilter) -> Pieces {
    let rest = pieces(ctx, filter, |lines, _| lines.iter().map(|line| csv::row(&cells(line))).collect());
    one(csv::row(&COLUMNS)).chain(rest).boxed()
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
fn pieces(ctx: &Arc<AppContext>, filter: AuditFilter, written: fn(&[AuditLine], bool) -> String) -> Pieces {
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

//! `/console/audit`: who did what, when and to whom; whether the trail still holds.

use std::time::Duration;

use rocket::{FromForm, Route, State, get, post, routes};
use serde::Serialize;
use serde_json::Value;

use crate::domain::Day;
use crate::services::audit::check_audit::check_for;
use crate::services::audit::read_audit::{AuditAnswer, AuditQuestion, read};
use crate::store::{AuditCheck, AuditLine};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::audit::texts::{ShownDetail, changes, words};
use crate::web::console::figures::grouped;
use crate::web::console::shapes::Choice;
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

const LINES_PER_PAGE: usize = 50;
/// How long a browser waits for a proof; a longer one goes on without it.
const PROOF_PATIENCE: Duration = Duration::from_secs(10);
pub(super) const PATH: &str = "/console/audit";

pub fn routes() -> Vec<Route> {
    routes![show, verify]
}

pub fn samples() -> Vec<Content> {
    samples_of::<Audit>()
}

/// The filter as it stands in the address.
#[derive(FromForm)]
pub(super) struct Asked<'r> {
    pub(super) actor: Option<&'r str>,
    pub(super) action: Option<&'r str>,
    pub(super) target: Option<&'r str>,
    pub(super) from: Option<&'r str>,
    pub(super) until: Option<&'r str>,
}

impl Asked<'_> {
    pub(super) fn question(&self) -> AuditQuestion {
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
pub(super) fn fields_of(question: &AuditQuestion) -> Vec<(&'static str, String)> {
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

pub(super) fn address(path: &str, question: &AuditQuestion, before: Option<i64>) -> String {
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
    let is_filtered = !fields_of(&question).is_empty();
    let action = |action: &String| Choice::new(action.as_str(), words(frame.language, action));
    let next = |next| address(PATH, &question, Some(next));
    let context = Audit {
        lines: found.page.lines.iter().map(|line| ShownLine::of(frame, &found, line)).collect(),
        unknown: found.unknown.clone(),
        question: ShownQuestion::of(&question),
        actions: found.actions.iter().map(action).collect(),
        proof: Proof::of(frame, found.check.as_ref(), found.last_seq),
        proof_state: proof,
        clear: if is_filtered { PATH } else { "" },
        first: if before.is_some() { address(PATH, &question, None) } else { String::new() },
        next: found.page.next_before.map(next).unwrap_or_default(),
        export: address("/console/audit/export", &question, None),
    };
    console::show(frame, who.account().rights(), Section::Audit, &context).into()
}

fn fault_key(why: &str) -> &'static str {
    match why {
        "missing" => "console-trail-fault-missing",
        "wrong_link" => "console-trail-fault-link",
        "erased" => "console-trail-fault-erased",
        "unsealed" => "console-trail-fault-unsealed",
        _ => "console-trail-fault-changed",
    }
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
        ("webhook", _) => Some("/console/keys#webhooks".to_owned()),
        _ => None,
    }
}

/// Recomputes the trail from its first line on.
#[post("/console/audit/verify")]
async fn verify(change: Change<Administers>, state: &State<WebState>) -> Answer {
    let (ctx, audit_context) = (state.ctx.clone(), change.audit_context());
    let proof = tokio::spawn(async move { check_for(&ctx, &audit_context).await });
    match tokio::time::timeout(PROOF_PATIENCE, proof).await {
        Ok(Ok(Ok(Some(check)))) if check.broken.is_none() => see_other("/console/audit?proof=whole"),
        Ok(Ok(Ok(Some(_)))) => see_other(PATH),
        Ok(Ok(Ok(None)) | Err(_)) | Err(_) => see_other("/console/audit?proof=running"),
        Ok(Ok(Err(error))) => error.into(),
    }
}

#[derive(Serialize)]
struct Audit<'a> {
    lines: Vec<ShownLine>,
    /// The fields of the filter that mean nobody.
    unknown: Vec<&'static str>,
    question: ShownQuestion,
    actions: Vec<Choice>,
    proof: Proof,
    /// What a proof that was just asked for has come to.
    proof_state: Option<&'a str>,
    clear: &'static str,
    first: String,
    next: String,
    export: String,
}

#[derive(Serialize)]
struct ShownQuestion {
    actor: String,
    action: String,
    target: String,
    from: String,
    until: String,
}

impl ShownQuestion {
    fn of(question: &AuditQuestion) -> Self {
        let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
        Self {
            actor: question.actor.clone(),
            action: question.action.clone(),
            target: question.target.clone(),
            from: day(question.from),
            until: day(question.until),
        }
    }
}

/// How far the trail was recomputed, and whether it held.
#[derive(Default, Serialize)]
struct Proof {
    last: String,
    checked_to: Option<String>,
    checked_at: Option<Moment>,
    broken_line: Option<String>,
    fault: Option<String>,
}

impl Proof {
    fn of(frame: &Frame, check: Option<&AuditCheck>, last_seq: i64) -> Self {
        let number = |seq| grouped(frame.language, seq);
        let broken = check.and_then(|check| check.broken.as_ref());
        Self {
            last: number(last_seq),
            checked_to: check.map(|check| number(check.checked_to.seq)),
            checked_at: check.map(|check| moment(check.checked_at)),
            broken_line: broken.map(|(seq, _)| number(*seq)),
            fault: broken.map(|(_, why)| frame.text(fault_key(why))),
        }
    }
}

#[derive(Serialize)]
struct ShownLine {
    seq: i64,
    at: Moment,
    action: String,
    words: String,
    actor: ShownActor,
    target: Option<ShownTarget>,
    peer: Option<String>,
    request_id: Option<String>,
    changes: Vec<ShownDetail>,
    erased_by: Option<i64>,
    hash: String,
}

#[derive(Serialize)]
struct ShownActor {
    kind: String,
    id: String,
    label: Option<String>,
    /// Of an account that is still there.
    name: Option<String>,
}

#[derive(Serialize)]
struct ShownTarget {
    kind: String,
    id: String,
    path: Option<String>,
    name: Option<String>,
}

impl ShownLine {
    fn of(frame: &Frame, found: &AuditAnswer, line: &AuditLine) -> Self {
        let name = |kind: &str, id: &Option<String>| {
            id.as_ref().filter(|_| kind == "account").and_then(|id| found.names.get(id)).cloned()
        };
        let details: Value = serde_json::from_str(&line.details).unwrap_or_default();
        Self {
            seq: line.seq,
            at: moment(line.at),
            action: line.action.clone(),
            words: words(frame.language, &line.action),
            actor: ShownActor {
                kind: line.actor_kind.clone(),
                id: line.actor_id.clone().unwrap_or_default(),
                label: line.actor_label.clone(),
                name: name(&line.actor_kind, &line.actor_id),
            },
            target: line.target_kind.as_ref().map(|kind| ShownTarget {
                kind: kind.clone(),
                id: line.target_id.clone().unwrap_or_default(),
                path: target_path(kind, line.target_id.as_deref()),
                name: name(kind, &line.target_id),
            }),
            peer: line.peer.clone(),
            request_id: line.request_id.clone(),
            changes: changes(&details),
            erased_by: line.details_erased_by,
            hash: line.hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }

    fn sample(actor: ShownActor, target: Option<ShownTarget>, erased_by: Option<i64>) -> Self {
        Self {
            seq: 12,
            at: Moment::sample(),
            action: "setting.changed".to_owned(),
            words: "Setting changed".to_owned(),
            actor,
            target,
            peer: Some("::1".to_owned()),
            request_id: Some("r".to_owned()),
            changes: ShownDetail::samples(),
            erased_by,
            hash: "ab".to_owned(),
        }
    }
}

impl PageContext for Audit<'_> {
    const TEMPLATE: &'static str = "console/audit/audit.html";

    fn samples() -> Vec<Self> {
        let sample = |lines, unknown, proof, proof_state, next: &str| Audit {
            lines,
            unknown,
            question: ShownQuestion {
                actor: "ada".to_owned(),
                action: "first".to_owned(),
                target: String::new(),
                from: "2026-01-31".to_owned(),
                until: String::new(),
            },
            actions: Choice::samples(),
            proof,
            proof_state,
            clear: PATH,
            first: PATH.to_owned(),
            next: next.to_owned(),
            export: "/console/audit/export".to_owned(),
        };
        let whole = || Proof {
            last: "12".to_owned(),
            checked_to: Some("12".to_owned()),
            checked_at: Some(Moment::sample()),
            ..Proof::default()
        };
        let broken = Proof {
            last: "12".to_owned(),
            checked_to: Some("3".to_owned()),
            checked_at: Some(Moment::sample()),
            broken_line: Some("4".to_owned()),
            fault: Some("The line was changed.".to_owned()),
        };
        let unproven = Proof { last: "0".to_owned(), ..Proof::default() };
        vec![
            sample(sample_lines(), vec![], whole(), Some("whole"), "/console/audit?before=3"),
            sample(vec![], vec!["actor"], broken, None, ""),
            sample(vec![], vec![], unproven, Some("running"), ""),
            sample(vec![], vec![], whole(), None, "/console/audit?before=3"),
        ]
    }
}

/// One for each kind of actor and of target.
fn sample_lines() -> Vec<ShownLine> {
    let actor = |kind: &str, name: Option<&str>| ShownActor {
        kind: kind.to_owned(),
        id: "7".to_owned(),
        label: name.map(str::to_lowercase),
        name: name.map(str::to_owned),
    };
    let target = |kind: &str, path: Option<&str>, name: Option<&str>| {
        Some(ShownTarget {
            kind: kind.to_owned(),
            id: "8".to_owned(),
            path: path.map(str::to_owned),
            name: name.map(str::to_owned),
        })
    };
    let named = target("account", Some("/x"), Some("Ada"));
    vec![
        ShownLine::sample(actor("account", Some("Ada")), named, None),
        ShownLine::sample(actor("account", None), target("account", Some("/x"), None), Some(20)),
        ShownLine::sample(actor("api_key", None), target("mail", Some("/console/mail/8"), None), None),
        ShownLine::sample(actor("command_line", None), target("oauth", None, None), None),
        ShownLine::sample(actor("visitor", None), None, None),
        ShownLine::sample(actor("system", None), None, None),
    ]
}

//! `/console/system`: what Rollbook runs on, how large everything is, whether it is sound, and a text
//! about it that can be given to somebody who helps.

use std::time::Duration;

use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::services::background_task::TaskStatus;
use crate::services::site::backups::BackUpError;
use crate::services::site::diagnose::{CLOCK_TOLERANCE, Finding, Health, ServerClock, Subject};
use crate::services::site::system_facts::{SystemFacts, system_facts};
use crate::services::site::{back_up, check_all};
use crate::store::CopyStage;
use crate::texts::{Args, phrase, text_with};
use crate::web::WebState;
use crate::web::console::figures::{bytes, grouped};
use crate::web::console::site::support_text::support_text;
use crate::web::console::{Section, page};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;

const PROGRESS_PATH: &str = "/console/system/backup/progress";
/// How long a browser waits for the checks or a backup; longer ones go on without it.
const CHECK_PATIENCE: Duration = Duration::from_secs(10);
const BACKUP_PATIENCE: Duration = Duration::from_secs(5);

pub fn routes() -> Vec<Route> {
    routes![show, check, show_backup, make_backup, backup_progress]
}

#[get("/console/system?<backed_up>")]
async fn show(who: Administers, frame: &Frame, state: &State<WebState>, backed_up: Option<&str>) -> Answer {
    match content(frame, state).await {
        Ok(mut content) => {
            content["backed_up"] = json!(backed_up.is_some());
            page(frame, who.account().rights(), Section::System, "console/site/system.html", content).into()
        }
        Err(error) => error,
    }
}

/// Begins with all checks, which the page shows when they are made: they read the whole file and go to
/// the mail server, and need not be made twice at once.
#[post("/console/system/check")]
async fn check(_same: SameOrigin, _who: Administers, state: &State<WebState>) -> Answer {
    check_all::begin(&state.ctx, state.installation.clone());
    state.ctx.checks.ended_within(CHECK_PATIENCE).await;
    see_other("/console/system#checks")
}

#[get("/console/system/backup")]
async fn show_backup(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    if state.ctx.backups.look().since.is_some() {
        return see_other(PROGRESS_PATH);
    }
    let facts = match system_facts(&state.ctx).await {
        Ok(facts) => facts,
        Err(error) => return error.into(),
    };
    let content = json!({ "size": bytes(frame.language, facts.sizes.database + facts.sizes.log),
                          "free": facts.free_bytes.map(|free| bytes(frame.language, free)) });
    page(frame, who.account().rights(), Section::System, "console/site/backup.html", content).into()
}

#[post("/console/system/backup")]
async fn make_backup(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    state: &State<WebState>,
    request_context: RequestContext,
) -> Answer {
    // Where one is under way already, its page tells the rest.
    back_up::begin(&state.ctx, request_context.by(who.actor()), None);
    let shown = state.ctx.backups.ended_within(BACKUP_PATIENCE).await;
    match shown {
        TaskStatus { since: None, last: Some(last) } if last.outcome.is_ok() => {
            see_other("/console/system?backed_up=1#backup")
        }
        _ => see_other(PROGRESS_PATH),
    }
}

/// How far the backup is, or how the last one went: a copy of a large file takes longer than anybody
/// waits for an answer.
#[get("/console/system/backup/progress")]
fn backup_progress(who: Administers, frame: &Frame, state: &State<WebState>) -> Answer {
    let shown = state.ctx.backups.look();
    let runs = shown.since.is_some();
    let last = shown.last.filter(|_| !runs);
    if !runs && last.is_none() {
        return see_other("/console/system#backup");
    }
    let percent = match state.ctx.backups.stage() {
        CopyStage::Copying { percent } => Some(percent),
        CopyStage::Proving => None,
    };
    let content = json!({
        "runs": runs,
        "since": shown.since.map(moment),
        "percent": percent,
        "ended": last.as_ref().map(|last| moment(last.at)),
        "made": last.as_ref().and_then(|last| last.outcome.as_ref().ok()).map(|copied| {
            json!({ "file": copied.path.display().to_string(), "bytes": bytes(frame.language, copied.bytes) })
        }),
        "failure": last.as_ref().and_then(|last| last.outcome.as_ref().err()).map(|error| failure(frame, error)),
    });
    page(frame, who.account().rights(), Section::System, "console/site/backup_progress.html", content).into()
}

fn failure(frame: &Frame, error: &BackUpError) -> String {
    let say = |key, args: Args| text_with(frame.language, key, &args);
    let named = |name: &'static str, value: String| Args::from([(name.into(), value.into())]);
    match error {
        BackUpError::UnderWay => frame.text("console-backup-failed-elsewhere"),
        BackUpError::Exists(path) | BackUpError::InTheWay(path) => {
            say("console-backup-failed-in-the-way", named("file", path.display().to_string()))
        }
        BackUpError::NoRoom { needed, free } => {
            let mut args = named("needed", bytes(frame.language, *needed));
            args.insert("free".into(), bytes(frame.language, *free).into());
            say("console-backup-failed-no-room", args)
        }
        BackUpError::Stopped => frame.text("console-backup-failed-stopped"),
        BackUpError::Store(error) => {
            say("console-backup-failed-otherwise", named("cause", error.to_string()))
        }
    }
}

async fn content(frame: &Frame, state: &WebState) -> Result<Value, Answer> {
    let facts = system_facts(&state.ctx).await?;
    let policy = &frame.policy;
    let now = state.ctx.now();
    let up = now.since(state.started_at);
    let checks = state.ctx.checks.look();
    let checked = checks.last.as_ref().map(|last| &last.outcome);
    Ok(json!({
        "checking_since": checks.since.map(moment),
        "checked_at": checks.last.as_ref().map(|last| moment(last.at)),
        "findings": checked
            .map(|checked| checked.findings.iter().map(|finding| finding_value(frame, finding)).collect::<Vec<_>>()),
        "clock": checked.map(|checked| clock_text(frame, checked.clock)),
        "clock_is_off": checked.is_some_and(|checked| is_off(checked.clock)),
        "backing_up": state.ctx.backups.look().since.is_some(),
        "version": state.installation.version,
        "schema": facts.schema,
        "uptime": { "days": up.as_secs() / 86_400, "hours": up.as_secs() / 3600 % 24, "minutes": up.as_secs() / 60 % 60 },
        "started_at": moment(state.started_at),
        "now": moment(now),
        "file": state.installation.database.display().to_string(),
        "size": bytes(frame.language, facts.sizes.database),
        "log_size": bytes(frame.language, facts.sizes.log),
        "free": facts.free_bytes.map(|free| bytes(frame.language, free)),
        "counts": counts(frame, &facts),
        "last_backup": facts.last_backup.as_ref().map(|last| {
            json!({ "at": moment(last.at), "file": last.file, "bytes": bytes(frame.language, last.bytes) })
        }),
        "settings": state.installation.settings.iter().map(|setting| {
            json!({ "key": setting.key, "variable": setting.variable, "value": setting.value, "source": setting.source })
        }).collect::<Vec<_>>(),
        "support": support_text(&state.installation, &facts, policy, now, up),
    }))
}

fn counts(frame: &Frame, facts: &SystemFacts) -> Vec<Value> {
    let number = |count| grouped(frame.language, count);
    let accounts: i64 = facts.rows.accounts.iter().map(|(_, count)| count).sum();
    let mails: i64 = facts.rows.mails.iter().map(|(_, count)| count).sum();
    [
        ("console-section-accounts", accounts, "/console/accounts"),
        ("console-section-mail", mails, "/console/mail"),
        ("console-section-tags", facts.rows.tags, "/console/tags"),
        ("console-system-audit-lines", facts.rows.audit_lines, "/console/audit"),
        ("console-system-sessions", facts.rows.sessions, ""),
    ]
    .map(|(key, count, path)| json!({ "text": frame.text(key), "count": number(count), "path": path }))
    .to_vec()
}

fn finding_value(frame: &Frame, finding: &Finding) -> Value {
    let (tone, icon) = match finding.state {
        Health::Fine => ("success", "check"),
        Health::Advice => ("warning", "alert"),
        Health::Wrong => ("danger", "alert"),
    };
    let (title, help) = match finding.about {
        Subject::Settings => ("console-system-settings", "console-system-help-settings"),
        Subject::Database => ("console-system-database", "console-system-help-database"),
        Subject::Key => ("console-system-key", "console-system-help-key"),
        Subject::Mail => ("console-section-mail", "console-system-help-mail"),
    };
    let help = match finding.cause {
        Some(cause) => Some(format!("{}. {}", frame.text(cause.title_key()), frame.text(cause.hint_key()))),
        None => (finding.state != Health::Fine).then(|| frame.text(help)),
    };
    json!({ "tone": tone, "icon": icon, "title": frame.text(title), "text": phrase(frame.language, &finding.words), "help": help })
}

fn clock_text(frame: &Frame, clock: ServerClock) -> String {
    use crate::texts::numbers;
    let say = |key, seconds: i64| text_with(frame.language, key, &numbers(&[("seconds", seconds)]));
    match clock {
        ServerClock::NoServer => frame.text("console-system-clock-none"),
        ServerClock::NotTold => frame.text("console-system-clock-not-told"),
        told @ ServerClock::Told { ahead_seconds } if !is_off(told) => {
            say("console-system-clock-same", ahead_seconds.abs())
        }
        ServerClock::Told { ahead_seconds } if ahead_seconds > 0 => {
            say("console-system-clock-ahead", ahead_seconds)
        }
        ServerClock::Told { ahead_seconds } => say("console-system-clock-behind", ahead_seconds.abs()),
    }
}

fn is_off(clock: ServerClock) -> bool {
    matches!(clock, ServerClock::Told { ahead_seconds } if ahead_seconds.unsigned_abs() > CLOCK_TOLERANCE.as_secs())
}

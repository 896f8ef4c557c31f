//! `/console/system`: what Rollbook runs on, how large everything is, whether it is sound, and a text
//! about it that can be given to somebody who helps.

use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use super::figures::{bytes, grouped};
use super::support_text::support_text;
use super::{Section, in_console, page};
use crate::accounts::back_up::back_up;
use crate::accounts::diagnose::{
    CLOCK_TOLERANCE, Finding, Health, ServerClock, Subject, compare_clocks, diagnose,
};
use crate::accounts::system_facts::{SystemFacts, system_facts};
use crate::texts::phrase;
use crate::web::WebState;
use crate::web::answer::{Answer, see_other};
use crate::web::guards::client::Circumstances;
use crate::web::guards::console::Administers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::problem::{Kind, Problem};
use crate::web::render::{Frame, moment};

const PATH: &str = "/console/system";

pub fn routes() -> Vec<Route> {
    routes![show, check, show_backup, make_backup]
}

#[get("/console/system?<backed_up>")]
async fn show(who: Administers, frame: &Frame, state: &State<WebState>, backed_up: Option<&str>) -> Answer {
    match content(frame, state).await {
        Ok(mut content) => {
            content["backed_up"] = json!(backed_up.is_some());
            page(frame, who.account().rights(), Section::System, "console/system.html", content).into()
        }
        Err(error) => error,
    }
}

/// The same page with all checks made: they read the whole file and go to the mail server, which a page
/// that is only looked at does not.
#[post("/console/system/check")]
async fn check(_same: SameOrigin, who: Administers, frame: &Frame, state: &State<WebState>) -> Answer {
    let installation = state.installation.clone();
    let now = state.desk.now();
    // SQLite reads the whole file meanwhile: on a thread of its own, with a runtime for the mail server.
    let checked =
        tokio::task::spawn_blocking(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            Ok::<_, std::io::Error>(runtime.block_on(async {
                (diagnose(&installation).await, compare_clocks(&installation, now).await)
            }))
        });
    let (findings, clock) = match checked.await {
        Ok(Ok(found)) => found,
        Ok(Err(error)) => return failed(&error.to_string()),
        Err(error) => return failed(&error.to_string()),
    };
    match content(frame, state).await {
        Ok(mut content) => {
            content["findings"] = findings.iter().map(|finding| finding_value(frame, finding)).collect();
            content["clock"] = json!(clock_text(frame, clock));
            content["clock_is_off"] = json!(is_off(clock));
            let content = in_console(frame, who.account().rights(), Section::System, content);
            frame.page_at(PATH, "console/system.html", content).into()
        }
        Err(error) => error,
    }
}

fn failed(error: &str) -> Answer {
    tracing::error!(error, "the checks could not be made");
    Problem::new(Kind::Internal).into()
}

#[get("/console/system/backup")]
async fn show_backup(
    who: Administers,
    _proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
) -> Answer {
    let facts = match system_facts(&state.desk).await {
        Ok(facts) => facts,
        Err(error) => return error.into(),
    };
    let content = json!({ "size": bytes(frame.language, facts.sizes.database + facts.sizes.log),
                          "free": facts.free_bytes.map(|free| bytes(frame.language, free)) });
    page(frame, who.account().rights(), Section::System, "console/backup.html", content).into()
}

#[post("/console/system/backup")]
async fn make_backup(
    _same: SameOrigin,
    who: Administers,
    _proven: RecentlyProven,
    state: &State<WebState>,
    circumstances: Circumstances,
) -> Answer {
    match back_up(&state.desk, circumstances.by(who.actor()), None).await {
        Ok(_) => see_other("/console/system?backed_up=1#backup"),
        Err(error) => error.into(),
    }
}

async fn content(frame: &Frame, state: &WebState) -> Result<Value, Answer> {
    let facts = system_facts(&state.desk).await?;
    let policy = &frame.policy;
    let now = state.desk.now();
    let up = now.since(state.started_at);
    Ok(json!({
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
    use crate::texts::{numbers, text_with};
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

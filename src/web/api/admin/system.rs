//! `/api/admin/system` and `/api/admin/statistics`: the machine, its checks and backups, and what is counted.

use std::time::Duration;

use rocket::Route;
use serde_json::{Value, json};

use super::answer::{Answer, Answered, at};
use super::call::Call;
use super::endpoint::endpoints;
use crate::domain::{ChartRange, DailyFigure, Day, FunnelStage, Language, MailFailure, Reason};
use crate::services::site::back_up;
use crate::services::site::check_all;
use crate::services::site::checklist;
use crate::services::site::dashboard::{Dashboard, dashboard};
use crate::services::site::findings::{Checked, Finding, Health, ServerClock};
use crate::services::site::system_facts::{SystemFacts, system_facts};
use crate::store::CopyStage;
use crate::texts::phrase;
use crate::web::http::problem::Problem;

/// How long a caller waits for the checks or a backup; longer ones go on without them.
const CHECK_PATIENCE: Duration = Duration::from_secs(10);
const BACKUP_PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        Administers Get "/api/admin/system" => show;
        Administers Post "/api/admin/system/check" => check;
        AdministersProven Post "/api/admin/system/backup" => begin_backup;
        ManagesUsers Get "/api/admin/statistics" => statistics;
        Administers Post "/api/admin/checklist/dismiss" => dismiss_checklist;
    }
}

async fn show(call: Call<'_>) -> Answered {
    let facts = system_facts(call.ctx()).await?;
    let installation = &call.state.installation;
    let settings = installation.settings.iter().map(|setting| {
        json!({
            "key": setting.key, "variable": setting.variable, "value": setting.value,
            "source": setting.source,
        })
    });
    Answer::ok(json!({
        "version": installation.version, "schema": facts.schema,
        "startedAt": call.state.started_at.rfc3339(),
        "uptimeSeconds": call.ctx().now().since(call.state.started_at).as_secs(),
        "databaseBytes": facts.sizes.database, "logBytes": facts.sizes.log, "freeBytes": facts.free_bytes,
        "rows": rows(&facts), "startUpSettings": settings.collect::<Vec<_>>(),
        "checks": checks(&call), "backup": backup(&call, &facts),
    }))
}

fn rows(facts: &SystemFacts) -> Value {
    let by_state = |counts: &[(String, i64)]| {
        Value::Object(counts.iter().map(|(state, count)| (state.clone(), json!(count))).collect())
    };
    json!({
        "accounts": by_state(&facts.rows.accounts), "mails": by_state(&facts.rows.mails),
        "sessions": facts.rows.sessions, "tags": facts.rows.tags, "auditLines": facts.rows.audit_lines,
    })
}

/// Begins with all checks; they go on where they take longer than the answer.
async fn check(call: Call<'_>) -> Answered {
    check_all::begin(call.ctx(), &call.by(), call.state.installation.clone()).await?;
    call.ctx().checks.ended_within(CHECK_PATIENCE).await;
    Answer::ok(checks(&call))
}

fn checks(call: &Call<'_>) -> Value {
    let status = call.ctx().checks.look();
    let last = status.last.as_ref();
    let findings = last.map(|last| last.outcome.findings.iter().map(finding).collect::<Vec<_>>());
    json!({
        "runningSince": at(status.since), "at": at(last.map(|last| last.at)), "findings": findings,
        "mailServerClockAheadSeconds": last.and_then(|last| clock(&last.outcome)),
    })
}

fn finding(finding: &Finding) -> Value {
    let state = match finding.state {
        Health::Fine => "fine",
        Health::Advice => "advice",
        Health::Wrong => "wrong",
    };
    json!({
        "about": finding.about.as_str(), "state": state, "text": phrase(Language::English, &finding.words),
        "cause": finding.cause.map(MailFailure::as_str),
    })
}

fn clock(checked: &Checked) -> Option<i64> {
    match checked.clock {
        ServerClock::Told { ahead_seconds } => Some(ahead_seconds),
        ServerClock::NoServer | ServerClock::NotTold => None,
    }
}

/// Into `backups/` beside the database. One that takes longer than the answer goes on.
async fn begin_backup(call: Call<'_>) -> Answered {
    let has_begun = back_up::begin(call.ctx(), call.by(), None).await?;
    call.ctx().backups.ended_within(BACKUP_PATIENCE).await;
    let mut answer = backup(&call, &system_facts(call.ctx()).await?);
    answer["hasBegun"] = json!(has_begun);
    Answer::ok(answer)
}

fn backup(call: &Call<'_>, facts: &SystemFacts) -> Value {
    let status = call.ctx().backups.look();
    let percent = match call.ctx().backups.stage() {
        CopyStage::Copying { percent } if status.since.is_some() => Some(percent),
        _ => None,
    };
    let failure = status.last.as_ref().and_then(|last| last.outcome.as_ref().err().map(ToString::to_string));
    let last = facts
        .last_backup
        .as_ref()
        .map(|last| json!({ "at": last.at.rfc3339(), "file": last.file, "bytes": last.bytes }));
    json!({
        "runningSince": at(status.since), "copiedPercent": percent, "lastFailure": failure, "last": last,
    })
}

/// What the first page of the console shows.
async fn statistics(call: Call<'_>) -> Answered {
    let days = call.asked("days").and_then(|days| match days {
        None => Ok(ChartRange::default()),
        Some(text) => text.parse().ok().and_then(ChartRange::of_days).ok_or(Reason::NotAChoice),
    });
    let range = days.map_err(|reason| Problem::field("days", reason))?;
    let found = dashboard(call.ctx(), call.policy, range).await?;
    let waiting = &found.waiting;
    let mut answer = json!({
        "days": range.days(), "from": found.from().iso(), "until": found.today.iso(),
        "countedSince": found.counted_since.map(Day::iso), "perDay": per_day(&found),
        "funnel": funnel(&found),
        "waiting": {
            "failedMails": waiting.failed_mails, "delayedMails": waiting.delayed_mails,
            "waitingMails": waiting.waiting_mails, "unconfirmedAccounts": waiting.unconfirmed,
            "lockedAccounts": waiting.locked,
        },
    });
    if call.rights.admin {
        let broken = found.audit.as_ref().and_then(|check| check.broken.as_ref()).map(|(line, _)| line);
        answer["site"] = json!({
            "sendsMail": found.sends_mail, "hasPublicUrl": found.has_public_url,
            "freeBytes": found.free_bytes, "lastBackupAt": at(found.last_backup.as_ref().map(|last| last.at)),
            "auditBrokenAtLine": broken,
        });
    }
    Answer::ok(answer)
}

fn per_day(found: &Dashboard) -> Vec<Value> {
    let count = |day: Day, figure: DailyFigure| {
        let one = found.figures.iter().find(|one| one.day == day && one.figure == figure);
        one.map_or(0, |one| one.count)
    };
    let days = (0..found.range.days()).rev().map(|back| found.today.minus(back));
    let value = |day: Day| {
        json!({
            "day": day.iso(), "registrations": count(day, DailyFigure::Registrations),
            "confirmations": count(day, DailyFigure::Confirmations),
            "signIns": count(day, DailyFigure::SignIns),
        })
    };
    days.map(value).collect()
}

fn funnel(found: &Dashboard) -> Value {
    let stages = FunnelStage::ALL.into_iter().zip(found.funnel);
    stages.map(|(stage, people)| json!({ "stage": stage.as_str(), "people": people })).collect()
}

/// For everybody who administrates.
async fn dismiss_checklist(call: Call<'_>) -> Answered {
    checklist::dismiss(call.ctx(), call.by()).await?;
    Answer::nothing()
}

//! `/console/system`: what Rollbook runs on, how large everything is, whether it is sound, and a text
//! about it that can be given to somebody who helps.

use std::time::Duration;

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::services::background_task::TaskStatus;
use crate::services::site::backups::BackUpError;
use crate::services::site::diagnose::StartUpSetting;
use crate::services::site::findings::{CLOCK_TOLERANCE, Finding, Health, ServerClock, Subject};
use crate::services::site::system_facts::{SystemFacts, system_facts};
use crate::services::site::{back_up, check_all};
use crate::store::CopyStage;
use crate::texts::{Args, phrase, text_with};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::figures::{bytes, grouped};
use crate::web::console::site::support_text::support_text;
use crate::web::guards::change::Change;
use crate::web::guards::console::Administers;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

const PROGRESS_PATH: &str = "/console/system/backup/progress";
/// How long a browser waits for the checks or a backup; longer ones go on without it.
const CHECK_PATIENCE: Duration = Duration::from_secs(10);
const BACKUP_PATIENCE: Duration = Duration::from_secs(5);

pub fn routes() -> Vec<Route> {
    routes![show, check, show_backup, make_backup, backup_progress]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<System>(), samples_of::<Backup>(), samples_of::<BackupProgress>()].concat()
}

#[get("/console/system?<backed_up>")]
async fn show(who: Administers, frame: &Frame, state: &State<WebState>, backed_up: Option<&str>) -> Answer {
    match system(frame, state, backed_up.is_some()).await {
        Ok(context) => console::show(frame, who.account().rights(), Section::System, &context).into(),
        Err(error) => error,
    }
}

/// Begins with all checks, which the page shows when they are made: they read the whole file and go to
/// the mail server, and need not be made twice at once.
#[post("/console/system/check")]
async fn check(change: Change<Administers>, state: &State<WebState>) -> Answer {
    let begun = check_all::begin(&state.ctx, &change.audit_context(), state.installation.clone()).await;
    if let Err(error) = begun {
        return error.into();
    }
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
    let context = Backup {
        size: bytes(frame.language, facts.sizes.database + facts.sizes.log),
        free: facts.free_bytes.map(|free| bytes(frame.language, free)),
    };
    console::show(frame, who.account().rights(), Section::System, &context).into()
}

#[post("/console/system/backup")]
async fn make_backup(
    change: Change<Administers>,
    _proven: RecentlyProven,
    state: &State<WebState>,
) -> Answer {
    // Where one is under way already, its page tells the rest.
    if let Err(error) = back_up::begin(&state.ctx, change.audit_context(), None).await {
        return error.into();
    }
    let shown = state.ctx.backups.ended_within(BACKUP_PATIENCE).await;
    match shown {
        TaskStatus { since: None, last: Some(last) } if last.outcome.is_ok() => {
            see_other("/console/system?backed_up=1")
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
    let outcome = last.as_ref().map(|last| &last.outcome);
    let context = BackupProgress {
        runs,
        since: shown.since.map(moment),
        percent,
        ended: last.as_ref().map(|last| moment(last.at)),
        made: outcome.and_then(|outcome| outcome.as_ref().ok()).map(|copied| CopiedFile {
            file: copied.path.display().to_string(),
            bytes: bytes(frame.language, copied.bytes),
        }),
        failure: outcome.and_then(|outcome| outcome.as_ref().err()).map(|error| failure(frame, error)),
    };
    console::show(frame, who.account().rights(), Section::System, &context).into()
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

async fn system(frame: &Frame, state: &WebState, backed_up: bool) -> Result<System, Answer> {
    let facts = system_facts(&state.ctx).await?;
    let policy = &frame.policy;
    let now = state.ctx.now();
    let up = now.since(state.started_at);
    let checks = state.ctx.checks.look();
    let checked = checks.last.as_ref().map(|last| &last.outcome);
    let size = |size| bytes(frame.language, size);
    Ok(System {
        backed_up,
        checking_since: checks.since.map(moment),
        checked_at: checks.last.as_ref().map(|last| moment(last.at)),
        findings: checked
            .map(|checked| checked.findings.iter().map(|finding| shown_finding(frame, finding)).collect()),
        clock: checked.map(|checked| clock_text(frame, checked.clock)),
        clock_is_off: checked.is_some_and(|checked| is_off(checked.clock)),
        backing_up: state.ctx.backups.look().since.is_some(),
        version: state.installation.version,
        schema: facts.schema,
        uptime: Uptime::of(up),
        size: size(facts.sizes.database),
        log_size: size(facts.sizes.log),
        free: facts.free_bytes.map(size),
        counts: counts(frame, &facts),
        last_backup: facts.last_backup.as_ref().map(|last| LastBackup {
            at: moment(last.at),
            file: last.file.clone(),
            bytes: size(last.bytes),
        }),
        settings: state.installation.settings.iter().map(StartSetting::of).collect(),
        support: support_text(&state.installation, &facts, policy, now, up),
    })
}

fn counts(frame: &Frame, facts: &SystemFacts) -> Vec<Count> {
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
    .map(|(key, count, path)| Count { text: frame.text(key), count: number(count), path })
    .into()
}

fn shown_finding(frame: &Frame, finding: &Finding) -> ShownFinding {
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
    let text = phrase(frame.language, &finding.words);
    ShownFinding { tone, icon, title: frame.text(title), text, help }
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

#[derive(Serialize)]
struct System {
    backed_up: bool,
    checking_since: Option<Moment>,
    checked_at: Option<Moment>,
    /// None before the first check.
    findings: Option<Vec<ShownFinding>>,
    clock: Option<String>,
    clock_is_off: bool,
    backing_up: bool,
    version: &'static str,
    schema: u32,
    uptime: Uptime,
    size: String,
    log_size: String,
    free: Option<String>,
    counts: Vec<Count>,
    last_backup: Option<LastBackup>,
    settings: Vec<StartSetting>,
    support: String,
}

#[derive(Serialize)]
struct ShownFinding {
    tone: &'static str,
    icon: &'static str,
    title: String,
    text: String,
    help: Option<String>,
}

#[derive(Serialize)]
struct Uptime {
    days: u64,
    hours: u64,
    minutes: u64,
}

impl Uptime {
    fn of(up: Duration) -> Self {
        let seconds = up.as_secs();
        Self { days: seconds / 86_400, hours: seconds / 3600 % 24, minutes: seconds / 60 % 60 }
    }
}

#[derive(Serialize)]
struct Count {
    text: String,
    count: String,
    /// Empty where there is no page of them.
    path: &'static str,
}

#[derive(Serialize)]
struct LastBackup {
    at: Moment,
    file: String,
    bytes: String,
}

/// A start-up setting.
#[derive(Serialize)]
struct StartSetting {
    key: &'static str,
    variable: String,
    value: String,
    source: String,
}

impl StartSetting {
    fn of(setting: &StartUpSetting) -> Self {
        Self {
            key: setting.key,
            variable: setting.variable.clone(),
            value: setting.value.clone(),
            source: setting.source.clone(),
        }
    }
}

impl PageContext for System {
    const TEMPLATE: &'static str = "console/site/system.html";

    fn samples() -> Vec<Self> {
        let finding = |tone, help: Option<&str>| ShownFinding {
            tone,
            icon: "check",
            title: "Mail".to_owned(),
            text: "said goodbye".to_owned(),
            help: help.map(str::to_owned),
        };
        let settings = ["default", "environment", "command line", "Rocket.toml"];
        let sample = |findings, is_quiet: bool| System {
            backed_up: true,
            checking_since: (!is_quiet).then(Moment::sample),
            checked_at: Some(Moment::sample()),
            findings,
            clock: Some("The same.".to_owned()),
            clock_is_off: !is_quiet,
            backing_up: !is_quiet,
            version: "0.1.0",
            schema: 10,
            uptime: Uptime::of(Duration::from_secs(93_780)),
            size: "1 MiB".to_owned(),
            log_size: "2 KiB".to_owned(),
            free: is_quiet.then(|| "2 GiB".to_owned()),
            counts: [("Accounts", "/console/accounts"), ("Sessions", "")]
                .map(|(text, path)| Count { text: text.to_owned(), count: "7".to_owned(), path })
                .into(),
            last_backup: is_quiet.then(|| LastBackup {
                at: Moment::sample(),
                file: "/var/backups/x.db".to_owned(),
                bytes: "1 MiB".to_owned(),
            }),
            settings: settings
                .map(|source| StartSetting {
                    key: "port",
                    variable: "ROLLBOOK_PORT".to_owned(),
                    value: if source == "default" { String::new() } else { "8000".to_owned() },
                    source: source.to_owned(),
                })
                .into(),
            support: "Rollbook: 0.1.0\n".to_owned(),
        };
        let findings = || Some(vec![finding("success", None), finding("danger", Some("Do this."))]);
        vec![sample(findings(), true), sample(findings(), false), sample(None, true), sample(None, false)]
    }
}

#[derive(Serialize)]
struct Backup {
    size: String,
    free: Option<String>,
}

impl PageContext for Backup {
    const TEMPLATE: &'static str = "console/site/backup.html";

    fn samples() -> Vec<Self> {
        [Some("2 GiB".to_owned()), None].map(|free| Backup { size: "1 MiB".to_owned(), free }).into()
    }
}

#[derive(Serialize)]
struct BackupProgress {
    runs: bool,
    since: Option<Moment>,
    /// None while the copy is being proven.
    percent: Option<u64>,
    ended: Option<Moment>,
    made: Option<CopiedFile>,
    failure: Option<String>,
}

#[derive(Serialize)]
struct CopiedFile {
    file: String,
    bytes: String,
}

impl PageContext for BackupProgress {
    const TEMPLATE: &'static str = "console/site/backup_progress.html";

    fn samples() -> Vec<Self> {
        let runs = |percent| BackupProgress {
            runs: true,
            since: Some(Moment::sample()),
            percent,
            ended: None,
            made: None,
            failure: None,
        };
        let ended = |made, failure| BackupProgress {
            runs: false,
            since: None,
            percent: None,
            ended: Some(Moment::sample()),
            made,
            failure,
        };
        let made = CopiedFile { file: "/var/backups/x.db".to_owned(), bytes: "1 MiB".to_owned() };
        vec![runs(Some(0)), runs(None), ended(Some(made), None), ended(None, Some("Make room.".to_owned()))]
    }
}

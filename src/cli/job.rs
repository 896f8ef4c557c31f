//! `rollbook job …`: bulk jobs, which a running Rollbook works off.

use std::sync::Arc;

use serde_json::{Value, json};

use super::account_lookup::filter;
use super::args::{JobCommand, StartJob};
use super::open::with_context;
use super::output::{Failure, print_json, print_table, say};
use crate::domain::manage::account_view::query_of;
use crate::domain::manage::job::parse_reason;
use crate::domain::{
    Actor, AuditContext, BulkAction, FieldErrors, Job, JobFailure, JobId, Reason, Role, Scope, TagName,
    TagTraits, Timestamp,
};
use crate::services::AppContext;
use crate::services::manage::bulk::{FoundJob, ask, cancel, find, list, start, start_with_new_tag};
use crate::services::manage::tags::find_by_name;
use crate::settings::Settings;
use crate::store::{Count, NamedSkip};

/// Jobs that a listing shows, the newest first.
const SHOWN: u32 = 100;

pub fn run(settings: &Settings, command: JobCommand) -> Result<(), Failure> {
    let by = AuditContext::command_line();
    with_context(settings, async |ctx| match command {
        JobCommand::List(output) => {
            let (jobs, _) = list(&ctx, None, SHOWN).await?;
            if output.json {
                return print_json(&jobs.iter().map(value).collect());
            }
            let rows: Vec<Vec<String>> = jobs.iter().map(row).collect();
            print_table(&["ID", "ACTION", "STATE", "DONE", "SKIPPED", "OF", "STARTED BY", "STARTED"], &rows)
        }
        JobCommand::Show { job, output } => show(&ctx, JobId(job.id), output.json).await,
        JobCommand::Start(request) => begin(&ctx, by, request).await,
        JobCommand::Cancel(job) => {
            cancel(&ctx, by, JobId(job.id)).await?;
            say!("Bulk job {} cancelled.", job.id)
        }
    })
}

async fn begin(ctx: &Arc<AppContext>, by: AuditContext, request: StartJob) -> Result<(), Failure> {
    let scope = Scope::Filter(filter(Some(&request.filter))?);
    if request.dry_run {
        let question = ask(ctx, scope, None).await?;
        return match question.count {
            Count::Exactly(count) => say!("{count} accounts"),
            Count::MoreThan(count) => say!("more than {count} accounts"),
        };
    }
    let id = match request.action.as_str() {
        "tag" | "untag" => begin_with_tag(ctx, by, &request, scope).await?,
        "set_role" => {
            let role = match request.role.as_deref() {
                None => Err(Reason::Required),
                Some("none") => Ok(None),
                Some(text) => Role::parse(text).map(Some).ok_or(Reason::NotAChoice),
            };
            let role = role.map_err(|reason| FieldErrors::one("role", reason))?;
            start(ctx, by, BulkAction::SetRole { role }, scope).await?
        }
        "disable" => {
            let reason = parse_reason(request.reason.as_deref());
            let reason = reason.map_err(|reason| FieldErrors::one("reason", reason))?;
            start(ctx, by, BulkAction::Disable { reason }, scope).await?
        }
        name => {
            let action = BulkAction::plain(name);
            let action = action.ok_or_else(|| FieldErrors::one("action", Reason::NotAChoice))?;
            start(ctx, by, action, scope).await?
        }
    };
    say!("{}", id.0)
}

async fn begin_with_tag(
    ctx: &Arc<AppContext>,
    by: AuditContext,
    request: &StartJob,
    scope: Scope,
) -> Result<JobId, Failure> {
    let name = request.tag.as_deref().ok_or(Reason::Required).and_then(TagName::parse);
    let name = name.map_err(|reason| FieldErrors::one("tag", reason))?;
    let gives = request.action == "tag";
    let Some(tag) = find_by_name(ctx, name.clone()).await? else {
        if gives && request.create_tag {
            return Ok(start_with_new_tag(ctx, by, TagTraits::named(name), scope).await?);
        }
        return Err(Failure::not_found("there is no such tag; `rollbook tag list` shows all"));
    };
    let (id, name) = (tag.id, tag.traits.name.as_str().to_owned());
    let action = if gives { BulkAction::Tag { id, name } } else { BulkAction::Untag { id, name } };
    Ok(start(ctx, by, action, scope).await?)
}

async fn show(ctx: &Arc<AppContext>, id: JobId, as_json: bool) -> Result<(), Failure> {
    let (whole, skips) = match find(ctx, Actor::CommandLine, id).await? {
        None => return Err(Failure::not_found("there is no such job; `rollbook job list` shows all")),
        Some(FoundJob::Unreadable(job, _)) => {
            return Err(Failure::failed(format!("the job's {} cannot be read by this version", job.column)));
        }
        Some(FoundJob::Readable(found)) => (value(&found.job), found.skips),
    };
    if as_json {
        let mut whole = whole;
        whole["skips"] = skips.iter().map(skip).collect();
        return print_json(&whole);
    }
    let Value::Object(fields) = whole else { return Ok(()) };
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
        match value {
            Value::String(text) => say!("{name:<16}{text}")?,
            other => say!("{name:<16}{other}")?,
        }
    }
    for skip in skips {
        say!("skipped         {} {}: {}", skip.account.0, skip.label, skip.reason.as_str())?;
    }
    Ok(())
}

fn skip(skip: &NamedSkip) -> Value {
    json!({ "account_id": skip.account.0, "name": skip.label, "reason": skip.reason.as_str() })
}

fn row(job: &Job) -> Vec<String> {
    vec![
        job.id.0.to_string(),
        job.action.name().to_owned(),
        job.state.as_str().to_owned(),
        job.changed.to_string(),
        job.skipped.to_string(),
        if job.is_counted { job.expected.to_string() } else { format!("over {}", job.expected) },
        job.actor.label().unwrap_or(job.actor.kind()).to_owned(),
        job.created_at.rfc3339(),
    ]
}

fn value(job: &Job) -> Value {
    let filter = match &job.scope {
        Scope::Filter(filter) => Some(query_of(&filter.pairs())),
        Scope::Chosen(_) => None,
    };
    let reasons = job.reasons.iter().map(|(reason, count)| (reason.as_str().to_owned(), json!(count)));
    json!({
        "id": job.id.0, "action": job.action.name(), "detail": job.action.detail(), "filter": filter,
        "state": job.state.as_str(), "started_by": job.actor.label().unwrap_or(job.actor.kind()),
        "created_at": job.created_at.rfc3339(), "finished_at": job.finished_at.map(Timestamp::rfc3339),
        "expected": job.expected, "changed": job.changed, "skipped": job.skipped,
        "skipped_for": Value::Object(reasons.collect()),
        "failure": job.failure.as_ref().map(JobFailure::as_str),
    })
}

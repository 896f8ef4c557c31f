//! `/api/admin/jobs` and merging tags: one action over many accounts, done in the background.

use rocket::Route;
use serde_json::{Value, json};
use uuid::Uuid;

use super::account_shapes::account_value;
use super::accounts::{counted, filter_in};
use super::answer::{Answer, Answered, at, list};
use super::call::{Call, ensure_faultless};
use super::endpoint::endpoints;
use crate::domain::manage::account_view::query_of;
use crate::domain::manage::job::{MOST_CHOSEN, parse_reason};
use crate::domain::{
    AccountId, BulkAction, FieldErrors, Job, JobFailure, JobId, Reason, Role, Scope, TagId, TagName,
    TagTraits,
};
use crate::services::manage::bulk::{self, FoundJob, JobPage};
use crate::services::manage::merge_tags::{Begun, merge, plan};
use crate::services::manage::tags;
use crate::services::profile::member::find_by_uuid;
use crate::web::guards::client::Identity;
use crate::web::http::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    endpoints! {
        ManagesUsers Get "/api/admin/jobs" => show_all;
        ManagesUsers Post "/api/admin/jobs" => start;
        ManagesUsers Get "/api/admin/jobs/<id>" => show;
        ManagesUsers Post "/api/admin/jobs/<id>/cancel" => cancel;
        Administers Post "/api/admin/tags/<id>/merge" => merge_tags;
    }
}

async fn show_all(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let page = call.page(&mut errors);
    let below = page.below(&mut errors);
    ensure_faultless(errors)?;
    let (jobs, has_more) = bulk::list(call.ctx(), below.map(JobId), page.limit).await?;
    let next = jobs.last().filter(|_| has_more).map(|last| last.id.0.to_string());
    list(jobs.iter().map(value).collect(), next)
}

fn value(job: &Job) -> Value {
    let (filter, chosen) = match &job.scope {
        Scope::Filter(filter) => (Some(query_of(&filter.pairs())), None),
        Scope::Chosen(ids) => (None, Some(ids.len())),
    };
    let reasons = job.reasons.iter().map(|(reason, count)| (reason.as_str().to_owned(), json!(count)));
    let action = job.action.value();
    json!({
        "id": job.id.0, "action": job.action.name(), "tag": action["name"], "intoTag": action["into_name"],
        "role": action["role"], "reason": action["reason"], "filter": filter, "chosen": chosen,
        "state": job.state.as_str(),
        "startedBy": { "kind": job.actor.kind(), "id": job.actor.id(), "label": job.actor.label() },
        "createdAt": job.created_at.rfc3339(), "finishedAt": at(job.finished_at),
        "expected": job.expected, "isCountExact": job.is_counted, "changed": job.changed,
        "skipped": job.skipped, "skippedFor": Value::Object(reasons.collect()),
        "failure": job.failure.as_ref().map(JobFailure::as_str),
    })
}

async fn show(call: Call<'_>) -> Answered {
    Answer::ok(one(&call, JobId(call.id(1)?)).await?)
}

async fn one(call: &Call<'_>, id: JobId) -> Result<Value, Problem> {
    match bulk::find(call.ctx(), call.caller.actor(), id).await? {
        None => Err(Problem::new(Kind::NotFound)),
        Some(FoundJob::Readable(found)) => {
            let JobPage { job, skips, may_end } = *found;
            let skip = |skip: &crate::store::NamedSkip| json!({ "account": skip.account.0, "name": skip.label, "reason": skip.reason.as_str() });
            let mut value = value(&job);
            value["skips"] = skips.iter().map(skip).collect();
            value["mayCancel"] = json!(may_end);
            Ok(value)
        }
        Some(FoundJob::Unreadable(job, may_end)) => Ok(json!({
            "id": job.id.0, "state": if job.runs { "running" } else { "failed" }, "unreadable": job.column,
            "startedBy": { "label": job.started_by }, "createdAt": job.created_at.rfc3339(),
            "finishedAt": at(job.finished_at), "mayCancel": may_end,
        })),
    }
}

async fn cancel(call: Call<'_>) -> Answered {
    let id = JobId(call.id(1)?);
    bulk::cancel(call.ctx(), call.by(), id).await?;
    Answer::ok(one(&call, id).await?)
}

/// What is asked for.
enum Wanted {
    Action(BulkAction),
    NewTag(Box<TagTraits>),
}

/// With `dryRun` nothing is begun, and the answer tells whom the action would meet.
async fn start(call: Call<'_>) -> Answered {
    let mut errors = FieldErrors::new();
    let wanted = wanted(&call, &mut errors).await?;
    let scope = scope(&call, &mut errors).await?;
    let is_dry = errors.keep("dryRun", call.fields.optional_boolean("dryRun")).flatten().unwrap_or_default();
    ensure_faultless(errors)?;
    let (Some(wanted), Some(scope)) = (wanted, scope) else { return Err(Problem::new(Kind::BadRequest)) };
    if let Wanted::Action(action) = &wanted
        && BulkAction::changes_rights(action.name())
    {
        if !call.rights.admin {
            return Err(Problem::new(Kind::PermissionDenied));
        }
        call.caller.ensure_proven()?;
    }
    if is_dry {
        return question(&call, scope).await;
    }
    let id = match wanted {
        Wanted::Action(action) => bulk::start(call.ctx(), call.by(), action, scope).await?,
        Wanted::NewTag(traits) => bulk::start_with_new_tag(call.ctx(), call.by(), *traits, scope).await?,
    };
    Answer::created(one(&call, id).await?)
}

async fn question(call: &Call<'_>, scope: Scope) -> Answered {
    let own = call.caller.account().map(|account| account.id);
    let question = bulk::ask(call.ctx(), scope, own).await?;
    let (count, is_exact) = counted(question.count);
    Answer::ok(json!({
        "count": count, "isCountExact": is_exact, "meetsOwnAccount": question.meets_own_account,
        "first": question.named.iter().map(account_value).collect::<Vec<_>>(),
    }))
}

async fn wanted(call: &Call<'_>, errors: &mut FieldErrors) -> Result<Option<Wanted>, Problem> {
    let Some(name) = errors.keep("action", call.fields.text("action")) else { return Ok(None) };
    let reason = errors.keep("reason", call.fields.nullable_text("reason").and_then(parse_reason));
    let role = call.fields.nullable_text("role");
    let role = role.and_then(|role| role.map(|role| Role::parse(role).ok_or(Reason::NotAChoice)).transpose());
    let role = errors.keep("role", role);
    if !matches!(name, "tag" | "untag") {
        errors.keep("tag", call.fields.optional_text("tag"));
        errors.keep("createTag", call.fields.optional_boolean("createTag"));
    }
    let action = match name {
        "tag" | "untag" => return tag_action(call, errors, name == "tag").await,
        "set_role" if !call.fields.has("role") => errors.keep("role", Err(Reason::Required)),
        "set_role" => role.map(|role| BulkAction::SetRole { role }),
        "disable" => reason.map(|reason| BulkAction::Disable { reason }),
        name => errors.keep("action", BulkAction::plain(name).ok_or(Reason::NotAChoice)),
    };
    Ok(action.map(Wanted::Action))
}

async fn tag_action(
    call: &Call<'_>,
    errors: &mut FieldErrors,
    is_given: bool,
) -> Result<Option<Wanted>, Problem> {
    let name = errors.keep("tag", call.fields.text("tag").and_then(TagName::parse));
    let creates = errors.keep("createTag", call.fields.optional_boolean("createTag")).flatten();
    let Some(name) = name else { return Ok(None) };
    let Some(tag) = tags::find_by_name(call.ctx(), name.clone()).await? else {
        if is_given && creates.unwrap_or_default() && call.rights.admin {
            return Ok(Some(Wanted::NewTag(Box::new(TagTraits::named(name)))));
        }
        errors.add("tag", Reason::NoSuchTag);
        return Ok(None);
    };
    let (id, name) = (tag.id, tag.traits.name.as_str().to_owned());
    let action = if is_given { BulkAction::Tag { id, name } } else { BulkAction::Untag { id, name } };
    Ok(Some(Wanted::Action(action)))
}

/// `accounts` by their ids, or everybody whom `filter` lets through; one of them has to be there.
async fn scope(call: &Call<'_>, errors: &mut FieldErrors) -> Result<Option<Scope>, Problem> {
    match (call.fields.has("accounts"), call.fields.has("filter")) {
        (false, false) => errors.add("filter", Reason::Required),
        (true, true) => errors.add("filter", Reason::NotTogether),
        (false, true) => return Ok(Some(Scope::Filter(filter_in(&call.fields, errors)))),
        (true, false) => {
            let Some(texts) = errors.keep("accounts", call.fields.texts("accounts")) else { return Ok(None) };
            if texts.len() > MOST_CHOSEN {
                errors.add("accounts", Reason::TooMany { max: MOST_CHOSEN });
                return Ok(None);
            }
            let ids: Option<Vec<Uuid>> = texts.iter().map(|text| Uuid::parse_str(text).ok()).collect();
            let found = match ids {
                Some(ids) => all_of(call, ids).await?,
                None => None,
            };
            return Ok(errors.keep("accounts", found.ok_or(Reason::DoesNotExist)).map(Scope::Chosen));
        }
    }
    Ok(None)
}

async fn all_of(call: &Call<'_>, ids: Vec<Uuid>) -> Result<Option<Vec<AccountId>>, Problem> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(account) = find_by_uuid(call.ctx(), id).await? else { return Ok(None) };
        found.push(account.id);
    }
    Ok(Some(found))
}

/// The tag of the path is archived, and whoever carries it gets the other one.
async fn merge_tags(call: Call<'_>) -> Answered {
    let from = TagId(call.id(1)?);
    let mut errors = FieldErrors::new();
    let into = call.fields.optional_integer("into").and_then(|into| into.ok_or(Reason::Required));
    let into = errors.keep("into", into);
    let is_dry = errors.keep("dryRun", call.fields.optional_boolean("dryRun")).flatten().unwrap_or_default();
    ensure_faultless(errors)?;
    let Some(into) = into.map(TagId) else { return Err(Problem::new(Kind::BadRequest)) };
    let Some(named) = tags::find(call.ctx(), into).await? else {
        return Err(Problem::field("into", Reason::DoesNotExist));
    };
    if is_dry {
        let plan = plan(call.ctx(), from, named.tag.traits.name).await?;
        return Answer::ok(json!({
            "carriers": plan.carriers, "carryBoth": plan.carry_both, "filters": plan.filters,
        }));
    }
    match merge(call.ctx(), call.by(), from, into).await? {
        Begun::Job(id) => Answer::created(one(&call, id).await?),
        Begun::Done => Answer::nothing(),
    }
}

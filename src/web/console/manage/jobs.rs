//! `/console/jobs`: actions over many accounts, how far they came and whom they left out.

use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::{Job, JobFailure, JobId, JobState, Scope};
use crate::services::manage::bulk;
use crate::services::manage::bulk::{BulkError, JobPage};
use crate::texts::{Args, text_with};
use crate::web::WebState;
use crate::web::console::manage::account_texts as words;
use crate::web::console::manage::accounts::{crumbs, path_of_filter};
use crate::web::console::{Section, page};
use crate::web::guards::client::RequestContext;
use crate::web::guards::console::ManagesUsers;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![list, show, cancel]
}

#[get("/console/jobs?<below>")]
async fn list(who: ManagesUsers, state: &State<WebState>, frame: &Frame, below: Option<i64>) -> Answer {
    let (jobs, has_more) = match bulk::list(&state.ctx, below.map(JobId)).await {
        Ok(found) => found,
        Err(error) => return error.into(),
    };
    let next = jobs.last().filter(|_| has_more).map(|job| format!("/console/jobs?below={}", job.id.0));
    let content = json!({
        "crumbs": crumbs(frame),
        "jobs": jobs.iter().map(|job| value(frame, job)).collect::<Vec<_>>(),
        "next": next,
        "first": if below.is_some() { "/console/jobs" } else { "" },
    });
    page(frame, who.rights(), Section::Accounts, "console/manage/jobs.html", content).into()
}

#[get("/console/jobs/<id>")]
async fn show(who: ManagesUsers, state: &State<WebState>, frame: &Frame, id: i64) -> Answer {
    let JobPage { job, skips, may_end } = match bulk::find(&state.ctx, who.actor(), JobId(id)).await {
        Ok(Some(found)) => found,
        Ok(None) => return Problem::new(Kind::NotFound).into(),
        Err(error) => return error.into(),
    };
    let mut content = value(frame, &job);
    let mut way_back = crumbs(frame);
    if let Value::Array(way_back) = &mut way_back {
        way_back.push(json!({ "path": "/console/jobs", "text": frame.text("jobs-title") }));
    }
    content["crumbs"] = way_back;
    content["may_end"] = json!(may_end);
    content["reasons"] = job
        .reasons
        .iter()
        .map(|(reason, count)| json!({ "text": frame.text(words::skip(*reason)), "count": count }))
        .collect();
    content["skips"] = skips
        .iter()
        .map(|skip| {
            json!({ "id": skip.account.0, "name": skip.label, "reason": frame.text(words::skip(skip.reason)) })
        })
        .collect();
    content["skips_unnamed"] = json!(job.skipped.saturating_sub(skips.len()));
    content["accounts"] = json!(match &job.scope {
        Scope::Filter(filter) => path_of_filter(filter),
        Scope::Chosen(_) => String::new(),
    });
    page(frame, who.rights(), Section::Accounts, "console/manage/job.html", content).into()
}

#[post("/console/jobs/<id>/cancel")]
async fn cancel(
    _same: SameOrigin,
    who: ManagesUsers,
    state: &State<WebState>,
    request_context: RequestContext,
    id: i64,
) -> Answer {
    match bulk::cancel(&state.ctx, request_context.by(who.actor()), JobId(id)).await {
        // Ended a moment before: its page says how.
        Ok(()) | Err(BulkError::Ended) => see_other(format!("/console/jobs/{id}")),
        Err(error) => error.into(),
    }
}

fn value(frame: &Frame, job: &Job) -> Value {
    json!({
        "id": job.id.0,
        "title": frame.text(words::action(job.action.name()).title),
        "detail": job.action.detail(),
        "state": job.state.as_str(),
        "tone": match job.state {
            JobState::Running => "accent",
            JobState::Done => "success",
            JobState::Cancelled => "warning",
            JobState::Failed => "danger",
        },
        "state_text": frame.text(words::job_state(job.state)),
        "runs": job.state == JobState::Running,
        "by": job.actor.label(),
        "created": moment(job.created_at),
        "finished": job.finished_at.map(moment),
        "expected": job.expected.max(job.dealt_with()),
        "dealt_with": job.dealt_with(),
        "changed": job.changed,
        "skipped": job.skipped,
        "is_counted": job.is_counted,
        "percent": if job.state == JobState::Done { 100 } else { job.percent() },
        "failure": job.failure.as_ref().map(|failure| match failure {
            JobFailure::NotAllowed => frame.text("jobs-failed-not-allowed"),
            JobFailure::TagGone => frame.text("jobs-failed-tag-gone"),
            JobFailure::Broken(words) => {
                let args = Args::from([("cause".into(), words.clone().into())]);
                text_with(frame.language, "jobs-failed-broken", &args)
            }
        }),
    })
}

//! `/console/jobs`: actions over many accounts, how far they came and whom they left out.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{BulkAction, Job, JobFailure, JobId, JobState, Scope};
use crate::services::manage::bulk;
use crate::services::manage::bulk::{BulkError, FoundJob, JobPage};
use crate::store::UnreadableJob;
use crate::texts::{Args, text_with};
use crate::web::WebState;
use crate::web::console;
use crate::web::console::Section;
use crate::web::console::manage::account_texts as words;
use crate::web::console::manage::accounts::{crumbs, path_of_filter};
use crate::web::console::shapes::Crumb;
use crate::web::guards::change::Change;
use crate::web::guards::client::Identity;
use crate::web::guards::console::ManagesUsers;
use crate::web::html::answer::{Answer, see_other};
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};
use crate::web::http::problem::{Kind, Problem};

pub fn routes() -> Vec<Route> {
    routes![list, show, cancel]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<JobList>(), samples_of::<JobDetail>(), samples_of::<JobUnreadable>()].concat()
}

#[get("/console/jobs?<below>")]
async fn list(who: ManagesUsers, state: &State<WebState>, frame: &Frame, below: Option<i64>) -> Answer {
    let (jobs, has_more) = match bulk::list(&state.ctx, below.map(JobId), bulk::PAGE).await {
        Ok(found) => found,
        Err(error) => return error.into(),
    };
    let next = jobs.last().filter(|_| has_more).map(|job| format!("/console/jobs?below={}", job.id.0));
    let context = JobList {
        crumbs: crumbs(frame),
        jobs: jobs.iter().map(|job| ShownJob::of(frame, job)).collect(),
        next,
        first: if below.is_some() { "/console/jobs" } else { "" },
    };
    console::show(frame, who.rights(), Section::Accounts, &context).into()
}

#[get("/console/jobs/<id>")]
async fn show(who: ManagesUsers, state: &State<WebState>, frame: &Frame, id: i64) -> Answer {
    let found = match bulk::find(&state.ctx, who.actor(), JobId(id)).await {
        Ok(Some(FoundJob::Readable(found))) => found,
        Ok(Some(FoundJob::Unreadable(job, may_end))) => {
            let context = JobUnreadable::of(frame, job, may_end);
            return console::show(frame, who.rights(), Section::Accounts, &context).into();
        }
        Ok(None) => return Problem::new(Kind::NotFound).into(),
        Err(error) => return error.into(),
    };
    let JobPage { job, skips, may_end } = *found;
    let way_back = way_back(frame);
    let reason =
        |(reason, count): (&_, &usize)| Reason { text: frame.text(words::skip(*reason)), count: *count };
    let context = JobDetail {
        job: ShownJob::of(frame, &job),
        crumbs: way_back,
        may_end,
        reasons: job.reasons.iter().map(reason).collect(),
        skips: skips
            .iter()
            .map(|skip| Skip {
                id: skip.account.0,
                name: skip.label.clone(),
                reason: frame.text(words::skip(skip.reason)),
            })
            .collect(),
        skips_unnamed: job.skipped.saturating_sub(skips.len()),
        accounts: match &job.scope {
            Scope::Filter(filter) => path_of_filter(filter),
            Scope::Chosen(_) => String::new(),
        },
    };
    console::show(frame, who.rights(), Section::Accounts, &context).into()
}

fn way_back(frame: &Frame) -> Vec<Crumb> {
    let mut way_back = crumbs(frame);
    way_back.push(Crumb::new("/console/jobs", frame.text("jobs-title")));
    way_back
}

#[post("/console/jobs/<id>/cancel")]
async fn cancel(change: Change<ManagesUsers>, state: &State<WebState>, id: i64) -> Answer {
    match bulk::cancel(&state.ctx, change.audit_context(), JobId(id)).await {
        // Ended a moment before: its page says how.
        Ok(()) | Err(BulkError::Ended) => see_other(format!("/console/jobs/{id}")),
        Err(error) => error.into(),
    }
}

#[derive(Serialize)]
struct JobList {
    crumbs: Vec<Crumb>,
    jobs: Vec<ShownJob>,
    next: Option<String>,
    first: &'static str,
}

impl PageContext for JobList {
    const TEMPLATE: &'static str = "console/manage/jobs.html";

    fn samples() -> Vec<Self> {
        [vec![ShownJob::sample(true), ShownJob::sample(false)], vec![]]
            .map(|jobs| JobList {
                crumbs: Crumb::samples(),
                jobs,
                next: Some("/console/jobs?below=3".to_owned()),
                first: "/console/jobs",
            })
            .into()
    }
}

#[derive(Serialize)]
struct JobDetail {
    #[serde(flatten)]
    job: ShownJob,
    crumbs: Vec<Crumb>,
    may_end: bool,
    /// Why accounts were left out, and how often.
    reasons: Vec<Reason>,
    skips: Vec<Skip>,
    skips_unnamed: usize,
    /// The list of a filter, or empty.
    accounts: String,
}

/// A job whose row cannot be read.
#[derive(Serialize)]
struct JobUnreadable {
    crumbs: Vec<Crumb>,
    id: i64,
    /// Of the table of jobs.
    column: &'static str,
    runs: bool,
    may_end: bool,
    by: String,
    created: Moment,
    finished: Option<Moment>,
}

impl JobUnreadable {
    fn of(frame: &Frame, job: UnreadableJob, may_end: bool) -> Self {
        Self {
            crumbs: way_back(frame),
            id: job.id.0,
            column: job.column,
            runs: job.runs,
            may_end,
            by: job.started_by,
            created: moment(job.created_at),
            finished: job.finished_at.map(moment),
        }
    }
}

impl PageContext for JobUnreadable {
    const TEMPLATE: &'static str = "console/manage/job_unreadable.html";

    fn samples() -> Vec<Self> {
        [(true, true), (true, false), (false, true)]
            .map(|(runs, may_end)| JobUnreadable {
                crumbs: Crumb::samples(),
                id: 3,
                column: "action",
                runs,
                may_end,
                by: "grace".to_owned(),
                created: Moment::sample(),
                finished: (!runs).then(Moment::sample),
            })
            .into()
    }
}

#[derive(Serialize)]
struct Reason {
    text: String,
    count: usize,
}

/// An account that was left out.
#[derive(Serialize)]
struct Skip {
    id: i64,
    name: String,
    reason: String,
}

impl PageContext for JobDetail {
    const TEMPLATE: &'static str = "console/manage/job.html";

    fn samples() -> Vec<Self> {
        let skip = |id, name: &str| Skip { id, name: name.to_owned(), reason: "Gone".to_owned() };
        [true, false]
            .map(|runs| JobDetail {
                job: ShownJob::sample(runs),
                crumbs: Crumb::samples(),
                may_end: runs,
                reasons: if runs { vec![] } else { vec![Reason { text: "Gone".to_owned(), count: 2 }] },
                skips: vec![skip(7, "Ada"), skip(8, "")],
                skips_unnamed: 5,
                accounts: if runs { String::new() } else { "/console/accounts?q=x".to_owned() },
            })
            .into()
    }
}

#[derive(Serialize)]
struct ShownJob {
    id: i64,
    title: String,
    detail: Option<String>,
    tone: &'static str,
    state_text: String,
    runs: bool,
    by: Option<String>,
    created: Moment,
    finished: Option<Moment>,
    expected: usize,
    dealt_with: usize,
    changed: usize,
    skipped: usize,
    is_counted: bool,
    percent: usize,
    failure: Option<String>,
}

impl ShownJob {
    fn of(frame: &Frame, job: &Job) -> Self {
        Self {
            id: job.id.0,
            title: frame.text(words::action(job.action.name()).title),
            detail: detail(frame, &job.action),
            tone: match job.state {
                JobState::Running => "accent",
                JobState::Done => "success",
                JobState::Cancelled => "warning",
                JobState::Failed => "danger",
            },
            state_text: frame.text(words::job_state(job.state)),
            runs: job.state == JobState::Running,
            by: job.actor.label().map(str::to_owned),
            created: moment(job.created_at),
            finished: job.finished_at.map(moment),
            expected: job.expected.max(job.dealt_with()),
            dealt_with: job.dealt_with(),
            changed: job.changed,
            skipped: job.skipped,
            is_counted: job.is_counted,
            percent: if job.state == JobState::Done { 100 } else { job.percent() },
            failure: job.failure.as_ref().map(|failure| failure_text(frame, failure)),
        }
    }

    fn sample(runs: bool) -> Self {
        Self {
            id: 3,
            title: "Disable".to_owned(),
            detail: runs.then(|| "spam".to_owned()),
            tone: "accent",
            state_text: "Running".to_owned(),
            runs,
            by: Some("grace".to_owned()),
            created: Moment::sample(),
            finished: (!runs).then(Moment::sample),
            expected: if runs { 9 } else { 0 },
            dealt_with: 4,
            changed: 3,
            skipped: 1,
            is_counted: runs,
            percent: 44,
            failure: (!runs).then(|| "The cause.".to_owned()),
        }
    }
}

/// The tags, the role or the reason that it is done with.
fn detail(frame: &Frame, action: &BulkAction) -> Option<String> {
    match action {
        BulkAction::SetRole { role } => Some(frame.text(role.map_or("console-role-none", words::role))),
        BulkAction::MergeTags { from_name, into_name, .. } => Some(format!("{from_name} → {into_name}")),
        action => action.detail().map(str::to_owned),
    }
}

fn failure_text(frame: &Frame, failure: &JobFailure) -> String {
    match failure {
        JobFailure::NotAllowed => frame.text("jobs-failed-not-allowed"),
        JobFailure::TagGone => frame.text("jobs-failed-tag-gone"),
        JobFailure::TagRetired => frame.text("jobs-skip-tag-retired"),
        JobFailure::Broken(words) => {
            let args = Args::from([("cause".into(), words.clone().into())]);
            text_with(frame.language, "jobs-failed-broken", &args)
        }
    }
}

//! One action over many accounts: the question before it, its beginning, and calling it off. The work
//! itself is in `work_jobs.rs`.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{
    Account, AccountFilter, AccountId, AccountOrder, Actor, AuditContext, BulkAction, FieldErrors, Job,
    JobId, JobState, Rights, Scope, TagTraits, Timestamp,
};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::rights_of;
use crate::services::manage::tags::{TagError, create_in};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Count, ListQuery, NamedSkip, NewJob, Reader, StoreError, UnreadableJob};

/// Accounts that the question names.
const NAMED: usize = 8;
/// Jobs that wait or are under way at the same time.
const MOST_JOBS: i64 = 20;
/// Rows of a list of jobs in the console.
pub const PAGE: u32 = 50;
/// Accounts left out that a job's page names.
const SKIPS_NAMED: u32 = 100;

#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    #[error("there is no such job")]
    NotFound,
    #[error("no accounts are selected")]
    NobodyChosen,
    #[error("too many bulk jobs are running; wait until one has finished")]
    TooManyJobs,
    /// Whoever asked may not manage accounts any more.
    #[error("only people who manage accounts may do this")]
    NotAllowed,
    #[error("the job has already finished")]
    Ended,
    /// Under the field names of the tag that was to be created.
    #[error("some fields are not valid")]
    Fields(FieldErrors),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<TagError> for BulkError {
    fn from(error: TagError) -> Self {
        match error {
            TagError::NotFound | TagError::UnderMerge => Self::NotFound,
            TagError::Fields(errors) => Self::Fields(errors),
            TagError::Service(error) => Self::Service(error),
        }
    }
}

impl From<StoreError> for BulkError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Whom an action would meet.
pub struct Question {
    /// Exact as far as the list counts: very many are counted by the job itself.
    pub count: Count,
    pub named: Vec<Account>,
    /// How many of them whoever asks must leave alone: accounts with rights, for `USERS_ADMIN`.
    pub meets_own_account: bool,
}

/// Looks at the accounts of an action before it is decided on.
pub async fn ask(
    ctx: &Arc<AppContext>,
    scope: Scope,
    asking: Option<AccountId>,
) -> Result<Question, ServiceError> {
    let now = ctx.now();
    let question = ctx.store.read(move |reader| {
        Ok::<_, StoreError>(match &scope {
            Scope::Filter(filter) => {
                let page = reader.list_accounts_by(&first(filter.clone(), now))?;
                Question {
                    count: page.count,
                    named: page.accounts,
                    meets_own_account: match asking {
                        Some(own) => reader.is_account_within(own, filter, now)?,
                        None => false,
                    },
                }
            }
            Scope::Chosen(ids) => {
                let accounts = ids.iter().map(|id| reader.find_account(*id));
                let accounts: Vec<Account> =
                    accounts.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
                Question {
                    count: Count::Exactly(accounts.len()),
                    named: accounts.into_iter().take(NAMED).collect(),
                    meets_own_account: asking.is_some_and(|own| ids.contains(&own)),
                }
            }
        })
    });
    Ok(question.await?)
}

/// Puts the action into the queue. Accounts that come later are not met.
pub async fn start(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    action: BulkAction,
    scope: Scope,
) -> Result<JobId, BulkError> {
    begin(ctx, audit_context, scope, move |_| Ok(action.clone())).await
}

/// Creates the tag and puts giving it into the queue, both or neither.
pub async fn start_with_new_tag(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    traits: TagTraits,
    scope: Scope,
) -> Result<JobId, BulkError> {
    begin(ctx, audit_context, scope, move |tx| {
        // As on the pages of the tags.
        if !rights_of(tx, &tx.audit_context.actor)?.admin {
            return Err(BulkError::NotAllowed);
        }
        let id = create_in(tx, &traits)?;
        Ok(BulkAction::Tag { id, name: traits.name.as_str().to_owned() })
    })
    .await
}

/// Whether somebody of these rights may do this to many accounts; which of them is asked for each.
pub(in crate::services) fn may_do(rights: Rights, action: &str) -> bool {
    rights.admin || (rights.manages_users() && !BulkAction::is_for_administrators(action))
}

/// Puts into the queue what `action` says, in the transaction of what `action` does itself.
pub(in crate::services) async fn begin<E>(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    scope: Scope,
    action: impl Fn(&Transaction<'_, '_>) -> Result<BulkAction, E> + Send + 'static,
) -> Result<JobId, E>
where
    E: From<BulkError> + From<StoreError> + From<ServiceError> + Send + 'static,
{
    let actor = audit_context.actor.clone();
    if matches!(actor, Actor::Visitor | Actor::System) {
        return Err(BulkError::NotAllowed.into());
    }
    let scope = match scope {
        Scope::Chosen(ids) if ids.is_empty() => return Err(BulkError::NobodyChosen.into()),
        Scope::Chosen(mut ids) => {
            ids.sort_unstable();
            ids.dedup();
            Scope::Chosen(ids)
        }
        filter @ Scope::Filter(_) => filter,
    };
    let expected = ask(ctx, scope.clone(), None).await?.count;
    let id = ctx.transact(audit_context, move |tx| -> Result<JobId, E> {
            let action = action(tx)?;
            if !may_do(rights_of(tx, &tx.audit_context.actor)?, action.name()) {
                return Err(BulkError::NotAllowed.into());
            }
            if tx.count_running_jobs()? >= MOST_JOBS {
                return Err(BulkError::TooManyJobs.into());
            }
            let filter_tag = match &scope {
                Scope::Filter(AccountFilter { tag: Some(name), .. }) => {
                    // Nobody carries a tag that is not there.
                    Some(tx.find_tag_of_filter(name)?.ok_or(BulkError::NobodyChosen)?.id)
                }
                _ => None,
            };
            let now = tx.now;
            let id = tx.insert_job(&NewJob {
                action: action.clone(),
                scope: scope.clone(),
                actor: actor.clone(),
                peer: tx.audit_context.peer.map(|peer| peer.to_string()),
                request_id: tx.audit_context.request_id.clone(),
                expected,
                filter_tag,
                created_at: now,
            })?;
            let details =
                json!({ "action": action.value(), "of": scope_value(&scope), "expected": count_value(expected) });
            tx.audit("job.started", Target::Job(id), details)?;
            Ok(id)
        })
        .await?;
    ctx.job_signal.notify();
    Ok(id)
}

/// Ends a job where it stands; what it did stays done. That of an administrator is ended by administrators.
pub async fn cancel(ctx: &Arc<AppContext>, audit_context: AuditContext, id: JobId) -> Result<(), BulkError> {
    ctx.transact(audit_context, move |tx| {
        let job = match tx.find_job(id) {
            Err(StoreError::Damaged { .. }) => return cancel_unreadable(tx, id),
            found => found?.ok_or(BulkError::NotFound)?,
        };
        if !may_end(tx, &tx.audit_context.actor, &job)? {
            return Err(BulkError::NotAllowed);
        }
        let now = tx.now;
        if !tx.finish_job(id, JobState::Cancelled, None, now)? {
            return Err(BulkError::Ended);
        }
        tx.audit("job.cancelled", Target::Job(id), totals(&job))?;
        Ok(())
    })
    .await
}

/// Nobody knows who began it, so an administrator ends it.
fn cancel_unreadable(tx: &Transaction<'_, '_>, id: JobId) -> Result<(), BulkError> {
    if !rights_of(tx, &tx.audit_context.actor)?.admin {
        return Err(BulkError::NotAllowed);
    }
    if !tx.finish_job(id, JobState::Cancelled, None, tx.now)? {
        return Err(BulkError::Ended);
    }
    tx.audit("job.cancelled", Target::Job(id), json!({ "unreadable": true }))?;
    Ok(())
}

/// What an administrator has begun only administrators end.
fn may_end(reader: &Reader<'_>, actor: &Actor, job: &Job) -> Result<bool, StoreError> {
    let rights = rights_of(reader, actor)?;
    Ok(rights.admin || (rights.manages_users() && !rights_of(reader, &job.actor)?.admin))
}

pub struct JobPage {
    pub job: Job,
    pub skips: Vec<NamedSkip>,
    /// Whether whoever looks may call it off.
    pub may_end: bool,
}

/// What there is to see of a job.
pub enum FoundJob {
    Readable(Box<JobPage>),
    /// Written by a newer version, or by another program; and whether whoever looks may call it off.
    Unreadable(UnreadableJob, bool),
}

pub async fn find(ctx: &Arc<AppContext>, actor: Actor, id: JobId) -> Result<Option<FoundJob>, ServiceError> {
    let found = ctx.store.read(move |reader| {
        let job = match reader.find_job(id) {
            Ok(Some(job)) => job,
            Ok(None) => return Ok(None),
            Err(StoreError::Damaged { column }) => {
                let may_end = rights_of(reader, &actor)?.admin;
                let job = reader.find_unreadable_job(id, column)?;
                return Ok(job.map(|job| FoundJob::Unreadable(job, may_end)));
            }
            Err(error) => return Err(error),
        };
        let skips = reader.list_job_skips(id, SKIPS_NAMED)?;
        let may_end = may_end(reader, &actor, &job)?;
        Ok::<_, StoreError>(Some(FoundJob::Readable(Box::new(JobPage { job, skips, may_end }))))
    });
    Ok(found.await?)
}

/// The newest jobs, below one of them; and whether there are older ones.
pub async fn list(
    ctx: &Arc<AppContext>,
    below: Option<JobId>,
    limit: u32,
) -> Result<(Vec<Job>, bool), ServiceError> {
    let mut jobs = ctx.store.read(move |reader| reader.list_jobs(below, limit + 1)).await?;
    let has_more = jobs.len() > limit as usize;
    jobs.truncate(limit as usize);
    Ok((jobs, has_more))
}

/// What an audit line says at the end of a job.
pub(in crate::services) fn totals(job: &Job) -> serde_json::Value {
    let reasons: serde_json::Map<String, serde_json::Value> =
        job.reasons.iter().map(|(reason, count)| (reason.as_str().to_owned(), json!(count))).collect();
    json!({ "action": job.action.name(), "changed": job.changed, "skipped": job.skipped, "reasons": reasons })
}

fn count_value(count: Count) -> serde_json::Value {
    match count {
        Count::Exactly(count) => json!(count),
        Count::MoreThan(count) => json!(format!("more than {count}")),
    }
}

fn scope_value(scope: &Scope) -> serde_json::Value {
    match scope {
        Scope::Filter(filter) => {
            json!({ "filter": crate::domain::manage::account_view::query_of(&filter.pairs()) })
        }
        Scope::Chosen(ids) => json!({ "chosen": ids.len() }),
    }
}

fn first(filter: AccountFilter, now: Timestamp) -> ListQuery {
    ListQuery {
        filter,
        order: AccountOrder::default(),
        cursor: None,
        skip: 0,
        limit: NAMED,
        counts_all: false,
        now,
    }
}

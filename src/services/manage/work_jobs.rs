//! Working off the actions over many accounts, some accounts at a time: between two of these groups
//! everybody else gets their turn, and after a restart the work goes on behind the last of them.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, AuditContext, BulkAction, Job, JobFailure, JobId, JobState, Scope, Skip};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::authorization::{Denied, find_manageable_or_deleted, is_own, rights_of};
use crate::services::credentials::send_reset::{SendResetError, send_reset_in};
use crate::services::manage::bulk::{may_do, totals};
use crate::services::manage::delete::{DeleteError, Keep, delete_in};
use crate::services::manage::disable::{DisableError, disable_in, enable_in};
use crate::services::manage::end_sessions::{Ends, end_in};
use crate::services::manage::merge_tags::{finish_merge_in, merge_one_in};
use crate::services::manage::set_role::{SetRoleError, Standing, change_role_in};
use crate::services::manage::tags::{TagAccountError, give_in, unassign_in};
use crate::services::registration::resend_confirmation::{ResendToError, resend_to_in};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{IdPiece, Progress, StoreError, Tx};

/// Accounts that are looked up at a time.
const LOOKED_UP: usize = 500;
/// Accounts that are changed in one transaction; each takes well below a millisecond.
const CHANGED_TOGETHER: usize = 25;
/// A mail is rendered and sealed for each of these.
const MAILED_TOGETHER: usize = 5;

/// What becomes of a job after one group.
enum Step {
    GoesOn,
    /// Ended by somebody, or by itself.
    Ended,
}

/// What keeps a job from going on.
enum Hitch {
    /// The file will be there again; the job goes on where it stood.
    Passing(StoreError),
    Lasting(JobFailure),
}

impl From<ServiceError> for Hitch {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Store(error) => error.into(),
            error => Self::Lasting(JobFailure::Broken(error.to_string())),
        }
    }
}

impl From<StoreError> for Hitch {
    fn from(error: StoreError) -> Self {
        match error.is_passing() {
            true => Self::Passing(error),
            false => Self::Lasting(JobFailure::Broken(error.to_string())),
        }
    }
}

/// Works until no job is left or `stops` says so. Returns how many came to their end. One that cannot go
/// on for the moment holds up none of the others; it is an error only when they had their turns.
pub async fn work(ctx: &Arc<AppContext>, stops: impl Fn() -> bool) -> Result<u32, ServiceError> {
    let mut ended = 0;
    let mut hitch = None;
    let mut last = JobId(0);
    while let Some(id) = ctx.store.read(move |reader| reader.find_next_job(last)).await? {
        last = id;
        match work_off(ctx, id, &stops).await {
            Ok(true) => ended += 1,
            Ok(false) => break,
            Err(Hitch::Passing(error)) => hitch = Some(error),
            Err(Hitch::Lasting(failure)) => {
                tracing::error!(why = failure.as_str(), job = id.0, "a job over many accounts failed");
                fail(ctx, id, failure).await?;
                ended += 1;
            }
        }
    }
    hitch.map_or(Ok(ended), |error| Err(error.into()))
}

/// `false` when it was told to stop before the end.
async fn work_off(ctx: &Arc<AppContext>, id: JobId, stops: &impl Fn() -> bool) -> Result<bool, Hitch> {
    loop {
        let Some((job, piece)) = next_piece(ctx, id).await? else { return Ok(true) };
        let together = match &job.action {
            action if action.sends_mail() => MAILED_TOGETHER,
            _ => CHANGED_TOGETHER,
        };
        for group in piece.ids.chunks(together) {
            if stops() {
                return Ok(false);
            }
            if let Step::Ended = change(ctx, id, group.to_vec()).await? {
                return Ok(true);
            }
            if job.action.sends_mail() {
                ctx.outbox_signal.notify();
            }
        }
        match piece.reached {
            Some(reached) if reached < job.last_id => pass_over(ctx, id, reached).await?,
            _ => {
                end(ctx, id).await?;
                return Ok(true);
            }
        }
    }
}

/// The job as it stands and whom it meets next, at one moment of the file; `None` where it has ended.
async fn next_piece(ctx: &Arc<AppContext>, id: JobId) -> Result<Option<(Job, IdPiece)>, Hitch> {
    let now = ctx.now();
    let piece = ctx.store.read(move |reader| -> Result<_, Hitch> {
        let Some(job) = reader.find_job(id)?.filter(|job| job.state == JobState::Running) else {
            return Ok(None);
        };
        let piece = match &job.scope {
            Scope::Chosen(ids) => {
                IdPiece { ids: ids.iter().copied().filter(|id| *id > job.reached).collect(), reached: None }
            }
            Scope::Filter(filter) => {
                // Nobody carries a tag that is gone: that would look like a job well done.
                if let Some(tag) = &filter.tag
                    && reader.find_tag_of_filter(tag)?.is_none()
                {
                    return Err(Hitch::Lasting(JobFailure::TagGone));
                }
                let mut piece = reader.list_account_ids(filter, job.reached, LOOKED_UP, now)?;
                piece.ids.retain(|id| *id <= job.last_id);
                piece
            }
        };
        Ok(Some((job, piece)))
    });
    piece.await
}

/// Nobody fits up to here.
async fn pass_over(ctx: &Arc<AppContext>, id: JobId, reached: AccountId) -> Result<(), ServiceError> {
    ctx.store
        .write(move |tx| {
            let Some(job) = tx.find_job(id)? else { return Ok(()) };
            tx.note_progress(&job, reached.max(job.reached), &Progress::default())
        })
        .await?;
    Ok(())
}

/// Changes these accounts and notes how far it came, both or neither.
async fn change(ctx: &Arc<AppContext>, id: JobId, accounts: Vec<AccountId>) -> Result<Step, ServiceError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| -> Result<Step, ServiceError> {
            let Some(job) = tx.find_job(id)?.filter(|job| job.state == JobState::Running) else {
                return Ok(Step::Ended);
            };
            let audit_context = audit_context_of(&job);
            if let Some(failure) = hindrance(tx, &job)? {
                finish(tx, &inner, &job, JobState::Failed, Some(&failure))?;
                return Ok(Step::Ended);
            }
            let on_behalf = Transaction::in_background(tx, &inner, &audit_context);
            let mut progress = Progress::default();
            let mut reached = job.reached;
            for account in accounts.iter().copied().filter(|account| *account > job.reached) {
                reached = account;
                match change_one(&on_behalf, &job, account)? {
                    None => progress.changed += 1,
                    Some(skip) => progress.skips.push((account, skip)),
                }
            }
            tx.note_progress(&job, reached, &progress)?;
            Ok(Step::GoesOn)
        })
        .await
}

/// What has changed since somebody said yes and forbids to go on.
fn hindrance(tx: &Tx<'_>, job: &Job) -> Result<Option<JobFailure>, StoreError> {
    // A right that was taken away meanwhile takes its jobs with it.
    if !may_do(rights_of(tx, &job.actor)?, job.action.name()) {
        return Ok(Some(JobFailure::NotAllowed));
    }
    let BulkAction::MergeTags { into, .. } = &job.action else { return Ok(None) };
    Ok(match tx.find_tag(*into)? {
        None => Some(JobFailure::TagGone),
        Some(tag) if tag.deleted => Some(JobFailure::TagRetired),
        Some(_) => None,
    })
}

/// `None` when it was changed. The operations refuse before they change anything.
fn change_one(tx: &Transaction<'_, '_>, job: &Job, id: AccountId) -> Result<Option<Skip>, ServiceError> {
    if let Scope::Filter(filter) = &job.scope
        && !tx.is_account_within(id, filter, tx.now)?
    {
        return Ok(Some(Skip::NoLongerFits));
    }
    match &job.action {
        BulkAction::Tag { id: tag, .. } => of_tag(give_in(tx, id, *tag)),
        BulkAction::Untag { id: tag, .. } => of_tag(unassign_in(tx, id, *tag)),
        BulkAction::SetRole { role } => {
            of_role(change_role_in(tx, id, |standing| Standing { role: *role, ..standing }))
        }
        BulkAction::GrantUsersAdmin | BulkAction::RevokeUsersAdmin => {
            let users_admin = job.action == BulkAction::GrantUsersAdmin;
            of_role(change_role_in(tx, id, |standing| Standing { users_admin, ..standing }))
        }
        BulkAction::ResendConfirmation => of_resend(resend_to_in(tx, id)),
        BulkAction::SendReset => of_reset(send_reset_in(tx, id)),
        BulkAction::Disable { reason } => of_disable(disable_in(tx, id, reason.as_deref())),
        BulkAction::Enable => of_disable(enable_in(tx, id)),
        // It would end the session of whoever is looking on.
        BulkAction::EndSessions | BulkAction::Delete if is_own(tx.audit_context, id) => Ok(Some(Skip::Own)),
        BulkAction::EndSessions => match end_in(tx, id, Ends::Everything) {
            Ok(ended) => Ok((!ended).then_some(Skip::AlreadySo)),
            Err(error) => of_denied(error),
        },
        BulkAction::Delete => match find_manageable_or_deleted(tx, tx.audit_context, id) {
            Ok(_) => of_delete(delete_in(tx, id, Keep::Forever)),
            Err(error) => of_denied(error),
        },
        BulkAction::MergeTags { from, into, .. } => {
            Ok((!merge_one_in(tx, id, *from, *into)?).then_some(Skip::AlreadySo))
        }
    }
}

type Outcome = Result<Option<Skip>, ServiceError>;

fn of_denied(error: Denied) -> Outcome {
    match error {
        Denied::NotFound => Ok(Some(Skip::Gone)),
        Denied::Forbidden => Ok(Some(Skip::Forbidden)),
        Denied::Deleted => Ok(Some(Skip::Deleted)),
        Denied::LastAdministrator => Ok(Some(Skip::LastAdministrator)),
        Denied::OwnAccount => Ok(Some(Skip::Own)),
        Denied::Service(error) => Err(error),
    }
}

fn of_tag(done: Result<bool, TagAccountError>) -> Outcome {
    match done {
        Ok(changed) => Ok((!changed).then_some(Skip::AlreadySo)),
        Err(TagAccountError::NotAssignable) => Ok(Some(Skip::TagRetired)),
        Err(TagAccountError::Denied(error)) => of_denied(error),
    }
}

fn of_role(done: Result<bool, SetRoleError>) -> Outcome {
    match done {
        Ok(changed) => Ok((!changed).then_some(Skip::AlreadySo)),
        Err(SetRoleError::OwnRole) => Ok(Some(Skip::Own)),
        Err(SetRoleError::Denied(error)) => of_denied(error),
    }
}

fn of_reset(done: Result<(), SendResetError>) -> Outcome {
    match done {
        Ok(()) => Ok(None),
        Err(SendResetError::NoAddress) => Ok(Some(Skip::NoAddress)),
        Err(SendResetError::Disabled) => Ok(Some(Skip::Disabled)),
        Err(SendResetError::TooMany) => Ok(Some(Skip::TooManyMails)),
        Err(SendResetError::Denied(error)) => of_denied(error),
    }
}

fn of_resend(done: Result<(), ResendToError>) -> Outcome {
    match done {
        Ok(()) => Ok(None),
        Err(ResendToError::NoAddress) => Ok(Some(Skip::NoAddress)),
        Err(ResendToError::AlreadyConfirmed) => Ok(Some(Skip::AlreadyConfirmed)),
        Err(ResendToError::Disabled) => Ok(Some(Skip::Disabled)),
        Err(ResendToError::TooMany) => Ok(Some(Skip::TooManyMails)),
        Err(ResendToError::Denied(error)) => of_denied(error),
    }
}

fn of_disable(done: Result<(), DisableError>) -> Outcome {
    match done {
        Ok(()) => Ok(None),
        Err(DisableError::AlreadyDisabled | DisableError::NotDisabled) => Ok(Some(Skip::AlreadySo)),
        Err(DisableError::Denied(error)) => of_denied(error),
    }
}

fn of_delete<T>(done: Result<T, DeleteError>) -> Outcome {
    match done {
        Ok(_) => Ok(None),
        Err(DeleteError::AlreadyDeleted | DeleteError::NotDeleted) => Ok(Some(Skip::AlreadySo)),
        Err(DeleteError::Denied(error)) => of_denied(error),
    }
}

async fn end(ctx: &Arc<AppContext>, id: JobId) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| -> Result<(), StoreError> {
            let Some(job) = tx.find_job(id)?.filter(|job| job.state == JobState::Running) else {
                return Ok(());
            };
            if let BulkAction::MergeTags { from, into, .. } = &job.action {
                if let Some(failure) = hindrance(tx, &job)? {
                    return finish(tx, &inner, &job, JobState::Failed, Some(&failure));
                }
                let audit_context = audit_context_of(&job);
                finish_merge_in(&Transaction::in_background(tx, &inner, &audit_context), *from, *into)?;
            }
            finish(tx, &inner, &job, JobState::Done, None)
        })
        .await?;
    Ok(())
}

/// Also a job whose row cannot be read: it would be taken up again for ever.
async fn fail(ctx: &Arc<AppContext>, id: JobId, failure: JobFailure) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| -> Result<(), StoreError> {
            match tx.find_job(id) {
                Ok(Some(job)) => finish(tx, &inner, &job, JobState::Failed, Some(&failure)),
                Ok(None) => Ok(()),
                Err(error) if error.is_passing() => Err(error),
                Err(_) => {
                    let now = inner.now();
                    tx.finish_job(id, JobState::Failed, Some(&failure), now)?;
                    let details = json!({ "reason": failure.as_str() });
                    audit(tx, &AuditContext::system(), now, "job.failed", Target::Job(id), details)
                }
            }
        })
        .await?;
    Ok(())
}

fn finish(
    tx: &Tx<'_>,
    ctx: &AppContext,
    job: &Job,
    state: JobState,
    failure: Option<&JobFailure>,
) -> Result<(), StoreError> {
    let now = ctx.now();
    if tx.finish_job(job.id, state, failure, now)? {
        let action = if state == JobState::Done { "job.finished" } else { "job.failed" };
        let mut details = totals(job);
        if let Some(failure) = failure {
            details["reason"] = json!(failure.as_str());
        }
        audit(tx, &audit_context_of(job), now, action, Target::Job(job.id), details)?;
    }
    Ok(())
}

/// What a job does is done by whoever started it.
fn audit_context_of(job: &Job) -> AuditContext {
    AuditContext {
        actor: job.actor.clone(),
        peer: job.peer.as_deref().and_then(|peer| peer.parse().ok()),
        request_id: job.request_id.clone(),
        ..AuditContext::system()
    }
}

//! Working off the actions over many accounts, some accounts at a time: between two of these groups
//! everybody else gets their turn, and after a restart the work goes on behind the last of them.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountId, BulkAction, Job, JobFailure, JobId, JobState, Occasion, Scope, Skip};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::authorization::{ReachError, find_even_deleted, is_own, rights_of};
use crate::services::manage::bulk::totals;
use crate::services::manage::delete::{DeleteError, Keep, delete_in};
use crate::services::manage::disable::{DisableError, disable_in, enable_in};
use crate::services::manage::end_sessions::{Ends, end_in};
use crate::services::manage::tags::{TagAccountError, give_in, take_off_in};
use crate::services::registration::resend_confirmation::{ResendToError, resend_to_in};
use crate::services::{Desk, DeskError};
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

impl From<DeskError> for Hitch {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store(error) => error.into(),
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
pub async fn work(desk: &Arc<Desk>, stops: impl Fn() -> bool) -> Result<u32, DeskError> {
    let mut ended = 0;
    let mut hitch = None;
    let mut last = JobId(0);
    while let Some(id) = desk.store.read(move |reader| reader.find_next_job(last)).await? {
        last = id;
        match work_off(desk, id, &stops).await {
            Ok(true) => ended += 1,
            Ok(false) => break,
            Err(Hitch::Passing(error)) => hitch = Some(error),
            Err(Hitch::Lasting(failure)) => {
                tracing::error!(why = failure.as_str(), job = id.0, "a job over many accounts failed");
                fail(desk, id, failure).await?;
                ended += 1;
            }
        }
    }
    hitch.map_or(Ok(ended), |error| Err(error.into()))
}

/// `false` when it was told to stop before the end.
async fn work_off(desk: &Arc<Desk>, id: JobId, stops: &impl Fn() -> bool) -> Result<bool, Hitch> {
    loop {
        let Some((job, piece)) = next_piece(desk, id).await? else { return Ok(true) };
        let together = match job.action {
            BulkAction::ResendConfirmation => MAILED_TOGETHER,
            _ => CHANGED_TOGETHER,
        };
        for group in piece.ids.chunks(together) {
            if stops() {
                return Ok(false);
            }
            if let Step::Ended = change(desk, id, group.to_vec()).await? {
                return Ok(true);
            }
            if job.action == BulkAction::ResendConfirmation {
                desk.bell.ring();
            }
        }
        match piece.reached {
            Some(reached) if reached < job.last_id => pass_over(desk, id, reached).await?,
            _ => {
                end(desk, id, JobState::Done).await?;
                return Ok(true);
            }
        }
    }
}

/// The job as it stands and whom it meets next, at one moment of the file; `None` where it has ended.
async fn next_piece(desk: &Arc<Desk>, id: JobId) -> Result<Option<(Job, IdPiece)>, Hitch> {
    let now = desk.now();
    let piece = desk.store.read(move |reader| -> Result<_, Hitch> {
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
async fn pass_over(desk: &Arc<Desk>, id: JobId, reached: AccountId) -> Result<(), DeskError> {
    desk.store
        .write(move |tx| {
            let Some(job) = tx.find_job(id)? else { return Ok(()) };
            tx.note_progress(&job, reached.max(job.reached), &Progress::default())
        })
        .await?;
    Ok(())
}

/// Changes these accounts and notes how far it came, both or neither.
async fn change(desk: &Arc<Desk>, id: JobId, accounts: Vec<AccountId>) -> Result<Step, DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<Step, DeskError> {
            let Some(job) = tx.find_job(id)?.filter(|job| job.state == JobState::Running) else {
                return Ok(Step::Ended);
            };
            let occasion = occasion_of(&job);
            // A right that was taken away meanwhile takes its jobs with it.
            if !rights_of(tx, &job.actor)?.manages_users() {
                finish(tx, &inner, &job, JobState::Failed, Some(&JobFailure::NotAllowed))?;
                return Ok(Step::Ended);
            }
            let mut progress = Progress::default();
            let mut reached = job.reached;
            for account in accounts.into_iter().filter(|account| *account > job.reached) {
                reached = account;
                match change_one(tx, &inner, &occasion, &job, account)? {
                    None => progress.changed += 1,
                    Some(skip) => progress.skips.push((account, skip)),
                }
            }
            tx.note_progress(&job, reached, &progress)?;
            Ok(Step::GoesOn)
        })
        .await
}

/// `None` when it was changed. The deeds refuse before they change anything.
fn change_one(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    job: &Job,
    id: AccountId,
) -> Result<Option<Skip>, DeskError> {
    if let Scope::Filter(filter) = &job.scope
        && !tx.is_account_within(id, filter, desk.now())?
    {
        return Ok(Some(Skip::NoLongerFits));
    }
    match &job.action {
        BulkAction::Tag { id: tag, .. } => of_tag(give_in(tx, desk, occasion, id, *tag)),
        BulkAction::Untag { id: tag, .. } => of_tag(take_off_in(tx, desk, occasion, id, *tag)),
        BulkAction::ResendConfirmation => of_resend(resend_to_in(tx, desk, occasion, id)),
        BulkAction::Disable { reason } => of_disable(disable_in(tx, desk, occasion, id, reason.as_deref())),
        BulkAction::Enable => of_disable(enable_in(tx, desk, occasion, id)),
        // It would end the session of whoever is looking on.
        BulkAction::EndSessions | BulkAction::Delete if is_own(occasion, id) => Ok(Some(Skip::Own)),
        BulkAction::EndSessions => match end_in(tx, desk, occasion, id, Ends::Everything) {
            Ok(ended) => Ok((!ended).then_some(Skip::AlreadySo)),
            Err(error) => of_reach(error),
        },
        BulkAction::Delete => match find_even_deleted(tx, occasion, id) {
            Ok(_) => of_delete(delete_in(tx, desk, occasion, id, Keep::Forever)),
            Err(error) => of_reach(error),
        },
    }
}

type Outcome = Result<Option<Skip>, DeskError>;

fn of_reach(error: ReachError) -> Outcome {
    match error {
        ReachError::NotFound => Ok(Some(Skip::Gone)),
        ReachError::OutOfReach => Ok(Some(Skip::OutOfReach)),
        ReachError::Deleted => Ok(Some(Skip::Deleted)),
        ReachError::Desk(error) => Err(error),
    }
}

fn of_tag(done: Result<bool, TagAccountError>) -> Outcome {
    match done {
        Ok(changed) => Ok((!changed).then_some(Skip::AlreadySo)),
        Err(TagAccountError::NotAssignable) => Ok(Some(Skip::TagRetired)),
        Err(TagAccountError::Reach(error)) => of_reach(error),
    }
}

fn of_resend(done: Result<(), ResendToError>) -> Outcome {
    match done {
        Ok(()) => Ok(None),
        Err(ResendToError::NoAddress) => Ok(Some(Skip::NoAddress)),
        Err(ResendToError::AlreadyConfirmed) => Ok(Some(Skip::AlreadyConfirmed)),
        Err(ResendToError::Disabled) => Ok(Some(Skip::Disabled)),
        Err(ResendToError::TooMany) => Ok(Some(Skip::TooManyMails)),
        Err(ResendToError::Reach(error)) => of_reach(error),
    }
}

fn of_disable(done: Result<(), DisableError>) -> Outcome {
    match done {
        Ok(()) => Ok(None),
        Err(DisableError::AlreadyDisabled | DisableError::NotDisabled) => Ok(Some(Skip::AlreadySo)),
        Err(DisableError::LastAdministrator) => Ok(Some(Skip::LastAdministrator)),
        Err(DisableError::OwnAccount) => Ok(Some(Skip::Own)),
        Err(DisableError::Reach(error)) => of_reach(error),
    }
}

fn of_delete<T>(done: Result<T, DeleteError>) -> Outcome {
    match done {
        Ok(_) => Ok(None),
        Err(DeleteError::NotFound) => Ok(Some(Skip::Gone)),
        Err(DeleteError::AlreadyDeleted | DeleteError::NotDeleted) => Ok(Some(Skip::AlreadySo)),
        Err(DeleteError::LastAdministrator) => Ok(Some(Skip::LastAdministrator)),
        Err(DeleteError::OutOfReach) => Ok(Some(Skip::OutOfReach)),
        Err(DeleteError::Desk(error)) => Err(error),
    }
}

async fn end(desk: &Arc<Desk>, id: JobId, state: JobState) -> Result<(), DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<(), StoreError> {
            match tx.find_job(id)? {
                Some(job) => finish(tx, &inner, &job, state, None),
                None => Ok(()),
            }
        })
        .await?;
    Ok(())
}

/// Also a job whose row cannot be read: it would be taken up again for ever.
async fn fail(desk: &Arc<Desk>, id: JobId, failure: JobFailure) -> Result<(), DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<(), StoreError> {
            match tx.find_job(id) {
                Ok(Some(job)) => finish(tx, &inner, &job, JobState::Failed, Some(&failure)),
                Ok(None) => Ok(()),
                Err(error) if error.is_passing() => Err(error),
                Err(_) => {
                    let now = inner.now();
                    tx.finish_job(id, JobState::Failed, Some(&failure), now)?;
                    let details = json!({ "reason": failure.as_str() });
                    audit(tx, &Occasion::system(), now, "job.failed", Target::Job(id), details)
                }
            }
        })
        .await?;
    Ok(())
}

fn finish(
    tx: &Tx<'_>,
    desk: &Desk,
    job: &Job,
    state: JobState,
    failure: Option<&JobFailure>,
) -> Result<(), StoreError> {
    let now = desk.now();
    if tx.finish_job(job.id, state, failure, now)? {
        let action = if state == JobState::Done { "job.finished" } else { "job.failed" };
        let mut details = totals(job);
        if let Some(failure) = failure {
            details["reason"] = json!(failure.as_str());
        }
        audit(tx, &occasion_of(job), now, action, Target::Job(job.id), details)?;
    }
    Ok(())
}

/// What a job does is done by whoever started it.
fn occasion_of(job: &Job) -> Occasion {
    Occasion {
        actor: job.actor.clone(),
        peer: job.peer.as_deref().and_then(|peer| peer.parse().ok()),
        request_id: job.request_id.clone(),
    }
}

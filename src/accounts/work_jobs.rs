//! Working off the actions over many accounts, some accounts at a time: between two of these groups
//! everybody else gets their turn, and after a restart the work goes on behind the last of them.

use std::sync::Arc;

use super::Desk;
use super::DeskError;
use super::audit_line::{Target, audit};
use super::bulk::totals;
use super::delete::{DeleteError, Keep, delete_in};
use super::disable::{DisableError, disable_in, enable_in};
use super::end_sessions::{Ends, end_in};
use super::reach::{ReachError, find_even_deleted, is_own, rights_of};
use super::resend_confirmation::{ResendToError, resend_to_in};
use super::tags::{TagAccountError, give_in, take_off_in};
use crate::domain::{AccountId, BulkAction, Job, JobId, JobState, Occasion, Scope, Skip};
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

/// Works until no job is left or `stops` says so. Returns how many came to their end.
pub async fn work(desk: &Arc<Desk>, stops: impl Fn() -> bool) -> Result<u32, DeskError> {
    let mut ended = 0;
    while let Some(job) = desk.store.read(|reader| reader.find_next_job()).await? {
        match work_off(desk, job.id, &stops).await {
            Ok(true) => ended += 1,
            Ok(false) => break,
            // The file will be there again; the job goes on where it stood.
            Err(DeskError::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::error!(%error, job = job.id.0, "a job over many accounts failed");
                end(desk, job.id, JobState::Failed, Some(error.to_string())).await?;
                ended += 1;
            }
        }
    }
    Ok(ended)
}

/// `false` when it was told to stop before the end.
async fn work_off(desk: &Arc<Desk>, id: JobId, stops: &impl Fn() -> bool) -> Result<bool, DeskError> {
    loop {
        let Some(job) = desk.store.read(move |reader| reader.find_job(id)).await? else { return Ok(true) };
        if job.state != JobState::Running {
            return Ok(true);
        }
        let piece = next_piece(desk, &job).await?;
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
                end(desk, id, JobState::Done, None).await?;
                return Ok(true);
            }
        }
    }
}

async fn next_piece(desk: &Arc<Desk>, job: &Job) -> Result<IdPiece, DeskError> {
    let (reached, last) = (job.reached, job.last_id);
    match job.scope.clone() {
        Scope::Chosen(ids) => {
            Ok(IdPiece { ids: ids.into_iter().filter(|id| *id > reached).collect(), reached: None })
        }
        Scope::Filter(filter) => {
            let now = desk.now();
            let piece =
                desk.store.read(move |reader| reader.list_account_ids(&filter, reached, LOOKED_UP, now));
            let mut piece = piece.await?;
            piece.ids.retain(|id| *id <= last);
            Ok(piece)
        }
    }
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
                let why = "whoever started it may not manage accounts any more";
                finish(tx, &inner, &job, JobState::Failed, Some(why))?;
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

async fn end(desk: &Arc<Desk>, id: JobId, state: JobState, error: Option<String>) -> Result<(), DeskError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| -> Result<(), StoreError> {
            match tx.find_job(id)? {
                Some(job) => finish(tx, &inner, &job, state, error.as_deref()),
                None => Ok(()),
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
    error: Option<&str>,
) -> Result<(), StoreError> {
    let now = desk.now();
    if tx.finish_job(job.id, state, error, now)? {
        let action = if state == JobState::Done { "job.finished" } else { "job.failed" };
        audit(tx, &occasion_of(job), now, action, Target::Job(job.id), totals(job))?;
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

//! Actions over many accounts: what is to be done, how far it came, and who was left out.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde_json::Value;

use crate::domain::{
    AccountFilter, AccountId, AccountView, Actor, BulkAction, Job, JobFailure, JobId, JobState, Scope, Skip,
    TagId, Timestamp,
};
use crate::store::manage::account_conditions::amount;
use crate::store::params::{Params, params};
use crate::store::row::Row;
use crate::store::{Count, Reader, StoreError, Tx};

/// Accounts left out of one job that are named; all are counted.
const MOST_NAMED: usize = 1_000;

const COLUMNS: &str = "id, action, filter, chosen, actor_id, actor_label, peer, request_id, state, created_at, \
     finished_at, last_id, reached_id, expected, changed, skipped, reasons, error, is_counted, \
     (SELECT name FROM tags WHERE tags.id = filter_tag_id)";

/// What a job begins with.
#[derive(Debug, Clone)]
pub struct NewJob {
    pub action: BulkAction,
    pub scope: Scope,
    pub actor: Actor,
    pub peer: Option<String>,
    pub request_id: Option<String>,
    pub expected: Count,
    /// The tag that the filter names.
    pub filter_tag: Option<TagId>,
    pub created_at: Timestamp,
}

/// How a piece of a job went.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    pub changed: usize,
    pub skips: Vec<(AccountId, Skip)>,
}

/// Somebody who was left out.
#[derive(Debug, Clone)]
pub struct NamedSkip {
    pub account: AccountId,
    /// Empty where the account is gone.
    pub label: String,
    pub reason: Skip,
}

/// A job whose row holds what this version never writes: what can be told of it all the same.
#[derive(Debug, Clone)]
pub struct UnreadableJob {
    pub id: JobId,
    /// The column that cannot be read.
    pub column: &'static str,
    pub runs: bool,
    pub started_by: String,
    pub created_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

impl Reader<'_> {
    /// What is left of a job that [`find_job`](Self::find_job) could not read at this column.
    pub fn find_unreadable_job(&self, id: JobId, column: usize) -> Result<Option<UnreadableJob>, StoreError> {
        let sql = "SELECT state = 'running', actor_label, created_at, finished_at FROM jobs WHERE id = ?1";
        self.find(sql, [id.0], |row| {
            Ok(UnreadableJob {
                id,
                column: COLUMNS.split(", ").nth(column).unwrap_or_default().trim(),
                runs: row.get(0)?,
                started_by: row.get(1)?,
                created_at: row.get(2)?,
                finished_at: row.get(3)?,
            })
        })
    }

    pub fn find_job(&self, id: JobId) -> Result<Option<Job>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1");
        self.find(&sql, [id.0], job_from_row)
    }

    /// The oldest after this one that is not at its end.
    pub fn find_next_job(&self, after: JobId) -> Result<Option<JobId>, StoreError> {
        let sql = "SELECT id FROM jobs WHERE state = 'running' AND id > ?1 ORDER BY id LIMIT 1";
        Ok(self.find(sql, [after.0], |row| row.get(0))?.map(JobId))
    }

    /// What this account began that is not at its end, readable or not.
    pub fn list_running_jobs_of(&self, actor: AccountId) -> Result<Vec<JobId>, StoreError> {
        let sql = "SELECT id FROM jobs WHERE state = 'running' AND actor_id = ?1 ORDER BY id";
        self.list(sql, [actor.0], |row| Ok(JobId(row.get(0)?)))
    }

    /// How many wait or are under way.
    pub fn count_running_jobs(&self) -> Result<i64, StoreError> {
        self.one("SELECT count(*) FROM jobs WHERE state = 'running'", (), |row| row.get(0))
    }

    /// All that wait or are under way; but for those that this version cannot read.
    pub fn list_running_jobs(&self) -> Result<Vec<Job>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE state = 'running' ORDER BY id");
        self.list_readable_jobs(&sql, ())
    }

    /// The newest, below an id where one is given; but for those that this version cannot read.
    pub fn list_jobs(&self, below: Option<JobId>, limit: u32) -> Result<Vec<Job>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM jobs WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
        self.list_readable_jobs(&sql, params![below.map_or(i64::MAX, |id| id.0), limit])
    }

    fn list_readable_jobs(&self, sql: &str, values: impl Params) -> Result<Vec<Job>, StoreError> {
        let mut jobs = Vec::new();
        self.each(sql, values, |row| {
            match job_from_row(row) {
                Ok(job) => jobs.push(job),
                Err(StoreError::Damaged { .. }) => {}
                Err(error) => return Err(error),
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(jobs)
    }

    /// The first accounts that were left out.
    pub fn list_job_skips(&self, id: JobId, limit: u32) -> Result<Vec<NamedSkip>, StoreError> {
        let sql = "SELECT account_id, coalesce(real_name, username, ''), reason FROM job_skips \
             LEFT JOIN accounts ON accounts.id = account_id WHERE job_id = ?1 ORDER BY account_id LIMIT ?2";
        self.list(sql, params![id.0, limit], |row| {
            Ok(NamedSkip { account: row.get(0)?, label: row.get(1)?, reason: row.parsed(2, Skip::parse)? })
        })
    }
}

impl Tx<'_> {
    pub fn insert_job(&self, new: &NewJob) -> Result<JobId, StoreError> {
        let (filter, chosen) = match &new.scope {
            Scope::Filter(filter) => (Some(AccountView::of(filter.clone()).query()), None),
            Scope::Chosen(ids) => {
                (None, Some(Value::from(ids.iter().map(|id| id.0).collect::<Vec<_>>()).to_string()))
            }
        };
        let (expected, is_counted) = match new.expected {
            Count::Exactly(count) => (count, true),
            Count::MoreThan(count) => (count, false),
        };
        Ok(JobId(self.insert(
            "INSERT INTO jobs (action, filter, chosen, actor_id, actor_label, peer, request_id, state, created_at, \
             last_id, expected, is_counted, filter_tag_id) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'running', ?8, (SELECT coalesce(max(id), 0) FROM accounts), ?9, \
             ?10, ?11) RETURNING id",
            params![
                new.action.value().to_string(),
                filter,
                chosen,
                actor_number(&new.actor),
                new.actor.label().unwrap_or(new.actor.kind()),
                new.peer,
                new.request_id,
                new.created_at.millis(),
                whole(expected),
                is_counted,
                new.filter_tag.map(|tag| tag.0),
            ],
        )?))
    }

    /// Notes how far a job came, in the transaction of what it did.
    pub fn note_progress(
        &self,
        job: &Job,
        reached: AccountId,
        progress: &Progress,
    ) -> Result<(), StoreError> {
        let mut reasons = job.reasons.clone();
        for (at, (account, reason)) in progress.skips.iter().enumerate() {
            *reasons.entry(*reason).or_default() += 1;
            if job.skipped + at < MOST_NAMED {
                self.run(
                    "INSERT INTO job_skips (job_id, account_id, reason) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (job_id, account_id) DO UPDATE SET reason = ?3",
                    params![job.id.0, account.0, reason.as_str()],
                )?;
            }
        }
        self.run(
            "UPDATE jobs SET reached_id = ?2, changed = changed + ?3, skipped = skipped + ?4, reasons = ?5 \
             WHERE id = ?1",
            params![
                job.id.0,
                reached.0,
                whole(progress.changed),
                whole(progress.skips.len()),
                reasons_text(&reasons)
            ],
        )
    }

    /// Jobs whose filter names one tag go on with another.
    pub fn move_jobs_to_tag(&self, from: TagId, into: TagId) -> Result<(), StoreError> {
        self.run("UPDATE jobs SET filter_tag_id = ?2 WHERE filter_tag_id = ?1", [from.0, into.0])
    }

    /// Ends a job that runs; `false` where it had ended before.
    pub fn finish_job(
        &self,
        id: JobId,
        state: JobState,
        failure: Option<&JobFailure>,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE jobs SET state = ?2, error = ?3, finished_at = ?4 WHERE id = ?1 AND state = 'running'",
            params![id.0, state.as_str(), failure.map(JobFailure::as_str), at.millis()],
        )
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn reasons_text(reasons: &BTreeMap<Skip, usize>) -> String {
    Value::from_iter(reasons.iter().map(|(reason, count)| (reason.as_str(), *count))).to_string()
}

fn job_from_row(row: &Row<'_>) -> Result<Job, StoreError> {
    let filter: Option<String> = row.get(2)?;
    let scope = match filter {
        Some(_) => {
            let mut filter = row.parsed(2, filter_of)?;
            // Under the name that it has now.
            filter.tag = row.get::<Option<String>>(19)?.or(filter.tag);
            Scope::Filter(filter)
        }
        None => Scope::Chosen(row.parsed(3, ids_of)?),
    };
    Ok(Job {
        id: JobId(row.get(0)?),
        action: row.parsed(1, |text| BulkAction::of_value(&serde_json::from_str(text).ok()?))?,
        scope,
        actor: actor_of(row.get(4)?, row.get(5)?),
        peer: row.get(6)?,
        request_id: row.get(7)?,
        state: row.parsed(8, JobState::parse)?,
        created_at: row.get(9)?,
        finished_at: row.get(10)?,
        last_id: row.get(11)?,
        reached: row.get(12)?,
        expected: amount(row.get(13)?),
        changed: amount(row.get(14)?),
        skipped: amount(row.get(15)?),
        reasons: row.parsed(16, reasons_of)?,
        failure: row.get::<Option<String>>(17)?.as_deref().map(JobFailure::parse),
        is_counted: row.get(18)?,
    })
}

/// Accounts by their own numbers, keys by theirs below nought, and the command line, which has none, by nought.
fn actor_number(actor: &Actor) -> i64 {
    match actor {
        Actor::Account { id, .. } => id.0,
        Actor::ApiKey { id, .. } => -id,
        Actor::CommandLine | Actor::System | Actor::Visitor => 0,
    }
}

fn actor_of(number: i64, label: String) -> Actor {
    match number {
        0 => Actor::CommandLine,
        id if id < 0 => Actor::ApiKey { id: -id, name: label },
        id => Actor::Account { id: AccountId(id), username: label },
    }
}

fn filter_of(text: &str) -> Option<AccountFilter> {
    AccountView::parse(text).ok().map(|view| view.filter)
}

fn ids_of(text: &str) -> Option<Vec<AccountId>> {
    let ids: Vec<i64> = serde_json::from_str(text).ok()?;
    Some(ids.into_iter().map(AccountId).collect())
}

fn reasons_of(text: &str) -> Option<BTreeMap<Skip, usize>> {
    let counts: BTreeMap<String, usize> = serde_json::from_str(text).ok()?;
    counts.into_iter().map(|(reason, count)| Some((Skip::parse(&reason)?, count))).collect()
}

//! Merging one tag into another: the first is archived, whoever carries it gets the second by a job, and saved
//! filters and jobs follow at its end. The audit trail's lines still lead to the first.

use std::sync::Arc;

use serde_json::json;

use crate::domain::manage::account_filter::StateFilter;
use crate::domain::{
    AccountFilter, AccountId, AccountView, AuditContext, BulkAction, JobId, Scope, Tag, TagId, TagName,
    TagType,
};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::rights_of;
use crate::services::manage::bulk::{BulkError, begin};
use crate::services::manage::tags::{TagError, list_merges, retire_in};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Reader, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum MergeTagsError {
    #[error("there is no such tag")]
    NotFound,
    /// Of another type, archived, the same one, or part of a merge that is not done.
    #[error("the tags cannot be merged")]
    NotFitting,
    #[error("only administrators may merge tags")]
    NotAllowed,
    #[error(transparent)]
    Bulk(#[from] BulkError),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for MergeTagsError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl From<TagError> for MergeTagsError {
    fn from(error: TagError) -> Self {
        match error {
            TagError::NotFound => Self::NotFound,
            TagError::UnderMerge | TagError::Fields(_) => Self::NotFitting,
            TagError::Service(error) => Self::Service(error),
        }
    }
}

/// What a merge would change.
pub struct MergePlan {
    pub from: Tag,
    pub into: Tag,
    /// Who carries the first, and how many of these the second already.
    pub carriers: i64,
    pub carry_both: i64,
    pub filters: usize,
}

/// Looks at a merge before it is decided on; the second tag by its name.
pub async fn plan(ctx: &Arc<AppContext>, from: TagId, into: TagName) -> Result<MergePlan, MergeTagsError> {
    ctx.store
        .read(move |reader| {
            let from = reader.find_tag(from)?.ok_or(MergeTagsError::NotFound)?;
            let into = reader.find_tag_by_name(from.traits.kind, &into)?.ok_or(MergeTagsError::NotFound)?;
            ensure_fitting(reader, &from, &into)?;
            Ok(MergePlan {
                carriers: reader.count_carriers_of(from.id)?,
                carry_both: reader.count_carriers_of_both(from.id, into.id)?,
                filters: filters_of(reader, &from)?.len(),
                from,
                into,
            })
        })
        .await
}

/// What became of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// It waits for its turn.
    Job(JobId),
    /// It is done: no account carries such tags.
    Done,
}

/// Archives the first tag, so that nobody gets it any more and nothing is merged into it, and puts moving
/// its accounts into the queue, both or neither. One that ended on its way goes on where it stood when it
/// is asked for again.
pub async fn merge(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    from: TagId,
    into: TagId,
) -> Result<Begun, MergeTagsError> {
    let tag = ctx.store.read(move |reader| reader.find_tag(from)).await?.ok_or(MergeTagsError::NotFound)?;
    if tag.traits.kind != TagType::User {
        ctx.transact(audit_context, move |tx| {
            begin_in(tx, from, into)?;
            finish_merge_in(tx, from, into).map_err(MergeTagsError::from)
        })
        .await?;
        return Ok(Begun::Done);
    }
    let name = tag.traits.name.as_str().to_owned();
    let carriers =
        AccountFilter { state: StateFilter::Any, tag: Some(name.clone()), ..AccountFilter::default() };
    let job = begin(ctx, audit_context, Scope::Filter(carriers), move |tx| {
        let (from, into) = begin_in(tx, from, into)?;
        // The job finds its accounts by this name.
        if tx.find_tag_of_filter(&name)?.is_none_or(|named| named.id != from.id) {
            return Err(MergeTagsError::NotFitting);
        }
        Ok(BulkAction::MergeTags {
            from: from.id,
            from_name: from.traits.name.as_str().to_owned(),
            into: into.id,
            into_name: into.traits.name.as_str().to_owned(),
        })
    });
    Ok(Begun::Job(job.await?))
}

fn begin_in(tx: &Transaction<'_, '_>, from: TagId, into: TagId) -> Result<(Tag, Tag), MergeTagsError> {
    if !rights_of(tx, &tx.audit_context.actor)?.admin {
        return Err(MergeTagsError::NotAllowed);
    }
    let from = tx.find_tag(from)?.ok_or(MergeTagsError::NotFound)?;
    let into = tx.find_tag(into)?.ok_or(MergeTagsError::NotFound)?;
    ensure_fitting(tx, &from, &into)?;
    retire_in(tx, &from, true)?;
    Ok((from, into))
}

/// Gives one account the second tag in the place of the first. `false` where it did not carry the first.
pub(in crate::services) fn merge_one_in(
    tx: &Transaction<'_, '_>,
    account: AccountId,
    from: TagId,
    into: TagId,
) -> Result<bool, StoreError> {
    let (Some(from), Some(into)) = (tx.find_tag(from)?, tx.find_tag(into)?) else { return Ok(false) };
    if !tx.delete_account_tag(account, from.id)? {
        return Ok(false);
    }
    let is_new = tx.insert_account_tag(account, into.id)?;
    let details = json!({
        "tag": into.id.0, "name": into.traits.name.as_str(), "merged_from": from.traits.name.as_str(),
        "was_carried": !is_new,
    });
    tx.audit("account.tag_merged", Target::Account(account), details)?;
    Ok(true)
}

/// Nobody carries the first any more: what names it names the second from now on.
pub(in crate::services) fn finish_merge_in(
    tx: &Transaction<'_, '_>,
    from: TagId,
    into: TagId,
) -> Result<(), StoreError> {
    match (tx.find_tag(from)?, tx.find_tag(into)?) {
        (Some(from), Some(into)) => finish(tx, &from, &into),
        _ => Ok(()),
    }
}

fn finish(tx: &Transaction<'_, '_>, from: &Tag, into: &Tag) -> Result<(), StoreError> {
    let filters = filters_of(tx, from)?;
    for (id, mut view) in filters.iter().cloned() {
        view.filter.tag = Some(into.traits.name.as_str().to_owned());
        tx.update_saved_filter_query(id, &view.query())?;
    }
    tx.move_jobs_to_tag(from.id, into.id)?;
    let details = json!({
        "from": from.id.0, "name": from.traits.name.as_str(), "into": into.id.0,
        "into_name": into.traits.name.as_str(), "filters": filters.len(),
    });
    tx.audit("tag.merged", Target::Tag(from.id), details)
}

/// A tag that another one is being merged into stays where it is until that is done.
fn ensure_fitting(reader: &Reader<'_>, from: &Tag, into: &Tag) -> Result<(), MergeTagsError> {
    let is_under_merge = list_merges(reader)?
        .iter()
        .any(|(first, second)| [*first, *second].contains(&from.id) || *first == into.id);
    let fits = from.id != into.id && from.traits.kind == into.traits.kind && !into.deleted;
    if fits && !is_under_merge { Ok(()) } else { Err(MergeTagsError::NotFitting) }
}

/// The saved filters that name this tag.
fn filters_of(
    reader: &Reader<'_>,
    tag: &Tag,
) -> Result<Vec<(crate::domain::SavedFilterId, AccountView)>, StoreError> {
    let mut found = Vec::new();
    for saved in reader.list_saved_filters()? {
        let Ok(view) = AccountView::parse(&saved.query) else { continue };
        let Some(name) = &view.filter.tag else { continue };
        if reader.find_tag_of_filter(name)?.is_some_and(|named| named.id == tag.id) {
            found.push((saved.id, view));
        }
    }
    Ok(found)
}

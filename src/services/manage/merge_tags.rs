//! Merging one tag into another: whoever carries the first carries the second, saved filters and jobs follow, and
//! the first is archived, so that the audit trail's lines still lead to it.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{AccountView, AuditContext, Tag, TagId, TagName};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::rights_of;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{Reader, StoreError};

/// Accounts that are changed in one transaction: everybody else gets their turn in between.
const TOGETHER: u32 = 100;

#[derive(Debug, thiserror::Error)]
pub enum MergeTagsError {
    #[error("there is no such tag")]
    NotFound,
    /// Of another type, archived, or the same one.
    #[error("the tags cannot be merged")]
    NotFitting,
    #[error("only administrators may merge tags")]
    NotAllowed,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for MergeTagsError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
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
            ensure_fitting(&from, &into)?;
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

/// Some accounts at a time; broken off on its way, it goes on where it stood when it is asked for again.
pub async fn merge(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    from: TagId,
    into: TagId,
) -> Result<(), MergeTagsError> {
    loop {
        let is_whole = ctx.transact(audit_context.clone(), move |tx| merge_some(tx, from, into)).await?;
        if is_whole {
            return Ok(());
        }
    }
}

fn merge_some(tx: &Transaction<'_, '_>, from: TagId, into: TagId) -> Result<bool, MergeTagsError> {
    if !rights_of(tx, &tx.audit_context.actor)?.admin {
        return Err(MergeTagsError::NotAllowed);
    }
    let from = tx.find_tag(from)?.ok_or(MergeTagsError::NotFound)?;
    let into = tx.find_tag(into)?.ok_or(MergeTagsError::NotFound)?;
    ensure_fitting(&from, &into)?;
    let carriers = tx.list_carriers(from.id, TOGETHER)?;
    for account in &carriers {
        let is_new = tx.insert_account_tag(*account, into.id)?;
        tx.delete_account_tag(*account, from.id)?;
        let details = json!({
            "tag": into.id.0, "name": into.traits.name.as_str(), "merged_from": from.traits.name.as_str(),
            "was_carried": !is_new,
        });
        tx.audit("account.tag_merged", Target::Account(*account), details)?;
    }
    if carriers.len() == TOGETHER as usize {
        return Ok(false);
    }
    finish(tx, &from, &into)?;
    Ok(true)
}

/// Nobody carries the first any more.
fn finish(tx: &Transaction<'_, '_>, from: &Tag, into: &Tag) -> Result<(), StoreError> {
    let filters = filters_of(tx, from)?;
    for (id, mut view) in filters.iter().cloned() {
        view.filter.tag = Some(into.traits.name.as_str().to_owned());
        tx.update_saved_filter_query(id, &view.query())?;
    }
    tx.move_jobs_to_tag(from.id, into.id)?;
    tx.update_tag_deleted(from.id, true)?;
    let details = json!({
        "from": from.id.0, "name": from.traits.name.as_str(), "into": into.id.0,
        "into_name": into.traits.name.as_str(), "filters": filters.len(),
    });
    tx.audit("tag.merged", Target::Tag(from.id), details)
}

fn ensure_fitting(from: &Tag, into: &Tag) -> Result<(), MergeTagsError> {
    let fits = from.id != into.id && from.traits.kind == into.traits.kind && !into.deleted;
    if fits { Ok(()) } else { Err(MergeTagsError::NotFitting) }
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

//! Tags (contract.md A7): made, changed, retired, given to accounts and taken off.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::{
    AccountId, AuditContext, BulkAction, FieldErrors, Job, Reason, Tag, TagColor, TagDescription, TagId,
    TagName, TagTraits, TagType,
};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable, rights_of};
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{CountedTag, Reader, StoreError, TagFilter, TagOrder};

#[derive(Debug, thiserror::Error)]
pub enum TagError {
    #[error("there is no such tag")]
    NotFound,
    /// Its accounts are on their way to another tag.
    #[error("the tag is being merged into another one")]
    UnderMerge,
    /// Under the field names of contract.md A7.
    #[error("some fields are not valid")]
    Fields(FieldErrors),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for TagError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Why a tag could not be given to an account or taken off.
#[derive(Debug, thiserror::Error)]
pub enum TagAccountError {
    /// Unknown, retired, or not for accounts.
    #[error("there is no such tag for accounts")]
    NotAssignable,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(TagAccountError);

pub async fn create(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    traits: TagTraits,
) -> Result<Tag, TagError> {
    ctx.transact(audit_context, move |tx| {
        let id = create_in(tx, &traits)?;
        tx.find_tag(id)?.ok_or(TagError::NotFound)
    })
    .await
}

/// [`create`] within a transaction that does more.
pub(in crate::services) fn create_in(
    tx: &Transaction<'_, '_>,
    traits: &TagTraits,
) -> Result<TagId, TagError> {
    refuse_taken(tx, traits, None)?;
    Ok(insert_in(tx, traits)?)
}

fn insert_in(tx: &Transaction<'_, '_>, traits: &TagTraits) -> Result<TagId, StoreError> {
    let id = tx.insert_tag(traits, tx.now)?;
    tx.audit("tag.created", Target::Tag(id), value(traits))?;
    Ok(id)
}

/// What is to be another of a tag; what is `None` stays.
#[derive(Debug, Clone, Default)]
pub struct TagChange {
    pub kind: Option<TagType>,
    pub name: Option<TagName>,
    pub description: Option<TagDescription>,
    pub color: Option<TagColor>,
    pub visible: Option<bool>,
    pub active: Option<bool>,
    /// Whether it is retired.
    pub deleted: Option<bool>,
}

impl TagChange {
    pub fn applied_to(&self, traits: &TagTraits) -> TagTraits {
        TagTraits {
            kind: self.kind.unwrap_or(traits.kind),
            name: self.name.clone().unwrap_or_else(|| traits.name.clone()),
            description: self.description.clone().unwrap_or_else(|| traits.description.clone()),
            color: self.color.clone().unwrap_or_else(|| traits.color.clone()),
            visible: self.visible.unwrap_or(traits.visible),
            active: self.active.unwrap_or(traits.active),
        }
    }
}

/// Changes some of a tag, and tells how it stands then.
pub async fn change(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: TagId,
    change: TagChange,
) -> Result<Tag, TagError> {
    ctx.transact(audit_context, move |tx| {
        let tag = tx.find_tag(id)?.ok_or(TagError::NotFound)?;
        edit_in(tx, &tag, &change.applied_to(&tag.traits))?;
        if let Some(deleted) = change.deleted {
            retire_in(tx, &tag, deleted)?;
        }
        tx.find_tag(id)?.ok_or(TagError::NotFound)
    })
    .await
}

/// `false` where nothing was another than before.
pub async fn edit(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: TagId,
    traits: TagTraits,
) -> Result<bool, TagError> {
    ctx.transact(audit_context, move |tx| {
        let tag = tx.find_tag(id)?.ok_or(TagError::NotFound)?;
        edit_in(tx, &tag, &traits)
    })
    .await
}

/// [`edit`] within a transaction that does more.
pub(in crate::services) fn edit_in(
    tx: &Transaction<'_, '_>,
    tag: &Tag,
    traits: &TagTraits,
) -> Result<bool, TagError> {
    if tag.traits == *traits {
        return Ok(false);
    }
    // Accounts carry tags for users only (contract.md A1).
    if traits.kind != TagType::User && tx.is_tag_carried(tag.id)? {
        return Err(TagError::Fields(FieldErrors::one("type", Reason::TagInUse)));
    }
    refuse_taken(tx, traits, Some(tag.id))?;
    tx.update_tag(tag.id, traits)?;
    let details = json!({ "before": value(&tag.traits), "after": value(traits) });
    tx.audit("tag.edited", Target::Tag(tag.id), details)?;
    Ok(true)
}

/// Retires a tag or brings it back; accounts that carry it go on doing so. `false` where it stood so.
pub async fn retire(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: TagId,
    retired: bool,
) -> Result<bool, TagError> {
    ctx.transact(audit_context, move |tx| {
        let tag = tx.find_tag(id)?.ok_or(TagError::NotFound)?;
        retire_in(tx, &tag, retired)
    })
    .await
}

/// [`retire`] within a transaction that does more.
pub(in crate::services) fn retire_in(
    tx: &Transaction<'_, '_>,
    tag: &Tag,
    retired: bool,
) -> Result<bool, TagError> {
    if !retired && tag.deleted && list_merges(tx)?.iter().any(|(from, _)| *from == tag.id) {
        return Err(TagError::UnderMerge);
    }
    if !tx.update_tag_deleted(tag.id, retired)? {
        return Ok(false);
    }
    let action = if retired { "tag.retired" } else { "tag.restored" };
    tx.audit(action, Target::Tag(tag.id), json!({ "name": tag.traits.name.as_str() }))?;
    Ok(true)
}

/// The merges that wait or are under way: which tag into which.
pub(in crate::services) fn list_merges(reader: &Reader<'_>) -> Result<Vec<(TagId, TagId)>, StoreError> {
    let tags = |job: Job| match job.action {
        BulkAction::MergeTags { from, into, .. } => Some((from, into)),
        _ => None,
    };
    Ok(reader.list_running_jobs()?.into_iter().filter_map(tags).collect())
}

/// Puts the tag on the account. `false` when it was there.
pub async fn give(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: AccountId,
    tag: TagId,
) -> Result<bool, TagAccountError> {
    ctx.transact(audit_context, move |tx| give_in(tx, account, tag)).await
}

/// [`give`] within a transaction that does more.
pub(in crate::services) fn give_in(
    tx: &Transaction<'_, '_>,
    account: AccountId,
    tag: TagId,
) -> Result<bool, TagAccountError> {
    find_manageable(tx, account)?;
    let tag = tx.find_tag(tag)?.filter(Tag::is_assignable).ok_or(TagAccountError::NotAssignable)?;
    if !tx.insert_account_tag(account, tag.id)? {
        return Ok(false);
    }
    note(tx, "account.tagged", account, &tag)?;
    Ok(true)
}

/// Takes the tag off the account, also one that is retired. `false` when it was not there.
pub async fn unassign(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: AccountId,
    tag: TagId,
) -> Result<bool, TagAccountError> {
    ctx.transact(audit_context, move |tx| unassign_in(tx, account, tag)).await
}

/// [`unassign`] within a transaction that does more.
pub(in crate::services) fn unassign_in(
    tx: &Transaction<'_, '_>,
    account: AccountId,
    tag: TagId,
) -> Result<bool, TagAccountError> {
    find_manageable(tx, account)?;
    let tag = tx.find_tag(tag)?.ok_or(TagAccountError::NotAssignable)?;
    if !tx.delete_account_tag(account, tag.id)? {
        return Ok(false);
    }
    note(tx, "account.untagged", account, &tag)?;
    Ok(true)
}

/// Takes the tag off the account where it is on, and else puts it there, which `true` tells.
pub async fn toggle(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: AccountId,
    tag: TagId,
) -> Result<bool, TagAccountError> {
    ctx.transact(audit_context, move |tx| {
        if unassign_in(tx, account, tag)? { Ok(false) } else { give_in(tx, account, tag) }
    })
    .await
}

/// Makes the tags that an account carries these, in one transaction; a name that no tag has is
/// made one by an administrator.
pub async fn replace_by_name(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: AccountId,
    names: Vec<TagName>,
) -> Result<Vec<Tag>, TagAccountError> {
    ctx.transact(audit_context, move |tx| {
        find_manageable(tx, account)?;
        let makes_tags = rights_of(tx, &tx.audit_context.actor)?.admin;
        let mut wanted = Vec::new();
        for name in &names {
            let tag = match tx.find_tag_by_name(TagType::User, name)? {
                Some(tag) => tag.id,
                None if makes_tags => insert_in(tx, &TagTraits::named(name.clone()))?,
                None => return Err(TagAccountError::NotAssignable),
            };
            wanted.push(tag);
        }
        for tag in tx.list_tags_of(account)?.iter().filter(|tag| !wanted.contains(&tag.id)) {
            unassign_in(tx, account, tag.id)?;
        }
        let carried: Vec<TagId> = tx.list_tags_of(account)?.iter().map(|tag| tag.id).collect();
        for tag in wanted.iter().filter(|tag| !carried.contains(tag)) {
            give_in(tx, account, *tag)?;
        }
        Ok(tx.list_tags_of(account)?)
    })
    .await
}

/// Suggestions at a time: nobody reads ten thousand.
const SUGGESTED: u32 = 20;

/// Tags that could be given to the account and that the typed text could mean.
pub async fn suggest(
    ctx: &Arc<AppContext>,
    account: AccountId,
    typed: String,
) -> Result<Vec<Tag>, ServiceError> {
    Ok(ctx.store.read(move |reader| reader.list_tags_to_give(account, &typed, SUGGESTED)).await?)
}

/// Tags under a filter from `offset` on, and how many there are in all.
pub async fn list(
    ctx: &Arc<AppContext>,
    filter: TagFilter,
    order: TagOrder,
    offset: i64,
    limit: u32,
) -> Result<(Vec<CountedTag>, i64), ServiceError> {
    let listed = ctx.store.read(move |reader| {
        Ok::<_, StoreError>((reader.list_tags(&filter, order, offset, limit)?, reader.count_tags(&filter)?))
    });
    Ok(listed.await?)
}

pub async fn find(ctx: &Arc<AppContext>, id: TagId) -> Result<Option<CountedTag>, ServiceError> {
    Ok(ctx.store.look_up(move |reader| reader.find_counted_tag(id)).await?)
}

/// The tag for accounts that somebody means by a name.
pub async fn find_by_name(ctx: &Arc<AppContext>, name: TagName) -> Result<Option<Tag>, ServiceError> {
    let found = ctx.store.read(move |reader| reader.find_tag_by_name(TagType::User, &name)).await?;
    Ok(found.filter(Tag::is_assignable))
}

fn note(
    tx: &Transaction<'_, '_>,
    action: &'static str,
    account: AccountId,
    tag: &Tag,
) -> Result<(), StoreError> {
    let details = json!({ "tag": tag.id.0, "name": tag.traits.name.as_str() });
    tx.audit(action, Target::Account(account), details)
}

fn refuse_taken(reader: &Reader<'_>, traits: &TagTraits, own: Option<TagId>) -> Result<(), TagError> {
    let taken = reader.find_tag_id(traits.kind, &traits.name)?;
    if taken.is_some_and(|id| Some(id) != own) {
        return Err(TagError::Fields(FieldErrors::one("name", Reason::Taken)));
    }
    Ok(())
}

fn value(traits: &TagTraits) -> Value {
    json!({
        "type": traits.kind.as_str(),
        "name": traits.name.as_str(),
        "description": traits.description.as_str(),
        "color": traits.color.as_str(),
        "visible": traits.visible,
        "active": traits.active,
    })
}

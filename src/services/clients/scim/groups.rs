//! Groups over SCIM: tags for accounts, made, renamed, retired, given and taken off.

use serde_json::{Map, Value, json};

use crate::domain::clients::scim::patch::{Operation, apply as apply_operation};
use crate::domain::clients::scim::schemas::GROUP;
use crate::domain::clients::scim::{Fault, FaultKind};
use crate::domain::{FieldError, Language, Tag, TagId, TagName, TagTraits, TagType};
use crate::services::Transaction;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::Denied;
use crate::services::clients::scim::error::{ScimError, ensure_administers, ensure_manages_users};
use crate::services::clients::scim::find_groups::{GroupView, find_tag, whole_view_of};
use crate::services::clients::scim::group_members::{MemberChange, apply, ids_of, member_change};
use crate::services::clients::scim::version::Versions;
use crate::services::manage::tags::{create_in, edit_in, retire_in};
use crate::store::StoreError;
use crate::texts;

/// Characters of an identifier of a client's own.
const LONGEST_ID: usize = 255;

/// What a group is to be.
#[derive(Debug, Clone)]
pub struct GroupDraft {
    name: TagName,
    external_id: Option<String>,
    members: Vec<MemberChange>,
}

/// How an existing group is to be changed.
#[derive(Debug, Clone)]
pub enum GroupChange {
    /// The whole resource, in our own form.
    Put(Map<String, Value>),
    Patch(Vec<Operation>),
}

impl GroupDraft {
    /// Of a whole resource in our own form, which names all members, or none.
    pub fn of(resource: &Map<String, Value>, known: Option<&TagName>) -> Result<Self, Fault> {
        let members = match (resource.get("members"), GROUP.attribute("members")) {
            (Some(sent), Some(attribute)) if !sent.is_null() => ids_of(attribute, sent)?,
            _ => vec![],
        };
        Ok(Self { members: vec![MemberChange::Replace(members)], ..Self::without_members(resource, known)? })
    }

    /// A name that is known already may be one that today's rules would not take.
    fn without_members(resource: &Map<String, Value>, known: Option<&TagName>) -> Result<Self, Fault> {
        let name = resource.get("displayName").and_then(Value::as_str);
        let name = name.ok_or_else(|| Fault::value("displayName is missing"))?;
        let name = match known.filter(|known| known.as_str() == name) {
            Some(known) => known.clone(),
            None => TagName::parse(name).map_err(|reason| {
                let error = FieldError { field: "displayName".to_owned(), reason };
                Fault::value(format!("displayName: {}", texts::field_error(Language::English, &error)))
            })?,
        };
        let external_id = resource.get("externalId").and_then(Value::as_str).filter(|id| !id.is_empty());
        if external_id.is_some_and(|id| id.chars().count() > LONGEST_ID || id.chars().any(char::is_control)) {
            return Err(Fault::value(format!("externalId has at most {LONGEST_ID} characters")));
        }
        Ok(Self { name, external_id: external_id.map(str::to_owned), members: vec![] })
    }
}

/// Makes a group; a retired tag of the same name comes back (RFC 7644 3.6), with the members that are sent.
pub(super) fn create(
    tx: &Transaction<'_, '_>,
    client: i64,
    draft: &GroupDraft,
) -> Result<GroupView, ScimError> {
    ensure_administers(tx)?;
    let before = match tx.find_tag_id(TagType::User, &draft.name)? {
        Some(id) => tx.find_tag(id)?.filter(|tag| tag.deleted),
        None => None,
    };
    let id = match before {
        Some(tag) => {
            retire_in(tx, &tag, false)?;
            tag.id
        }
        None => create_in(tx, &TagTraits::named(draft.name.clone()))?,
    };
    keep_external_id(tx, client, id, draft.external_id.as_deref())?;
    apply(tx, id, &draft.members)?;
    whole_view_of(tx, client, tx.find_tag(id)?.ok_or(Denied::NotFound)?)
}

/// Changes a group, if it is still of one of the versions. Who manages accounts puts them into groups; the name is
/// for administrators.
pub(super) fn change(
    tx: &Transaction<'_, '_>,
    client: i64,
    id: &str,
    change: &GroupChange,
    versions: &Versions,
) -> Result<Option<GroupView>, ScimError> {
    ensure_manages_users(tx)?;
    let tag = find_tag(tx, id)?;
    if !versions.are_any() {
        versions.ensure_name(&whole_view_of(tx, client, tag.clone())?.resource())?;
    }
    let draft = match change {
        GroupChange::Put(resource) => GroupDraft::of(resource, Some(&tag.traits.name))?,
        GroupChange::Patch(operations) => patched(tx, client, &tag, operations)?,
    };
    if draft.name != tag.traits.name {
        ensure_administers(tx)?;
        edit_in(tx, &tag, &TagTraits { name: draft.name.clone(), ..tag.traits.clone() })?;
    }
    keep_external_id(tx, client, tag.id, draft.external_id.as_deref())?;
    apply(tx, tag.id, &draft.members)?;
    match whole_view_of(tx, client, tx.find_tag(tag.id)?.ok_or(Denied::NotFound)?) {
        Ok(view) => Ok(Some(view)),
        // It is done, and too large to be shown.
        Err(ScimError::Fault(Fault { kind: FaultKind::TooMany, .. })) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Retires the tag: accounts go on carrying it, and nobody sees it as a group any more.
pub(super) fn delete(
    tx: &Transaction<'_, '_>,
    client: i64,
    id: &str,
    versions: &Versions,
) -> Result<(), ScimError> {
    ensure_administers(tx)?;
    let tag = find_tag(tx, id)?;
    if !versions.are_any() {
        versions.ensure_name(&whole_view_of(tx, client, tag.clone())?.resource())?;
    }
    retire_in(tx, &tag, true)?;
    Ok(())
}

fn keep_external_id(
    tx: &Transaction<'_, '_>,
    client: i64,
    tag: TagId,
    external_id: Option<&str>,
) -> Result<(), StoreError> {
    if tx.find_scim_group_id(tag, client)?.as_deref() == external_id {
        return Ok(());
    }
    tx.put_scim_group_id(tag, client, external_id)?;
    tx.audit("tag.provisioned", Target::Tag(tag), json!({ "external_id": external_id }))
}

fn patched(
    tx: &Transaction<'_, '_>,
    client: i64,
    tag: &Tag,
    operations: &[Operation],
) -> Result<GroupDraft, ScimError> {
    let external_id = tx.find_scim_group_id(tag.id, client)?;
    let view = GroupView { tag: tag.clone(), external_id, modified_at: tag.created_at, members: None };
    let mut resource = view.resource();
    let mut members = Vec::new();
    for operation in operations {
        if operation.target.attribute.name == "members" {
            members.push(member_change(operation)?);
        } else {
            apply_operation(&mut resource, operation)?;
        }
    }
    Ok(GroupDraft { members, ..GroupDraft::without_members(&resource, Some(&tag.traits.name))? })
}

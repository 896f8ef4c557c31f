//! Groups looked for. Sites have few tags, so each is looked at; of who carries them only as much is read as the
//! answer shows.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::domain::clients::scim::evaluate::Subject;
use crate::domain::clients::scim::filter::{Comparison, Literal, Operator};
use crate::domain::clients::scim::schemas::GROUP_URN;
use crate::domain::clients::scim::{Fault, Filter};
use crate::domain::{Tag, TagId, TagType, Timestamp};
use crate::services::AppContext;
use crate::services::authorization::Denied;
use crate::services::clients::scim::error::{ScimError, read};
use crate::services::clients::scim::queries::{MOST_LOOKED_AT, Page, Query};
use crate::store::{GroupMember, Reader, TagFilter, TagOrder};

/// Members in one answer.
pub const MOST_MEMBERS: usize = 50_000;

type Resource = Map<String, Value>;

/// A tag as the client sees it.
#[derive(Debug, Clone)]
pub struct GroupView {
    pub tag: Tag,
    pub external_id: Option<String>,
    pub modified_at: Timestamp,
    /// `None` where they are not asked for.
    pub members: Option<Vec<GroupMember>>,
}

impl GroupView {
    /// The resource without URLs and version.
    pub fn resource(&self) -> Resource {
        let mut found = Map::new();
        found.insert("schemas".to_owned(), json!([GROUP_URN]));
        found.insert("id".to_owned(), json!(self.tag.id.0.to_string()));
        if let Some(external_id) = &self.external_id {
            found.insert("externalId".to_owned(), json!(external_id));
        }
        found.insert("displayName".to_owned(), json!(self.tag.traits.name.as_str()));
        if let Some(members) = &self.members {
            let members =
                members.iter().map(|member| json!({ "value": member.uuid.to_string(), "type": "User" }));
            found.insert("members".to_owned(), members.collect());
        }
        let meta = json!({
            "resourceType": "Group",
            "created": self.tag.created_at.rfc3339(),
            "lastModified": self.modified_at.rfc3339(),
        });
        found.insert("meta".to_owned(), meta);
        found
    }
}

pub async fn find(ctx: &Arc<AppContext>, client: i64, id: String) -> Result<GroupView, ScimError> {
    read(ctx, move |reader| {
        let tag = find_tag(reader, &id)?;
        whole_view_of(reader, client, tag)
    })
    .await
}

/// A page of groups, and how many meet the filter in all.
pub async fn list(ctx: &Arc<AppContext>, client: i64, query: Query) -> Result<Page, ScimError> {
    read(ctx, move |reader| Listing { reader, client, query: &query }.run()).await
}

/// The user tag of this id, unless it is retired. An id has one spelling.
pub(super) fn find_tag(reader: &Reader<'_>, id: &str) -> Result<Tag, ScimError> {
    let number = id.parse::<i64>().ok().filter(|number| number.to_string() == id).ok_or(Denied::NotFound)?;
    Ok(reader.find_tag(TagId(number))?.filter(Tag::is_assignable).ok_or(Denied::NotFound)?)
}

/// With all members: their number is bounded.
pub(super) fn whole_view_of(reader: &Reader<'_>, client: i64, tag: Tag) -> Result<GroupView, ScimError> {
    let members = members_of(reader, tag.id, MOST_MEMBERS)?;
    let external_id = reader.find_scim_group_id(tag.id, client)?;
    let modified_at = reader.find_tag_changed_at(tag.id)?.unwrap_or(tag.created_at);
    Ok(GroupView { external_id, modified_at, members: Some(members), tag })
}

pub(super) fn members_of(
    reader: &Reader<'_>,
    tag: TagId,
    most: usize,
) -> Result<Vec<GroupMember>, ScimError> {
    let limit = u32::try_from(most + 1).unwrap_or(u32::MAX);
    let members = reader.list_members(tag, limit)?;
    if members.len() > most {
        return Err(Fault::too_many(format!(
            "more than {MOST_MEMBERS} members in one answer; ask with excludedAttributes=members"
        ))
        .into());
    }
    Ok(members)
}

struct Listing<'r, 'c> {
    reader: &'r Reader<'c>,
    client: i64,
    query: &'r Query,
}

impl Listing<'_, '_> {
    fn run(&self) -> Result<Page, ScimError> {
        let mut found = self.fitting()?;
        if let Some(sorting) = &self.query.sorting {
            found.sort_by_cached_key(|(view, _)| view.tag.id);
            found.sort_by(|(_, one), (_, other)| sorting.compare(one, other));
        }
        let total = found.len();
        let mut room = MOST_MEMBERS;
        let mut resources = Vec::new();
        for (mut view, resource) in self.query.window(found) {
            resources.push(if self.query.projection.shows("members") {
                let members = members_of(self.reader, view.tag.id, room)?;
                room -= members.len();
                view.members = Some(members);
                view.resource()
            } else {
                resource
            });
        }
        Ok(Page { total, resources })
    }

    /// Without members.
    fn fitting(&self) -> Result<Vec<(GroupView, Resource)>, ScimError> {
        let filter = TagFilter { kind: Some(TagType::User), retired: Some(false), ..TagFilter::default() };
        let most = u32::try_from(MOST_LOOKED_AT + 1).unwrap_or(u32::MAX);
        let tags = self.reader.list_tags(&filter, TagOrder::Oldest, 0, most)?;
        if tags.len() > MOST_LOOKED_AT {
            return Err(Fault::too_many("there are too many tags to be listed as groups").into());
        }
        let mut named = self.reader.list_scim_group_ids(self.client)?;
        let memberships = match &self.query.filter {
            Some(filter) => self.memberships(filter)?,
            None => Memberships::default(),
        };
        let mut found = Vec::new();
        for counted in tags {
            let view = GroupView {
                external_id: named.remove(&counted.tag.id.0),
                modified_at: self
                    .reader
                    .find_tag_changed_at(counted.tag.id)?
                    .unwrap_or(counted.tag.created_at),
                members: None,
                tag: counted.tag,
            };
            let resource = view.resource();
            if self.query.filter.as_ref().is_none_or(|filter| {
                let mut looked_at = resource.clone();
                looked_at.insert("members".to_owned(), memberships.of(view.tag.id));
                filter.is_met_by(Subject { resource: &looked_at, also: None })
            }) {
                found.push((view, resource));
            }
        }
        Ok(found)
    }

    /// Which groups the users are in that a filter names: that is all that it can ask of members.
    fn memberships(&self, filter: &Filter) -> Result<Memberships, ScimError> {
        let mut named = Vec::new();
        named_members(filter, false, &mut named)?;
        let mut found = Memberships::default();
        for uuid in named {
            let tags = self.reader.list_tags_of_member(&uuid)?;
            found.0.push((uuid, tags));
        }
        Ok(found)
    }
}

/// The members that are in question, each with its tags.
#[derive(Default)]
struct Memberships(Vec<(String, Vec<i64>)>);

impl Memberships {
    fn of(&self, tag: TagId) -> Value {
        let here = self.0.iter().filter(|(_, tags)| tags.contains(&tag.0));
        here.map(|(uuid, _)| json!({ "value": uuid, "type": "User" })).collect()
    }
}

fn named_members(filter: &Filter, is_within: bool, named: &mut Vec<String>) -> Result<(), Fault> {
    match filter {
        Filter::And(all) | Filter::Or(all) => {
            all.iter().try_for_each(|filter| named_members(filter, is_within, named))
        }
        Filter::Not(inner) => named_members(inner, is_within, named),
        Filter::Within(attribute, inner) => named_members(inner, attribute.name == "members", named),
        Filter::Test(test) if is_within || test.attribute.name == "members" => {
            match (&test.comparison, test.part.unwrap_or(test.attribute).name) {
                (Comparison::Compares(Operator::Equal, Literal::Text(text)), "value") => {
                    named.push(text.clone());
                    Ok(())
                }
                (Comparison::Compares(Operator::Equal, _), "type") => Ok(()),
                _ => Err(Fault::filter("members are found by members.value eq and nothing else")),
            }
        }
        Filter::Test(_) => Ok(()),
    }
}

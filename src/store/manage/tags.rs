//! Tags and who carries them.

use crate::domain::{
    AccountId, Tag, TagColor, TagDescription, TagId, TagName, TagTraits, TagType, Timestamp,
};
use crate::store::params::params;
use crate::store::profile::deletions::containing;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// Which tags a list shows.
#[derive(Debug, Clone, Default)]
pub struct TagFilter {
    /// A part of the name or the description.
    pub search: String,
    pub kind: Option<TagType>,
    /// Only retired ones, or only those in use; `None` shows both.
    pub retired: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TagOrder {
    #[default]
    Name,
    Newest,
    MostCarried,
}

/// A tag with the number of accounts that carry it.
#[derive(Debug, Clone)]
pub struct CountedTag {
    pub tag: Tag,
    pub carriers: i64,
}

const COLUMNS: &str = "id, type, name, description, color, visible, active, deleted, created_at";

/// What [`TagFilter`] asks for: 1 the search, 2 the type, 3 whether retired.
const FILTER: &str = "(name_key LIKE ?1 ESCAPE '!' OR lower(description) LIKE ?1 ESCAPE '!') \
                      AND (type = ?2 OR ?2 IS NULL) AND (deleted = ?3 OR ?3 IS NULL)";

fn list_in(order: TagOrder) -> String {
    let order = match order {
        TagOrder::Name => "name_key, name, id",
        TagOrder::Newest => "created_at DESC, id DESC",
        TagOrder::MostCarried => "carriers DESC, name_key, id",
    };
    format!("SELECT {COLUMNS}, carriers FROM tags WHERE {FILTER} ORDER BY {order} LIMIT ?5 OFFSET ?4")
}

/// What is put together, in all its shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    [TagOrder::Name, TagOrder::Newest, TagOrder::MostCarried].map(list_in).into()
}

impl Reader<'_> {
    pub fn find_tag(&self, id: TagId) -> Result<Option<Tag>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM tags WHERE id = ?1");
        self.find(&sql, [id.0], tag_from_row)
    }

    pub fn find_counted_tag(&self, id: TagId) -> Result<Option<CountedTag>, StoreError> {
        let sql = format!("SELECT {COLUMNS}, carriers FROM tags WHERE id = ?1");
        self.find(&sql, [id.0], counted_from_row)
    }

    /// The tag of this very name, or of the same name in another case if there is only one.
    pub fn find_tag_by_name(&self, kind: TagType, name: &TagName) -> Result<Option<Tag>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM tags WHERE type = ?1 AND name_key = ?2 ORDER BY name <> ?3 LIMIT 2"
        );
        let mut found: Vec<Tag> =
            self.list(&sql, params![kind.as_str(), key(name.as_str()), name.as_str()], tag_from_row)?;
        let is_clear = found.len() == 1 || found.first().is_some_and(|tag| tag.traits.name == *name);
        Ok(if is_clear { Some(found.swap_remove(0)) } else { None })
    }

    /// The tag of this very name.
    pub fn find_tag_id(&self, kind: TagType, name: &TagName) -> Result<Option<TagId>, StoreError> {
        let sql = "SELECT id FROM tags WHERE type = ?1 AND name = ?2";
        Ok(self.find(sql, [kind.as_str(), name.as_str()], |row| row.get(0))?.map(TagId))
    }

    pub fn list_tags(
        &self,
        filter: &TagFilter,
        order: TagOrder,
        offset: i64,
        limit: u32,
    ) -> Result<Vec<CountedTag>, StoreError> {
        let sql = list_in(order);
        self.list(
            &sql,
            params![
                containing(&key(&filter.search)),
                filter.kind.map(TagType::as_str),
                filter.retired,
                offset,
                limit
            ],
            counted_from_row,
        )
    }

    pub fn count_tags(&self, filter: &TagFilter) -> Result<i64, StoreError> {
        let sql = format!("SELECT count(*) FROM tags WHERE {FILTER}");
        let values =
            params![containing(&key(&filter.search)), filter.kind.map(TagType::as_str), filter.retired];
        self.one(&sql, values, |row| row.get(0))
    }

    /// Tags that can be given to the account and that it does not carry, those that begin with the
    /// typed text first.
    pub fn list_tags_to_give(
        &self,
        account: AccountId,
        typed: &str,
        limit: u32,
    ) -> Result<Vec<Tag>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM tags t WHERE type = 'user' AND deleted = 0 AND name_key LIKE ?2 ESCAPE '!' \
             AND NOT EXISTS (SELECT 1 FROM account_tags a WHERE a.account_id = ?1 AND a.tag_id = t.id) \
             ORDER BY name_key NOT LIKE ?3 ESCAPE '!', name_key, id LIMIT ?4"
        );
        self.list(
            &sql,
            params![account.0, containing(&key(typed)), beginning(&key(typed)), limit],
            tag_from_row,
        )
    }

    /// The tags that the account carries, by name; retired ones, too.
    pub fn list_tags_of(&self, account: AccountId) -> Result<Vec<Tag>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM tags WHERE id IN (SELECT tag_id FROM account_tags WHERE account_id = ?1) \
             ORDER BY name_key, id"
        );
        self.list(&sql, [account.0], tag_from_row)
    }
}

impl Tx<'_> {
    pub fn insert_tag(&self, traits: &TagTraits, created_at: Timestamp) -> Result<TagId, StoreError> {
        Ok(TagId(self.insert(
            "INSERT INTO tags (type, name, name_key, description, color, visible, active, created_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
            params![
                traits.kind.as_str(),
                traits.name.as_str(),
                key(traits.name.as_str()),
                traits.description.as_str(),
                traits.color.as_str(),
                traits.visible,
                traits.active,
                created_at.millis(),
            ],
        )?))
    }

    pub fn update_tag(&self, id: TagId, traits: &TagTraits) -> Result<(), StoreError> {
        self.run(
            "UPDATE tags SET type = ?2, name = ?3, name_key = ?4, description = ?5, color = ?6, visible = ?7, \
             active = ?8 WHERE id = ?1",
            params![
                id.0,
                traits.kind.as_str(),
                traits.name.as_str(),
                key(traits.name.as_str()),
                traits.description.as_str(),
                traits.color.as_str(),
                traits.visible,
                traits.active,
            ],
        )
    }

    /// Retires the tag or brings it back. `false` when it stood so already.
    pub fn update_tag_deleted(&self, id: TagId, deleted: bool) -> Result<bool, StoreError> {
        self.changed("UPDATE tags SET deleted = ?2 WHERE id = ?1 AND deleted <> ?2", params![id.0, deleted])
    }

    /// `false` when the account did not carry it.
    pub fn delete_account_tag(&self, account: AccountId, tag: TagId) -> Result<bool, StoreError> {
        self.changed(
            "DELETE FROM account_tags WHERE account_id = ?1 AND tag_id = ?2",
            params![account.0, tag.0],
        )
    }
}

/// By what names are found and sorted: without case, in any script.
fn key(text: &str) -> String {
    text.to_lowercase()
}

/// The pattern of names that begin with this.
fn beginning(text: &str) -> String {
    containing(text).trim_start_matches('%').to_owned()
}

fn tag_from_row(row: &Row<'_>) -> Result<Tag, StoreError> {
    Ok(Tag {
        id: TagId(row.get(0)?),
        traits: TagTraits {
            kind: row.parsed(1, TagType::parse)?,
            name: row.parsed(2, |text| TagName::parse(text).ok())?,
            description: row.parsed(3, |text| TagDescription::parse(text).ok())?,
            color: row.parsed(4, |text| TagColor::parse(text).ok())?,
            visible: row.get(5)?,
            active: row.get(6)?,
        },
        deleted: row.get(7)?,
        created_at: row.get(8)?,
    })
}

fn counted_from_row(row: &Row<'_>) -> Result<CountedTag, StoreError> {
    Ok(CountedTag { tag: tag_from_row(row)?, carriers: row.get(9)? })
}

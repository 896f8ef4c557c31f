//! Tags and who carries them.

use std::collections::BTreeMap;

use crate::domain::{
    AccountId, Tag, TagColor, TagDescription, TagId, TagName, TagTraits, TagType, Timestamp, name_key,
};
use crate::store::manage::many::shapes;
use crate::store::params::params;
use crate::store::profile::deletions::containing;
use crate::store::row::Row;
use crate::store::site::tallies::Counter;
use crate::store::{Reader, StoreError, Tx};

/// Which tags a list shows.
#[derive(Debug, Clone, Default)]
pub struct TagFilter {
    /// A part of the name or the description.
    pub search: String,
    pub kind: Option<TagType>,
    /// Only retired ones, or only those in use; `None` shows both.
    pub retired: Option<bool>,
    pub active: Option<bool>,
    pub visible: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TagOrder {
    #[default]
    Name,
    NameBackwards,
    Newest,
    Oldest,
    MostCarried,
}

impl TagOrder {
    const ALL: [TagOrder; 5] =
        [TagOrder::Name, TagOrder::NameBackwards, TagOrder::Newest, TagOrder::Oldest, TagOrder::MostCarried];
}

/// A tag with the number of accounts that carry it.
#[derive(Debug, Clone)]
pub struct CountedTag {
    pub tag: Tag,
    /// As of the last commit: changes are counted with the next one.
    pub carriers: i64,
}

const COLUMNS: &str = "id, type, name, description, color, visible, active, deleted, created_at";

/// What [`TagFilter`] asks for: 1 the search in names, 2 in descriptions, 3 the type, 4 whether retired,
/// 5 whether active, 6 whether visible.
const FILTER: &str = "(name_key LIKE ?1 ESCAPE '!' OR lower(description) LIKE ?2 ESCAPE '!') \
                      AND (type = ?3 OR ?3 IS NULL) AND (deleted = ?4 OR ?4 IS NULL) \
                      AND (active = ?5 OR ?5 IS NULL) AND (visible = ?6 OR ?6 IS NULL)";

fn list_in(order: TagOrder) -> String {
    let order = match order {
        TagOrder::Name => "name_key, name, id",
        TagOrder::NameBackwards => "name_key DESC, name DESC, id DESC",
        TagOrder::Newest => "created_at DESC, id DESC",
        TagOrder::Oldest => "created_at, id",
        TagOrder::MostCarried => "carriers DESC, name_key, id",
    };
    format!("SELECT {COLUMNS}, carriers FROM tags WHERE {FILTER} ORDER BY {order} LIMIT ?8 OFFSET ?7")
}

/// What is put together, in all its shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    [TagOrder::ALL.map(list_in).into(), shapes(of_many)].concat()
}

fn of_many(places: &str) -> String {
    format!(
        "SELECT {COLUMNS}, account_tags.account_id FROM account_tags JOIN tags ON tags.id = account_tags.tag_id \
         WHERE account_tags.account_id IN ({places}) ORDER BY name_key, id"
    )
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

    /// The tag of this very name, or of one with the same key if there is only one.
    pub fn find_tag_by_name(&self, kind: TagType, name: &TagName) -> Result<Option<Tag>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM tags WHERE type = ?1 AND name_key = ?2 ORDER BY name <> ?3 LIMIT 2"
        );
        let mut found: Vec<Tag> =
            self.list(&sql, params![kind.as_str(), name.key(), name.as_str()], tag_from_row)?;
        let is_clear = found.len() == 1 || found.first().is_some_and(|tag| tag.traits.name == *name);
        Ok(if is_clear { Some(found.swap_remove(0)) } else { None })
    }

    /// Some of those who carry it.
    pub fn list_carriers(&self, id: TagId, limit: u32) -> Result<Vec<AccountId>, StoreError> {
        let sql = "SELECT account_id FROM account_tags WHERE tag_id = ?1 ORDER BY account_id LIMIT ?2";
        self.list(sql, params![id.0, limit], |row| row.get(0))
    }

    pub fn count_carriers_of(&self, id: TagId) -> Result<i64, StoreError> {
        self.one("SELECT count(*) FROM account_tags WHERE tag_id = ?1", [id.0], |row| row.get(0))
    }

    pub fn count_carriers_of_both(&self, one: TagId, other: TagId) -> Result<i64, StoreError> {
        self.one(
            "SELECT count(*) FROM account_tags a JOIN account_tags b ON b.account_id = a.account_id \
             WHERE a.tag_id = ?1 AND b.tag_id = ?2",
            [one.0, other.0],
            |row| row.get(0),
        )
    }

    /// Asked in a write, where the count may not be written yet.
    pub fn is_tag_carried(&self, id: TagId) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM account_tags WHERE tag_id = ?1", [id.0])
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
                containing(&name_key(&filter.search)),
                containing(&filter.search.to_lowercase()),
                filter.kind.map(TagType::as_str),
                filter.retired,
                filter.active,
                filter.visible,
                offset,
                limit
            ],
            counted_from_row,
        )
    }

    pub fn count_tags(&self, filter: &TagFilter) -> Result<i64, StoreError> {
        let sql = format!("SELECT count(*) FROM tags WHERE {FILTER}");
        self.one(
            &sql,
            params![
                containing(&name_key(&filter.search)),
                containing(&filter.search.to_lowercase()),
                filter.kind.map(TagType::as_str),
                filter.retired,
                filter.active,
                filter.visible
            ],
            |row| row.get(0),
        )
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
        let key = name_key(typed);
        self.list(&sql, params![account.0, containing(&key), beginning(&key), limit], tag_from_row)
    }

    /// The tags that the account carries, by name; retired ones, too.
    pub fn list_tags_of(&self, account: AccountId) -> Result<Vec<Tag>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM tags WHERE id IN (SELECT tag_id FROM account_tags WHERE account_id = ?1) \
             ORDER BY name_key, id"
        );
        self.list(&sql, [account.0], tag_from_row)
    }

    /// The same of many, by the account's id.
    pub fn list_tags_of_many(&self, accounts: &[i64]) -> Result<BTreeMap<i64, Vec<Tag>>, StoreError> {
        let mut found: BTreeMap<i64, Vec<Tag>> = BTreeMap::new();
        self.each_of_many(of_many, &[], accounts, &[], |row| {
            found.entry(row.get(9)?).or_default().push(tag_from_row(row)?);
            Ok(())
        })?;
        Ok(found)
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
                traits.name.key(),
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
                traits.name.key(),
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
        let is_gone = self.changed(
            "DELETE FROM account_tags WHERE account_id = ?1 AND tag_id = ?2",
            params![account.0, tag.0],
        )?;
        if is_gone {
            self.tallies().add(Counter::Carriers(tag), -1);
        }
        Ok(is_gone)
    }

    /// `false` when the account carried it already.
    pub fn insert_account_tag(&self, account: AccountId, tag: TagId) -> Result<bool, StoreError> {
        let is_new = self.changed(
            "INSERT INTO account_tags (account_id, tag_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![account.0, tag.0],
        )?;
        if is_new {
            self.tallies().add(Counter::Carriers(tag), 1);
        }
        Ok(is_new)
    }

    /// Counts an account off that goes with the tags that it carries.
    pub(in crate::store) fn count_off_tags_of(&self, account: AccountId) -> Result<(), StoreError> {
        for tag in self.list_account_tags(account)? {
            self.tallies().add(Counter::Carriers(TagId(tag)), -1);
        }
        Ok(())
    }

    pub(in crate::store) fn count_carriers(&self, tag: TagId, more: i64) -> Result<(), StoreError> {
        self.run("UPDATE tags SET carriers = carriers + ?2 WHERE id = ?1", params![tag.0, more])
    }
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
            name: row.parsed(2, TagName::parse_stored)?,
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

#[cfg(test)]
mod tests;

//! The tags that accounts carry, as a list of accounts shows them, and those that its filter suggests.

use std::collections::BTreeMap;

use crate::domain::AccountId;
use crate::store::manage::many::shapes;
use crate::store::{Reader, StoreError};

/// The tags of one account, the first by name, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CarriedTags {
    pub first: Vec<CarriedTag>,
    pub count: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedTag {
    pub name: String,
    pub color: String,
}

impl Reader<'_> {
    /// What these accounts carry; of each only some tags are named.
    pub fn list_carried_tags(
        &self,
        accounts: &[AccountId],
        named: usize,
    ) -> Result<BTreeMap<i64, CarriedTags>, StoreError> {
        let ids: Vec<i64> = accounts.iter().map(|id| id.0).collect();
        let mut carried: BTreeMap<i64, CarriedTags> =
            ids.iter().map(|id| (*id, CarriedTags::default())).collect();
        self.each_of_many(of_many, &[], &ids, &[], |row| {
            let tags = carried.entry(row.get(0)?).or_default();
            tags.count += 1;
            if tags.first.len() < named && !row.get::<bool>(3)? {
                tags.first.push(CarriedTag { name: row.get(1)?, color: row.get(2)? });
            }
            Ok(())
        })?;
        for tags in carried.values_mut().filter(|tags| tags.first.len() < named) {
            tags.count = tags.first.len();
        }
        Ok(carried)
    }

    /// The names of the user tags in use that most accounts carry.
    pub fn list_names_of_most_carried_tags(&self, limit: u32) -> Result<Vec<String>, StoreError> {
        self.list(MOST_CARRIED, [limit], |row| row.get(0))
    }
}

const MOST_CARRIED: &str = "SELECT name FROM tags WHERE type = 'user' AND deleted = 0 \
     ORDER BY carriers DESC, name_key, id LIMIT ?1";

fn of_many(places: &str) -> String {
    format!(
        "SELECT account_tags.account_id, tags.name, tags.color, tags.deleted \
         FROM account_tags JOIN tags ON tags.id = account_tags.tag_id \
         WHERE account_tags.account_id IN ({places}) ORDER BY account_tags.account_id, account_tags.tag_id"
    )
}

/// In all their shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    shapes(of_many)
}

//! The tags that accounts carry, as a list of accounts shows them.

use std::collections::BTreeMap;

use crate::domain::AccountId;
use crate::store::manage::account_conditions::amount;
use crate::store::params::params;
use crate::store::{Reader, StoreError};

/// The tags of one account, the first by name, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        let names = "SELECT tags.name, tags.color FROM account_tags JOIN tags ON tags.id = account_tags.tag_id \
                     WHERE account_id = ?1 AND tags.deleted = 0 ORDER BY tag_id LIMIT ?2";
        let all = "SELECT count(*) FROM account_tags WHERE account_id = ?1";
        let limit = i64::try_from(named).unwrap_or(i64::MAX);
        let mut carried = BTreeMap::new();
        for id in accounts {
            let first = self.list(names, params![id.0, limit], |row| {
                Ok(CarriedTag { name: row.get(0)?, color: row.get(1)? })
            })?;
            let count = if first.len() < named {
                first.len()
            } else {
                amount(self.one(all, [id.0], |row| row.get(0))?)
            };
            carried.insert(id.0, CarriedTags { first, count });
        }
        Ok(carried)
    }
}

//! What people say of themselves: columns of the account that few reads need.

use std::collections::BTreeMap;

use crate::domain::{AccountId, Profile};
use crate::store::manage::many::shapes;
use crate::store::params::params;
use crate::store::{Reader, StoreError, Tx};

impl Reader<'_> {
    pub fn find_profile(&self, id: AccountId) -> Result<Option<Profile>, StoreError> {
        let sql = "SELECT bio, location, website FROM accounts WHERE id = ?1";
        self.find(sql, [id.0], |row| {
            Ok(Profile { bio: row.get(0)?, location: row.get(1)?, website: row.get(2)? })
        })
    }

    /// The same of many, by id.
    pub fn list_profiles(&self, accounts: &[i64]) -> Result<BTreeMap<i64, Profile>, StoreError> {
        let mut found = BTreeMap::new();
        self.each_of_many(of_many, &[], accounts, &[], |row| {
            let profile = Profile { bio: row.get(1)?, location: row.get(2)?, website: row.get(3)? };
            found.insert(row.get(0)?, profile);
            Ok(())
        })?;
        Ok(found)
    }
}

fn of_many(places: &str) -> String {
    format!("SELECT id, bio, location, website FROM accounts WHERE id IN ({places})")
}

/// In all their shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    shapes(of_many)
}

impl Tx<'_> {
    pub fn update_profile(&self, id: AccountId, profile: &Profile) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET bio = ?2, location = ?3, website = ?4 WHERE id = ?1",
            params![id.0, profile.bio, profile.location, profile.website],
        )
    }
}

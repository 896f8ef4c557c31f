//! What people say of themselves: columns of the account that few reads need.

use crate::domain::{AccountId, Profile};
use crate::store::params::params;
use crate::store::{Reader, StoreError, Tx};

impl Reader<'_> {
    pub fn find_profile(&self, id: AccountId) -> Result<Option<Profile>, StoreError> {
        let sql = "SELECT bio, location, website FROM accounts WHERE id = ?1";
        self.find(sql, [id.0], |row| {
            Ok(Profile { bio: row.get(0)?, location: row.get(1)?, website: row.get(2)? })
        })
    }
}

impl Tx<'_> {
    pub fn update_profile(&self, id: AccountId, profile: &Profile) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET bio = ?2, location = ?3, website = ?4 WHERE id = ?1",
            params![id.0, profile.bio, profile.location, profile.website],
        )
    }
}

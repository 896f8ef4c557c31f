//! All accounts that are not deleted, in the order of their ids: the little that a list of everybody tells of
//! each, read without anything else of the row.

use crate::domain::AccountId;
use crate::store::params::params;
use crate::store::{Reader, StoreError};

/// One account of the list, as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountCard {
    pub id: AccountId,
    pub uuid: String,
    pub display_name: String,
    pub email: Option<String>,
}

impl Reader<'_> {
    pub fn list_account_cards(&self, after: AccountId, limit: u32) -> Result<Vec<AccountCard>, StoreError> {
        let sql = "SELECT id, uuid, coalesce(real_name, username), email FROM accounts \
                   WHERE id > ?1 AND state <> 'deleted' ORDER BY id LIMIT ?2";
        self.list(sql, params![after.0, limit], |row| {
            Ok(AccountCard {
                id: row.get(0)?,
                uuid: row.get(1)?,
                display_name: row.get(2)?,
                email: row.get(3)?,
            })
        })
    }

    /// The last of the next `count` of them; `None` where there are fewer.
    pub fn pass_account_cards(&self, after: AccountId, count: u32) -> Result<Option<AccountId>, StoreError> {
        let sql =
            "SELECT id FROM accounts WHERE id > ?1 AND state <> 'deleted' ORDER BY id LIMIT 1 OFFSET ?2";
        self.find(sql, params![after.0, count.saturating_sub(1)], |row| row.get(0))
    }
}

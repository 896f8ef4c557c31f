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

const CARDS: &str = "SELECT id, uuid, coalesce(real_name, username), email FROM accounts \
     WHERE id > ?1 AND state <> 'deleted' ORDER BY id LIMIT ?2";

impl Reader<'_> {
    pub fn list_account_cards(&self, after: AccountId, limit: u32) -> Result<Vec<AccountCard>, StoreError> {
        self.list(CARDS, params![after.0, limit], |row| {
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

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{AccountState, Clock, Username};
    use crate::store::NewAccount;
    use crate::store::sqlite::testing::query_plan;
    use crate::store::testing::{StoppedClock, store_in};

    #[test]
    fn pieces_hold_everybody_but_the_deleted_once_and_as_many_are_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        store
            .write_blocking(|tx| {
                for number in 1..=30_u128 {
                    let deleted = number % 3 == 0;
                    tx.insert_account(&NewAccount {
                        uuid: Uuid::from_u128(number),
                        username: Username::parse(&format!("u-{number}")).unwrap(),
                        real_name: None,
                        email: None,
                        email_verified_at: None,
                        needs_email_proof: false,
                        ext_id: None,
                        role: None,
                        users_admin: false,
                        state: if deleted { AccountState::Deleted } else { AccountState::Active },
                        password_hash: None,
                        must_change_password: false,
                        privacy: None,
                        language: None,
                        created_at: StoppedClock.now(),
                    })?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let kept: Vec<i64> = (1..=30).filter(|id| id % 3 != 0).collect();
        let (mut seen, mut after) = (Vec::new(), AccountId(0));
        loop {
            let cards = store.read_blocking(|reader| reader.list_account_cards(after, 7)).unwrap();
            let Some(last) = cards.last() else { break };
            after = last.id;
            seen.extend(cards.iter().map(|card| card.id.0));
        }
        assert_eq!(seen, kept);
        for (count, last) in [(1, Some(1)), (7, Some(kept[6])), (20, Some(29)), (21, None), (u32::MAX, None)]
        {
            let passed =
                store.read_blocking(|reader| reader.pass_account_cards(AccountId(0), count)).unwrap();
            assert_eq!(passed, last.map(AccountId), "{count}");
        }
    }

    #[test]
    fn a_piece_is_read_from_where_it_begins() {
        let dir = tempfile::tempdir().unwrap();
        let plan =
            store_in(dir.path()).read_blocking(|reader| Ok::<_, StoreError>(query_plan(reader, CARDS)));
        let plan = plan.unwrap().join("; ");
        assert!(plan.contains("USING INTEGER PRIMARY KEY") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}

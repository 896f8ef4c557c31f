//! New accounts enter the search together, before the commit that they share (migration 0016).

use rusqlite::Connection;

use crate::store::StoreError;

const WAITS: &str = "SELECT 1 FROM search_pending LIMIT 1";
const TAKE_IN: &str = "INSERT INTO account_search (rowid, name_key, username, email) \
     SELECT id, name_key, username, email FROM search_pending JOIN accounts ON id = account_id";
const DONE: &str = "DELETE FROM search_pending";

/// Lets the accounts into the index that were made since the last time.
pub(in crate::store) fn take_in(conn: &Connection) -> Result<(), StoreError> {
    if conn.prepare_cached(WAITS)?.exists([])? {
        conn.prepare_cached(TAKE_IN)?.execute([])?;
        conn.prepare_cached(DONE)?.execute([])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, Username};
    use crate::store::Tx;
    use crate::store::params::params;
    use crate::store::sqlite::testing::Intruder;
    use crate::store::testing::store_in;

    fn make(tx: &Tx<'_>, name: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO accounts (uuid, username, username_key, state, created_at) \
                   VALUES (?1, ?1, ?1, 'active', 0)";
        tx.run(sql, params![name])
    }

    #[test]
    fn accounts_of_one_commit_enter_the_search_in_one_piece() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        store.write_blocking(|tx| (0..20).try_for_each(|n| make(tx, &format!("member-{n}")))).unwrap();
        // Leaves of the index have numbers above these; each piece has one at least.
        let sql = "SELECT count(*) FROM account_search_data WHERE id > 10";
        let leaves: i64 = store.read_blocking(|reader| reader.one(sql, (), |row| row.get(0))).unwrap();
        assert_eq!(leaves, 1);
    }

    #[test]
    fn the_search_agrees_with_accounts_that_change_or_go_before_their_first_commit() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        store
            .write_blocking(|tx| {
                for name in ["stays", "goes", "is-renamed", "is-pretended-away"] {
                    make(tx, name)?;
                }
                tx.delete_account(AccountId(2))?;
                tx.update_account_username(AccountId(3), &Username::parse("has-a-name").unwrap())?;
                tx.pretend(|tx| tx.delete_account(AccountId(4)))
            })
            .unwrap();
        store.write_blocking(|tx| make(tx, "failing").and(Err::<(), _>(StoreError::Busy))).unwrap_err();
        store.write_blocking(|tx| tx.delete_account(AccountId(1))).unwrap();
        let intruder = Intruder::at(&store);
        // Raises an error where the index and the accounts do not agree.
        intruder
            .run("INSERT INTO account_search (account_search, rank) VALUES ('integrity-check', 1)")
            .unwrap();
        let left = intruder.run(
            "UPDATE accounts SET state = 'active' WHERE id IN (SELECT rowid FROM \
            account_search WHERE account_search MATCH 'nam OR pre')",
        );
        assert_eq!(left, Ok(2));
    }
}

//! Grants and tokens as they are stored.

use super::*;
use crate::domain::Clock;
use crate::store::testing::{StoppedClock, store_in};

#[test]
fn the_use_of_a_client_is_counted_whole_or_of_its_newest_sign_ins() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    let now = StoppedClock.now();
    store
        .write_blocking(move |tx| {
            tx.insert_oauth_client("shop", "Shop", now)?;
            for account in [1, 2] {
                tx.run(
                    "INSERT INTO accounts (uuid, username, username_key, state, created_at) \
                         VALUES (?1, ?1, ?1, 'active', 0)",
                    [account.to_string()],
                )?;
            }
            // The newest two are of one person; one has ended, one was ended.
            for (account, created, expires, revoked) in
                [(1, 1, 9, None), (2, 2, 9, None), (2, 3, 9, None), (1, 4, -1, None), (1, 5, 9, Some(6))]
            {
                let at = |offset: i64| now.millis() + offset;
                tx.run(
                    "INSERT INTO oauth_grants (client_id, account_id, created_at, expires_at, revoked_at) \
                         VALUES ('shop', ?1, ?2, ?3, ?4)",
                    params![account, at(created), at(expires), revoked],
                )?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let used = |at_most| {
        let found = store.read_blocking(|reader| reader.find_newest_oauth_client_use("shop", now, at_most));
        found.map(|used| (used.sign_ins, used.people)).unwrap()
    };
    assert_eq!((used(i64::MAX), used(2)), ((3, 2), (2, 1)));
}

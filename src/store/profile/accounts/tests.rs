//! Accounts as a write finds them.

use super::*;
use crate::store::testing::store_in;

#[test]
fn some_account_is_found_whatever_the_number_and_not_always_the_same() {
    let dir = tempfile::tempdir().unwrap();
    store_in(dir.path())
        .write_blocking(|tx| -> Result<(), StoreError> {
            assert!(tx.find_random_account()?.is_none(), "there is none yet");
            for number in 0..5_u128 {
                tx.run(
                    "INSERT INTO accounts (uuid, username, username_key, state, created_at) \
                     VALUES (?1, ?2, ?2, 'active', 0)",
                    params![Uuid::from_u128(number).to_string(), format!("member-{number}")],
                )?;
            }
            tx.delete_account(AccountId(3))?;
            let mut found = Vec::new();
            for number in [0, 1, 2, 3, 4, 5, u32::MAX] {
                found.extend(tx.find_some_account(number)?.map(|account| account.id.0));
            }
            // Where the third is missing, the next one stands in.
            assert_eq!(found, [1, 2, 4, 4, 5, 1, 1]);
            assert!(tx.find_random_account()?.is_some());
            Ok(())
        })
        .unwrap();
}

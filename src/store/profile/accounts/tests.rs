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

fn new_account(username: &str, name: Option<&str>) -> NewAccount {
    NewAccount {
        uuid: Uuid::from_u128(1),
        username: Username::parse(username).unwrap(),
        real_name: name.map(|name| DisplayName::parse(name).unwrap()),
        email: None,
        email_verified_at: None,
        needs_email_proof: false,
        ext_id: None,
        role: None,
        users_admin: false,
        state: AccountState::Active,
        password_hash: None,
        must_change_password: false,
        privacy: None,
        language: None,
        created_at: Timestamp::from_millis(0),
    }
}

#[test]
fn the_key_that_an_account_is_sorted_by_follows_the_name_that_people_see() {
    let dir = tempfile::tempdir().unwrap();
    let key = |tx: &Tx<'_>, id: AccountId| -> Result<String, StoreError> {
        tx.one("SELECT name_key FROM accounts WHERE id = ?1", [id.0], |row| row.get(0))
    };
    store_in(dir.path())
        .write_blocking(move |tx| -> Result<(), StoreError> {
            let id = tx.insert_account(&new_account("Ada_L", None))?;
            assert_eq!(key(tx, id)?, "ada_l");
            tx.update_account_username(id, &Username::parse("Countess").unwrap())?;
            assert_eq!(key(tx, id)?, "countess");
            tx.update_account_name(id, Some(&DisplayName::parse("Łucja Ågren").unwrap()))?;
            assert_eq!(key(tx, id)?, "lucja agren");
            tx.update_account_username(id, &Username::parse("Ada_L").unwrap())?;
            assert_eq!(key(tx, id)?, "lucja agren");
            tx.update_account_name(id, None)?;
            assert_eq!(key(tx, id)?, "ada_l");
            tx.delete_account(id)?;
            let id = tx.insert_account(&new_account("zoe", Some("ΖΩΉΣ")))?;
            assert_eq!(key(tx, id)?, "ζωησ");
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_new_account_with_its_id_is_what_the_file_holds() {
    let dir = tempfile::tempdir().unwrap();
    let at = Timestamp::from_millis(1_700_000_000_000);
    let bare = new_account("bare", None);
    let whole = NewAccount {
        uuid: Uuid::from_u128(2),
        username: Username::parse("whole").unwrap(),
        real_name: DisplayName::parse("Zoë Nguyễn").ok(),
        email: EmailAddress::parse("zoe@example.org").ok(),
        email_verified_at: Some(at),
        needs_email_proof: true,
        ext_id: Some(7),
        role: Some(Role::Admin),
        users_admin: true,
        state: AccountState::AwaitingEmail,
        password_hash: Some("$scrypt$".to_owned()),
        must_change_password: true,
        privacy: Some(PrivacyAgreement { at, version: "3".to_owned() }),
        language: Some(Language::German),
        ..bare.clone()
    };
    store_in(dir.path())
        .write_blocking(move |tx| -> Result<(), StoreError> {
            for new in [&bare, &whole] {
                let id = tx.insert_account(new)?;
                let found = tx.find_account(id)?.unwrap();
                assert_eq!(format!("{:?}", new.clone().with_id(id)), format!("{found:?}"));
            }
            Ok(())
        })
        .unwrap();
}

//! SQLite's errors in the store's own words, and its names of constraints in ours.

use rusqlite::{ErrorCode, ffi};

use crate::store::{StoreError, Unique};

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let (failure, message) = match error {
            rusqlite::Error::SqliteFailure(failure, message) => (failure, message),
            other => return Self::Unexpected(other.to_string()),
        };
        let message = message.unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::ConstraintViolation => constraint(failure.extended_code, message),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::OperationInterrupted => Self::Interrupted,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Self::Io(message),
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Corrupt(message),
            _ => Self::Unexpected(message),
        }
    }
}

fn constraint(extended_code: i32, message: String) -> StoreError {
    match extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            StoreError::UniqueViolation(unique(&message))
        }
        _ => StoreError::Constraint(message),
    }
}

/// SQLite names the columns, several joined by `, `; for an index over an expression, the index.
fn unique(message: &str) -> Unique {
    let named = message.rsplit("constraint failed: ").next().unwrap_or(message);
    match named {
        "accounts.username_key" => Unique::AccountUsername,
        "accounts.email_key" => Unique::AccountEmail,
        "accounts.ext_id" => Unique::AccountExtId,
        other => Unique::Other(other.trim_start_matches("index ").trim_matches('\'').to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::store::testing::store_in;

    #[test]
    fn a_taken_value_is_named_by_its_column() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE accounts(email_key TEXT UNIQUE, name TEXT, a, b, UNIQUE (a, b));
             CREATE UNIQUE INDEX accounts_lower ON accounts(lower(name));
             INSERT INTO accounts VALUES ('a', 'B', 1, 2);",
        )
        .unwrap();
        for (values, unique) in [
            ("('a', 'x', 3, 4)", Unique::AccountEmail),
            ("('b', 'b', 5, 6)", Unique::Other("accounts_lower".into())),
            ("('c', 'c', 1, 2)", Unique::Other("accounts.a, accounts.b".into())),
        ] {
            let taken = conn.execute_batch(&format!("INSERT INTO accounts VALUES {values}")).unwrap_err();
            let taken = StoreError::from(taken);
            assert!(!taken.is_passing());
            assert_eq!(taken, StoreError::UniqueViolation(unique));
        }
    }

    /// The names in [`unique`] are those of the schema.
    #[test]
    fn what_the_operations_ask_about_is_known_by_our_own_names() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let insert = |values: &'static str| {
            store.write_blocking(move |tx| {
                let columns = "uuid, username, username_key, email_key, ext_id, state, created_at";
                tx.run(&format!("INSERT INTO accounts ({columns}) VALUES {values}"), ())
            })
        };
        insert("('1', 'a', 'a', 'a@b', 1, 'active', 0)").unwrap();
        for (values, unique) in [
            ("('2', 'a', 'a', 'b@b', 2, 'active', 0)", Unique::AccountUsername),
            ("('2', 'b', 'b', 'a@b', 2, 'active', 0)", Unique::AccountEmail),
            ("('2', 'b', 'b', 'b@b', 1, 'active', 0)", Unique::AccountExtId),
            ("('1', 'b', 'b', 'b@b', 2, 'active', 0)", Unique::Other("accounts.uuid".into())),
        ] {
            assert_eq!(insert(values), Err(StoreError::UniqueViolation(unique)));
        }
    }

    #[test]
    fn a_triggers_refusal_is_a_broken_rule() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE t(x) ; CREATE TRIGGER no BEFORE INSERT ON t
             BEGIN SELECT RAISE(ABORT, 'not here'); END;",
        )
        .unwrap();
        assert_eq!(
            StoreError::from(conn.execute_batch("INSERT INTO t VALUES (1)").unwrap_err()),
            StoreError::Constraint("not here".into())
        );
    }
}

//! What migrations ask in SQL and Rust answers.

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Error};

use crate::domain::name_key;
use crate::store::StoreError;

const NAME_KEY: &str = "name_key";

/// Lends the functions to the connection.
pub(in crate::store) fn lend(conn: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function(NAME_KEY, 1, flags, |call| {
        let name = call.get_raw(0).as_str().map_err(|error| Error::UserFunctionError(error.into()))?;
        Ok(name_key(name))
    })?;
    Ok(())
}

/// Takes them back: no statement of the store rests on them.
pub(in crate::store) fn take_back(conn: &Connection) -> Result<(), StoreError> {
    Ok(conn.remove_function(NAME_KEY, 1)?)
}

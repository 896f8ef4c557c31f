//! The two shapes that most statements have, so that the aggregates stay readable.

use rusqlite::{OptionalExtension, Params, ToSql};

use super::{Reader, StoreError, Tx};

impl Reader<'_> {
    /// Whether the query has a row.
    pub(super) fn exists(&self, sql: &str, value: impl ToSql) -> Result<bool, StoreError> {
        let found = self.conn().prepare_cached(sql)?.query_row([value], |_| Ok(())).optional()?;
        Ok(found.is_some())
    }
}

impl Tx<'_> {
    /// Runs a change whose number of rows does not matter.
    pub(super) fn run(&self, sql: &str, params: impl Params) -> Result<(), StoreError> {
        self.conn().prepare_cached(sql)?.execute(params)?;
        Ok(())
    }

    /// Runs a change and tells how many rows it met.
    pub(super) fn count_changed(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.conn().prepare_cached(sql)?.execute(params)?)
    }

    /// Runs a change and tells whether it met a row.
    pub(super) fn changed(&self, sql: &str, params: impl Params) -> Result<bool, StoreError> {
        Ok(self.conn().prepare_cached(sql)?.execute(params)? > 0)
    }
}

//! The few shapes that statements have, so that the aggregates stay readable. A statement is prepared once
//! for each connection.

use std::ops::ControlFlow;

use crate::store::params::Params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

impl Reader<'_> {
    /// The first row, if there is one.
    pub(in crate::store) fn find<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let (mut found, mut read) = (None, Some(read));
        self.each(sql, params, |row| {
            if let Some(read) = read.take() {
                found = Some(read(row)?);
            }
            Ok(ControlFlow::Break(()))
        })?;
        Ok(found)
    }

    /// The row of a query that always has one.
    pub(in crate::store) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let found = self.find(sql, params, read)?;
        found.ok_or_else(|| StoreError::Unexpected("a query that always has a row had none".into()))
    }

    /// All rows.
    pub(in crate::store) fn list<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        self.each(sql, params, |row| {
            found.push(read(row)?);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(found)
    }

    /// Shows the rows one by one until `each` breaks off.
    pub(in crate::store) fn each(
        &self,
        sql: &str,
        params: impl Params,
        mut each: impl FnMut(&Row<'_>) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<(), StoreError> {
        params.bind(|values| self.engine().query(sql, values, &mut each))
    }

    /// Whether the query has a row.
    pub(in crate::store) fn exists(&self, sql: &str, params: impl Params) -> Result<bool, StoreError> {
        Ok(self.find(sql, params, |_| Ok(()))?.is_some())
    }
}

impl Tx<'_> {
    /// Runs a change whose number of rows does not matter.
    pub(in crate::store) fn run(&self, sql: &str, params: impl Params) -> Result<(), StoreError> {
        self.count_changed(sql, params).map(drop)
    }

    /// Runs a change and tells whether it met a row.
    pub(in crate::store) fn changed(&self, sql: &str, params: impl Params) -> Result<bool, StoreError> {
        Ok(self.count_changed(sql, params)? > 0)
    }

    /// Runs a change and tells how many rows it met.
    pub(in crate::store) fn count_changed(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<usize, StoreError> {
        params.bind(|values| self.engine().execute(sql, values))
    }

    /// Adds a row by a statement that ends in `RETURNING id`, and gives that id.
    pub(in crate::store) fn insert(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        self.one(sql, params, |row| row.get(0))
    }
}

//! One row of an answer, read column by column. A value that Rollbook never writes is a damaged row.

use crate::store::StoreError;
use crate::store::cell::{CellRef, FromCell};
use crate::store::sqlite::session::SqliteRow;

/// The row at which a statement stands.
pub(in crate::store) enum Row<'r> {
    Sqlite(SqliteRow<'r>),
}

impl<'r> Row<'r> {
    /// The value of a column, counted from 0.
    pub fn get<T: FromCell>(&self, column: usize) -> Result<T, StoreError> {
        T::from_cell(self.cell(column)?).ok_or_else(|| StoreError::damaged(column))
    }

    pub fn text(&self, column: usize) -> Result<&'r str, StoreError> {
        self.text_or_null(column)?.ok_or_else(|| StoreError::damaged(column))
    }

    pub fn text_or_null(&self, column: usize) -> Result<Option<&'r str>, StoreError> {
        match self.cell(column)? {
            CellRef::Text(text) => Ok(Some(text)),
            CellRef::Null => Ok(None),
            _ => Err(StoreError::damaged(column)),
        }
    }

    /// A stored text that must be a value of the domain.
    pub fn parsed<T>(&self, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        parse(self.text(column)?).ok_or_else(|| StoreError::damaged(column))
    }

    pub fn parsed_option<T>(
        &self,
        column: usize,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        let Some(text) = self.text_or_null(column)? else { return Ok(None) };
        parse(text).map(Some).ok_or_else(|| StoreError::damaged(column))
    }

    fn cell(&self, column: usize) -> Result<CellRef<'r>, StoreError> {
        match self {
            Row::Sqlite(row) => row.cell(column),
        }
    }
}

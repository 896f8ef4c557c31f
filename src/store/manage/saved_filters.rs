//! Filters of the list of accounts that somebody gave a name.

use rusqlite::{OptionalExtension, Row, params};

use crate::domain::{FilterName, SavedFilter, SavedFilterId, Timestamp};
use crate::store::profile::accounts::parsed;
use crate::store::{Reader, StoreError, Tx};

/// Kept at most; more would bury the ones in use.
pub const MOST_SAVED_FILTERS: usize = 200;

const COLUMNS: &str = "id, name, query, created_at, created_by";

impl Reader<'_> {
    /// All of them, by name.
    pub fn list_saved_filters(&self) -> Result<Vec<SavedFilter>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM saved_filters ORDER BY name_key");
        let mut statement = self.conn().prepare_cached(&sql)?;
        let rows = statement.query_map([], from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn find_saved_filter(&self, id: SavedFilterId) -> Result<Option<SavedFilter>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM saved_filters WHERE id = ?1");
        Ok(self.conn().prepare_cached(&sql)?.query_row([id.0], from_row).optional()?)
    }

    pub fn find_saved_filter_by_name(&self, name: &FilterName) -> Result<Option<SavedFilter>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM saved_filters WHERE name_key = ?1");
        Ok(self.conn().prepare_cached(&sql)?.query_row([name.key()], from_row).optional()?)
    }
}

impl Tx<'_> {
    pub fn insert_saved_filter(
        &self,
        name: &FilterName,
        query: &str,
        by: &str,
        at: Timestamp,
    ) -> Result<SavedFilterId, StoreError> {
        self.run(
            "INSERT INTO saved_filters (name, name_key, query, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![name.as_str(), name.key(), query, at.millis(), by],
        )?;
        Ok(SavedFilterId(self.conn().last_insert_rowid()))
    }

    pub fn rename_saved_filter(&self, id: SavedFilterId, name: &FilterName) -> Result<(), StoreError> {
        self.run(
            "UPDATE saved_filters SET name = ?2, name_key = ?3 WHERE id = ?1",
            params![id.0, name.as_str(), name.key()],
        )
    }

    pub fn delete_saved_filter(&self, id: SavedFilterId) -> Result<(), StoreError> {
        self.run("DELETE FROM saved_filters WHERE id = ?1", [id.0])
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<SavedFilter> {
    Ok(SavedFilter {
        id: SavedFilterId(row.get(0)?),
        name: parsed(row, 1, |text| FilterName::parse(text).ok())?,
        query: row.get(2)?,
        created_at: Timestamp::from_millis(row.get(3)?),
        created_by: row.get(4)?,
    })
}

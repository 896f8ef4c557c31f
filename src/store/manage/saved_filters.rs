//! Filters of the list of accounts that somebody gave a name.

use crate::domain::{FilterName, SavedFilter, SavedFilterId, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// Kept at most; more would bury the ones in use.
pub const MOST_SAVED_FILTERS: usize = 200;

const COLUMNS: &str = "id, name, query, created_at, created_by";

impl Reader<'_> {
    /// All of them, by name.
    pub fn list_saved_filters(&self) -> Result<Vec<SavedFilter>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM saved_filters ORDER BY name_key");
        self.list(&sql, (), from_row)
    }

    pub fn find_saved_filter(&self, id: SavedFilterId) -> Result<Option<SavedFilter>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM saved_filters WHERE id = ?1");
        self.find(&sql, [id.0], from_row)
    }

    pub fn find_saved_filter_by_name(&self, name: &FilterName) -> Result<Option<SavedFilter>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM saved_filters WHERE name_key = ?1");
        self.find(&sql, [name.key()], from_row)
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
        Ok(SavedFilterId(self.insert(
            "INSERT INTO saved_filters (name, name_key, query, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id",
            params![name.as_str(), name.key(), query, at.millis(), by],
        )?))
    }

    pub fn rename_saved_filter(&self, id: SavedFilterId, name: &FilterName) -> Result<(), StoreError> {
        self.run(
            "UPDATE saved_filters SET name = ?2, name_key = ?3 WHERE id = ?1",
            params![id.0, name.as_str(), name.key()],
        )
    }

    pub fn update_saved_filter_query(&self, id: SavedFilterId, query: &str) -> Result<(), StoreError> {
        self.run("UPDATE saved_filters SET query = ?2 WHERE id = ?1", params![id.0, query])
    }

    pub fn delete_saved_filter(&self, id: SavedFilterId) -> Result<(), StoreError> {
        self.run("DELETE FROM saved_filters WHERE id = ?1", [id.0])
    }
}

fn from_row(row: &Row<'_>) -> Result<SavedFilter, StoreError> {
    Ok(SavedFilter {
        id: SavedFilterId(row.get(0)?),
        name: row.parsed(1, FilterName::parse_stored)?,
        query: row.get(2)?,
        created_at: row.get(3)?,
        created_by: row.get(4)?,
    })
}

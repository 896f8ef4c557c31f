//! How large everything is, for the page about the system.

use std::path::Path;

use super::backup::with_suffix;
use super::{Reader, StoreError};

/// Rows of what people ask about. Counts whole tables by their smallest index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// By state, as it is stored.
    pub accounts: Vec<(String, i64)>,
    pub mails: Vec<(String, i64)>,
    pub sessions: i64,
    pub tags: i64,
    pub audit_lines: i64,
}

/// Bytes on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileSizes {
    pub database: u64,
    /// What is not folded into the file yet.
    pub log: u64,
}

impl Reader<'_> {
    pub fn count_rows_by_kind(&self) -> Result<RowCounts, StoreError> {
        let one = |sql: &str| -> Result<i64, StoreError> {
            Ok(self.conn().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
        };
        Ok(RowCounts {
            accounts: self.counts_of(
                "SELECT CASE facet / 32 WHEN 0 THEN 'awaiting_email' WHEN 1 THEN 'active' WHEN 2 THEN 'disabled' \
                 WHEN 3 THEN 'deleted' ELSE 'other' END, sum(n) FROM (SELECT facet, count(*) AS n FROM accounts \
                 INDEXED BY accounts_by_facet GROUP BY facet) GROUP BY 1",
            )?,
            mails: self.counts_of("SELECT state, count(*) FROM outbox INDEXED BY outbox_by_state GROUP BY state")?,
            sessions: one("SELECT count(*) FROM sessions")?,
            tags: one("SELECT count(*) FROM tags")?,
            audit_lines: self.find_last_audit_seq()?,
        })
    }

    fn counts_of(&self, sql: &str) -> Result<Vec<(String, i64)>, StoreError> {
        let mut statement = self.conn().prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A file that is not there has no bytes.
pub fn file_sizes(path: &Path) -> FileSizes {
    let bytes = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    FileSizes { database: bytes(path), log: bytes(&with_suffix(path, "-wal")) }
}

//! What the first page of the console counts. Everything here is bounded: a page must not cost more
//! because millions of rows wait for somebody.

use crate::domain::Timestamp;
use crate::store::audit::trail::COLUMNS;
use crate::store::params::params;
use crate::store::{AuditLine, Reader, StoreError};

/// Counted no further than this; whoever shows it says "and more".
pub const MOST_COUNTED: i64 = 1000;

/// Rows that wait for somebody to look at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DashboardCounts {
    /// Mails that the server refused, or that were tried for as long as it makes sense.
    pub failed_mails: i64,
    /// Mails under way of which an attempt has failed.
    pub delayed_mails: i64,
    pub waiting_mails: i64,
    /// Accounts that registered before the moment asked for and never proved their address.
    pub unconfirmed: i64,
    /// Accounts locked after wrong passwords.
    pub locked: i64,
}

impl Reader<'_> {
    pub fn count_for_dashboard(
        &self,
        now: Timestamp,
        unconfirmed_before: Timestamp,
    ) -> Result<DashboardCounts, StoreError> {
        let count = |rows: &str, value: i64| self.count_bounded(rows, value);
        Ok(DashboardCounts {
            failed_mails: count("outbox WHERE state IN ('refused', 'given_up') AND ?1 IS NOT NULL", 0)?,
            delayed_mails: count(
                "outbox INDEXED BY outbox_delayed WHERE state = 'waiting' AND attempts > 0 AND ?1 IS NOT NULL",
                0,
            )?,
            waiting_mails: count("outbox WHERE state = 'waiting' AND ?1 IS NOT NULL", 0)?,
            unconfirmed: count(
                "accounts INDEXED BY accounts_unconfirmed WHERE state = 'awaiting_email' AND created_at < ?1",
                unconfirmed_before.millis(),
            )?,
            locked: count(
                "accounts INDEXED BY accounts_locked WHERE locked_until IS NOT NULL AND locked_until > ?1",
                now.millis(),
            )?,
        })
    }

    /// The newest line of the audit trail with this action.
    pub fn find_newest_audit(&self, action: &str) -> Result<Option<AuditLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE action = ?1 ORDER BY seq DESC LIMIT 1");
        self.find(&sql, [action], AuditLine::from_row)
    }

    /// Rows, counted up to one more than [`MOST_COUNTED`].
    fn count_bounded(&self, rows: &str, value: i64) -> Result<i64, StoreError> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT ?2)");
        self.one(&sql, params![value, MOST_COUNTED + 1], |row| row.get(0))
    }
}

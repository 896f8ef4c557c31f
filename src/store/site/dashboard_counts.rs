//! What the first page of the console counts. Everything here is bounded: a page must not cost more
//! because millions of rows wait for somebody.

use crate::domain::Timestamp;
use crate::store::audit::line::COLUMNS;
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
    /// Webhooks that were paused because they accepted nothing for long.
    pub paused_webhooks: i64,
}

const FAILED_MAILS: &str =
    "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE state IN ('refused', 'given_up') LIMIT ?1) AS few";
const DELAYED_MAILS: &str = "SELECT count(*) FROM (SELECT 1 FROM outbox INDEXED BY outbox_delayed \
                 WHERE state = 'waiting' AND attempts > 0 LIMIT ?1) AS few";
const WAITING_MAILS: &str =
    "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE state = 'waiting' LIMIT ?1) AS few";
const UNCONFIRMED: &str = "SELECT count(*) FROM (SELECT 1 FROM accounts \
                 WHERE state = 'awaiting_email' AND created_at < ?1 LIMIT ?2) AS few";
const LOCKED: &str = "SELECT count(*) FROM (SELECT 1 FROM accounts \
                 WHERE locked_until IS NOT NULL AND locked_until > ?1 LIMIT ?2) AS few";

impl Reader<'_> {
    pub fn count_for_dashboard(
        &self,
        now: Timestamp,
        unconfirmed_before: Timestamp,
    ) -> Result<DashboardCounts, StoreError> {
        let most = MOST_COUNTED + 1;
        let count = |sql: &str| self.one(sql, [most], |row| row.get(0));
        let count_by =
            |sql: &str, moment: Timestamp| self.one(sql, [moment.millis(), most], |row| row.get(0));
        Ok(DashboardCounts {
            failed_mails: count(FAILED_MAILS)?,
            delayed_mails: count(DELAYED_MAILS)?,
            waiting_mails: count(WAITING_MAILS)?,
            unconfirmed: count_by(UNCONFIRMED, unconfirmed_before)?,
            locked: count_by(LOCKED, now)?,
            paused_webhooks: self.count_failing_webhooks()?,
        })
    }

    /// The newest line of the audit trail with this action.
    pub fn find_newest_audit(&self, action: &str) -> Result<Option<AuditLine>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE action = ?1 ORDER BY seq DESC LIMIT 1");
        self.find(&sql, [action], AuditLine::from_row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::testing::query_plan;
    use crate::store::testing::store_in;

    #[test]
    fn each_count_goes_down_an_index_of_what_it_counts() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        for (sql, index) in [
            (FAILED_MAILS, "outbox_by_state"),
            (DELAYED_MAILS, "outbox_delayed"),
            (WAITING_MAILS, "outbox_by_state"),
            (UNCONFIRMED, "accounts_unconfirmed"),
            (LOCKED, "accounts_locked"),
        ] {
            let plan = store.read_blocking(|reader| Ok::<_, StoreError>(query_plan(reader, sql))).unwrap();
            assert!(plan.iter().any(|step| step.contains(index)), "{sql}: {plan:?}");
        }
    }
}

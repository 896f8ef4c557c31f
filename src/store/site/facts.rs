//! How large everything is, for the page about the system.

use crate::domain::AccountState;
use crate::store::{MailState, Reader, StoreError};

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

impl Reader<'_> {
    pub fn count_rows_by_kind(&self) -> Result<RowCounts, StoreError> {
        let one = |sql: &str| -> Result<i64, StoreError> { self.one(sql, (), |row| row.get(0)) };
        Ok(RowCounts {
            accounts: self.counts_of(
                AccountState::Active.as_str(),
                "SELECT count(*) FROM accounts",
                "SELECT CASE facet / 32 WHEN 0 THEN 'awaiting_email' WHEN 2 THEN 'disabled' WHEN 3 THEN 'deleted' \
                 ELSE 'other' END, sum(n) FROM ( \
                 SELECT facet, count(*) AS n FROM accounts INDEXED BY accounts_by_facet WHERE facet < 32 GROUP BY facet \
                 UNION ALL \
                 SELECT facet, count(*) FROM accounts INDEXED BY accounts_by_facet WHERE facet >= 64 GROUP BY facet) AS others \
                 GROUP BY 1",
            )?,
            mails: self.counts_of(
                MailState::Sent.as_str(),
                "SELECT count(*) FROM outbox",
                "SELECT state, count(*) FROM outbox WHERE state < 'sent' GROUP BY state \
                 UNION ALL \
                 SELECT state, count(*) FROM outbox WHERE state > 'sent' GROUP BY state",
            )?,
            sessions: one("SELECT count(*) FROM sessions")?,
            tags: one("SELECT count(*) FROM tags")?,
            audit_lines: self.find_last_audit_seq()?,
        })
    }

    /// By state. The engine counts a whole table by its pages, and a part of it row by row: so all are
    /// counted, and those who are not in the state that most are in.
    fn counts_of(&self, usual: &str, all: &str, others: &str) -> Result<Vec<(String, i64)>, StoreError> {
        let all: i64 = self.one(all, (), |row| row.get(0))?;
        let mut counts: Vec<(String, i64)> = self.list(others, (), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let left = all - counts.iter().map(|(_, count)| count).sum::<i64>();
        if left > 0 {
            counts.push((usual.to_owned(), left));
            counts.sort();
        }
        Ok(counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::params::params;
    use crate::store::testing::store_in;

    #[test]
    fn accounts_and_mails_are_counted_by_state_whatever_state_most_are_in() {
        let dir = tempfile::tempdir().unwrap();
        let store = store_in(dir.path());
        let counted = || {
            let rows = store.read_blocking(|reader| reader.count_rows_by_kind()).unwrap();
            let of = |counts: Vec<(String, i64)>| {
                counts
                    .into_iter()
                    .map(|(state, count)| format!("{state} {count}"))
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            (of(rows.accounts), of(rows.mails))
        };
        assert_eq!(counted(), (String::new(), String::new()));
        store
            .write_blocking(|tx| {
                for (n, state) in ["disabled", "awaiting_email", "active", "disabled", "deleted"].iter().enumerate() {
                    tx.run(
                        "INSERT INTO accounts (uuid, username, username_key, state, role, created_at) \
                         VALUES (?1, ?1, ?1, ?2, 'admin', 0)",
                        params![n.to_string(), state],
                    )?;
                }
                for (n, state) in ["refused", "waiting", "refused", "sent", "sent"].iter().enumerate() {
                    tx.run(
                        "INSERT INTO outbox (message_id, kind, recipient, language, sealed_message, state, created_at) \
                         VALUES (?1, 'test', 'a@example.org', 'en', x'00', ?2, 0)",
                        params![n.to_string(), state],
                    )?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let accounts = "active 1, awaiting_email 1, deleted 1, disabled 2";
        assert_eq!(counted(), (accounts.to_owned(), "refused 2, sent 2, waiting 1".to_owned()));
    }
}

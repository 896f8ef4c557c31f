//! Accounts on their way out: marked as deleted, brought back, or erased with all that is theirs.

use rusqlite::{OptionalExtension, params};

use super::accounts::parsed_option;
use super::{Reader, StoreError, Tx};
use crate::domain::{AccountId, AccountState, EmailAddress, Timestamp};

/// What hangs on an account and goes when it is erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WhatGoes {
    pub sessions: i64,
    /// Grants of OAuth clients that still stand.
    pub api_tokens: i64,
    pub tags: i64,
    /// Messages that lose their recipient and their text.
    pub mails: i64,
    /// Lines of the trail that stay without the person's data.
    pub audit_lines: i64,
}

impl Reader<'_> {
    pub fn count_what_goes(&self, id: AccountId) -> Result<WhatGoes, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM sessions WHERE account_id = ?1), \
             (SELECT count(*) FROM oauth_grants WHERE account_id = ?1 AND revoked_at IS NULL), \
             (SELECT count(*) FROM account_tags WHERE account_id = ?1), \
             (SELECT count(*) FROM outbox WHERE account_id = ?1), \
             (SELECT count(*) FROM audit WHERE (target_kind = 'account' AND target_id = ?2) \
              OR (actor_kind = 'account' AND actor_id = ?2))";
        let mut statement = self.conn().prepare_cached(sql)?;
        Ok(statement.query_row(params![id.0, id.to_string()], |row| {
            Ok(WhatGoes {
                sessions: row.get(0)?,
                api_tokens: row.get(1)?,
                tags: row.get(2)?,
                mails: row.get(3)?,
                audit_lines: row.get(4)?,
            })
        })?)
    }

    /// When the account was marked as deleted; `None` for one that is not.
    pub fn find_deleted_at(&self, id: AccountId) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT deleted_at FROM accounts WHERE id = ?1 AND state = 'deleted'";
        let at = self.conn().prepare_cached(sql)?.query_row([id.0], |row| row.get::<_, Option<i64>>(0));
        Ok(at.optional()?.flatten().map(Timestamp::from_millis))
    }

    /// The state that a deleted account had before.
    pub fn find_state_before_deletion(&self, id: AccountId) -> Result<Option<AccountState>, StoreError> {
        let sql = "SELECT deleted_from FROM accounts WHERE id = ?1 AND state = 'deleted'";
        let found = self
            .conn()
            .prepare_cached(sql)?
            .query_row([id.0], |row| parsed_option(row, 0, AccountState::parse))
            .optional()?;
        Ok(found.flatten())
    }

    /// Deleted accounts whose grace is over, the longest first.
    pub fn list_due_erasures(&self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT id FROM accounts WHERE erase_at <= ?1 AND state = 'deleted' ORDER BY erase_at LIMIT ?2",
        )?;
        let rows = statement.query_map(params![now.millis(), limit], |row| row.get(0).map(AccountId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The account that a link of a deletion mail brings back.
    pub fn find_deletion_link(&self, digest: &[u8; 32]) -> Result<Option<AccountId>, StoreError> {
        let sql = "SELECT account_id FROM deletion_links WHERE digest = ?1";
        let found = self.conn().prepare_cached(sql)?.query_row([digest], |row| row.get(0).map(AccountId));
        Ok(found.optional()?)
    }
}

impl Tx<'_> {
    /// `erase_at` is when it goes for good; `None` keeps it.
    pub fn mark_account_deleted(
        &self,
        id: AccountId,
        from: AccountState,
        at: Timestamp,
        erase_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET state = 'deleted', deleted_from = ?2, deleted_at = ?3, erase_at = ?4 WHERE id = ?1",
            params![id.0, from.as_str(), at.millis(), erase_at.map(Timestamp::millis)],
        )
    }

    pub fn restore_account(&self, id: AccountId, state: AccountState) -> Result<(), StoreError> {
        self.run("DELETE FROM deletion_links WHERE account_id = ?1", [id.0])?;
        self.run(
            "UPDATE accounts SET state = ?2, deleted_from = NULL, deleted_at = NULL, erase_at = NULL WHERE id = ?1",
            params![id.0, state.as_str()],
        )
    }

    pub fn insert_deletion_link(
        &self,
        digest: &[u8; 32],
        account: AccountId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO deletion_links (digest, account_id, created_at) VALUES (?1, ?2, ?3)",
            params![digest, account.0, at.millis()],
        )
    }

    /// Takes recipient and text out of the messages of an account; one that still waits is not sent.
    /// The rows stay, since the figures count them.
    pub fn erase_mail_of(&self, account: AccountId) -> Result<(), StoreError> {
        self.run(
            "UPDATE mail_attempts SET reply = '' WHERE outbox_id IN (SELECT id FROM outbox WHERE account_id = ?1)",
            [account.0],
        )?;
        self.run(
            "UPDATE outbox SET recipient = '', recipient_name = NULL, sealed_message = x'', last_reply = NULL, \
             state = CASE state WHEN 'sent' THEN 'sent' ELSE 'discarded' END, next_attempt_at = NULL \
             WHERE account_id = ?1",
            [account.0],
        )
    }

    /// Handles of the register page that name this address.
    pub fn delete_registrations_of_address(&self, email: &EmailAddress) -> Result<(), StoreError> {
        self.run("DELETE FROM registrations WHERE lower(email) = lower(?1)", [email.as_str()])
    }

    /// Settings remember by name who changed them.
    pub fn forget_name_in_policy(&self, name: &str, instead: &str) -> Result<(), StoreError> {
        self.run("UPDATE site_policy SET changed_by = ?2 WHERE changed_by = ?1", params![name, instead])
    }
}

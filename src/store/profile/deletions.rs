//! Accounts on their way out: marked as deleted, brought back, or erased with all that is theirs.

use crate::domain::manage::account_view::query_of;
use crate::domain::{AccountId, AccountState, EmailAddress, Timestamp};
use crate::store::params::params;
use crate::store::{Reader, StoreError, Tx};

/// What becomes of a message that loses its recipient and its text.
const ERASED: &str = "recipient = '', recipient_name = NULL, sealed_message = ?2, last_reply = NULL, \
     state = CASE state WHEN 'sent' THEN 'sent' ELSE 'discarded' END, next_attempt_at = NULL";

/// What is left of a sealed message.
const NOTHING: &[u8] = b"";

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

/// How a filter that looks for this address stands in a URL.
pub(in crate::store) fn looking_for(email: &EmailAddress) -> String {
    query_of(&[("q", email.as_str().to_owned())])
}

/// The pattern of texts in lower case that hold this one somewhere, with `!` before what is meant as it is.
pub(in crate::store) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.to_ascii_lowercase().chars() {
        if matches!(letter, '!' | '%' | '_') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

impl Reader<'_> {
    pub fn count_what_goes(&self, id: AccountId) -> Result<WhatGoes, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM sessions WHERE account_id = ?1), \
             (SELECT count(*) FROM oauth_grants WHERE account_id = ?1 AND revoked_at IS NULL), \
             (SELECT count(*) FROM account_tags WHERE account_id = ?1), \
             (SELECT count(*) FROM outbox WHERE account_id = ?1), \
             (SELECT count(*) FROM audit WHERE (target_kind = 'account' AND target_id = ?2) \
              OR (actor_kind = 'account' AND actor_id = ?2))";
        self.one(sql, params![id.0, id.to_string()], |row| {
            Ok(WhatGoes {
                sessions: row.get(0)?,
                api_tokens: row.get(1)?,
                tags: row.get(2)?,
                mails: row.get(3)?,
                audit_lines: row.get(4)?,
            })
        })
    }

    /// When the account was marked as deleted; `None` for one that is not.
    pub fn find_deleted_at(&self, id: AccountId) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT deleted_at FROM accounts WHERE id = ?1 AND state = 'deleted'";
        let at = self.find(sql, [id.0], |row| row.get::<Option<i64>>(0))?;
        Ok(at.flatten().map(Timestamp::from_millis))
    }

    /// The state that a deleted account had before.
    pub fn find_state_before_deletion(&self, id: AccountId) -> Result<Option<AccountState>, StoreError> {
        let sql = "SELECT deleted_from FROM accounts WHERE id = ?1 AND state = 'deleted'";
        let found = self.find(sql, [id.0], |row| row.parsed_option(0, AccountState::parse))?;
        Ok(found.flatten())
    }

    /// Deleted accounts whose grace is over, the longest first.
    pub fn list_due_erasures(&self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError> {
        self.list(
            "SELECT id FROM accounts WHERE erase_at <= ?1 AND state = 'deleted' ORDER BY erase_at LIMIT ?2",
            params![now.millis(), limit],
            |row| row.get(0),
        )
    }

    /// Whether the account's owner deleted it and may bring it back. An administrator's deletion leaves
    /// its owner no way back.
    pub fn has_deletion_link(&self, account: AccountId) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM deletion_links WHERE account_id = ?1", [account.0])
    }

    /// The account that a link of a deletion mail brings back.
    pub fn find_deletion_link(&self, digest: &[u8; 32]) -> Result<Option<AccountId>, StoreError> {
        let sql = "SELECT account_id FROM deletion_links WHERE digest = ?1";
        self.find(sql, [digest], |row| row.get(0))
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

    /// Nobody but an administrator brings the account back, and it will be shut out then.
    pub fn disable_deleted_account(&self, id: AccountId, reason: Option<&str>) -> Result<(), StoreError> {
        self.run("DELETE FROM deletion_links WHERE account_id = ?1", [id.0])?;
        self.run(
            "UPDATE accounts SET deleted_from = 'disabled', state_reason = ?2 WHERE id = ?1",
            params![id.0, reason],
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
        self.run(&format!("UPDATE outbox SET {ERASED} WHERE account_id = ?1"), params![account.0, NOTHING])
    }

    /// The same for messages of registrations that were withdrawn, sent before `then`. Younger ones count
    /// towards what one address is sent in an hour. A test mail is nobody's, and so is the end of the audit
    /// trail, which leaves once a day.
    pub fn erase_mail_of_nobody(&self, then: Timestamp) -> Result<(), StoreError> {
        let orphans = "SELECT id FROM outbox INDEXED BY outbox_of_nobody \
                       WHERE account_id IS NULL AND recipient <> '' AND kind <> 'test' \
                       AND kind <> 'audit_head' AND created_at < ?1";
        self.run(
            &format!("UPDATE mail_attempts SET reply = '' WHERE outbox_id IN ({orphans})"),
            [then.millis()],
        )?;
        self.run(
            &format!("UPDATE outbox SET {ERASED} WHERE id IN ({orphans})"),
            params![then.millis(), NOTHING],
        )
    }

    /// Handles of the register page that name this address.
    pub fn delete_registrations_of_address(&self, email: &EmailAddress) -> Result<(), StoreError> {
        self.run("DELETE FROM registrations WHERE lower(email) = lower(?1)", [email.as_str()])
    }

    /// Takes a person out of what others wrote about their acts: who changed a setting or a mail's text,
    /// saved a filter or began a job. `instead` stands for the name from now on.
    pub fn forget_acts_of(&self, id: AccountId, instead: &str) -> Result<(), StoreError> {
        self.rename_in_acts(id, instead)?;
        self.run("UPDATE jobs SET actor_label = ?2, peer = NULL WHERE actor_id = ?1", params![id.0, instead])
    }

    /// What remembers by name who did something follows the account of `id` to another name.
    pub fn rename_in_acts(&self, id: AccountId, name: &str) -> Result<(), StoreError> {
        for sql in [
            "UPDATE site_policy SET changed_by = ?2 \
             WHERE changed_by = (SELECT username FROM accounts WHERE id = ?1)",
            "UPDATE mail_texts SET changed_by = ?2 \
             WHERE changed_by = (SELECT username FROM accounts WHERE id = ?1)",
            "UPDATE saved_filters SET created_by = ?2 \
             WHERE created_by = (SELECT username FROM accounts WHERE id = ?1)",
        ] {
            self.run(sql, params![id.0, name])?;
        }
        Ok(())
    }

    /// Filters that look for this address and no other: saved ones go, and jobs at their end forget theirs.
    pub fn forget_filters_for(&self, email: &EmailAddress) -> Result<(), StoreError> {
        let looked_for = containing(&looking_for(email));
        self.run("DELETE FROM saved_filters WHERE lower(query) LIKE ?1 ESCAPE '!'", [&looked_for])?;
        self.run(
            "UPDATE jobs SET filter = NULL, chosen = '[]' \
             WHERE state <> 'running' AND lower(filter) LIKE ?1 ESCAPE '!'",
            [&looked_for],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_looked_for_as_it_is_written() {
        assert_eq!(containing("A_b%c!d"), "%a!_b!%c!!d%");
    }
}

//! Changes of address under way and done, and the links that take them back: digests only.

use crate::domain::{AccountId, EmailAddress, LinkFailure, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

#[derive(Debug, Clone)]
pub struct NewEmailChange {
    pub account: AccountId,
    pub old_email: Option<EmailAddress>,
    pub old_verified_at: Option<Timestamp>,
    pub new_email: EmailAddress,
    pub digest: [u8; 32],
    pub code_mac: [u8; 32],
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

#[derive(Debug, Clone)]
pub struct StoredEmailChange {
    pub id: i64,
    pub account: AccountId,
    pub old_email: Option<EmailAddress>,
    /// When the old address was proven, if it ever was.
    pub old_verified_at: Option<Timestamp>,
    /// The address that the mailed token proves, and no other.
    pub new_email: EmailAddress,
    pub code_mac: Vec<u8>,
    pub code_misses: u32,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    pub undone_at: Option<Timestamp>,
}

impl StoredEmailChange {
    /// Why it cannot be confirmed at this moment, if it cannot.
    pub fn failure(&self, now: Timestamp) -> Option<LinkFailure> {
        if let Some(at) = self.cancelled_at.or(self.undone_at) {
            Some(LinkFailure::Replaced { at })
        } else if let Some(at) = self.confirmed_at {
            Some(LinkFailure::Used { at })
        } else if now >= self.expires_at {
            Some(LinkFailure::Expired { at: self.expires_at })
        } else {
            None
        }
    }
}

const COLUMNS: &str = "c.id, c.account_id, c.old_email, c.new_email, c.code_mac, c.code_misses, c.created_at, \
     c.expires_at, c.confirmed_at, c.cancelled_at, c.undone_at, c.old_verified_at";

impl Reader<'_> {
    pub fn find_email_change(&self, digest: &[u8; 32]) -> Result<Option<StoredEmailChange>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM email_changes c WHERE c.digest = ?1");
        self.find(&sql, [digest], change_from_row)
    }

    /// The change that the account waits for: the newest, if it can still be confirmed.
    pub fn find_pending_email_change(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Option<StoredEmailChange>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM email_changes c WHERE c.account_id = ?1 ORDER BY c.id DESC LIMIT 1"
        );
        let newest = self.find(&sql, [account.0], change_from_row)?;
        Ok(newest.filter(|change| change.failure(now).is_none()))
    }

    /// The change that a link to the old address takes back, and until when.
    pub fn find_email_undo(
        &self,
        digest: &[u8; 32],
    ) -> Result<Option<(StoredEmailChange, Timestamp)>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, u.expires_at FROM email_undo_links u JOIN email_changes c ON c.id = u.change_id \
             WHERE u.digest = ?1"
        );
        self.find(&sql, [digest], |row| Ok((change_from_row(row)?, row.get(12)?)))
    }

    /// The changes after this one that counted and were not taken back, in their order.
    pub fn list_later_email_changes(
        &self,
        change: &StoredEmailChange,
    ) -> Result<Vec<StoredEmailChange>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM email_changes c WHERE c.account_id = ?1 AND c.id > ?2 \
             AND c.confirmed_at IS NOT NULL AND c.undone_at IS NULL ORDER BY c.confirmed_at, c.id"
        );
        self.list(&sql, params![change.account.0, change.id], change_from_row)
    }

    pub fn count_email_changes_between(
        &self,
        account: AccountId,
        since: Timestamp,
        until: Timestamp,
    ) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM email_changes \
                   WHERE account_id = ?1 AND created_at > ?2 AND created_at <= ?3";
        self.one(sql, params![account.0, since.millis(), until.millis()], |row| row.get(0))
    }

    /// The changes of an account before this one, the newest first.
    pub fn list_email_changes(
        &self,
        account: AccountId,
        before: i64,
        limit: u32,
    ) -> Result<Vec<StoredEmailChange>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM email_changes c WHERE c.account_id = ?1 AND c.id < ?2 \
             ORDER BY c.id DESC LIMIT ?3"
        );
        self.list(&sql, params![account.0, before, limit], change_from_row)
    }
}

impl Tx<'_> {
    /// Stores a new change and cancels the one that waited before.
    pub fn insert_email_change(&self, new: &NewEmailChange) -> Result<i64, StoreError> {
        self.cancel_email_changes_of(new.account, new.created_at)?;
        self.insert(
            "INSERT INTO email_changes (account_id, old_email, old_verified_at, new_email, new_email_key, digest, \
             code_mac, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id",
            params![
                new.account.0,
                new.old_email.as_ref().map(EmailAddress::as_str),
                new.old_verified_at.map(Timestamp::millis),
                new.new_email.as_str(),
                new.new_email.key(),
                new.digest,
                new.code_mac,
                new.created_at.millis(),
                new.expires_at.millis(),
            ],
        )
    }

    /// Ends whatever change still waits. `false` when none did.
    pub fn cancel_email_changes_of(&self, account: AccountId, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE email_changes SET cancelled_at = ?2 WHERE account_id = ?1 \
             AND confirmed_at IS NULL AND cancelled_at IS NULL AND undone_at IS NULL",
            params![account.0, at.millis()],
        )
    }

    /// Spends the change. `false` when somebody else was quicker.
    pub fn confirm_email_change(&self, id: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE email_changes SET confirmed_at = ?2 WHERE id = ?1 \
             AND confirmed_at IS NULL AND cancelled_at IS NULL AND undone_at IS NULL",
            params![id, at.millis()],
        )
    }

    /// Takes a change back, and every later one of the account with it.
    pub fn undo_email_changes_from(
        &self,
        account: AccountId,
        id: i64,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE email_changes SET undone_at = ?3 WHERE account_id = ?1 AND id >= ?2 AND undone_at IS NULL",
            params![account.0, id, at.millis()],
        )
    }

    pub fn count_email_code_miss(&self, id: i64) -> Result<(), StoreError> {
        self.run("UPDATE email_changes SET code_misses = code_misses + 1 WHERE id = ?1", [id])
    }

    pub fn insert_email_undo_link(
        &self,
        digest: &[u8; 32],
        change: i64,
        at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO email_undo_links (digest, change_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)",
            params![digest, change, at.millis(), expires_at.millis()],
        )
    }

    /// Changes of the account's address cannot be undone any more by the links that were mailed before.
    pub fn end_email_undo_links_of(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE email_undo_links SET expires_at = CASE WHEN expires_at > ?2 THEN ?2 ELSE expires_at END \
             WHERE change_id IN (SELECT id FROM email_changes WHERE account_id = ?1)",
            params![account.0, at.millis()],
        )
    }

    /// The address that the account has from now on, proven at this moment.
    pub fn prove_account_email(
        &self,
        id: AccountId,
        email: &EmailAddress,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET email = ?2, email_key = ?3, email_verified_at = ?4, needs_email_proof = 0 \
             WHERE id = ?1",
            params![id.0, email.as_str(), email.key(), at.millis()],
        )
    }
}

fn change_from_row(row: &Row<'_>) -> Result<StoredEmailChange, StoreError> {
    let at = |column| row.get::<Option<i64>>(column).map(|at| at.map(Timestamp::from_millis));
    Ok(StoredEmailChange {
        id: row.get(0)?,
        account: row.get(1)?,
        old_email: row.parsed_option(2, |text| EmailAddress::parse(text).ok())?,
        new_email: row.parsed(3, |text| EmailAddress::parse(text).ok())?,
        code_mac: row.get(4)?,
        code_misses: row.get(5)?,
        created_at: row.get(6)?,
        expires_at: row.get(7)?,
        confirmed_at: at(8)?,
        cancelled_at: at(9)?,
        undone_at: at(10)?,
        old_verified_at: at(11)?,
    })
}

//! Mailed links and their short codes: digests only, single use, a newer one ends the older.

use serde_json::json;

use crate::domain::{AccountId, Actor, LinkFailure, MailLink, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{AuditEntry, Reader, StoreError, Tx};

#[derive(Debug, Clone)]
pub struct NewMailLink {
    pub account: AccountId,
    pub purpose: MailLink,
    pub email_key: String,
    pub digest: [u8; 32],
    pub code_mac: [u8; 32],
    /// Stands for the password in force, where a new one ends the link.
    pub password_mark: Option<[u8; 32]>,
    pub created_at: Timestamp,
    pub peer: Option<String>,
    /// Given to somebody by an administrator, and in no mail.
    pub is_shared: bool,
}

#[derive(Debug, Clone)]
pub struct StoredMailLink {
    pub id: i64,
    pub account: AccountId,
    pub purpose: MailLink,
    pub email_key: String,
    pub code_mac: Vec<u8>,
    pub code_misses: u32,
    pub password_mark: Option<Vec<u8>>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub replaced_at: Option<Timestamp>,
    pub peer: Option<String>,
    pub is_shared: bool,
}

impl StoredMailLink {
    /// Why the link does not work at this moment, if it does not.
    pub fn failure(&self, now: Timestamp) -> Option<LinkFailure> {
        if let Some(at) = self.used_at {
            Some(LinkFailure::Used { at })
        } else if let Some(at) = self.replaced_at {
            Some(LinkFailure::Replaced { at })
        } else if now >= self.expires_at {
            Some(LinkFailure::Expired { at: self.expires_at })
        } else {
            None
        }
    }
}

const COLUMNS: &str = "id, account_id, purpose, email_key, code_mac, code_misses, created_at, expires_at, used_at, \
                       replaced_at, peer, handed_over, password_mark";

impl Reader<'_> {
    pub fn find_mail_link(
        &self,
        purpose: MailLink,
        digest: &[u8; 32],
    ) -> Result<Option<StoredMailLink>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM mail_links WHERE digest = ?1 AND purpose = ?2");
        self.find(&sql, params![digest, purpose.as_str()], link_from_row)
    }

    /// The newest link of an account: the one whose code counts.
    pub fn find_newest_mail_link(
        &self,
        purpose: MailLink,
        account: AccountId,
    ) -> Result<Option<StoredMailLink>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM mail_links WHERE account_id = ?1 AND purpose = ?2 ORDER BY id DESC LIMIT 1"
        );
        self.find(&sql, params![account.0, purpose.as_str()], link_from_row)
    }

    /// The link that an account's mail brings: they are made in the same moment.
    pub fn find_mail_link_made_at(
        &self,
        purpose: MailLink,
        account: AccountId,
        at: Timestamp,
    ) -> Result<Option<StoredMailLink>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM mail_links WHERE account_id = ?1 AND purpose = ?2 AND created_at = ?3 AND handed_over = 0 \
             ORDER BY id DESC LIMIT 1"
        );
        self.find(&sql, params![account.0, purpose.as_str(), at.millis()], link_from_row)
    }

    /// The links that an account was given, the newest first.
    pub fn list_mail_links(&self, account: AccountId, limit: u32) -> Result<Vec<StoredMailLink>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM mail_links WHERE account_id = ?1 ORDER BY id DESC LIMIT ?2");
        self.list(&sql, params![account.0, limit], link_from_row)
    }
}

impl Tx<'_> {
    /// Stores a new link and ends the open ones of the same account and purpose, unless they are of a
    /// kind that stands beside one another.
    pub fn insert_mail_link(&self, link: &NewMailLink) -> Result<(), StoreError> {
        let now = link.created_at;
        if link.purpose.ends_older() {
            self.replace_mail_links(link.account, link.purpose, now)?;
            // A newer mail follows an older one; a link that is given by hand makes it superfluous.
            if link.is_shared {
                self.withdraw_mail(link.account, link.purpose, now)?;
            }
        }
        self.run(
            "INSERT INTO mail_links (account_id, purpose, email_key, digest, code_mac, created_at, expires_at, peer, \
             handed_over, password_mark) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                link.account.0,
                link.purpose.as_str(),
                link.email_key,
                link.digest,
                link.code_mac,
                now.millis(),
                now.plus(link.purpose.lifetime()).millis(),
                link.peer,
                link.is_shared,
                link.password_mark,
            ],
        )
    }

    /// Ends the open links of one purpose, and withdraws what waits to bring them.
    pub fn end_mail_links(
        &self,
        account: AccountId,
        purpose: MailLink,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.replace_mail_links(account, purpose, at)?;
        self.withdraw_mail(account, purpose, at)
    }

    fn replace_mail_links(
        &self,
        account: AccountId,
        purpose: MailLink,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE mail_links SET replaced_at = ?3 \
             WHERE account_id = ?1 AND purpose = ?2 AND used_at IS NULL AND replaced_at IS NULL",
            params![account.0, purpose.as_str(), at.millis()],
        )
    }

    /// Ends the links of one purpose at this moment, as if their time were over: nothing newer took
    /// their place.
    pub fn expire_mail_links(
        &self,
        account: AccountId,
        purpose: MailLink,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE mail_links SET expires_at = CASE WHEN expires_at > ?3 THEN ?3 ELSE expires_at END \
             WHERE account_id = ?1 AND purpose = ?2 AND used_at IS NULL AND replaced_at IS NULL",
            params![account.0, purpose.as_str(), at.millis()],
        )
    }

    /// Ends the open warnings, but for those that tell of a moment before a second factor was added: they
    /// alone take it off again.
    pub fn end_warnings(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE mail_links SET replaced_at = ?3 \
             WHERE account_id = ?1 AND purpose = ?2 AND used_at IS NULL AND replaced_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM second_factors \
                             WHERE account_id = ?1 AND second_factors.created_at >= mail_links.created_at)",
            params![account.0, MailLink::NotMe.as_str(), at.millis()],
        )
    }

    /// Ends the open links that lead into an account. Warnings only take away; they rest while the account
    /// has another address than theirs.
    pub fn end_mail_links_into(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE mail_links SET replaced_at = ?3 \
             WHERE account_id = ?1 AND purpose <> ?2 AND used_at IS NULL AND replaced_at IS NULL",
            params![account.0, MailLink::NotMe.as_str(), at.millis()],
        )?;
        self.withdraw_all_mail(account, at)
    }

    /// Ends the open links of every purpose: their address is the account's no more.
    pub fn end_all_mail_links_of(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE mail_links SET replaced_at = ?2 \
             WHERE account_id = ?1 AND used_at IS NULL AND replaced_at IS NULL",
            params![account.0, at.millis()],
        )?;
        self.withdraw_all_mail(account, at)
    }

    /// Spends the link. `false` when somebody else was quicker.
    pub fn use_mail_link(&self, link: &StoredMailLink, at: Timestamp) -> Result<bool, StoreError> {
        let is_first = self.changed(
            "UPDATE mail_links SET used_at = ?2 WHERE id = ?1 AND used_at IS NULL AND replaced_at IS NULL",
            params![link.id, at.millis()],
        )?;
        if is_first {
            self.withdraw_mail(link.account, link.purpose, at)?;
        }
        Ok(is_first)
    }

    fn withdraw_all_mail(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        MailLink::ALL.into_iter().try_for_each(|purpose| self.withdraw_mail(account, purpose, at))
    }

    /// What waits in the outbox with a link that has ended does not leave, with a line of the audit trail.
    fn withdraw_mail(&self, account: AccountId, purpose: MailLink, at: Timestamp) -> Result<(), StoreError> {
        for id in self.withdraw_mail_of_ended_links(account, purpose, at)? {
            self.append_audit(&AuditEntry {
                at,
                actor_kind: Actor::System.kind(),
                actor_id: None,
                actor_label: None,
                action: "mail.withdrawn",
                target_kind: Some("mail"),
                target_id: Some(id.to_string()),
                peer: None,
                request_id: None,
                details: json!({ "kind": purpose.mail_kind(), "account": account.0 }),
            })?;
        }
        Ok(())
    }

    pub fn count_code_miss(&self, id: i64) -> Result<(), StoreError> {
        self.run("UPDATE mail_links SET code_misses = code_misses + 1 WHERE id = ?1", [id])
    }

    /// Links that worked until then at the latest, used or not.
    pub fn delete_mail_links_expired_before(&self, then: Timestamp) -> Result<(), StoreError> {
        self.run("DELETE FROM mail_links WHERE expires_at < ?1", [then.millis()])
    }
}

fn link_from_row(row: &Row<'_>) -> Result<StoredMailLink, StoreError> {
    Ok(StoredMailLink {
        id: row.get(0)?,
        account: row.get(1)?,
        purpose: row.parsed(2, MailLink::parse)?,
        email_key: row.get(3)?,
        code_mac: row.get(4)?,
        code_misses: row.get(5)?,
        created_at: row.get(6)?,
        expires_at: row.get(7)?,
        used_at: row.get(8)?,
        replaced_at: row.get(9)?,
        peer: row.get(10)?,
        is_shared: row.get(11)?,
        password_mark: row.get(12)?,
    })
}

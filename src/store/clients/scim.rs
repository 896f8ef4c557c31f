//! What clients of SCIM say of accounts and tags (RFC 7643): one row for each client, and the look-ups by it. What a
//! revoked key said stands until another one says something: a provider that gets a new key goes on where it was.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::clients::scim::ScimLink;
use crate::domain::{AccountId, TagId, TagName, Timestamp};
use crate::store::cell::Cell;
use crate::store::manage::many::shapes;
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

const LINK: &str = "external_id, user_name, formatted_name, family_name, given_name, email_type, email_primary, \
                    preferred_language, locale, active_unsaid";

/// Whose words a client sees: its own, and those of keys that nobody uses any more.
const SEEN: &str = "SELECT id FROM api_keys WHERE id = ?1 OR revoked_at IS NOT NULL";

/// How a text is held against a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matching {
    Whole,
    Beginning,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupMember {
    pub account: AccountId,
    pub uuid: Uuid,
}

impl Reader<'_> {
    pub fn find_scim_link(&self, account: AccountId, client: i64) -> Result<Option<ScimLink>, StoreError> {
        Ok(self.list_scim_links(client, &[account.0])?.remove(&account.0))
    }

    /// Whether it was this client that deleted the account, the last time.
    pub fn has_scim_deletion(&self, account: AccountId, client: i64) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT 1 FROM scim_users u JOIN accounts a ON a.id = u.account_id \
             WHERE u.account_id = ?2 AND a.state = 'deleted' AND u.deleted_at = a.deleted_at \
             AND u.client_id IN ({SEEN}) AND u.deleted_by IN ({SEEN})"
        );
        self.exists(&sql, [client, account.0])
    }

    /// What all clients say of an account, each by the name of its key.
    pub fn list_scim_links_of(&self, account: AccountId) -> Result<Vec<(String, ScimLink)>, StoreError> {
        let sql = format!(
            "SELECT k.name, {LINK} FROM scim_users u JOIN api_keys k ON k.id = u.client_id \
             WHERE u.account_id = ?1 ORDER BY k.id"
        );
        self.list(&sql, [account.0], |row| Ok((row.get(0)?, link_from_row(row, 1)?)))
    }

    /// Of these accounts, by id.
    pub fn list_scim_links(
        &self,
        client: i64,
        accounts: &[i64],
    ) -> Result<BTreeMap<i64, ScimLink>, StoreError> {
        let mut found = BTreeMap::new();
        let own = [Cell::Integer(client)];
        // The own one comes last, and the last one stays.
        self.each_of_many(links_of_many, &own, accounts, &own, |row| {
            found.insert(row.get(0)?, link_from_row(row, 1)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The user tags in use that these accounts carry, by name.
    pub fn list_user_tags_of(
        &self,
        accounts: &[i64],
    ) -> Result<BTreeMap<i64, Vec<(TagId, TagName)>>, StoreError> {
        let mut found: BTreeMap<i64, Vec<(TagId, TagName)>> = BTreeMap::new();
        self.each_of_many(tags_of_many, &[], accounts, &[], |row| {
            let tag = (TagId(row.get(1)?), row.parsed(2, TagName::parse_stored)?);
            found.entry(row.get(0)?).or_default().push(tag);
            Ok(())
        })?;
        for tags in found.values_mut() {
            tags.sort_by_cached_key(|(id, name)| (name.key(), id.0));
        }
        Ok(found)
    }

    /// When something of the account was last changed; `None` where the trail tells of nothing.
    pub fn find_account_changed_at(&self, account: AccountId) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT at FROM audit INDEXED BY audit_by_history WHERE target_kind = 'account' \
                   AND target_id = ?1 AND action >= 'account.' AND action < 'account/' ORDER BY seq DESC LIMIT 1";
        self.find(sql, [account.to_string()], |row| row.get(0))
    }

    /// Accounts that the client knows by this identifier; most are unique, but none has to be.
    pub fn list_scim_users_by_external_id(
        &self,
        client: i64,
        external_id: &str,
        limit: u32,
    ) -> Result<Vec<i64>, StoreError> {
        let sql = format!(
            "SELECT account_id FROM scim_users WHERE client_id IN ({SEEN}) AND external_id = ?2 \
             ORDER BY account_id LIMIT ?3"
        );
        self.list(&sql, params![client, external_id, limit], |row| row.get(0))
    }

    /// Accounts by what the client calls them, or by their own names where it has none for them.
    pub fn list_scim_users_by_name(
        &self,
        client: i64,
        key: &str,
        matching: Matching,
        limit: u32,
    ) -> Result<Vec<i64>, StoreError> {
        let sql = format!(
            "SELECT account_id FROM scim_users \
             WHERE client_id IN ({SEEN}) AND user_name_key >= ?2 AND user_name_key <= ?3 \
             UNION SELECT id FROM accounts WHERE username_key >= ?2 AND username_key <= ?3 \
             UNION SELECT id FROM accounts WHERE email_key >= ?2 AND email_key <= ?3 LIMIT ?4"
        );
        self.list(&sql, params![client, key, end_of(key, matching), limit], |row| row.get(0))
    }

    pub fn list_accounts_by_address(
        &self,
        key: &str,
        matching: Matching,
        limit: u32,
    ) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT id FROM accounts WHERE email_key >= ?1 AND email_key <= ?2 LIMIT ?3";
        self.list(sql, params![key, end_of(key, matching), limit], |row| row.get(0))
    }

    pub fn find_scim_group_id(&self, tag: TagId, client: i64) -> Result<Option<String>, StoreError> {
        Ok(self.list_scim_group_ids(client)?.remove(&tag.0))
    }

    /// The identifiers of all tags that the client has named, by tag.
    pub fn list_scim_group_ids(&self, client: i64) -> Result<BTreeMap<i64, String>, StoreError> {
        let sql = format!(
            "SELECT tag_id, external_id FROM scim_groups WHERE client_id IN ({SEEN}) ORDER BY client_id = ?1, client_id"
        );
        // The own one comes last, and the last one stays.
        Ok(self.list(&sql, [client], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    }

    /// Those who carry a tag and are not deleted, in the order of their ids.
    pub fn list_members(&self, tag: TagId, limit: u32) -> Result<Vec<GroupMember>, StoreError> {
        let sql = "SELECT a.id, a.uuid FROM account_tags t JOIN accounts a ON a.id = t.account_id \
                   WHERE t.tag_id = ?1 AND a.state <> 'deleted' ORDER BY a.id LIMIT ?2";
        self.list(sql, params![tag.0, limit], |row| {
            let uuid = row.parsed(1, |text| Uuid::parse_str(text).ok())?;
            Ok(GroupMember { account: row.get(0)?, uuid })
        })
    }

    /// The tags that an account which is not deleted carries; by its uuid.
    pub fn list_tags_of_member(&self, uuid: &str) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT t.tag_id FROM accounts a JOIN account_tags t ON t.account_id = a.id \
                   WHERE a.uuid = ?1 AND a.state <> 'deleted'";
        self.list(sql, [uuid], |row| row.get(0))
    }

    /// Those who carry a tag, deleted ones too.
    pub fn list_ids_with_tag(&self, tag: i64, limit: u32) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT account_id FROM account_tags WHERE tag_id = ?1 LIMIT ?2";
        self.list(sql, params![tag, limit], |row| row.get(0))
    }

    /// When a tag or who carries it was last changed by name, as far as the trail tells.
    pub fn find_tag_changed_at(&self, tag: TagId) -> Result<Option<Timestamp>, StoreError> {
        let sql =
            "SELECT at FROM audit WHERE target_kind = 'tag' AND target_id = ?1 ORDER BY seq DESC LIMIT 1";
        self.find(sql, [tag.to_string()], |row| row.get(0))
    }
}

impl Tx<'_> {
    /// `name_key` is that of the name that the client has for the account, if it has one.
    pub fn put_scim_link(
        &self,
        account: AccountId,
        client: i64,
        link: &ScimLink,
        name_key: Option<&str>,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM scim_users WHERE account_id = ?1 AND client_id = ?2", [account.0, client])?;
        self.run(
            "INSERT INTO scim_users (account_id, client_id, external_id, user_name, user_name_key, formatted_name, \
             family_name, given_name, email_type, email_primary, preferred_language, locale, active_unsaid) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                account.0,
                client,
                link.external_id,
                link.user_name,
                name_key,
                link.formatted_name,
                link.family_name,
                link.given_name,
                link.email_type,
                link.email_primary,
                link.preferred_language,
                link.locale,
                link.active_unsaid,
            ],
        )
    }

    /// Keeps that the client has deleted the account just now, with all that it sees said of it.
    pub fn note_scim_deletion(&self, account: AccountId, client: i64) -> Result<(), StoreError> {
        let sql = format!(
            "UPDATE scim_users SET deleted_by = ?1, \
             deleted_at = (SELECT a.deleted_at FROM accounts a WHERE a.id = ?2) \
             WHERE account_id = ?2 AND client_id IN ({SEEN})"
        );
        self.run(&sql, [client, account.0])
    }

    pub fn put_scim_group_id(
        &self,
        tag: TagId,
        client: i64,
        external_id: Option<&str>,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM scim_groups WHERE tag_id = ?1 AND client_id = ?2", [tag.0, client])?;
        let Some(external_id) = external_id else { return Ok(()) };
        let sql = "INSERT INTO scim_groups (tag_id, client_id, external_id) VALUES (?1, ?2, ?3)";
        self.run(sql, params![tag.0, client, external_id])
    }
}

/// The last key that still meets it: nothing that is written sorts behind the letter at its end.
fn end_of(key: &str, matching: Matching) -> String {
    match matching {
        Matching::Whole => key.to_owned(),
        Matching::Beginning => format!("{key}\u{10ffff}"),
    }
}

fn link_from_row(row: &Row<'_>, first: usize) -> Result<ScimLink, StoreError> {
    Ok(ScimLink {
        external_id: row.get(first)?,
        user_name: row.get(first + 1)?,
        formatted_name: row.get(first + 2)?,
        family_name: row.get(first + 3)?,
        given_name: row.get(first + 4)?,
        email_type: row.get(first + 5)?,
        email_primary: row.get(first + 6)?,
        preferred_language: row.get(first + 7)?,
        locale: row.get(first + 8)?,
        active_unsaid: row.get(first + 9)?,
    })
}

fn links_of_many(places: &str) -> String {
    format!(
        "SELECT account_id, {LINK} FROM scim_users \
         WHERE client_id IN (SELECT id FROM api_keys WHERE id = ? OR revoked_at IS NOT NULL) \
         AND account_id IN ({places}) ORDER BY client_id = ?, client_id"
    )
}

fn tags_of_many(places: &str) -> String {
    format!(
        "SELECT t.account_id, g.id, g.name FROM account_tags t JOIN tags g ON g.id = t.tag_id \
         WHERE g.type = 'user' AND g.deleted = 0 AND t.account_id IN ({places})"
    )
}

/// In all their shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    [shapes(links_of_many), shapes(tags_of_many)].concat()
}

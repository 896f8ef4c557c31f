//! OAuth clients, grants and tokens (contract.md A2): digests only.

use std::ops::ControlFlow;
use std::sync::LazyLock;

use crate::domain::{Account, AccountId, SecondFactorRule, Timestamp};
use crate::store::params::params;
use crate::store::profile::accounts::{COLUMNS, account_from_row};
use crate::store::row::Row;
use crate::store::sign_in::second_factors::rule_from;
use crate::store::{Reader, StoreError, Tx};

#[derive(Debug, Clone)]
pub struct OauthClient {
    pub id: String,
    pub name: String,
    pub created_at: Timestamp,
}

/// What is signed in through a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OauthClientUse {
    /// Grants that are open.
    pub sign_ins: i64,
    /// Accounts that these belong to.
    pub people: i64,
    pub last_sign_in_at: Option<Timestamp>,
}

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Access,
    Refresh,
}

impl TokenKind {
    const fn as_str(self) -> &'static str {
        match self {
            TokenKind::Access => "access",
            TokenKind::Refresh => "refresh",
        }
    }
}

/// A token together with the grant it belongs to.
#[derive(Debug, Clone)]
pub struct StoredToken {
    pub grant: i64,
    pub client: String,
    pub account: AccountId,
    pub is_refresh: bool,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
    /// When somebody signed in for it; refreshing is no sign-in.
    pub grant_created_at: Timestamp,
    pub grant_expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    /// When any token of the grant was used last, to the minute.
    pub last_used_at: Option<Timestamp>,
}

/// Whom a token belongs to.
pub struct TokenOwner {
    pub token: StoredToken,
    pub account: Account,
    /// The ids of the account's tags, ascending.
    pub tags: Vec<i64>,
    pub second_factor_rule: SecondFactorRule,
}

/// The columns of a token and its grant.
const TOKEN_COLUMNS: &str = "g.id AS grant_id, g.client_id AS grant_client, g.account_id AS grant_account, t.kind AS token_kind, \
     t.expires_at AS token_expires_at, t.used_at AS token_used_at, g.expires_at AS grant_expires_at, \
     g.revoked_at AS grant_revoked_at, g.last_used_at AS grant_last_used_at, g.created_at AS grant_created_at";

static TOKEN: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {TOKEN_COLUMNS} FROM oauth_tokens t JOIN oauth_grants g ON g.id = t.grant_id WHERE t.digest = ?1"
    )
});

/// One row for each tag, or one without.
static TOKEN_OWNER: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {COLUMNS}, grant_id, grant_client, grant_account, token_kind, token_expires_at, token_used_at, \
         grant_expires_at, grant_revoked_at, grant_last_used_at, grant_created_at, \
         (SELECT value FROM site_policy WHERE key = 'account.second_factor'), account_tags.tag_id \
         FROM (SELECT {TOKEN_COLUMNS} FROM oauth_tokens t JOIN oauth_grants g ON g.id = t.grant_id \
         WHERE t.digest = ?1) AS token JOIN accounts ON accounts.id = grant_account \
         LEFT JOIN account_tags ON account_tags.account_id = accounts.id"
    )
});

/// In the statement of a token's owner, after the columns of an account.
const OWNED_TOKEN_AT: usize = 23;
const OWNER_RULE_AT: usize = 33;
const OWNER_TAG_AT: usize = 34;

/// One sign-in through a client, whose tokens still work.
#[derive(Debug, Clone)]
pub struct OpenGrant {
    pub id: i64,
    pub client_name: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// To the minute.
    pub last_used_at: Option<Timestamp>,
}

impl StoredToken {
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at && now < self.grant_expires_at
    }
}

impl Reader<'_> {
    pub fn find_oauth_client(&self, id: &str) -> Result<Option<OauthClient>, StoreError> {
        let sql = "SELECT id, name, created_at FROM oauth_clients WHERE id = ?1";
        self.find(sql, [id], client_from_row)
    }

    pub fn list_oauth_clients(&self) -> Result<Vec<OauthClient>, StoreError> {
        self.list("SELECT id, name, created_at FROM oauth_clients ORDER BY created_at", (), client_from_row)
    }

    /// The grants of an account whose tokens work at this moment, the newest first.
    pub fn list_open_grants(
        &self,
        account: AccountId,
        now: Timestamp,
        before: i64,
        limit: u32,
    ) -> Result<Vec<OpenGrant>, StoreError> {
        self.list(
            "SELECT g.id, c.name, g.created_at, g.expires_at, g.last_used_at FROM oauth_grants g \
             JOIN oauth_clients c ON c.id = g.client_id \
             WHERE g.account_id = ?1 AND g.revoked_at IS NULL AND g.expires_at > ?2 AND g.id < ?3 \
             ORDER BY g.id DESC LIMIT ?4",
            params![account.0, now.millis(), before, limit],
            |row| {
                Ok(OpenGrant {
                    id: row.get(0)?,
                    client_name: row.get(1)?,
                    created_at: row.get(2)?,
                    expires_at: row.get(3)?,
                    last_used_at: row.get(4)?,
                })
            },
        )
    }

    /// Ids are unique without case, since people type them.
    pub fn is_oauth_client_id_taken(&self, id: &str) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM oauth_clients WHERE lower(id) = lower(?1)", [id])
    }

    /// What is signed in through a client at a moment.
    pub fn find_oauth_client_use(&self, id: &str, now: Timestamp) -> Result<OauthClientUse, StoreError> {
        self.find_newest_oauth_client_use(id, now, i64::MAX)
    }

    /// The same of the newest sign-ins, so many at most.
    pub fn find_newest_oauth_client_use(
        &self,
        id: &str,
        now: Timestamp,
        at_most: i64,
    ) -> Result<OauthClientUse, StoreError> {
        let sql = "SELECT count(*), count(DISTINCT account_id) FROM (SELECT account_id FROM oauth_grants \
                   WHERE client_id = ?1 AND revoked_at IS NULL AND expires_at > ?2 \
                   ORDER BY created_at DESC LIMIT ?3) AS newest";
        let (sign_ins, people) =
            self.one(sql, params![id, now.millis(), at_most], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let last = "SELECT max(created_at) FROM oauth_grants WHERE client_id = ?1";
        let last: Option<i64> = self.one(last, [id], |row| row.get(0))?;
        Ok(OauthClientUse { sign_ins, people, last_sign_in_at: last.map(Timestamp::from_millis) })
    }

    pub fn find_oauth_token(&self, digest: &[u8; 32]) -> Result<Option<StoredToken>, StoreError> {
        self.find(&TOKEN, [digest], |row| token_from_row(row, 0))
    }

    /// By one statement, since it is asked with every request that carries a token.
    pub fn find_token_owner(&self, digest: &[u8; 32]) -> Result<Option<TokenOwner>, StoreError> {
        let mut owner: Option<TokenOwner> = None;
        self.each(&TOKEN_OWNER, [digest], |row| {
            if owner.is_none() {
                owner = Some(TokenOwner {
                    token: token_from_row(row, OWNED_TOKEN_AT)?,
                    account: account_from_row(row)?,
                    tags: Vec::new(),
                    second_factor_rule: rule_from(row.text_or_null(OWNER_RULE_AT)?),
                });
            }
            if let (Some(owner), Some(tag)) = (&mut owner, row.get(OWNER_TAG_AT)?) {
                owner.tags.push(tag);
            }
            Ok(ControlFlow::Continue(()))
        })?;
        if let Some(owner) = &mut owner {
            owner.tags.sort_unstable();
        }
        Ok(owner)
    }
}

impl Tx<'_> {
    /// Adds the client unless one of that id is there.
    pub fn insert_oauth_client(&self, id: &str, name: &str, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "INSERT INTO oauth_clients (id, name, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            params![id, name, at.millis()],
        )
    }

    pub fn update_oauth_client_name(&self, id: &str, name: &str) -> Result<bool, StoreError> {
        self.changed("UPDATE oauth_clients SET name = ?2 WHERE id = ?1", [id, name])
    }

    /// Its grants and their tokens go with it.
    pub fn delete_oauth_client(&self, id: &str) -> Result<bool, StoreError> {
        self.changed("DELETE FROM oauth_clients WHERE id = ?1", [id])
    }

    pub fn insert_oauth_grant(
        &self,
        client: &str,
        account: AccountId,
        at: Timestamp,
        expires_at: Timestamp,
    ) -> Result<i64, StoreError> {
        self.insert(
            "INSERT INTO oauth_grants (client_id, account_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4) RETURNING id",
            params![client, account.0, at.millis(), expires_at.millis()],
        )
    }

    pub fn insert_oauth_token(
        &self,
        grant: i64,
        kind: TokenKind,
        digest: &[u8; 32],
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO oauth_tokens (digest, grant_id, kind, expires_at) VALUES (?1, ?2, ?3, ?4)",
            params![digest, grant, kind.as_str(), expires_at.millis()],
        )
    }

    /// Spends a refresh token. `false` when it was spent before.
    pub fn use_oauth_token(&self, digest: &[u8; 32], at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE oauth_tokens SET used_at = ?2 WHERE digest = ?1 AND used_at IS NULL",
            params![digest, at.millis()],
        )
    }

    pub fn touch_oauth_grant(
        &self,
        grant: i64,
        at: Timestamp,
        unless_since: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE oauth_grants SET last_used_at = ?2 \
             WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?3)",
            params![grant, at.millis(), unless_since.millis()],
        )
    }

    /// Access tokens end when their successors are made.
    pub fn delete_access_tokens_of(&self, grant: i64) -> Result<(), StoreError> {
        self.run("DELETE FROM oauth_tokens WHERE grant_id = ?1 AND kind = 'access'", [grant])
    }

    pub fn delete_oauth_token(&self, digest: &[u8; 32]) -> Result<bool, StoreError> {
        self.changed("DELETE FROM oauth_tokens WHERE digest = ?1", [digest])
    }

    pub fn revoke_oauth_grant(&self, grant: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE oauth_grants SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
            params![grant, at.millis()],
        )
    }

    pub fn revoke_oauth_grants_of(&self, account: AccountId, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE oauth_grants SET revoked_at = ?2 WHERE account_id = ?1 AND revoked_at IS NULL",
            params![account.0, at.millis()],
        )
    }

    /// The same, and tells how many there were.
    pub fn revoke_all_oauth_grants_of(&self, account: AccountId, at: Timestamp) -> Result<usize, StoreError> {
        self.count_changed(
            "UPDATE oauth_grants SET revoked_at = ?2 \
             WHERE account_id = ?1 AND revoked_at IS NULL AND expires_at > ?2",
            params![account.0, at.millis()],
        )
    }

    /// Revokes one grant if it is the account's.
    pub fn revoke_oauth_grant_of(
        &self,
        account: AccountId,
        grant: i64,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE oauth_grants SET revoked_at = ?3 WHERE id = ?2 AND account_id = ?1 AND revoked_at IS NULL",
            params![account.0, grant, at.millis()],
        )
    }

    /// Grants past their end, with their tokens, and access tokens past theirs. Spent refresh
    /// tokens stay as long as their grant: a second use must be noticed.
    pub fn delete_expired_oauth(&self, now: Timestamp) -> Result<(), StoreError> {
        self.run("DELETE FROM oauth_grants WHERE expires_at <= ?1", [now.millis()])?;
        self.run("DELETE FROM oauth_tokens WHERE expires_at <= ?1 AND kind = 'access'", [now.millis()])
    }
}

fn token_from_row(row: &Row<'_>, first: usize) -> Result<StoredToken, StoreError> {
    Ok(StoredToken {
        grant: row.get(first)?,
        client: row.get(first + 1)?,
        account: row.get(first + 2)?,
        is_refresh: row.text(first + 3)? == TokenKind::Refresh.as_str(),
        expires_at: row.get(first + 4)?,
        used_at: row.get(first + 5)?,
        grant_expires_at: row.get(first + 6)?,
        revoked_at: row.get(first + 7)?,
        last_used_at: row.get(first + 8)?,
        grant_created_at: row.get(first + 9)?,
    })
}

/// What is put together.
pub(in crate::store) fn statements() -> Vec<String> {
    vec![TOKEN.clone(), TOKEN_OWNER.clone()]
}

fn client_from_row(row: &Row<'_>) -> Result<OauthClient, StoreError> {
    Ok(OauthClient { id: row.get(0)?, name: row.get(1)?, created_at: row.get(2)? })
}

#[cfg(test)]
mod tests;

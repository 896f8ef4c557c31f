//! API keys (contract.md B5): digest, first characters, rights, limits of use.

use crate::domain::{Rights, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

#[derive(Debug, Clone)]
pub struct NewApiKey {
    pub name: String,
    pub digest: [u8; 32],
    pub shown_prefix: String,
    pub rights: Rights,
    pub description: Option<String>,
    /// CIDR networks, separated by spaces; empty means any.
    pub networks: String,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
}

#[derive(Debug, Clone)]
pub struct ApiKey {
    pub id: i64,
    pub name: String,
    pub shown_prefix: String,
    pub rights: Rights,
    pub description: Option<String>,
    pub networks: String,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
}

impl ApiKey {
    pub fn state(&self, now: Timestamp) -> &'static str {
        if self.revoked_at.is_some() {
            "revoked"
        } else if self.expires_at.is_some_and(|end| end <= now) {
            "expired"
        } else {
            "active"
        }
    }
}

const COLUMNS: &str = "id, name, shown_prefix, admin, users_admin, description, networks, created_at, expires_at, \
                       revoked_at, last_used_at";

impl Reader<'_> {
    pub fn find_api_key(&self, digest: &[u8; 32]) -> Result<Option<ApiKey>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM api_keys WHERE digest = ?1");
        self.find(&sql, [digest], key_from_row)
    }

    pub fn find_api_key_by_name(&self, name: &str) -> Result<Option<ApiKey>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM api_keys WHERE name_key = ?1");
        self.find(&sql, [name.to_ascii_lowercase()], key_from_row)
    }

    /// What a key may do; `None` for one that is revoked or was never there.
    pub fn find_api_key_rights(&self, id: i64) -> Result<Option<Rights>, StoreError> {
        let sql = "SELECT admin, users_admin FROM api_keys WHERE id = ?1 AND revoked_at IS NULL";
        self.find(sql, [id], |row| Ok(Rights { admin: row.get(0)?, users_admin: row.get(1)? }))
    }

    pub fn find_api_key_by_id(&self, id: i64) -> Result<Option<ApiKey>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM api_keys WHERE id = ?1");
        self.find(&sql, [id], key_from_row)
    }

    /// The keys that another one made, which the audit trail tells.
    pub fn list_api_keys_made_by(&self, maker: i64) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT target_id FROM audit WHERE action = 'api_key.created' AND actor_kind = 'api_key' \
             AND actor_id = ?1 ORDER BY seq";
        let ids: Vec<String> = self.list(sql, [maker.to_string()], |row| row.get(0))?;
        Ok(ids.iter().filter_map(|id| id.parse().ok()).collect())
    }

    pub fn list_api_keys(&self) -> Result<Vec<ApiKey>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM api_keys ORDER BY id");
        self.list(&sql, (), key_from_row)
    }
}

impl Tx<'_> {
    pub fn insert_api_key(&self, new: &NewApiKey) -> Result<i64, StoreError> {
        self.insert(
            "INSERT INTO api_keys (name, name_key, digest, shown_prefix, admin, users_admin, description, \
             networks, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
            params![
                new.name,
                new.name.to_ascii_lowercase(),
                new.digest,
                new.shown_prefix,
                new.rights.admin,
                new.rights.users_admin,
                new.description,
                new.networks,
                new.created_at.millis(),
                new.expires_at.map(Timestamp::millis),
            ],
        )
    }

    pub fn touch_api_key(&self, id: i64, at: Timestamp, unless_since: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE api_keys SET last_used_at = ?2 \
             WHERE id = ?1 AND (last_used_at IS NULL OR last_used_at <= ?3)",
            params![id, at.millis(), unless_since.millis()],
        )
    }

    pub fn revoke_api_key(&self, id: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE api_keys SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL",
            params![id, at.millis()],
        )
    }
}

fn key_from_row(row: &Row<'_>) -> Result<ApiKey, StoreError> {
    Ok(ApiKey {
        id: row.get(0)?,
        name: row.get(1)?,
        shown_prefix: row.get(2)?,
        rights: Rights { admin: row.get(3)?, users_admin: row.get(4)? },
        description: row.get(5)?,
        networks: row.get(6)?,
        created_at: row.get(7)?,
        expires_at: row.get(8)?,
        revoked_at: row.get(9)?,
        last_used_at: row.get(10)?,
    })
}

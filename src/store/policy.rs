//! The site's policy, the one-time set-up, and secrets that are stored sealed.

use rusqlite::{OptionalExtension, params};

use super::{Reader, StoreError, Tx};
use crate::domain::{SitePolicy, Timestamp};

/// Who changed a setting of the policy, and when.
#[derive(Debug, Clone)]
pub struct PolicyChange {
    pub key: String,
    pub changed_at: Timestamp,
    pub changed_by: String,
}

impl Reader<'_> {
    /// The policy in force. A row that this version does not understand is passed over: the
    /// default is in force then, and the log says so.
    pub fn find_policy(&self) -> Result<SitePolicy, StoreError> {
        let mut policy = SitePolicy::default();
        let mut statement = self.conn().prepare_cached("SELECT key, value FROM site_policy")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            let value: String = row.get(1)?;
            if let Err(error) = policy.set(&key, &value) {
                tracing::warn!(%error, "a stored setting was passed over");
            }
        }
        Ok(policy)
    }

    pub fn list_policy_changes(&self) -> Result<Vec<PolicyChange>, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT key, changed_at, changed_by FROM site_policy")?;
        let rows = statement.query_map([], |row| {
            Ok(PolicyChange {
                key: row.get(0)?,
                changed_at: Timestamp::from_millis(row.get(1)?),
                changed_by: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn is_setup_link(&self, digest: &[u8; 32]) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM setup_links WHERE digest = ?1", digest)
    }

    /// Which key the file's secrets are sealed with.
    pub fn find_key_fingerprint(&self) -> Result<Option<String>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT fingerprint FROM sealing_key")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }

    pub fn find_sealed_secret(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement =
            self.conn().prepare_cached("SELECT sealed FROM sealed_secrets WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }
}

impl Tx<'_> {
    /// Stores one value; `None` goes back to the default.
    pub fn update_policy(
        &self,
        key: &str,
        value: Option<&str>,
        by: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        match value {
            None => self.run("DELETE FROM site_policy WHERE key = ?1", [key]),
            Some(value) => self.run(
                "INSERT INTO site_policy (key, value, changed_at, changed_by) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (key) DO UPDATE SET value = ?2, changed_at = ?3, changed_by = ?4",
                params![key, value, at.millis(), by],
            ),
        }
    }

    pub fn insert_key_fingerprint(&self, fingerprint: &str, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO sealing_key (fingerprint, created_at) VALUES (?1, ?2)",
            params![fingerprint, at.millis()],
        )
    }

    /// A new set-up link ends the older.
    pub fn insert_setup_link(&self, digest: &[u8; 32], at: Timestamp) -> Result<(), StoreError> {
        self.delete_setup_links()?;
        self.run("INSERT INTO setup_links (digest, created_at) VALUES (?1, ?2)", params![digest, at.millis()])
    }

    pub fn delete_setup_links(&self) -> Result<(), StoreError> {
        self.run("DELETE FROM setup_links", [])
    }

    pub fn update_sealed_secret(&self, name: &str, sealed: &[u8], at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO sealed_secrets (name, sealed, created_at) VALUES (?1, ?2, ?3) \
             ON CONFLICT (name) DO UPDATE SET sealed = ?2, created_at = ?3",
            params![name, sealed, at.millis()],
        )
    }
}

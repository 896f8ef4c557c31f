//! The site's policy and logo, the one-time set-up, and secrets that are stored sealed.

use std::ops::ControlFlow;

use crate::domain::site::logo::LogoMark;
use crate::domain::{SitePolicy, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// Who changed a setting of the policy, and when.
#[derive(Debug, Clone)]
pub struct PolicyChange {
    pub key: String,
    pub changed_at: Timestamp,
    pub changed_by: String,
}

/// One change of a setting, as the audit trail has it.
#[derive(Debug, Clone)]
pub struct SettingChange {
    /// Its number in the trail.
    pub line: i64,
    pub at: Timestamp,
    pub actor_kind: String,
    pub actor_label: Option<String>,
    pub key: String,
    /// JSON with `before` and `after`.
    pub details: String,
}

/// A secret as it is stored: sealed.
#[derive(Debug, Clone)]
pub struct SealedSecret {
    pub sealed: Vec<u8>,
    pub created_at: Timestamp,
    /// For one that was replaced: until when it works.
    pub ends_at: Option<Timestamp>,
}

impl Reader<'_> {
    /// The policy in force. A row that this version does not understand is passed over: the
    /// default is in force then, and the log says so.
    pub fn find_policy(&self) -> Result<SitePolicy, StoreError> {
        let mut policy = SitePolicy::default();
        self.each("SELECT key, value FROM site_policy", (), |row| {
            if let Err(error) = policy.set(row.text(0)?, row.text(1)?) {
                tracing::warn!(%error, "a stored setting was passed over");
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(policy)
    }

    pub fn list_policy_changes(&self) -> Result<Vec<PolicyChange>, StoreError> {
        self.list("SELECT key, changed_at, changed_by FROM site_policy", (), |row| {
            Ok(PolicyChange { key: row.get(0)?, changed_at: row.get(1)?, changed_by: row.get(2)? })
        })
    }

    /// Whether the setting has a value of its own, be it the default's.
    pub fn is_policy_stored(&self, key: &str) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM site_policy WHERE key = ?1", [key])
    }

    /// Changes of one setting or of all, newest first, from before a line of the audit trail on.
    pub fn list_setting_changes(
        &self,
        key: Option<&str>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<SettingChange>, StoreError> {
        const CHANGES: &str = "SELECT seq, at, actor_kind, actor_label, target_id, details FROM audit \
             WHERE target_kind = 'setting'";
        let before = before.unwrap_or(i64::MAX);
        match key {
            Some(key) => self.list(
                &format!("{CHANGES} AND target_id = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3"),
                params![key, before, limit],
                setting_change,
            ),
            None => self.list(
                &format!("{CHANGES} AND seq < ?1 ORDER BY seq DESC LIMIT ?2"),
                params![before, limit],
                setting_change,
            ),
        }
    }

    pub fn find_logo(&self, mark: &LogoMark) -> Result<Option<Vec<u8>>, StoreError> {
        self.find("SELECT bytes FROM logos WHERE mark = ?1", [mark.to_string()], |row| row.get(0))
    }

    pub fn is_setup_link(&self, digest: &[u8; 32]) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM setup_links WHERE digest = ?1", [digest])
    }

    /// Which key the file's secrets are sealed with.
    pub fn find_key_fingerprint(&self) -> Result<Option<String>, StoreError> {
        self.find("SELECT fingerprint FROM sealing_key", (), |row| row.get(0))
    }

    pub fn find_sealed_secret(&self, name: &str) -> Result<Option<SealedSecret>, StoreError> {
        let sql = "SELECT sealed, created_at, ends_at FROM sealed_secrets WHERE name = ?1";
        self.find(sql, [name], |row| {
            Ok(SealedSecret { sealed: row.get(0)?, created_at: row.get(1)?, ends_at: row.get(2)? })
        })
    }

    /// Whether it still works, as the secret in use or as the one before.
    pub fn is_sealed_secret_in_use(&self, sealed: &[u8], now: Timestamp) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM sealed_secrets \
                   WHERE sealed = ?1 AND (ends_at IS NULL OR ends_at > ?2))";
        Ok(self.find(sql, params![sealed, now.millis()], |row| row.get(0))?.unwrap_or(false))
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
        self.run("DELETE FROM setup_links", ())
    }

    pub fn update_sealed_secret(&self, name: &str, secret: &SealedSecret) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO sealed_secrets (name, sealed, created_at, ends_at) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (name) DO UPDATE SET sealed = ?2, created_at = ?3, ends_at = ?4",
            params![name, secret.sealed, secret.created_at.millis(), secret.ends_at.map(Timestamp::millis)],
        )
    }

    pub fn delete_sealed_secret(&self, name: &str) -> Result<bool, StoreError> {
        self.changed("DELETE FROM sealed_secrets WHERE name = ?1", [name])
    }

    pub fn delete_ended_secrets(&self, now: Timestamp) -> Result<(), StoreError> {
        self.run("DELETE FROM sealed_secrets WHERE ends_at <= ?1", [now.millis()])
    }

    pub fn insert_logo(&self, mark: &LogoMark, bytes: &[u8], at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO logos (mark, bytes, created_at) VALUES (?1, ?2, ?3) ON CONFLICT (mark) DO NOTHING",
            params![mark.to_string(), bytes, at.millis()],
        )
    }

    /// Those that no setting names any more.
    pub fn delete_logos_but(&self, one: &str, other: &str) -> Result<(), StoreError> {
        self.run("DELETE FROM logos WHERE mark NOT IN (?1, ?2)", params![one, other])
    }
}

fn setting_change(row: &Row<'_>) -> Result<SettingChange, StoreError> {
    Ok(SettingChange {
        line: row.get(0)?,
        at: row.get(1)?,
        actor_kind: row.get(2)?,
        actor_label: row.get(3)?,
        key: row.get::<Option<String>>(4)?.unwrap_or_default(),
        details: row.get(5)?,
    })
}

//! The browsers that an account is known from: the digest of a random cookie is a row, so that each
//! can be forgotten.

use std::time::Duration;

use crate::domain::{AccountId, Timestamp, UserAgent};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// A browser that nobody signed in from for this long is forgotten.
pub const DEVICE_KEPT: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Of an account. Beyond them the one unused for longest is forgotten.
const DEVICES_MOST: u32 = 50;

#[derive(Debug, Clone)]
pub struct NewDevice {
    pub account: AccountId,
    pub digest: [u8; 32],
    pub user_agent: UserAgent,
    pub peer: Option<String>,
    pub at: Timestamp,
}

#[derive(Debug, Clone)]
pub struct StoredDevice {
    pub id: i64,
    pub user_agent: UserAgent,
    /// Where it was last used from.
    pub peer: Option<String>,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    /// Sessions of it that have not been ended.
    pub sessions: u32,
}

const COLUMNS: &str = "id, browser, system, peer, created_at, last_seen_at, \
                       (SELECT count(*) FROM sessions WHERE device_id = devices.id)";

impl Reader<'_> {
    pub fn find_device(
        &self,
        account: AccountId,
        digest: &[u8; 32],
    ) -> Result<Option<StoredDevice>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM devices WHERE account_id = ?1 AND digest = ?2");
        self.find(&sql, params![account.0, digest], device_from_row)
    }

    /// Those of an account, the one used last first.
    pub fn list_devices(&self, account: AccountId, limit: u32) -> Result<Vec<StoredDevice>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM devices WHERE account_id = ?1 ORDER BY last_seen_at DESC, id DESC LIMIT ?2"
        );
        self.list(&sql, params![account.0, limit], device_from_row)
    }

    /// Those that were known before this one, the newest first.
    pub fn list_devices_before(
        &self,
        account: AccountId,
        before: i64,
        limit: u32,
    ) -> Result<Vec<StoredDevice>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM devices WHERE account_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3"
        );
        self.list(&sql, params![account.0, before, limit], device_from_row)
    }
}

impl Tx<'_> {
    /// Makes a browser known, or notes that it was here again; returns its id.
    pub fn upsert_device(&self, new: &NewDevice) -> Result<i64, StoreError> {
        let sql = "INSERT INTO devices (account_id, digest, browser, system, peer, created_at, last_seen_at) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) \
                   ON CONFLICT (account_id, digest) DO UPDATE SET browser = excluded.browser, \
                   system = excluded.system, peer = excluded.peer, \
                   last_seen_at = CASE WHEN devices.last_seen_at < excluded.last_seen_at THEN excluded.last_seen_at \
                   ELSE devices.last_seen_at END RETURNING id";
        let values = params![
            new.account.0,
            new.digest,
            new.user_agent.browser,
            new.user_agent.system,
            new.peer,
            new.at.millis()
        ];
        let id = self.one(sql, values, |row| row.get(0))?;
        self.delete_devices_beyond(new.account, DEVICES_MOST)?;
        Ok(id)
    }

    fn delete_devices_beyond(&self, account: AccountId, most: u32) -> Result<(), StoreError> {
        let sql = "SELECT id FROM devices WHERE account_id = ?1 ORDER BY last_seen_at DESC, id DESC \
                   LIMIT 1000 OFFSET ?2";
        let beyond: Vec<i64> = self.list(sql, params![account.0, most], |row| row.get(0))?;
        for id in beyond {
            self.delete_device(account, id)?;
        }
        Ok(())
    }

    pub fn touch_device(&self, id: i64, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE devices SET last_seen_at = ?2 WHERE id = ?1 AND last_seen_at < ?2",
            params![id, at.millis()],
        )
    }

    /// Forgets one browser of this account, with its sessions. `false` when there is none of that id.
    pub fn delete_device(&self, account: AccountId, id: i64) -> Result<bool, StoreError> {
        self.run("DELETE FROM sessions WHERE account_id = ?1 AND device_id = ?2", params![account.0, id])?;
        self.changed("DELETE FROM devices WHERE account_id = ?1 AND id = ?2", params![account.0, id])
    }

    /// Forgets all browsers of an account but one, with their sessions.
    pub fn delete_devices_of(&self, account: AccountId, except: Option<i64>) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM sessions WHERE account_id = ?1 AND device_id IS NOT NULL AND device_id IS DISTINCT FROM ?2",
            params![account.0, except],
        )?;
        self.run(
            "DELETE FROM devices WHERE account_id = ?1 AND id IS DISTINCT FROM ?2",
            params![account.0, except],
        )
    }

    pub fn delete_devices_unseen_since(&self, then: Timestamp) -> Result<(), StoreError> {
        self.run("DELETE FROM devices WHERE last_seen_at < ?1", [then.millis()])
    }
}

fn device_from_row(row: &Row<'_>) -> Result<StoredDevice, StoreError> {
    Ok(StoredDevice {
        id: row.get(0)?,
        user_agent: UserAgent { browser: row.get(1)?, system: row.get(2)? },
        peer: row.get(3)?,
        created_at: row.get(4)?,
        last_seen_at: row.get(5)?,
        sessions: row.get(6)?,
    })
}

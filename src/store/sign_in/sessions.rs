//! Browsers' sessions: the digest of a random cookie is a row, so that every one can be ended.

use crate::domain::{Account, AccountId, SessionTimes, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

#[derive(Debug, Clone)]
pub struct NewSession {
    pub digest: [u8; 32],
    pub account: AccountId,
    pub remembered: bool,
    /// Whether a second factor was given, too.
    pub second_factor: bool,
    /// Whether it was given just now.
    pub factor_is_proven: bool,
    pub created_at: Timestamp,
    pub peer: Option<String>,
    pub user_agent: Option<String>,
    /// The browser that it was opened in.
    pub device: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct StoredSession {
    pub account: AccountId,
    pub remembered: bool,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    /// The last time that the password was given in it, or that it was opened.
    pub proven_at: Timestamp,
    /// The last time that a second factor was given in it.
    pub factor_proven_at: Option<Timestamp>,
    pub second_factor: bool,
    /// The browser that it was opened in, while it is known.
    pub device: Option<i64>,
}

/// A session as its owner or an administrator sees it in a list.
#[derive(Debug, Clone)]
pub struct ListedSession {
    pub digest: [u8; 32],
    pub session: StoredSession,
    pub peer: Option<String>,
    pub user_agent: Option<String>,
}

impl StoredSession {
    /// Whether the password was given lately enough for what matters.
    pub fn is_password_proven(&self, times: &SessionTimes, now: Timestamp) -> bool {
        times.holds_proof_of(self.proven_at, now)
    }

    /// Whether a second factor was.
    pub fn is_factor_proven(&self, times: &SessionTimes, now: Timestamp) -> bool {
        self.factor_proven_at.is_some_and(|at| times.holds_proof_of(at, now))
    }

    /// Whether it still stands at this moment for this account.
    pub fn is_open(&self, account: &Account, times: &SessionTimes, now: Timestamp) -> bool {
        let idle = if self.remembered { times.remembered } else { times.idle };
        let absolute = if account.rights().manages_users() { times.administrators } else { times.remembered };
        now < self.last_seen_at.plus(idle) && now < self.created_at.plus(absolute)
    }
}

impl Reader<'_> {
    pub fn find_session(&self, digest: &[u8; 32]) -> Result<Option<StoredSession>, StoreError> {
        let sql = "SELECT account_id, remembered, created_at, last_seen_at, coalesce(proven_at, created_at), \
                   second_factor, device_id, factor_proven_at FROM sessions WHERE digest = ?1";
        self.find(sql, [digest], session_from_row)
    }

    /// The sessions of an account, the one used last first; some of them may have run out.
    pub fn list_sessions(&self, account: AccountId, limit: u32) -> Result<Vec<ListedSession>, StoreError> {
        let sql = "SELECT account_id, remembered, created_at, last_seen_at, coalesce(proven_at, created_at), \
                   second_factor, device_id, factor_proven_at, digest, peer, user_agent FROM sessions WHERE account_id = ?1 \
                   ORDER BY last_seen_at DESC LIMIT ?2";
        self.list(sql, params![account.0, limit], listed_session)
    }
}

impl Reader<'_> {
    /// The same piece by piece, in the order of their digests.
    pub fn list_sessions_after(
        &self,
        account: AccountId,
        after: Option<&[u8; 32]>,
        limit: u32,
    ) -> Result<Vec<ListedSession>, StoreError> {
        let sql = "SELECT account_id, remembered, created_at, last_seen_at, coalesce(proven_at, created_at), \
                   second_factor, device_id, factor_proven_at, digest, peer, user_agent FROM sessions \
                   WHERE account_id = ?1 AND digest > ?2 ORDER BY digest LIMIT ?3";
        let after = after.map(<[u8; 32]>::as_slice).unwrap_or_default();
        self.list(sql, params![account.0, after, limit], listed_session)
    }
}

impl Reader<'_> {
    /// When somebody was last here with this account, by whatever way: signing in, a session, a program's tokens.
    pub fn find_last_activity(&self, account: AccountId) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT max(at) FROM (SELECT last_sign_in_at AS at FROM accounts WHERE id = ?1 UNION ALL \
                   SELECT max(last_seen_at) FROM sessions WHERE account_id = ?1 UNION ALL \
                   SELECT max(last_used_at) FROM oauth_grants WHERE account_id = ?1) AS times";
        self.one(sql, [account.0], |row| row.get(0))
    }
}

impl Tx<'_> {
    pub fn insert_session(&self, new: &NewSession) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO sessions (digest, account_id, remembered, created_at, last_seen_at, proven_at, \
             second_factor, peer, user_agent, device_id, factor_proven_at) \
             VALUES (?1, ?2, ?3, ?4, ?4, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                new.digest,
                new.account.0,
                new.remembered,
                new.created_at.millis(),
                new.second_factor,
                new.peer,
                new.user_agent,
                new.device,
                new.factor_is_proven.then_some(new.created_at.millis()),
            ],
        )
    }

    /// Also notes that the session's browser is in use.
    pub fn touch_session(&self, digest: &[u8; 32], at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE sessions SET last_seen_at = ?2 WHERE digest = ?1 AND last_seen_at < ?2",
            params![digest, at.millis()],
        )?;
        self.run(
            "UPDATE devices SET last_seen_at = ?2 \
             WHERE id = (SELECT device_id FROM sessions WHERE digest = ?1) AND last_seen_at < ?2",
            params![digest, at.millis()],
        )
    }

    /// The password was given in this session. `false` where it has ended meanwhile.
    pub fn note_password_proof(&self, digest: &[u8; 32], at: Timestamp) -> Result<bool, StoreError> {
        self.changed("UPDATE sessions SET proven_at = ?2 WHERE digest = ?1", params![digest, at.millis()])
    }

    /// A second factor was given in this session. `false` where it has ended meanwhile.
    pub fn note_factor_proof(&self, digest: &[u8; 32], at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE sessions SET factor_proven_at = ?2 WHERE digest = ?1",
            params![digest, at.millis()],
        )
    }

    /// An app was set up in it, with a code of it. `false` when it was ended meanwhile.
    pub fn note_second_factor(&self, digest: &[u8; 32], at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE sessions SET second_factor = 1, factor_proven_at = ?2 WHERE digest = ?1",
            params![digest, at.millis()],
        )
    }

    pub fn delete_session(&self, digest: &[u8; 32]) -> Result<bool, StoreError> {
        self.changed("DELETE FROM sessions WHERE digest = ?1", [digest])
    }

    /// Ends all sessions of an account, except the one that is in use when it is named.
    pub fn delete_sessions_of(
        &self,
        account: AccountId,
        except: Option<&[u8; 32]>,
    ) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM sessions WHERE account_id = ?1 AND digest IS DISTINCT FROM ?2",
            params![account.0, except.map(|digest| digest.as_slice())],
        )
    }

    /// Ends all sessions of an account and tells how many there were.
    pub fn delete_all_sessions_of(&self, account: AccountId) -> Result<usize, StoreError> {
        self.count_changed("DELETE FROM sessions WHERE account_id = ?1", [account.0])
    }

    /// Ends one session if it is the account's.
    pub fn delete_session_of(&self, account: AccountId, digest: &[u8; 32]) -> Result<bool, StoreError> {
        self.changed(
            "DELETE FROM sessions WHERE account_id = ?1 AND digest = ?2",
            params![account.0, digest.as_slice()],
        )
    }

    pub fn delete_expired_sessions(&self, times: &SessionTimes, now: Timestamp) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM sessions WHERE last_seen_at <= ?1 OR (remembered = 0 AND last_seen_at <= ?2)",
            params![now.minus(times.remembered).millis(), now.minus(times.idle).millis()],
        )
    }
}

fn listed_session(row: &Row<'_>) -> Result<ListedSession, StoreError> {
    Ok(ListedSession {
        session: session_from_row(row)?,
        digest: row.get(8)?,
        peer: row.get(9)?,
        user_agent: row.get(10)?,
    })
}

fn session_from_row(row: &Row<'_>) -> Result<StoredSession, StoreError> {
    Ok(StoredSession {
        account: row.get(0)?,
        remembered: row.get(1)?,
        created_at: row.get(2)?,
        last_seen_at: row.get(3)?,
        proven_at: row.get(4)?,
        second_factor: row.get(5)?,
        device: row.get(6)?,
        factor_proven_at: row.get(7)?,
    })
}

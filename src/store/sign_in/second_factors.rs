//! Second factors and their drafts, recovery codes, wrong codes, and sign-ins that wait for a factor.

use crate::domain::{AccountId, FactorKind, FactorMisses, SecondFactorRule, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// A factor that counts. What is sealed in it only its kind knows.
#[derive(Debug, Clone)]
pub struct StoredFactor {
    pub id: i64,
    pub account: AccountId,
    pub kind: FactorKind,
    pub sealed: Vec<u8>,
    pub created_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

/// A factor that is being set up.
#[derive(Debug, Clone)]
pub struct FactorDraft {
    pub sealed: Vec<u8>,
    pub created_at: Timestamp,
}

/// How many recovery codes were made and how many of them still work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryCodeCount {
    pub made: u32,
    pub left: u32,
    pub made_at: Option<Timestamp>,
}

/// A browser whose password was right and whose factor is still to come.
#[derive(Debug, Clone)]
pub struct PendingSignIn {
    pub digest: [u8; 32],
    pub account: AccountId,
    pub remembered: bool,
    pub misses: u32,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// A keyed digest of the hash of the password that was right.
    pub password: [u8; 32],
}

const FACTOR: &str = "id, account_id, kind, sealed, created_at, last_used_at";

/// The policy's value; the default where nobody set one.
pub(in crate::store) fn rule_from(value: Option<&str>) -> SecondFactorRule {
    value.and_then(SecondFactorRule::parse).unwrap_or_default()
}

impl Reader<'_> {
    /// The factors of an account, the oldest first.
    pub fn list_factors(&self, account: AccountId) -> Result<Vec<StoredFactor>, StoreError> {
        let sql = format!("SELECT {FACTOR} FROM second_factors WHERE account_id = ?1 ORDER BY id");
        self.list(&sql, [account.0], factor_from_row)
    }

    pub fn has_factor(&self, account: AccountId) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM second_factors WHERE account_id = ?1", [account.0])
    }

    /// The site's rule alone: asked with every bearer token, where the whole policy would be too much.
    pub fn find_second_factor_rule(&self) -> Result<SecondFactorRule, StoreError> {
        let sql = "SELECT value FROM site_policy WHERE key = 'account.second_factor'";
        let value: Option<String> = self.find(sql, (), |row| row.get(0))?;
        Ok(rule_from(value.as_deref()))
    }

    pub fn find_factor_draft(
        &self,
        account: AccountId,
        kind: FactorKind,
    ) -> Result<Option<FactorDraft>, StoreError> {
        let sql = "SELECT sealed, created_at FROM factor_drafts WHERE account_id = ?1 AND kind = ?2";
        self.find(sql, params![account.0, kind.as_str()], |row| {
            Ok(FactorDraft { sealed: row.get(0)?, created_at: row.get(1)? })
        })
    }

    pub fn count_recovery_codes(&self, account: AccountId) -> Result<RecoveryCodeCount, StoreError> {
        let sql = "SELECT count(*), count(*) FILTER (WHERE used_at IS NULL), max(created_at) \
                   FROM recovery_codes WHERE account_id = ?1";
        self.one(sql, [account.0], |row| {
            Ok(RecoveryCodeCount { made: row.get(0)?, left: row.get(1)?, made_at: row.get(2)? })
        })
    }

    pub fn find_factor_misses(&self, account: AccountId) -> Result<FactorMisses, StoreError> {
        let sql = "SELECT in_a_row, locked_until FROM factor_misses WHERE account_id = ?1";
        let found = self.find(sql, [account.0], |row| {
            let locked_until = row.get(1)?;
            Ok(FactorMisses { in_a_row: row.get(0)?, locked_until })
        })?;
        Ok(found.unwrap_or_default())
    }

    /// One that has not expired.
    pub fn find_pending_sign_in(
        &self,
        digest: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<PendingSignIn>, StoreError> {
        let sql = "SELECT digest, account_id, remembered, misses, created_at, expires_at, password \
                   FROM pending_sign_ins WHERE digest = ?1 AND expires_at > ?2";
        self.find(sql, params![digest, now.millis()], |row| {
            Ok(PendingSignIn {
                digest: row.get(0)?,
                account: row.get(1)?,
                remembered: row.get(2)?,
                misses: row.get(3)?,
                created_at: row.get(4)?,
                expires_at: row.get(5)?,
                password: row.get(6)?,
            })
        })
    }
}

/// Steps of thirty seconds, an hour of them. A counter beyond was remembered while the clock ran ahead, and
/// would keep its owner out until that time comes; a clock that is set back by less lets nobody use a code twice.
const BELIEVED_AHEAD: i64 = 120;

impl Tx<'_> {
    /// `counter` is what was used last: nothing at or before it is taken again.
    pub fn insert_factor(
        &self,
        account: AccountId,
        kind: FactorKind,
        sealed: &[u8],
        counter: i64,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO second_factors (account_id, kind, sealed, counter, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![account.0, kind.as_str(), sealed, counter, at.millis()],
        )
    }

    /// Spends what this use of the factor showed. `false` when it, or something later, was used before.
    pub fn use_factor(&self, id: i64, counter: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE second_factors SET counter = ?2, last_used_at = ?3 \
             WHERE id = ?1 AND (counter < ?2 OR counter > ?4)",
            params![id, counter, at.millis(), counter.saturating_add(BELIEVED_AHEAD)],
        )
    }

    /// Makes room for another factor of a kind. What was there counts no more, but is kept aside for
    /// [`Self::take_factors_back`]. `false` when there was none.
    pub fn set_factors_aside(
        &self,
        account: AccountId,
        kind: FactorKind,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.run(
            "INSERT INTO replaced_factors \
             (account_id, kind, sealed, counter, created_at, last_used_at, replaced_at) \
             SELECT account_id, kind, sealed, counter, created_at, last_used_at, ?3 \
             FROM second_factors WHERE account_id = ?1 AND kind = ?2",
            params![account.0, kind.as_str(), at.millis()],
        )?;
        self.changed(
            "DELETE FROM second_factors WHERE account_id = ?1 AND kind = ?2",
            params![account.0, kind.as_str()],
        )
    }

    /// Ends the factors that were added at this moment or later. Those whose place they took count again,
    /// from where they were used last.
    pub fn take_factors_back(&self, account: AccountId, since: Timestamp) -> Result<(), StoreError> {
        let values = params![account.0, since.millis()];
        self.run("DELETE FROM second_factors WHERE account_id = ?1 AND created_at >= ?2", values)?;
        self.run(
            "INSERT INTO second_factors (account_id, kind, sealed, counter, created_at, last_used_at) \
             SELECT account_id, kind, sealed, counter, created_at, last_used_at FROM replaced_factors \
             WHERE account_id = ?1 AND created_at < ?2 AND replaced_at >= ?2",
            values,
        )?;
        self.run("DELETE FROM replaced_factors WHERE account_id = ?1 AND replaced_at >= ?2", values)
    }

    /// Ends the recovery codes that were made at this moment or later. `false` when there were none.
    pub fn delete_recovery_codes_since(
        &self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        self.changed(
            "DELETE FROM recovery_codes WHERE account_id = ?1 AND created_at >= ?2",
            params![account.0, since.millis()],
        )
    }

    /// Everything that belongs to second factors: factors, drafts, recovery codes, misses.
    pub fn delete_factors_of(&self, account: AccountId) -> Result<bool, StoreError> {
        self.delete_factor_drafts_of(account)?;
        self.run("DELETE FROM replaced_factors WHERE account_id = ?1", [account.0])?;
        self.run("DELETE FROM recovery_codes WHERE account_id = ?1", [account.0])?;
        self.run("DELETE FROM factor_misses WHERE account_id = ?1", [account.0])?;
        self.delete_pending_sign_ins_of(account)?;
        self.changed("DELETE FROM second_factors WHERE account_id = ?1", [account.0])
    }

    /// A newer draft takes the place of an older one.
    pub fn insert_factor_draft(
        &self,
        account: AccountId,
        kind: FactorKind,
        sealed: &[u8],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO factor_drafts (account_id, kind, sealed, created_at) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (account_id, kind) DO UPDATE SET sealed = ?3, created_at = ?4",
            params![account.0, kind.as_str(), sealed, at.millis()],
        )
    }

    pub fn delete_factor_draft(&self, account: AccountId, kind: FactorKind) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM factor_drafts WHERE account_id = ?1 AND kind = ?2",
            params![account.0, kind.as_str()],
        )
    }

    pub fn delete_factor_drafts_of(&self, account: AccountId) -> Result<(), StoreError> {
        self.run("DELETE FROM factor_drafts WHERE account_id = ?1", [account.0])
    }

    /// New codes, which end the older ones.
    pub fn replace_recovery_codes(
        &self,
        account: AccountId,
        macs: &[[u8; 32]],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM recovery_codes WHERE account_id = ?1", [account.0])?;
        for mac in macs {
            self.run(
                "INSERT INTO recovery_codes (account_id, mac, created_at) VALUES (?1, ?2, ?3)",
                params![account.0, mac, at.millis()],
            )?;
        }
        Ok(())
    }

    /// Spends the code. `false` when there is none such, or it was used before.
    pub fn use_recovery_code(
        &self,
        account: AccountId,
        mac: &[u8; 32],
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE recovery_codes SET used_at = ?3 WHERE account_id = ?1 AND mac = ?2 AND used_at IS NULL",
            params![account.0, mac, at.millis()],
        )
    }

    pub fn update_factor_misses(&self, account: AccountId, misses: FactorMisses) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO factor_misses (account_id, in_a_row, locked_until) VALUES (?1, ?2, ?3) \
             ON CONFLICT (account_id) DO UPDATE SET in_a_row = ?2, locked_until = ?3",
            params![account.0, misses.in_a_row, misses.locked_until.map(Timestamp::millis)],
        )
    }

    pub fn delete_factor_misses(&self, account: AccountId) -> Result<(), StoreError> {
        self.run("DELETE FROM factor_misses WHERE account_id = ?1", [account.0])
    }

    pub fn insert_pending_sign_in(&self, new: &PendingSignIn) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO pending_sign_ins (digest, account_id, remembered, misses, created_at, expires_at, password) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                new.digest,
                new.account.0,
                new.remembered,
                new.misses,
                new.created_at.millis(),
                new.expires_at.millis(),
                new.password,
            ],
        )
    }

    pub fn count_pending_miss(&self, digest: &[u8; 32]) -> Result<(), StoreError> {
        self.run("UPDATE pending_sign_ins SET misses = misses + 1 WHERE digest = ?1", [digest])
    }

    pub fn delete_pending_sign_in(&self, digest: &[u8; 32]) -> Result<(), StoreError> {
        self.run("DELETE FROM pending_sign_ins WHERE digest = ?1", [digest])
    }

    pub fn delete_pending_sign_ins_of(&self, account: AccountId) -> Result<(), StoreError> {
        self.run("DELETE FROM pending_sign_ins WHERE account_id = ?1", [account.0])
    }

    /// Sign-ins that nobody finished, drafts that nobody confirmed since `drafts_before`, and factors that
    /// were replaced before no link could bring them back any more.
    pub fn delete_expired_factor_rows(
        &self,
        now: Timestamp,
        drafts_before: Timestamp,
        replaced_before: Timestamp,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM replaced_factors WHERE replaced_at <= ?1", [replaced_before.millis()])?;
        self.run("DELETE FROM pending_sign_ins WHERE expires_at <= ?1", [now.millis()])?;
        self.run("DELETE FROM factor_drafts WHERE created_at <= ?1", [drafts_before.millis()])
    }
}

fn factor_from_row(row: &Row<'_>) -> Result<StoredFactor, StoreError> {
    Ok(StoredFactor {
        id: row.get(0)?,
        account: row.get(1)?,
        kind: row.parsed(2, FactorKind::parse)?,
        sealed: row.get(3)?,
        created_at: row.get(4)?,
        last_used_at: row.get(5)?,
    })
}

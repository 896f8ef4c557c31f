//! Registrations whose sender still looks at the "check your inbox" page.

use crate::domain::{AccountId, DisplayName, EmailAddress, Language, PrivacyAgreement, Timestamp};
use crate::store::params::params;
use crate::store::{Reader, StoreError, Tx};

/// A registration as its sender's browser can come back to it, by a handle that only it knows.
#[derive(Debug, Clone)]
pub struct PendingRegistration {
    /// The account that waits for its address; `None` where the address had an account already.
    pub account: Option<AccountId>,
    pub email: EmailAddress,
    pub real_name: DisplayName,
    /// Kept only where no account was made, so that mending the address can still make one.
    pub password_hash: Option<String>,
    pub privacy: Option<PrivacyAgreement>,
    pub language: Option<Language>,
    /// The browser that sent it.
    pub device_digest: Option<[u8; 32]>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

impl Reader<'_> {
    pub fn find_registration(
        &self,
        handle_digest: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<PendingRegistration>, StoreError> {
        let sql = "SELECT account_id, email, real_name, password_hash, privacy_agreed_at, privacy_version, \
                   language, created_at, expires_at, device_digest FROM registrations WHERE handle_digest = ?1 AND expires_at > ?2";
        self.find(sql, params![handle_digest, now.millis()], |row| {
            let at: Option<i64> = row.get(4)?;
            let version: Option<String> = row.get(5)?;
            Ok(PendingRegistration {
                account: row.get(0)?,
                email: row.parsed(1, |text| EmailAddress::parse(text).ok())?,
                real_name: row.parsed(2, DisplayName::parse_stored)?,
                password_hash: row.get(3)?,
                privacy: at
                    .zip(version)
                    .map(|(at, version)| PrivacyAgreement { at: Timestamp::from_millis(at), version }),
                language: row.parsed_option(6, Language::parse)?,
                created_at: row.get(7)?,
                expires_at: row.get(8)?,
                device_digest: row.get(9)?,
            })
        })
    }

    /// The browsers whose registration an account is made from.
    pub fn list_registration_devices(&self, account: AccountId) -> Result<Vec<[u8; 32]>, StoreError> {
        let sql =
            "SELECT device_digest FROM registrations WHERE account_id = ?1 AND device_digest IS NOT NULL";
        self.list(sql, [account.0], |row| row.get(0))
    }
}

impl Tx<'_> {
    pub fn insert_registration(
        &self,
        handle_digest: &[u8; 32],
        registration: &PendingRegistration,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO registrations (handle_digest, account_id, email, real_name, password_hash, \
             privacy_agreed_at, privacy_version, language, created_at, expires_at, device_digest) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                handle_digest,
                registration.account.map(|id| id.0),
                registration.email.as_str(),
                registration.real_name.as_str(),
                registration.password_hash,
                registration.privacy.as_ref().map(|agreed| agreed.at.millis()),
                registration.privacy.as_ref().map(|agreed| agreed.version.as_str()),
                registration.language.map(Language::tag),
                registration.created_at.millis(),
                registration.expires_at.millis(),
                registration.device_digest,
            ],
        )
    }

    /// The address was mended: what the handle stands for now.
    pub fn update_registration(
        &self,
        handle_digest: &[u8; 32],
        account: Option<AccountId>,
        email: &EmailAddress,
        password_hash: Option<&str>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE registrations SET account_id = ?2, email = ?3, password_hash = ?4 WHERE handle_digest = ?1",
            params![handle_digest, account.map(|id| id.0), email.as_str(), password_hash],
        )
    }

    /// The handles of an account no longer stand for it, but for registrations without one.
    pub fn detach_registrations_of(
        &self,
        account: AccountId,
        password_hash: Option<&str>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE registrations SET account_id = NULL, password_hash = ?2 WHERE account_id = ?1",
            params![account.0, password_hash],
        )
    }

    /// Handles end when the account is confirmed: the address can no longer be mended by them.
    pub fn delete_registrations_of(&self, account: AccountId) -> Result<(), StoreError> {
        self.run("DELETE FROM registrations WHERE account_id = ?1", [account.0])
    }

    pub fn delete_expired_registrations(&self, now: Timestamp) -> Result<(), StoreError> {
        self.run("DELETE FROM registrations WHERE expires_at <= ?1", [now.millis()])
    }
}

//! Accounts: the rows that everything else hangs on.

use std::sync::LazyLock;

use uuid::Uuid;

use crate::domain::{
    Account, AccountId, AccountState, DisplayName, EmailAddress, FunnelStage, Language, PrivacyAgreement,
    Role, Timestamp, Username,
};
use crate::store::cell::ToCell;
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// What a new account is made of.
#[derive(Debug, Clone)]
pub struct NewAccount {
    pub uuid: Uuid,
    pub username: Username,
    pub real_name: Option<DisplayName>,
    pub email: Option<EmailAddress>,
    pub email_verified_at: Option<Timestamp>,
    pub needs_email_proof: bool,
    pub ext_id: Option<i64>,
    pub role: Option<Role>,
    pub users_admin: bool,
    pub state: AccountState,
    pub password_hash: Option<String>,
    pub must_change_password: bool,
    pub privacy: Option<PrivacyAgreement>,
    pub language: Option<Language>,
    pub created_at: Timestamp,
}

impl NewAccount {
    /// The account as it stands in the file once it got its id.
    pub fn with_id(self, id: AccountId) -> Account {
        Account {
            id,
            uuid: self.uuid,
            username: self.username,
            real_name: self.real_name,
            email: self.email,
            email_verified_at: self.email_verified_at,
            needs_email_proof: self.needs_email_proof,
            ext_id: self.ext_id,
            role: self.role,
            users_admin: self.users_admin,
            state: self.state,
            password_hash: self.password_hash,
            must_change_password: self.must_change_password,
            privacy: self.privacy,
            language: self.language,
            created_at: self.created_at,
            last_sign_in_at: None,
            failed_sign_ins: 0,
            failed_inside: 0,
            locked_until: None,
            erase_at: None,
            has_second_factor: false,
        }
    }
}

pub(in crate::store) const COLUMNS: &str = "id, uuid, username, real_name, email, email_verified_at, needs_email_proof, ext_id, role, \
     users_admin, state, password_hash, must_change_password, privacy_agreed_at, privacy_version, language, \
     created_at, last_sign_in_at, failed_sign_ins, failed_inside, locked_until, erase_at, \
     EXISTS (SELECT 1 FROM second_factors WHERE second_factors.account_id = accounts.id)";

/// Asked with nearly every request: put together once.
static BY_ID: LazyLock<String> = LazyLock::new(|| format!("SELECT {COLUMNS} FROM accounts WHERE id = ?1"));

impl Reader<'_> {
    pub fn find_account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        self.find_account_of(&BY_ID, id.0)
    }

    /// Any one, as long as there are any: which one hangs on the number.
    pub fn find_some_account(&self, number: u32) -> Result<Option<Account>, StoreError> {
        self.find_account_of(
            &format!(
                "SELECT {COLUMNS} FROM accounts WHERE id = (SELECT min(id) FROM accounts \
                 WHERE id > ?1 % (SELECT max(id) FROM accounts))"
            ),
            i64::from(number),
        )
    }

    pub fn find_account_by_uuid(&self, uuid: Uuid) -> Result<Option<Account>, StoreError> {
        self.find_account_of(&format!("SELECT {COLUMNS} FROM accounts WHERE uuid = ?1"), uuid.to_string())
    }

    pub fn find_account_by_username(&self, username: &Username) -> Result<Option<Account>, StoreError> {
        self.find_account_of(
            &format!("SELECT {COLUMNS} FROM accounts WHERE username_key = ?1"),
            username.key(),
        )
    }

    pub fn find_account_by_email(&self, email: &EmailAddress) -> Result<Option<Account>, StoreError> {
        self.find_account_of(&format!("SELECT {COLUMNS} FROM accounts WHERE email_key = ?1"), email.key())
    }

    pub fn find_account_by_ext_id(&self, ext_id: i64) -> Result<Option<Account>, StoreError> {
        self.find_account_of(&format!("SELECT {COLUMNS} FROM accounts WHERE ext_id = ?1"), ext_id)
    }

    fn find_account_of(&self, sql: &str, value: impl ToCell) -> Result<Option<Account>, StoreError> {
        self.find(sql, [value], account_from_row)
    }

    pub fn is_username_taken(&self, username: &Username) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM accounts WHERE username_key = ?1", [username.key()])
    }

    pub fn is_email_taken(&self, email: &EmailAddress) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM accounts WHERE email_key = ?1", [email.key()])
    }

    pub fn is_ext_id_taken(&self, ext_id: i64) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM accounts WHERE ext_id = ?1", [ext_id])
    }

    /// Whether anyone can already administrate: then the set-up is over.
    pub fn has_administrator(&self) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM accounts WHERE role = ?1", [Role::Admin.as_str()])
    }

    /// Over an index alone, however many there are.
    pub fn count_active_accounts(&self) -> Result<u64, StoreError> {
        // Facets 32 to 63 are the state `active` (migration 0006).
        let sql = "SELECT count(*) FROM accounts WHERE facet BETWEEN 32 AND 63";
        let count: i64 = self.one(sql, (), |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Whether an administrator who can sign in would be left without this account. One without a password
    /// cannot: nobody knows whether the mail that leads to one would arrive.
    pub fn has_administrator_beside(&self, id: AccountId) -> Result<bool, StoreError> {
        self.exists(
            "SELECT 1 FROM accounts WHERE role = 'admin' AND state = 'active' \
             AND password_hash IS NOT NULL AND id <> ?1",
            [id.0],
        )
    }

    /// Accounts with an id above `after`, in the order of their ids.
    pub fn list_accounts(&self, after: AccountId, limit: u32) -> Result<Vec<Account>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM accounts WHERE id > ?1 ORDER BY id LIMIT ?2");
        self.list(&sql, params![after.0, limit], account_from_row)
    }

    /// The ids of the tags that the account carries, ascending.
    pub fn list_account_tags(&self, id: AccountId) -> Result<Vec<i64>, StoreError> {
        self.list("SELECT tag_id FROM account_tags WHERE account_id = ?1 ORDER BY tag_id", [id.0], |row| {
            row.get(0)
        })
    }

    /// Why the account stands as it does, in the words of whoever put it there.
    pub fn find_state_reason(&self, id: AccountId) -> Result<Option<String>, StoreError> {
        Ok(self.find("SELECT state_reason FROM accounts WHERE id = ?1", [id.0], |row| row.get(0))?.flatten())
    }

    /// Whether a tag can be given to an account: a user tag that is not retired.
    /// Whether somebody signed in with the account's present address and the password.
    pub fn is_address_used(&self, id: AccountId) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM accounts WHERE id = ?1 AND address_used_at IS NOT NULL", [id.0])
    }

    pub fn is_assignable_tag(&self, tag: i64) -> Result<bool, StoreError> {
        self.exists("SELECT 1 FROM tags WHERE id = ?1 AND type = 'user' AND deleted = 0", [tag])
    }
}

impl Tx<'_> {
    pub fn insert_account(&self, new: &NewAccount) -> Result<AccountId, StoreError> {
        let id = AccountId(self.insert(
            "INSERT INTO accounts (uuid, username, username_key, real_name, name_key, email, email_key, \
                 email_verified_at, needs_email_proof, ext_id, role, users_admin, state, password_hash, \
                 must_change_password, privacy_agreed_at, privacy_version, language, created_at) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) RETURNING id",
            params![
                new.uuid.to_string(),
                new.username.as_str(),
                new.username.key(),
                new.real_name.as_ref().map(DisplayName::as_str),
                new.real_name.as_ref().map_or_else(|| new.username.key(), DisplayName::key),
                new.email.as_ref().map(EmailAddress::as_str),
                new.email.as_ref().map(EmailAddress::key),
                new.email_verified_at.map(Timestamp::millis),
                new.needs_email_proof,
                new.ext_id,
                new.role.map(Role::as_str),
                new.users_admin,
                new.state.as_str(),
                new.password_hash,
                new.must_change_password,
                new.privacy.as_ref().map(|agreed| agreed.at.millis()),
                new.privacy.as_ref().map(|agreed| agreed.version.as_str()),
                new.language.map(Language::tag),
                new.created_at.millis(),
            ],
        )?);
        if new.state == AccountState::AwaitingEmail {
            self.enter_funnel(id, new.created_at)?;
        }
        Ok(id)
    }

    /// Takes an account away with all that hangs on it; its mails and audit lines stay.
    pub fn delete_account(&self, id: AccountId) -> Result<(), StoreError> {
        self.count_off_tags_of(id)?;
        self.note_erasure();
        self.run("DELETE FROM accounts WHERE id = ?1", [id.0])
    }

    /// One of all, another each time: what is done to it in a pretence waits for nobody else.
    pub fn find_random_account(&self) -> Result<Option<Account>, StoreError> {
        let mut number = [0; 4];
        self.entropy().fill(&mut number);
        self.find_some_account(u32::from_be_bytes(number))
    }

    /// Passes over the id that the next account would have had, as if one had been made.
    pub fn skip_account_id(&self) -> Result<(), StoreError> {
        self.engine().skip_account_id()
    }

    /// The address is proven: notes when, and the state that follows from it.
    pub fn confirm_account_email(
        &self,
        id: AccountId,
        state: AccountState,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET email_verified_at = ?2, needs_email_proof = 0, state = ?3 WHERE id = ?1",
            params![id.0, at.millis(), state.as_str()],
        )?;
        self.reach_stage(id, FunnelStage::Confirmed)
    }

    /// The account waits for the proof of its address no longer, and the address stays unproven.
    pub fn open_without_email_proof(&self, id: AccountId, state: AccountState) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET needs_email_proof = 0, state = ?2 WHERE id = ?1",
            params![id.0, state.as_str()],
        )
    }

    pub fn update_account_username(&self, id: AccountId, username: &Username) -> Result<(), StoreError> {
        self.rename_in_acts(id, username.as_str())?;
        self.run(
            "UPDATE accounts SET username = ?2, username_key = ?3, \
             name_key = CASE WHEN real_name IS NULL THEN ?3 ELSE name_key END WHERE id = ?1",
            params![id.0, username.as_str(), username.key()],
        )
    }

    pub fn update_account_role(
        &self,
        id: AccountId,
        role: Option<Role>,
        users_admin: bool,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET role = ?2, users_admin = ?3 WHERE id = ?1",
            params![id.0, role.map(Role::as_str), users_admin],
        )
    }

    pub fn update_account_name(&self, id: AccountId, name: Option<&DisplayName>) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET real_name = ?2, name_key = coalesce(?3, username_key) WHERE id = ?1",
            params![id.0, name.map(DisplayName::as_str), name.map(DisplayName::key)],
        )
    }

    /// Somebody signed in with the account's address instead of the username.
    pub fn note_address_use(&self, id: AccountId, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET address_used_at = ?2 WHERE id = ?1 AND address_used_at IS NULL",
            params![id.0, at.millis()],
        )
    }

    /// Another address, or none: `verified_at` is when somebody vouched for it.
    pub fn update_account_email(
        &self,
        id: AccountId,
        email: Option<&EmailAddress>,
        verified_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET email = ?2, email_key = ?3, email_verified_at = ?4, \
             address_used_at = CASE WHEN email_key = ?3 THEN address_used_at END WHERE id = ?1",
            params![
                id.0,
                email.map(EmailAddress::as_str),
                email.map(EmailAddress::key),
                verified_at.map(Timestamp::millis)
            ],
        )
    }

    pub fn update_account_state(
        &self,
        id: AccountId,
        state: AccountState,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET state = ?2, state_reason = ?3 WHERE id = ?1",
            params![id.0, state.as_str(), reason],
        )
    }

    /// A new password ends every lock that guesses at the old one brought about.
    pub fn update_account_password(
        &self,
        id: AccountId,
        password_hash: Option<&str>,
        must_change: bool,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET password_hash = ?2, must_change_password = ?3, failed_sign_ins = 0, \
             failed_inside = 0, locked_until = NULL WHERE id = ?1",
            params![id.0, password_hash, must_change],
        )
    }

    /// The same password under newer figures; only while it is still the password that was hashed.
    pub fn replace_password_hash(&self, id: AccountId, old: &str, new: &str) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE accounts SET password_hash = ?3 WHERE id = ?1 AND password_hash = ?2",
            params![id.0, old, new],
        )
    }

    pub fn update_account_privacy(&self, id: AccountId, agreed: &PrivacyAgreement) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET privacy_agreed_at = ?2, privacy_version = ?3 WHERE id = ?1",
            params![id.0, agreed.at.millis(), agreed.version],
        )
    }

    /// `None` means that of the site.
    pub fn update_account_language(
        &self,
        id: AccountId,
        language: Option<Language>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET language = ?2 WHERE id = ?1",
            params![id.0, language.map(Language::tag)],
        )
    }

    pub fn note_sign_in(&self, id: AccountId, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET last_sign_in_at = ?2, failed_sign_ins = 0, failed_inside = 0, locked_until = NULL \
             WHERE id = ?1",
            params![id.0, at.millis()],
        )?;
        self.reach_stage(id, FunnelStage::SignedIn)
    }

    /// Somebody was let in without a session or tokens; of many at once, one writes.
    pub fn touch_sign_in(
        &self,
        id: AccountId,
        at: Timestamp,
        unless_since: Timestamp,
    ) -> Result<(), StoreError> {
        let is_noted = self.changed(
            "UPDATE accounts SET last_sign_in_at = ?2 \
             WHERE id = ?1 AND (last_sign_in_at IS NULL OR last_sign_in_at <= ?3)",
            params![id.0, at.millis(), unless_since.millis()],
        )?;
        if is_noted { self.reach_stage(id, FunnelStage::SignedIn) } else { Ok(()) }
    }

    /// Ends the count of wrong passwords, and the lock.
    pub fn forgive_failed_sign_ins(&self, id: AccountId) -> Result<(), StoreError> {
        self.run(
            "UPDATE accounts SET failed_sign_ins = 0, failed_inside = 0, locked_until = NULL WHERE id = ?1",
            [id.0],
        )
    }

    /// Counts one wrong password, from inside or a stranger's, and returns how many there are now in a
    /// row of both. From `lock_after` on, the account is locked until then.
    pub fn count_failed_sign_in(
        &self,
        id: AccountId,
        from_inside: bool,
        lock_after: u32,
        until: Timestamp,
    ) -> Result<u32, StoreError> {
        let sql = "UPDATE accounts SET failed_sign_ins = failed_sign_ins + ?2, \
                   failed_inside = failed_inside + ?3, \
                   locked_until = CASE WHEN failed_sign_ins + failed_inside + 1 >= ?4 THEN ?5 ELSE locked_until END \
                   WHERE id = ?1 RETURNING failed_sign_ins + failed_inside";
        let values = params![id.0, !from_inside, from_inside, lock_after, until.millis()];
        Ok(self.find(sql, values, |row| row.get(0))?.unwrap_or(0))
    }
}

pub(in crate::store) fn account_from_row(row: &Row<'_>) -> Result<Account, StoreError> {
    let privacy_at: Option<i64> = row.get(13)?;
    let privacy_version: Option<String> = row.get(14)?;
    Ok(Account {
        id: row.get(0)?,
        uuid: row.parsed(1, |text| Uuid::parse_str(text).ok())?,
        username: row.parsed(2, |text| Username::parse(text).ok())?,
        real_name: row.parsed_option(3, DisplayName::parse_stored)?,
        email: row.parsed_option(4, |text| EmailAddress::parse(text).ok())?,
        email_verified_at: row.get(5)?,
        needs_email_proof: row.get(6)?,
        ext_id: row.get(7)?,
        role: row.parsed_option(8, Role::parse)?,
        users_admin: row.get(9)?,
        state: row.parsed(10, AccountState::parse)?,
        password_hash: row.get(11)?,
        must_change_password: row.get(12)?,
        privacy: privacy_at
            .zip(privacy_version)
            .map(|(at, version)| PrivacyAgreement { at: Timestamp::from_millis(at), version }),
        language: row.parsed_option(15, Language::parse)?,
        created_at: row.get(16)?,
        last_sign_in_at: row.get(17)?,
        failed_sign_ins: row.get(18)?,
        failed_inside: row.get(19)?,
        locked_until: row.get(20)?,
        erase_at: row.get(21)?,
        has_second_factor: row.get(22)?,
    })
}

#[cfg(test)]
mod tests;

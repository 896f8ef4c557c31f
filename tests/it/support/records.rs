//! What the file holds, asked for by what it is about.

use std::fmt::Display;

use rusqlite::types::FromSql;

use super::TestApp;

impl TestApp {
    /// A column of one account, by username or address.
    pub fn of_account<T: FromSql>(&self, who: &str, column: &str) -> T {
        let query = format!("SELECT {column} FROM accounts WHERE username = ?1 OR email = ?1");
        self.connection().query_row(&query, [who], |row| row.get(0)).expect("the account")
    }

    pub fn of_account_with_id<T: FromSql>(&self, id: i64, column: &str) -> T {
        self.value(&format!("SELECT {column} FROM accounts WHERE id = {id}"))
    }

    /// A column of the first account, where there is one alone.
    pub fn of_the_account<T: FromSql>(&self, column: &str) -> T {
        self.value(&format!("SELECT {column} FROM accounts"))
    }

    /// A column of the account that was made last.
    pub fn of_the_newest_account<T: FromSql>(&self, column: &str) -> T {
        self.value(&format!("SELECT {column} FROM accounts ORDER BY id DESC LIMIT 1"))
    }

    /// A column of the first session, where there is one alone.
    pub fn of_the_session<T: FromSql>(&self, column: &str) -> T {
        self.value(&format!("SELECT {column} FROM sessions"))
    }

    pub fn of_the_key<T: FromSql>(&self, column: &str) -> T {
        self.value(&format!("SELECT {column} FROM api_keys"))
    }

    pub fn of_the_newest_grant<T: FromSql>(&self, column: &str) -> T {
        self.value(&format!("SELECT {column} FROM oauth_grants ORDER BY id DESC LIMIT 1"))
    }

    /// A column of the first mail, where there is one alone.
    pub fn of_the_mail<T: FromSql>(&self, column: &str) -> T {
        self.value(&format!("SELECT {column} FROM outbox"))
    }

    pub fn accounts(&self) -> i64 {
        self.count("accounts")
    }

    pub fn accounts_in_state(&self, state: &str) -> i64 {
        self.count(&format!("accounts WHERE state = '{state}'"))
    }

    pub fn sessions(&self) -> i64 {
        self.count("sessions")
    }

    pub fn sessions_of(&self, account: impl Display) -> i64 {
        self.count(&format!("sessions WHERE account_id = {account}"))
    }

    /// Sign-ins that wait for their second step.
    pub fn pending_sign_ins(&self) -> i64 {
        self.count("pending_sign_ins")
    }

    /// Browsers that are known to belong to somebody.
    pub fn devices(&self) -> i64 {
        self.count("devices")
    }

    pub fn devices_of(&self, account: impl Display) -> i64 {
        self.count(&format!("devices WHERE account_id = {account}"))
    }

    pub fn second_factors(&self) -> i64 {
        self.count("second_factors")
    }

    /// Second factors whose set-up is not finished.
    pub fn factor_drafts(&self) -> i64 {
        self.count("factor_drafts")
    }

    /// Second factors that another one has taken the place of.
    pub fn replaced_factors(&self) -> i64 {
        self.count("replaced_factors")
    }

    /// Accounts whose wrong codes are counted.
    pub fn accounts_with_wrong_codes(&self) -> i64 {
        self.count("factor_misses")
    }

    pub fn recovery_codes(&self) -> i64 {
        self.count("recovery_codes")
    }

    pub fn spent_recovery_codes(&self) -> i64 {
        self.count("recovery_codes WHERE used_at IS NOT NULL")
    }

    /// Tags that accounts carry, each of them once for each account.
    pub fn carried_tags(&self) -> i64 {
        self.count("account_tags")
    }

    /// Tags that so many accounts are said to carry.
    pub fn tags_carried_by(&self, accounts: i64) -> i64 {
        self.count(&format!("tags WHERE carriers = {accounts}"))
    }

    /// Mails in the outbox, whatever became of them.
    pub fn mails(&self) -> i64 {
        self.count("outbox")
    }

    pub fn mails_of_kind(&self, kind: &str) -> i64 {
        self.count(&format!("outbox WHERE kind = '{kind}'"))
    }

    pub fn mails_in_state(&self, state: &str) -> i64 {
        self.count(&format!("outbox WHERE state = '{state}'"))
    }

    /// Wrong passwords of the only account since the last right one, from outside.
    pub fn wrong_passwords(&self) -> i64 {
        self.of_the_account("failed_sign_ins")
    }

    pub fn wrong_passwords_from_inside(&self) -> i64 {
        self.of_the_account("failed_inside")
    }

    /// Wrong second factors in a row.
    pub fn wrong_codes_in_a_row(&self) -> i64 {
        self.value("SELECT in_a_row FROM factor_misses")
    }

    /// Wrong codes of the one sign-in that waits for its second step.
    pub fn misses_of_the_pending_sign_in(&self) -> i64 {
        self.value("SELECT misses FROM pending_sign_ins")
    }

    pub fn newest_mail(&self) -> i64 {
        self.value("SELECT max(id) FROM outbox")
    }

    pub fn mail_to(&self, recipient: &str) -> i64 {
        self.value(&format!("SELECT id FROM outbox WHERE recipient = '{recipient}'"))
    }

    pub fn the_saved_filter(&self) -> i64 {
        self.value("SELECT id FROM saved_filters")
    }

    pub fn audit_lines(&self) -> i64 {
        self.count("audit")
    }

    pub fn audit_lines_of(&self, action: &str) -> i64 {
        self.count(&format!("audit WHERE action = '{action}'"))
    }

    /// A column of the newest line about an action, as text.
    pub fn audit_text(&self, action: &str, column: &str) -> String {
        let line = format!("audit WHERE action = '{action}' ORDER BY seq DESC LIMIT 1");
        self.value(&format!("SELECT CAST({column} AS TEXT) FROM {line}"))
    }

    pub fn audit_details(&self, action: &str) -> String {
        self.audit_text(action, "details")
    }

    pub fn request_of_the_newest_audit_line(&self) -> Option<String> {
        self.value("SELECT request_id FROM audit ORDER BY seq DESC LIMIT 1")
    }

    /// What an audit line of each change says, oldest first.
    pub fn audit_actions(&self) -> Vec<String> {
        let conn = self.connection();
        let mut statement = conn.prepare("SELECT action FROM audit ORDER BY seq").expect("SQL");
        let rows = statement.query_map([], |row| row.get(0)).expect("lines");
        rows.map(|row| row.expect("an action")).collect()
    }
}

//! What a test changes in the file past the application: what another program, an older version, a
//! damage or a long time would have left there. Each change has to meet a row.

use rollbook::domain::{AccountId, name_key};
use rusqlite::Params;

use super::TestApp;

/// So many numbers, from 1 on.
const NUMBERS: &str = "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?1)";

/// One account, by username or address.
const WHO: &str = "WHERE username = ?1 OR email = ?1";

impl TestApp {
    fn changes(&self, statement: &str, values: impl Params) {
        let rows = self.writable().execute(statement, values).expect("good SQL");
        assert!(rows > 0, "{statement} meets nothing");
    }

    fn changes_account(&self, who: &str, assignment: &str) {
        self.changes(&format!("UPDATE accounts SET {assignment} {WHO}"), [who]);
    }

    /// What set-up leaves besides the administrator, a session, its device and a mail, so that a test that counts
    /// such things counts its own.
    pub fn forgets_the_set_up(&self) {
        for table in ["outbox", "mail_links", "sessions", "devices"] {
            self.changes(&format!("DELETE FROM {table}"), ());
        }
        self.changes("UPDATE accounts SET last_sign_in_at = NULL WHERE role = 'admin'", ());
    }

    pub fn makes_users_admin(&self, who: &str) {
        self.changes_account(who, "users_admin = 1");
    }

    pub fn makes_administrator(&self, who: &str) {
        self.changes_account(who, "role = 'admin'");
    }

    pub fn takes_all_rights(&self, who: &str) {
        self.changes_account(who, "role = NULL, users_admin = 0");
    }

    /// The role remains.
    pub fn ends_users_admin(&self, who: &str) {
        self.changes_account(who, "users_admin = 0");
    }

    pub fn asks_for_a_new_password_of(&self, who: &str) {
        self.changes_account(who, "must_change_password = 1");
    }

    pub fn drops_password_of(&self, who: &str) {
        self.changes_account(who, "password_hash = NULL");
    }

    pub fn drops_address_of(&self, who: &str) {
        self.changes_account(who, "email = NULL, email_verified_at = NULL");
    }

    pub fn gives_ext_id(&self, who: &str, ext_id: i64) {
        self.changes(&format!("UPDATE accounts SET ext_id = ?2 {WHO}"), (who, ext_id));
    }

    pub fn gives_address(&self, who: &str, email: &str) {
        self.changes(&format!("UPDATE accounts SET email = ?2, email_key = ?2 {WHO}"), (who, email));
    }

    pub fn gives_username(&self, who: &str, username: &str) {
        self.changes(
            &format!(
                "UPDATE accounts SET username = ?2, username_key = ?2, \
                 name_key = CASE WHEN real_name IS NULL THEN ?2 ELSE name_key END {WHO}"
            ),
            (who, username),
        );
    }

    pub fn gives_name(&self, who: &str, name: &str) {
        let statement = format!("UPDATE accounts SET real_name = ?2, name_key = ?3 {WHO}");
        self.changes(&statement, (who, name, name_key(name)));
    }

    pub fn puts_account_into_state(&self, who: &str, state: &str) {
        self.changes(&format!("UPDATE accounts SET state = ?2 {WHO}"), (who, state));
    }

    /// The row alone, and what the file itself takes with it.
    pub fn erases_row_of(&self, who: &str) {
        let file = self.writable();
        file.pragma_update(None, "foreign_keys", true).expect("it is known");
        assert_eq!(file.execute(&format!("DELETE FROM accounts {WHO}"), [who]).expect("good SQL"), 1);
    }

    /// `u-1` and so on, as they are before they confirm, the first made at the moment 1.
    pub fn crowd_that_awaits_its_mail(&self, count: usize) {
        self.changes(
            &format!(
                "{NUMBERS} INSERT INTO accounts (uuid, username, username_key, name_key, email, email_key, state, \
                 needs_email_proof, created_at) \
                 SELECT printf('00000000-0000-4000-8000-%012d', n), 'u-' || n, 'u-' || n, 'u-' || n, \
                 'u' || n || '@example.org', 'u' || n || '@example.org', 'awaiting_email', 1, n FROM n"
            ),
            [i64::try_from(count).expect("a count")],
        );
    }

    /// `u-0001` and so on, of two domains and three states.
    pub fn crowd_of_all_kinds(&self, count: usize) {
        self.changes(
            &format!(
                "{NUMBERS} INSERT INTO accounts (uuid, username, username_key, real_name, name_key, email, email_key, \
                 email_verified_at, state, password_hash, created_at) \
                 SELECT printf('00000000-0000-4000-8000-%012d', n), printf('u-%04d', n), printf('u-%04d', n), \
                 'Person ' || char(65 + n % 26) || ' ' || n, 'person ' || char(97 + n % 26) || ' ' || n, \
                 printf('u%d@%s', n, iif(n % 3, 'example.org', 'example.com')), \
                 printf('u%d@%s', n, iif(n % 3, 'example.org', 'example.com')), iif(n % 4, 1, NULL), \
                 CASE WHEN n % 10 = 0 THEN 'disabled' WHEN n % 4 = 0 THEN 'awaiting_email' ELSE 'active' END, \
                 'x', 1700000000000 + n * 1000 FROM n"
            ),
            [i64::try_from(count).expect("a count")],
        );
    }

    /// Of a user's kind; its id.
    pub fn tag(&self, name: &str) -> i64 {
        let file = self.writable();
        let statement = "INSERT INTO tags (name, name_key, created_at) VALUES (?1, ?2, 1)";
        file.execute(statement, (name, name_key(name))).expect("it is new");
        file.last_insert_rowid()
    }

    /// Gives the tag to all accounts that fit, as the store counts them.
    pub fn tags_all(&self, tag: i64, condition: &str) {
        let file = self.writable();
        let give = format!("INSERT INTO account_tags SELECT id, {tag} FROM accounts WHERE {condition}");
        file.execute(&give, ()).expect("they carry it not yet");
        let count = "UPDATE tags SET carriers = (SELECT count(*) FROM account_tags WHERE tag_id = tags.id)";
        file.execute(count, ()).expect("it can be counted");
    }

    /// With an id of its own choice.
    pub fn tag_with_id(&self, id: i64, name: &str) {
        self.changes(
            "INSERT INTO tags (id, name, name_key, created_at) VALUES (?1, ?2, ?3, 0)",
            (id, name, name_key(name)),
        );
    }

    /// `Tag 00001` and so on.
    pub fn many_tags(&self, count: i64) {
        self.changes(
            &format!(
                "{NUMBERS} INSERT INTO tags (name, name_key, created_at) \
                 SELECT printf('Tag %05d', n), printf('tag %05d', n), n FROM n"
            ),
            [count],
        );
    }

    pub fn renames_tag(&self, name: &str, new: &str) {
        self.changes("UPDATE tags SET name = ?2, name_key = ?3 WHERE name = ?1", (name, new, name_key(new)));
    }

    fn changes_tag(&self, name: &str, assignment: &str) {
        self.changes(&format!("UPDATE tags SET {assignment} WHERE name = ?1"), [name]);
    }

    pub fn deletes_tag(&self, name: &str) {
        self.changes_tag(name, "deleted = 1");
    }

    pub fn hides_tag(&self, name: &str) {
        self.changes_tag(name, "visible = 0");
    }

    /// One that no account carries.
    pub fn makes_category_of_tag(&self, name: &str) {
        self.changes_tag(name, "type = 'category'");
    }

    pub fn everybody_carries(&self, tag: &str) {
        self.changes(
            "INSERT INTO account_tags (account_id, tag_id) \
             SELECT accounts.id, tags.id FROM accounts, tags WHERE tags.name = ?1",
            [tag],
        );
        self.counts_carriers(tag);
    }

    /// Those of the crowd who were made after the first moment and up to the last.
    pub fn crowd_carries(&self, tag: &str, after: usize, up_to: usize) {
        let moment = |number: usize| i64::try_from(number).expect("a number");
        self.changes(
            "INSERT INTO account_tags (account_id, tag_id) SELECT accounts.id, tags.id FROM accounts, tags \
             WHERE accounts.username LIKE 'u-%' AND accounts.created_at > ?2 AND accounts.created_at <= ?3 \
             AND tags.name = ?1",
            (tag, moment(after), moment(up_to)),
        );
        self.counts_carriers(tag);
    }

    fn counts_carriers(&self, tag: &str) {
        let count = "(SELECT count(*) FROM account_tags WHERE tag_id = tags.id)";
        self.changes_tag(tag, &format!("carriers = {count}"));
    }

    /// Whatever keeps the file from taking another carrier of a tag.
    pub fn refuses_carriers(&self, words: &str) {
        self.trap("carriers", "account_tags", words);
    }

    /// From now on no registration can be stored to its end.
    pub fn refuses_registrations(&self) {
        self.trap("registering", "registrations", "no");
    }

    pub fn takes_registrations_again(&self) {
        self.sql("DROP TRIGGER registering");
    }

    fn trap(&self, name: &str, table: &str, words: &str) {
        self.sql(&format!(
            "CREATE TRIGGER {name} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        ));
    }

    /// Changes one line of the audit trail behind its back.
    pub fn forges_audit_line(&self, line: i64, column: &str, value: &str) {
        self.sql("DROP TRIGGER audit_is_never_changed");
        self.changes(&format!("UPDATE audit SET {column} = ?2 WHERE seq = ?1"), (line, value));
    }

    /// Takes the last lines away, behind the trail's back.
    pub fn cuts_audit_lines_after(&self, line: i64) {
        self.sql("DROP TRIGGER audit_is_never_deleted");
        self.changes("DELETE FROM audit WHERE seq > ?1", [line]);
    }

    /// Lines that nobody wrote by the chain's rule.
    pub fn appends_audit_lines(&self, count: u32) {
        for _ in 0..count {
            self.changes(
                "INSERT INTO audit (seq, at, actor_kind, action, details, previous_hash, hash) \
                 SELECT max(seq) + 1, max(at), 'system', 'x.y', '{}', zeroblob(32), zeroblob(32) FROM audit",
                [],
            );
        }
    }

    /// As a crash does between a change and its answer.
    pub fn loses_kept_answers(&self) {
        let pending = self.ctx.vault.seal("idempotent answer", b"0 ");
        self.changes("UPDATE idempotency_keys SET answer = ?1", [pending]);
    }

    pub fn ends_all_sessions(&self) {
        self.changes("DELETE FROM sessions", []);
    }

    /// Where there may be none.
    pub fn forgets_wrong_codes(&self) {
        self.sql("DELETE FROM factor_misses");
    }

    pub fn has_typed_wrong_codes(&self, who: &str, in_a_row: i64) {
        self.changes(
            &format!("INSERT INTO factor_misses (account_id, in_a_row) SELECT id, ?2 FROM accounts {WHO}"),
            (who, in_a_row),
        );
    }

    pub fn forgets_all_browsers(&self) {
        self.sql("DELETE FROM devices; UPDATE sessions SET device_id = NULL");
    }

    pub fn knows_a_browser_of(&self, who: &str) {
        self.changes(
            &format!(
                "INSERT INTO devices (account_id, digest, created_at, last_seen_at) \
                 SELECT id, x'00', 0, 0 FROM accounts {WHO}"
            ),
            [who],
        );
    }

    /// Browsers and sessions of the first account.
    pub fn many_browsers_and_sessions(&self, count: i64) {
        self.changes(
            &format!(
                "{NUMBERS} INSERT INTO devices (account_id, digest, created_at, last_seen_at) \
                 SELECT (SELECT min(id) FROM accounts), randomblob(32), n, n FROM n"
            ),
            [count],
        );
        self.changes(
            &format!(
                "{NUMBERS} INSERT INTO sessions (digest, account_id, remembered, created_at, last_seen_at) \
                 SELECT randomblob(32), (SELECT min(id) FROM accounts), 1, n, n FROM n"
            ),
            [count],
        );
    }

    /// A factor that no app shows codes of.
    pub fn gives_factor(&self, who: &str) {
        self.changes(
            &format!(
                "INSERT INTO second_factors (account_id, kind, sealed, counter, created_at) \
                 SELECT id, 'totp', x'00', 0, 0 FROM accounts {WHO}"
            ),
            [who],
        );
    }

    /// The sealed key of one account is put in the place of another's.
    pub fn copies_factor(&self, from: AccountId, to: AccountId) {
        self.changes(
            "UPDATE second_factors SET sealed = (SELECT sealed FROM second_factors WHERE account_id = ?1) \
             WHERE account_id = ?2",
            (from.0, to.0),
        );
    }

    /// As if nobody had ever been in the account.
    pub fn forgets_sign_ins_of(&self, who: &str) {
        self.changes_account(who, "last_sign_in_at = NULL");
    }

    /// As if nobody had ever signed in with the address in place of the username.
    pub fn forgets_that_the_address_was_used(&self, who: &str) {
        self.changes_account(who, "address_used_at = NULL");
    }

    /// As if each had been replaced by another at once.
    pub fn keeps_every_factor_as_replaced(&self) {
        self.changes(
            "INSERT INTO replaced_factors (account_id, kind, sealed, counter, created_at, replaced_at) \
             SELECT account_id, kind, sealed, counter, created_at, created_at FROM second_factors",
            [],
        );
    }

    /// An invitation to this address, whose digest is the one byte 0.
    pub fn invites_unseen(&self, who: &str) {
        self.changes(
            &format!(
                "INSERT INTO mail_links (account_id, purpose, email_key, digest, code_mac, created_at, expires_at) \
                 SELECT id, 'invite', email_key, x'00', x'00', 0, 9999999999999 FROM accounts {WHO}"
            ),
            [who],
        );
    }

    pub fn grants_the_first_client(&self, who: &str) {
        self.changes(
            &format!(
                "INSERT INTO oauth_grants (client_id, account_id, created_at, expires_at) \
                 SELECT (SELECT id FROM oauth_clients LIMIT 1), id, 0, 9999999999999 FROM accounts {WHO}"
            ),
            [who],
        );
    }

    pub fn client(&self, id: &str, name: &str) {
        self.changes("INSERT INTO oauth_clients (id, name, created_at) VALUES (?1, ?2, 0)", (id, name));
    }

    /// A wish for a mail that no version knows.
    pub fn wishes_for_nonsense(&self) {
        self.changes("INSERT INTO mail_requests (purpose, email, asked_at) VALUES ('nonsense', 'x', 0)", []);
    }

    /// A mail that has come so far, with a content that cannot be read.
    pub fn mail_in_state(&self, message_id: &str, recipient: &str, state: &str, created_at: i64) {
        self.changes(
            "INSERT INTO outbox (message_id, kind, recipient, language, sealed_message, state, created_at) \
             VALUES (?1, 'test', ?2, 'en', x'00', ?3, ?4)",
            (message_id, recipient, state, created_at),
        );
    }

    /// An address that no mail server takes, in a row that was damaged.
    pub fn spoils_recipient_of(&self, message_id: &str) {
        self.changes("UPDATE outbox SET recipient = 'no address' WHERE message_id = ?1", [message_id]);
    }

    pub fn gives_every_mail_the_language(&self, language: &str) {
        self.changes("UPDATE outbox SET language = ?1", [language]);
    }

    pub fn gives_every_mail_the_content(&self, sealed: &[u8]) {
        self.changes("UPDATE outbox SET sealed_message = ?1", [sealed]);
    }

    /// As it is after its person was erased.
    pub fn erases_every_mail(&self) {
        self.changes("UPDATE outbox SET recipient = '', sealed_message = x''", []);
    }

    /// As jobs of an older version that know the name of a tag alone.
    pub fn forgets_the_tags_of_jobs(&self) {
        self.changes("UPDATE jobs SET filter_tag_id = NULL", []);
    }

    pub fn gives_job_the_action(&self, job: i64, action: &str) {
        self.changes("UPDATE jobs SET action = ?2 WHERE id = ?1", (job, action));
    }
}

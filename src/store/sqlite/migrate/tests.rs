//! Opening files of every kind and age.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::*;
use crate::store::testing::StoppedClock;

const FIRST: &str = "CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT);
    CREATE TABLE notes(of INTEGER NOT NULL REFERENCES people ON DELETE CASCADE);
    INSERT INTO people VALUES (1, 'Ada'); INSERT INTO notes VALUES (1);";
const REBUILD: &str = "CREATE TABLE new_people(id INTEGER PRIMARY KEY, full_name TEXT);
    INSERT INTO new_people SELECT * FROM people;
    DROP TABLE people; ALTER TABLE new_people RENAME TO people;";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("rollbook.db")
    }

    fn opens(&self, migrations: &[&str]) -> Result<Connection, OpenError> {
        self.opens_with(StoreOptions::default(), migrations)
    }

    fn opens_with(&self, options: StoreOptions, migrations: &[&str]) -> Result<Connection, OpenError> {
        open_with(&self.file(), &options, &StoppedClock, migrations)
    }

    fn copies(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.0.path().join("backups")) else {
            return vec![];
        };
        let names = entries.map(|entry| entry.unwrap().file_name());
        let names = names.map(|name| name.into_string().unwrap());
        let mut names: Vec<_> = names.filter(|name| name.ends_with(".db")).collect();
        names.sort();
        names
    }
}

fn count(conn: &Connection, from: &str) -> i64 {
    conn.query_row(&format!("SELECT count(*) FROM {from}"), [], |row| row.get(0)).unwrap()
}

fn expecting() -> StoreOptions {
    StoreOptions { expect_existing: true, ..StoreOptions::default() }
}

#[test]
fn a_first_start_makes_a_private_file_of_the_current_schema() {
    let folder = Folder::new();
    let conn = folder.opens(MIGRATIONS).unwrap();
    let found = inspect(&conn, Duration::ZERO).unwrap();
    assert_eq!((found.application_id, found.version), (APPLICATION_ID, known_version()));
    for name in ["rollbook.db", "rollbook.db-wal", "rollbook.db-shm"] {
        let file = fs::metadata(folder.0.path().join(name)).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600, "{name}");
    }
    assert!(folder.copies().is_empty());
}

#[test]
fn the_current_schema_is_opened_again_as_it_is() {
    let folder = Folder::new();
    drop(folder.opens(&[FIRST]).unwrap());
    let conn = folder.opens_with(expecting(), &[FIRST]).unwrap();
    assert_eq!(count(&conn, "people"), 1);
    assert!(folder.copies().is_empty());
}

#[test]
fn what_happened_before_rollbook_counted_is_counted_by_the_upgrade() {
    let folder = Folder::new();
    let conn = folder.opens(&MIGRATIONS[..6]).unwrap();
    for (id, state, verified, seen) in [
        (1, "awaiting_email", None, None),
        (2, "active", Some(1), None),
        (3, "active", Some(1), Some(2)),
        // Made by a program: there was nothing to confirm.
        (4, "active", Some(1), Some(2)),
    ] {
        conn.execute(
            "INSERT INTO accounts (id, uuid, username, username_key, state, created_at, email_verified_at, \
             last_sign_in_at) VALUES (?1, ?1, ?1, ?1, ?2, 864000000, ?3, ?4)",
            rusqlite::params![id.to_string(), state, verified, seen],
        )
        .unwrap();
    }
    conn.execute_batch(
        "INSERT INTO mail_links (account_id, purpose, email_key, digest, code_mac, created_at, expires_at)
         SELECT id, 'confirm_email', '', randomblob(32), x'', 0, 0 FROM accounts WHERE id < 4;
         INSERT INTO outbox (message_id, kind, account_id, recipient, language, sealed_message, state, created_at)
         SELECT id, 'confirm_address', id, '', 'en', x'', 'sent', 0 FROM accounts WHERE id IN (2, 3);
         INSERT INTO audit (seq, at, actor_kind, action, details, previous_hash, hash)
         VALUES (1, 864000000, 'visitor', 'account.registered', '{}', zeroblob(32), zeroblob(32));
         INSERT INTO audit (seq, at, actor_kind, action, details, previous_hash, hash)
         VALUES (2, 950399999, 'account', 'sign_in.succeeded', '{}', zeroblob(32), zeroblob(32));",
    )
    .unwrap();
    drop(conn);
    let conn = folder.opens(MIGRATIONS).unwrap();
    let figures = "daily_figures WHERE day = 10 AND count = 1 AND figure IN ('registrations', 'sign_ins')";
    assert_eq!(count(&conn, figures), 2);
    for (stage, accounts) in
        [("registered", 3), ("mail_sent", 2), ("opened", 2), ("confirmed", 2), ("signed_in", 1)]
    {
        let row = format!("funnel_days WHERE day = 10 AND stage = '{stage}' AND count = {accounts}");
        assert_eq!(count(&conn, &row), 1, "{stage}");
    }
}

#[test]
fn names_of_an_older_file_are_folded_by_the_upgrade() {
    let folder = Folder::new();
    let conn = folder.opens(&MIGRATIONS[..16]).unwrap();
    conn.execute_batch(
        "INSERT INTO accounts (uuid, username, username_key, real_name, state, created_at) VALUES
             ('1', 'Ada', 'ada', NULL, 'active', 0), ('2', 'b', 'b', 'Đỗ Thị Ấm', 'active', 0),
             ('3', 'c', 'c', 'ЖАННА', 'active', 0), ('4', 'd', 'd', '김철수', 'active', 0);
         INSERT INTO tags (id, name, name_key, created_at) VALUES (1, 'Ärzte', 'Ärzte', 0), (2, 'ARZTE', 'arzte', 0);
         INSERT INTO account_tags (account_id, tag_id) VALUES (1, 1), (2, 1), (2, 2);
         INSERT INTO saved_filters (id, name, name_key, query, created_at, created_by) VALUES
             (1, 'Straße', 'straße', 'q=1', 0, ''), (2, 'Strasse', 'strasse', 'q=2', 0, ''),
             (3, 'Søren', 'søren', 'q=3', 0, '');",
    )
    .unwrap();
    drop(conn);
    let conn = folder.opens(MIGRATIONS).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let keys = texts("SELECT name_key FROM accounts INDEXED BY accounts_by_name ORDER BY name_key");
    assert_eq!(
        keys,
        ["ada", "do thi am", "жанна", "\u{1100}\u{1175}\u{11b7}\u{110e}\u{1165}\u{11af}\u{1109}\u{116e}"]
    );
    assert_eq!(texts("SELECT name_key FROM tags"), ["arzte", "arzte"]);
    // The two that have one key now are both there, and one of them is found by it.
    let filters = texts("SELECT name || ' ' || name_key FROM saved_filters ORDER BY id");
    assert_eq!(filters, ["Straße straße", "Strasse strasse", "Søren soren"]);
    assert_eq!(texts("SELECT name || carriers FROM tags"), ["Ärzte2", "ARZTE1"]);
    assert_eq!(texts("PRAGMA integrity_check"), ["ok"]);
    assert!(conn.prepare("SELECT name_key('a')").is_err(), "the function is lent to migrations alone");
}

#[test]
fn a_failed_migration_takes_back_what_it_was_lent() {
    let conn = Connection::open_in_memory().unwrap();
    assert!(apply(&conn, 1, "SELECT name_key('a'); SELECT nonsense;").is_err());
    assert!(conn.prepare("SELECT name_key('a')").is_err());
}

#[test]
fn no_constraint_is_deferred_to_the_commit_that_neighbours_share() {
    for sql in MIGRATIONS {
        let sql = sql.to_ascii_lowercase();
        assert!(!sql.contains("deferr") && !sql.contains("defer_foreign_keys"));
    }
}

#[test]
fn a_newer_file_is_refused_unchanged_with_both_versions_named() {
    let folder = Folder::new();
    drop(folder.opens(&[FIRST, REBUILD]).unwrap());
    let before = fs::read(folder.file()).unwrap();
    let refused = folder.opens(&[FIRST]).unwrap_err();
    assert!(matches!(refused, OpenError::Newer { found: 2, known: 1, .. }), "{refused}");
    let text = refused.to_string();
    assert!(text.contains("version 2") && text.contains("up to version 1"), "{text}");
    assert_eq!(fs::read(folder.file()).unwrap(), before);
}

#[test]
fn a_file_of_another_program_is_refused_unchanged() {
    for made in ["CREATE TABLE theirs(x)", "PRAGMA application_id = 77", "PRAGMA user_version = 3"] {
        let folder = Folder::new();
        create_private(&folder.file()).unwrap();
        let conn = open_plain(&folder.file(), Role::Writer).unwrap();
        conn.execute_batch(made).unwrap();
        drop(conn);
        let before = fs::read(folder.file()).unwrap();
        let refused = folder.opens(&[FIRST]);
        assert!(matches!(refused, Err(OpenError::Foreign { .. })), "{made}: {refused:?}");
        assert_eq!(fs::read(folder.file()).unwrap(), before);
    }
}

#[test]
fn a_damaged_file_is_refused_unchanged() {
    let folder = Folder::new();
    drop(folder.opens(&[FIRST]).unwrap());
    let whole = fs::read(folder.file()).unwrap();
    for damaged in [&whole[..whole.len() / 2], &[b'x'; 5000], b"short"] {
        fs::write(folder.file(), damaged).unwrap();
        let refused = folder.opens(&[FIRST]);
        assert!(matches!(refused, Err(OpenError::Damaged { .. })), "{refused:?}");
        assert_eq!(fs::read(folder.file()).unwrap(), damaged);
    }
}

#[test]
fn no_empty_database_is_made_over_a_lost_one() {
    let folder = Folder::new();
    let missing = folder.opens_with(expecting(), &[FIRST]);
    assert!(matches!(missing, Err(OpenError::Missing { .. })), "{missing:?}");
    assert!(!folder.file().exists());

    fs::write(with_suffix(&folder.file(), "-wal"), "frames").unwrap();
    let missing = folder.opens(&[FIRST]);
    assert!(matches!(missing, Err(OpenError::Missing { .. })), "{missing:?}");
    assert!(!folder.file().exists());

    fs::write(folder.file(), "").unwrap();
    let emptied = folder.opens(&[FIRST]);
    assert!(matches!(emptied, Err(OpenError::Missing { .. })), "{emptied:?}");
    assert_eq!(fs::metadata(folder.file()).unwrap().len(), 0);
}

#[test]
fn a_first_start_that_was_killed_before_it_wrote_goes_on() {
    let folder = Folder::new();
    fs::write(folder.file(), "").unwrap();
    assert_eq!(count(&folder.opens(&[FIRST]).unwrap(), "people"), 1);
}

#[test]
fn an_upgrade_keeps_the_rows_and_a_proven_copy_of_the_old_file() {
    let folder = Folder::new();
    drop(folder.opens(&[FIRST]).unwrap());
    let conn = folder.opens(&[FIRST, REBUILD]).unwrap();
    assert_eq!(count(&conn, "people WHERE full_name = 'Ada'"), 1);
    assert_eq!(count(&conn, "notes"), 1, "the rebuilt table took its children along");
    assert!(conn.execute("INSERT INTO notes VALUES (9)", []).is_err());

    assert_eq!(folder.copies(), ["rollbook-schema-1-20260131T101112Z.db"]);
    let copy = folder.0.path().join("backups").join(&folder.copies()[0]);
    let copy = open_plain(&copy, Role::Reader).unwrap();
    assert_eq!(version_of(&copy).unwrap(), 1);
    assert_eq!(count(&copy, "people WHERE name = 'Ada'"), 1);
}

#[test]
fn a_failed_migration_leaves_the_last_good_version_and_can_be_tried_again() {
    let folder = Folder::new();
    drop(folder.opens(&[FIRST]).unwrap());
    let failing = "CREATE TABLE half(x); CREATE TABLE people(y);";
    let dangling = "DELETE FROM people;";
    for bad in [failing, dangling] {
        let failed = folder.opens(&[FIRST, "CREATE TABLE IF NOT EXISTS good(x);", bad]);
        assert!(matches!(failed, Err(OpenError::Migration { version: 3, .. })), "{failed:?}");
    }
    let conn = open_plain(&folder.file(), Role::Reader).unwrap();
    assert_eq!(version_of(&conn).unwrap(), 2);
    assert_eq!(count(&conn, "sqlite_schema WHERE name = 'half'"), 0);
    assert_eq!(count(&conn, "people"), 1);
    drop(conn);
    let fixed = folder.opens(&[FIRST, "CREATE TABLE good(x);", "CREATE TABLE half(x);"]);
    assert_eq!(version_of(&fixed.unwrap()).unwrap(), 3);
    assert_eq!(folder.copies().len(), 2, "one of each version that was tried");
}

#[test]
fn an_upgrade_that_fails_again_and_again_makes_one_copy_of_a_file_that_stays_as_it_is() {
    let folder = Folder::new();
    drop(folder.opens(&[FIRST]).unwrap());
    let bad = "INSERT INTO people SELECT id + 1, name FROM people; CREATE TABLE people(y);";
    for _ in 0..4 {
        let failed = folder.opens(&[FIRST, bad]);
        assert!(matches!(failed, Err(OpenError::Migration { version: 2, .. })), "{failed:?}");
    }
    assert_eq!(folder.copies().len(), 1);
    // The older version works on for a while, and is killed: what it wrote stands in the log alone.
    let older = folder.opens(&[FIRST]).unwrap();
    older.execute("UPDATE people SET name = 'Eda'", []).unwrap();
    let failed = folder.opens(&[FIRST, bad]);
    assert!(failed.is_err());
    drop(older);
    assert_eq!(folder.copies().len(), 2, "the file has changed");
    // A copy that was taken away or tampered with is none.
    let newest = folder.0.path().join("backups").join(&folder.copies()[0]);
    fs::write(&newest, "not what it was").unwrap();
    let upgraded = folder.opens(&[FIRST, REBUILD]).unwrap();
    assert_eq!(count(&upgraded, "people WHERE full_name = 'Eda'"), 1);
    let copies = folder.copies();
    let copied = copies.iter().filter(|name| {
        let copy = open_plain(&folder.0.path().join("backups").join(name), Role::Reader).unwrap();
        copy.query_row("SELECT name = 'Eda' FROM people", [], |row| row.get(0)).unwrap_or(false)
    });
    assert!(copied.count() >= 1, "{copies:?}");
}

#[test]
fn a_migration_sorts_on_the_disk_and_rollbook_in_memory() {
    let folder = Folder::new();
    let seen = "CREATE TABLE seen AS SELECT * FROM pragma_temp_store;";
    let conn = folder.opens(&[FIRST, seen]).unwrap();
    let at_work: i64 = conn.query_row("SELECT * FROM seen", [], |row| row.get(0)).unwrap();
    let after: i64 = conn.pragma_query_value(None, "temp_store", |row| row.get(0)).unwrap();
    assert_eq!((at_work, after), (1, 2), "FILE, then MEMORY");
}

#[test]
fn an_upgrade_waits_for_no_running_server_but_says_who_is_in_the_way() {
    let folder = Folder::new();
    drop(folder.opens(&[FIRST]).unwrap());
    let server = InstanceLock::take(folder.0.path()).unwrap();
    let refused = folder.opens(&[FIRST, REBUILD]).unwrap_err();
    let pid = std::process::id().to_string();
    assert!(refused.to_string().contains(&pid), "{refused}");
    assert!(folder.opens(&[FIRST]).is_ok(), "no upgrade, no conflict");

    let own = StoreOptions { holds_instance_lock: true, ..StoreOptions::default() };
    assert!(folder.opens_with(own, &[FIRST, REBUILD]).is_ok());
    drop(server);
}

#[test]
fn many_that_open_a_new_file_at_once_all_get_the_same_one() {
    // Which of them collide is up to the scheduler; in a hundred rounds some do.
    for _ in 0..100 {
        let folder = Folder::new();
        std::thread::scope(|scope| {
            let opening = [(); 8].map(|()| scope.spawn(|| folder.opens(&[FIRST])));
            for opened in opening {
                assert_eq!(count(&opened.join().unwrap().unwrap(), "people"), 1);
            }
        });
    }
}

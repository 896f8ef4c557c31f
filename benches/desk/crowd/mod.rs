//! A data folder as a very large site has it: accounts of every kind with their tags, mails, jobs and
//! history. Rows are written past the operations, since nobody waits for a million password hashes; indexes,
//! triggers and the search are taken away meanwhile and made again from the file's own schema, so that the
//! file is in the end what the desk would have made of it.

mod dice;
mod history;
mod names;
mod people;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

pub use dice::Dice;
pub use names::SYLLABLES;
pub use people::TAGS;
use rollbook::domain::Clock;
use rollbook::security::SystemEntropy;
use rollbook::store::{Store, StoreOptions};
use rollbook::system::SystemClock;
use rusqlite::Connection;
use tempfile::TempDir;

use super::server::{self, Server};

pub const ACCOUNTS: i64 = 1_000_000;
pub const MAILS: i64 = 300_000;
pub const AUDIT_LINES: i64 = 500_000;
pub const JOBS: i64 = 2_000;
/// What the site's age is, and so over how long everything is spread.
pub const YEARS: i64 = 4;
pub const DAY: i64 = 24 * 60 * 60 * 1000;

/// Tables whose indexes and triggers are made after their rows. The audit trail keeps the triggers that
/// guard it: its lines are written by the store.
const FILLED: &str =
    "('accounts', 'account_tags', 'outbox', 'mail_attempts', 'oauth_grants', 'sessions', 'audit')";

/// Names a folder that was filled before: a run then copies its file in place of filling another.
const FILLED_FOLDER: &str = "ROLLBOOK_BENCH_FOLDER";

/// A folder of such a site, with the administrator `boss`.
pub fn filled_folder() -> TempDir {
    let Some(filled) = std::env::var_os(FILLED_FOLDER) else {
        let folder = Server::rollbook(&[]).stop();
        let took = fill(folder.path()).as_secs_f64();
        let bytes = std::fs::metadata(folder.path().join("rollbook.db")).expect("the file").len();
        eprintln!(
            "filled with {ACCOUNTS} accounts, {MAILS} mails and {AUDIT_LINES} audit lines in {took:.0} s: {} MiB",
            bytes >> 20
        );
        return folder;
    };
    let folder = server::folder();
    for name in ["rollbook.db", "rollbook.key", "rollbook.made"] {
        std::fs::copy(Path::new(&filled).join(name), folder.path().join(name)).expect("a copy of the file");
    }
    folder
}

/// Fills the file in the folder, which has its schema already, and tells how long it took.
fn fill(folder: &Path) -> Duration {
    let began = Instant::now();
    let path = folder.join("rollbook.db");
    let now = SystemClock.now().millis();
    let mut conn = open(&path);
    let schema = take_away_what_slows(&conn);
    let filling = conn.transaction().expect("a transaction");
    people::fill(&filling, now);
    history::fill_mails(&filling, now);
    history::fill_grants_and_sessions(&filling, now);
    filling.commit().expect("a commit");
    drop(conn);
    let store =
        Store::open(&path, StoreOptions::default(), Arc::new(SystemClock), Arc::new(SystemEntropy::new()))
            .expect("a store");
    history::fill_trail(&store, now);
    history::fill_jobs_and_keys(&store, now);
    store.close();
    let conn = open(&path);
    for sql in schema {
        conn.execute_batch(&sql).expect("the schema is made again");
    }
    conn.execute_batch(
        "INSERT INTO account_search (account_search) VALUES ('rebuild');
         UPDATE tags SET carriers = (SELECT count(*) FROM account_tags WHERE tag_id = tags.id);",
    )
    .expect("what is kept beside the accounts");
    began.elapsed()
}

/// Nothing here has to survive a power cut.
#[expect(clippy::disallowed_methods, reason = "the rows of a million accounts, past the store")]
fn open(path: &Path) -> Connection {
    let conn = Connection::open(path).expect("the file");
    conn.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -600000;
         PRAGMA temp_store = MEMORY;",
    )
    .expect("pragmas");
    conn
}

/// Drops indexes and triggers and returns what makes them again.
fn take_away_what_slows(conn: &Connection) -> Vec<String> {
    let sql = format!(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name IN {FILLED} \
         AND (type = 'index' OR type = 'trigger' AND tbl_name <> 'audit')"
    );
    let mut statement = conn.prepare(&sql).expect("the schema");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    let found: Vec<(String, String, String)> =
        rows.expect("the schema").collect::<Result<_, _>>().expect("its rows");
    for (kind, name, _) in &found {
        conn.execute_batch(&format!("DROP {kind} {name}")).expect("it is dropped");
    }
    found.into_iter().map(|(.., sql)| sql).collect()
}

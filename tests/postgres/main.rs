//! Whether the store's statements could be PostgreSQL's as well: its schema is built there, and every
//! statement that is not SQLite's alone is prepared there. What does not prepare yet is listed with the
//! reason; the list can only become shorter.

mod cluster;
mod scan;
mod schema;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cluster::Cluster;

/// What SQLite still needs said in its own way: a part of the statement, and why.
const NOT_YET: [(&str, &str); 6] = [
    ("INDEXED BY outbox_of_nobody", "SQLite would look through all messages without an account"),
    ("INDEXED BY outbox_delayed", "SQLite would look through all waiting messages"),
    ("INDEXED BY accounts_by_facet", "SQLite would count in an index of three times the size"),
    ("INDEXED BY audit_by_history", "SQLite would read every sign-in of the account"),
    (
        "INDEXED BY account_tags_by_tag",
        "SQLite would read the page of each account instead of those of the tag",
    ),
    ("INDEXED BY accounts_by_domain", "SQLite would read the row of each account instead of the index"),
];

fn store() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store")
}

/// In the order in which they were released.
fn migrations() -> Vec<String> {
    let folder = fs::read_dir(store().join("sqlite/migrations")).expect("the migrations");
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("a readable entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a migration")).collect()
}

/// Those that stand in the sources as they are run, and those that are put together.
fn statements() -> BTreeSet<String> {
    let composed = rollbook::store::composed_statements();
    let mut statements: BTreeSet<String> = composed.iter().cloned().collect();
    for found in scan::shared_statements(&store()) {
        if !found.is_composed() {
            statements.insert(found.sql);
            continue;
        }
        assert!(
            composed.iter().any(|sql| found.can_be(sql)),
            "{} puts a statement together that `composed_statements` does not know: {}",
            found.file,
            found.sql
        );
    }
    statements
}

/// `?` and `?7` as they are written there.
fn with_their_places(sql: &str) -> String {
    let mut written = String::new();
    let mut pieces = sql.split('?');
    written.push_str(pieces.next().unwrap_or_default());
    for (at, piece) in (1..).zip(pieces) {
        let is_numbered = piece.starts_with(|letter: char| letter.is_ascii_digit());
        written.push('$');
        if !is_numbered {
            written.push_str(&format!("{at}"));
        }
        written.push_str(piece);
    }
    written
}

#[test]
fn every_shared_statement_prepares_on_postgresql_but_for_those_that_are_listed() {
    let cluster = Cluster::start();
    let schema = schema::translated(&migrations());
    let refused = cluster.refusals(&schema);
    let told: Vec<_> = refused.iter().map(|refusal| (&refusal.message, &schema[refusal.line])).collect();
    assert!(told.is_empty(), "the schema: {told:#?}");

    let statements: Vec<String> = statements().into_iter().collect();
    let prepared =
        (0..).zip(&statements).map(|(at, sql)| format!("PREPARE s{at} AS {}", with_their_places(sql)));
    let refused = cluster.refusals(&prepared.collect::<Vec<_>>());
    let is_listed = |sql: &str| NOT_YET.iter().any(|(part, _)| sql.contains(part));
    let unlisted: Vec<_> = refused
        .iter()
        .filter(|refusal| !is_listed(&statements[refusal.line]))
        .map(|refusal| (&refusal.message, &statements[refusal.line]))
        .collect();
    assert!(unlisted.is_empty(), "{} of {}: {unlisted:#?}", unlisted.len(), statements.len());
    for (part, _) in NOT_YET {
        let is_refused = refused.iter().any(|refusal| statements[refusal.line].contains(part));
        assert!(is_refused, "prepares by now: take it off the list: {part}");
    }
}

#[test]
fn the_sources_are_read_whole() {
    let found = scan::shared_statements(&store());
    let of = |file: &str| found.iter().filter(|found| found.file == file).count();
    assert!(of("profile/accounts.rs") > 20 && of("sign_in/sessions.rs") > 10, "{found:#?}");
    assert!(
        found.iter().any(|found| found.sql.starts_with("SELECT id, uuid, username, real_name")),
        "{found:#?}"
    );
}

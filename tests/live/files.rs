//! Files that must not be worked with: newer, lost, damaged, or sealed with another key.

use std::fs;

use crate::support::{Folder, PASSWORD};

/// A folder with one account, whose server has stopped.
fn used() -> Folder {
    let folder = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
    folder.run_with(&["account", "create", "--username", "ada", "--password-stdin"], PASSWORD).fine();
    folder
}

#[test]
fn a_file_of_a_newer_rollbook_is_refused_in_plain_words_and_left_alone() {
    let folder = used();
    folder.changes_database("PRAGMA user_version = 4711; PRAGMA wal_checkpoint(TRUNCATE);");
    let before = fs::read(folder.database()).expect("the database");
    for said in [folder.fails_to_open(), folder.run(&["account", "list"])] {
        let words = said.fails_with(1);
        assert!(words.contains("4711") && words.contains("newer"), "{words}");
    }
    assert!(folder.run(&["check"]).out.contains("4711"));
    assert!(fs::read(folder.database()).expect("the database") == before);
}

#[test]
fn no_empty_database_is_made_over_a_lost_one() {
    let folder = used();
    fs::rename(folder.database(), folder.beside("moved.db")).expect("it moves");
    for said in [folder.fails_to_open(), folder.run(&["account", "list"])] {
        let words = said.fails_with(1);
        assert!(words.contains("missing") && words.contains("backup"), "{words}");
    }
    assert!(!folder.database().exists());
    fs::rename(folder.beside("moved.db"), folder.database()).expect("it moves back");
    assert_eq!(folder.open().client().signs_in("ada", PASSWORD).status, 200);
}

#[test]
fn a_database_without_its_key_is_refused() {
    let folder = used();
    let key = folder.path().join("rollbook.key");
    fs::rename(&key, folder.beside("key")).expect("it moves");
    let said = folder.fails_to_open();
    assert!(said.fails_with(1).contains("rollbook.key"), "{said:?}");
    let other = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
    other.run(&["setup-link"]).fine();
    fs::copy(other.path().join("rollbook.key"), &key).expect("another key");
    let said = folder.fails_to_open();
    assert!(said.fails_with(1).contains("key"), "{said:?}");
    fs::rename(folder.beside("key"), &key).expect("it moves back");
    folder.open();
}

#[test]
fn a_damaged_or_foreign_file_is_refused() {
    let folder = used();
    fs::write(folder.database(), "this is no database, but it is long enough to look at".repeat(200))
        .expect("a file");
    let said = folder.fails_to_open();
    assert!(said.fails_with(1).contains("rollbook.db"), "{said:?}");
    folder.run(&["check"]).fails_with(1);
}

#[test]
fn a_changed_audit_line_is_found() {
    let folder = used();
    folder.changes_database(
        "DROP TRIGGER audit_is_never_changed; UPDATE audit SET action = 'nothing' WHERE seq = 2;",
    );
    let said = folder.run(&["audit", "verify", "--json"]);
    assert!(said.fails_with(1).contains("entry 2"), "{said:?}");
    let verdict: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(verdict["broken_line"], 2);
}

#[test]
fn only_the_owner_can_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let _ctx = folder.open();
    for entry in fs::read_dir(folder.path()).expect("the folder") {
        let entry = entry.expect("an entry");
        let mode = entry.metadata().expect("metadata").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?} has the mode {mode:o}", entry.file_name());
    }
}

#[test]
fn a_backup_that_cannot_be_written_names_the_file() {
    let folder = used();
    let said = folder.run(&["backup", "--to", "rollbook.key/copy.db"]);
    assert!(said.fails_with(1).contains("rollbook.key"), "{said:?}");
    let long = "x".repeat(300);
    let said = folder.run(&["backup", "--to", &long]);
    assert!(said.fails_with(1).contains(&long), "{said:?}");
}

//! Commands where there is no database: they say so and make nothing.

use std::fs;

use crate::support::{Folder, PASSWORD};

const READING: [&[&str]; 11] = [
    &["account", "list"],
    &["account", "show", "ada"],
    &["account", "disable", "ada"],
    &["key", "list"],
    &["client", "list"],
    &["jwt", "secret"],
    &["mail", "list"],
    &["mail", "show", "1"],
    &["settings", "list"],
    &["audit", "verify"],
    &["backup"],
];

const WRITING: [&[&str]; 6] = [
    &["account", "create", "--username", "ada", "--password-stdin"],
    &["key", "create", "site", "--role", "ADMIN"],
    &["client", "create", "shop"],
    &["jwt", "rotate"],
    &["settings", "set", "site.name", "Harbour Club"],
    &["setup-link"],
];

#[track_caller]
fn makes_nothing(folder: &Folder, arguments: &[&str]) {
    let said = folder.run_with(arguments, PASSWORD);
    let words = said.fails_with(1);
    let place = folder.path().canonicalize().expect("it is there");
    assert!(words.contains(&place.display().to_string()), "{arguments:?} names the folder: {words}");
    assert!(words.contains("--data-dir"), "{arguments:?} says how to name another: {words}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "{arguments:?}");
    assert!(said.out.is_empty(), "{said:?}");
}

#[test]
fn a_command_where_no_database_is_says_so_and_makes_none() {
    let folder = Folder::new();
    for arguments in READING.iter().chain(&WRITING) {
        makes_nothing(&folder, arguments);
    }
}

#[test]
fn a_command_that_only_looks_makes_none_in_a_folder_that_was_named_either() {
    let folder = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
    for arguments in READING {
        makes_nothing(&folder, arguments);
    }
    let elsewhere = folder.beside("nowhere");
    let place = elsewhere.to_str().expect("text");
    let said = folder.run(&["--data-dir", place, "account", "list"]);
    assert!(said.fails_with(1).contains(place), "{said:?}");
    assert!(!elsewhere.exists());
}

#[test]
fn a_command_that_writes_makes_one_in_a_folder_that_was_named() {
    for arguments in WRITING {
        let folder = Folder::new();
        let place = folder.beside("named");
        let named = [&["--data-dir", place.to_str().expect("text")], arguments].concat();
        folder.run_with(&named, PASSWORD).fine();
        assert!(place.join("rollbook.db").exists(), "{arguments:?}");

        let folder = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
        folder.run_with(arguments, PASSWORD).fine();
        assert!(folder.database().exists(), "{arguments:?}");

        let folder = Folder::new();
        let file = "[default.rollbook]\ndata_dir = \"data\"\n";
        fs::write(folder.path().join("Rocket.toml"), file).expect("a file");
        folder.run_with(arguments, PASSWORD).fine();
        assert!(folder.path().join("data/rollbook.db").exists(), "{arguments:?}");
    }
}

#[test]
fn a_database_that_was_lost_is_not_taken_for_one_that_never_was() {
    let folder = Folder::new();
    drop(folder.open());
    for name in ["rollbook.db", "rollbook.db-wal", "rollbook.db-shm"] {
        let _ = fs::remove_file(folder.path().join(name));
    }
    let said = folder.run(&["account", "list"]);
    assert!(said.fails_with(1).contains("backup"), "{said:?}");
    assert!(!folder.database().exists());
}

//! What `rollbook check` finds out about the key.

use std::os::unix::fs::PermissionsExt as _;

use crate::support::Folder;

/// As `openssl rand -base64 32` prints them.
const OTHER_KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

fn with_database() -> Folder {
    let folder = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
    folder.run(&["setup-link"]).fine();
    let said = folder.run(&["check"]);
    assert!(said.fine().contains("ok      key"), "{said:?}");
    folder
}

#[test]
fn a_key_that_opens_nothing_is_found_by_check() {
    let folder = with_database();
    let key = folder.path().join("rollbook.key");
    for (text, word) in [(OTHER_KEY, "does not match"), ("AAAA", "32 bytes in base64"), ("", "32 bytes")] {
        std::fs::write(&key, text).expect("a file");
        let said = folder.run(&["check"]);
        said.fails_with(1);
        let line = said.out.lines().find(|line| line.contains("  key")).expect("a line about the key");
        assert!(line.starts_with("FAILED") && line.contains("rollbook.key"), "{line}");
        assert!(said.out.contains(word), "{said:?}");
    }
}

#[test]
fn a_key_that_cannot_be_read_is_found_by_check() {
    let folder = with_database();
    let key = folder.path().join("rollbook.key");
    std::fs::remove_file(&key).expect("it was there");
    std::os::unix::fs::symlink(&key, &key).expect("a link that leads nowhere");
    let said = folder.run(&["check"]);
    said.fails_with(1);
    assert!(said.out.contains("cannot be read"), "{said:?}");
    std::fs::remove_file(&key).expect("it was there");
    std::fs::write(&key, "x").expect("a file");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o000)).expect("ours");
    folder.run(&["check"]).fails_with(1);
}

#[test]
fn a_wrong_key_in_the_settings_is_found_by_check_too() {
    let mut folder = with_database();
    folder.set("ROLLBOOK_SEALING_KEY", OTHER_KEY);
    let said = folder.run(&["check", "--json"]);
    said.fails_with(1);
    let found: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(found["ok"], false, "{found}");
    let findings = found["findings"].as_array().expect("a list");
    let key = findings.iter().find(|finding| finding["about"] == "key").expect("one about the key");
    assert_eq!(key["ok"], false, "{found}");
}

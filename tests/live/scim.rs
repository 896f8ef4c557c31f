//! What others have written to find faults in servers of SCIM finds none: scim2-tester and scim-sanity.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::support::Folder;

/// Where `tests/install` puts them.
fn installed(program: &str) -> PathBuf {
    let found = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scim/venv/bin")).join(program);
    assert!(found.exists(), "{} is missing; tests/install installs it", found.display());
    found
}

/// What a program printed about a fresh server; it fails where the program does.
fn holds(program: &str, arguments: impl FnOnce(&str, &str) -> Vec<String>) -> String {
    let folder = Folder::new();
    let server = folder.open();
    let made = folder.run(&["key", "create", "scim", "--role", "ADMIN"]);
    let key = made.out.lines().find(|line| line.starts_with("rbk_")).expect("a key").to_owned();
    let base = format!("http://{}/scim/v2", server.host());
    let output =
        Command::new(installed(program)).args(arguments(&base, &key)).output().expect("the program starts");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
    out.into_owned()
}

#[test]
fn scim2_tester_finds_no_fault() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scim/tester.py");
    let printed = holds("python", |base, key| vec![script.to_owned(), base.to_owned(), key.to_owned()]);
    assert!(printed.contains(" 0 without success"), "{printed}");
}

#[test]
fn scim_sanity_finds_no_fault_as_strict_as_it_can_be() {
    let printed = holds("scim-sanity", |base, key| {
        let words = ["probe", base, "--token", key, "--strict", "--i-accept-side-effects", "--json-output"];
        words.map(str::to_owned).into()
    });
    let told: Value = serde_json::from_str(&printed).expect("JSON");
    let results = told["results"].as_array().expect("results");
    let with = |status: &str| results.iter().filter(|result| result["status"] == status).count();
    assert_eq!((with("fail"), with("error"), with("warn")), (0, 0, 0), "{printed}");
    assert!(with("pass") >= 28, "{printed}");
}

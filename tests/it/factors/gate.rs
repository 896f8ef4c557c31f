//! Whoever opens something does it through the gate, `accounts/enter.rs`: read off the source, so that a
//! new way in which forgets the second factor fails here on the day it is written.

use std::path::{Path, PathBuf};

/// A call, and the files of `src/` that may make it.
const CALLERS: [(&str, &[&str]); 8] = [
    ("insert_session(", &["accounts/sessions.rs", "store/sessions.rs"]),
    ("insert_oauth_grant(", &["accounts/oauth.rs", "store/oauth.rs"]),
    ("insert_oauth_token(", &["accounts/oauth.rs", "store/oauth.rs"]),
    // Behind the gate.
    ("sessions::open_in(", &["accounts/enter.rs"]),
    ("oauth::open_grant_in(", &["accounts/enter.rs"]),
    // A session that goes on under another token.
    ("sessions::renew(", &["web/pages/password.rs"]),
    // Who asks for a password: in front of the gate, or to prove once more who is there.
    (
        "check_password(",
        &[
            "accounts/change_password.rs",
            "accounts/oauth.rs",
            "accounts/prove.rs",
            "accounts/sign_in.rs",
            "web/api/authentication.rs",
            "web/api/caller.rs",
            "web/pages/sign_in.rs",
        ],
    ),
    ("desk.hasher.verify(", &["accounts/sign_in.rs"]),
];

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    let name = |path: &PathBuf| path.strip_prefix(&root).expect("below src").to_string_lossy().into_owned();
    let read = |path: &PathBuf| std::fs::read_to_string(path).expect("a readable source");
    found.iter().map(|path| (name(path), read(path))).collect()
}

#[test]
fn sessions_and_tokens_are_opened_behind_the_gate_only() {
    let sources = sources();
    for (call, allowed) in CALLERS {
        let callers: Vec<&str> = sources
            .iter()
            .filter(|(_, source)| {
                source.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(call))
            })
            .map(|(name, _)| name.as_str())
            .collect();
        for caller in &callers {
            assert!(allowed.contains(caller), "{caller} calls {call}…): let it pass accounts/enter.rs");
        }
        for name in allowed {
            assert!(callers.contains(name), "{name} no longer calls {call}…): take it off the list");
        }
    }
}

#[test]
fn whoever_asks_for_a_password_in_the_web_hands_the_account_to_the_gate() {
    for (name, source) in sources() {
        if name.starts_with("web/") && source.contains("check_password(") {
            assert!(source.contains("enter::"), "{name} lets somebody in by a password alone");
        }
    }
}

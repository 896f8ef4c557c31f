//! Whoever opens something does it through the gate, `services/sign_in/complete_sign_in.rs`: read off the source, so that a
//! new way in which forgets the second factor fails here on the day it is written.

use std::path::{Path, PathBuf};

/// A call, and the files of `src/` that may make it.
const CALLERS: [(&str, &[&str]); 8] = [
    ("insert_session(", &["services/sign_in/sessions.rs", "store/sign_in/sessions.rs"]),
    ("insert_oauth_grant(", &["services/sign_in/grants.rs", "store/clients/oauth.rs"]),
    ("insert_oauth_token(", &["services/sign_in/grants.rs", "store/clients/oauth.rs"]),
    // Behind the gate.
    ("sessions::open_in(", &["services/sign_in/complete_sign_in.rs"]),
    ("grants::open_in(", &["services/sign_in/complete_sign_in.rs"]),
    // A session that goes on under another token.
    ("sessions::renew(", &["web/pages/credentials/change_password.rs"]),
    // Who asks for a password: in front of the gate, or to prove once more who is there.
    (
        "check_password(",
        &[
            "services/credentials/change_password.rs",
            "services/clients/oauth.rs",
            "services/sign_in/reauthenticate.rs",
            "services/sign_in/check_password.rs",
            "web/api/authentication.rs",
            "web/api/caller.rs",
            "web/pages/sign_in/password.rs",
        ],
    ),
    ("ctx.hasher.verify(", &["services/sign_in/check_password.rs"]),
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
            assert!(
                allowed.contains(caller),
                "{caller} calls {call}…): let it pass services/sign_in/complete_sign_in.rs"
            );
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
            assert!(source.contains("complete_sign_in::"), "{name} lets somebody in by a password alone");
        }
    }
}

//! Who may use whom: `cli -> app -> {web, jobs} -> accounts -> {store, mail, security} -> domain`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What each room may use of the others, besides itself.
const ALLOWED: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("security", &["domain"]),
    ("texts", &["domain"]),
    ("store", &["domain"]),
    ("mail", &["domain", "security", "store", "texts"]),
    ("settings", &["domain", "security"]),
    ("system", &["domain", "security"]),
    ("logging", &["settings"]),
    ("accounts", &["domain", "security", "store", "mail"]),
    ("web", &["domain", "security", "store", "mail", "texts", "accounts"]),
    ("jobs", &["domain", "store", "mail", "accounts"]),
    ("app", &["domain", "security", "store", "mail", "settings", "accounts", "web", "jobs"]),
    (
        "cli",
        &["domain", "security", "store", "mail", "texts", "settings", "system", "logging", "accounts", "app"],
    ),
    ("lib", &[]),
];

struct File {
    /// Below `src/`, with slashes.
    path: String,
    code: String,
}

/// Every Rust file but for the tests inside of them and the comments.
fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path: PathBuf = entry.expect("an entry").path();
            let shown = path.strip_prefix(&root).expect("below src").display().to_string();
            let is_test =
                shown.contains("tests/") || shown.ends_with("_tests.rs") || shown.ends_with("fake_server.rs");
            if path.is_dir() {
                folders.push(path);
            } else if shown.ends_with(".rs") && !is_test {
                let code = std::fs::read_to_string(&path).expect("a file");
                let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                files.push(File { path: shown, code: lines.collect::<Vec<_>>().join("\n") });
            }
        }
    }
    assert!(files.len() > 80, "the source was found");
    files
}

fn room(path: &str) -> &str {
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// Every `crate::room` that a file names, those in braces too.
fn used_rooms(code: &str) -> BTreeSet<String> {
    let plain = regex::Regex::new(r"\bcrate::([a-z_0-9]+)").expect("a pattern");
    let braces = regex::Regex::new(r"\bcrate::\{([^;]*)\};").expect("a pattern");
    let name = regex::Regex::new(r"(?:^|,)\s*([a-z_0-9]+)").expect("a pattern");
    let mut rooms: BTreeSet<String> = plain.captures_iter(code).map(|found| found[1].to_owned()).collect();
    for found in braces.captures_iter(code) {
        rooms.extend(name.captures_iter(&found[1]).map(|found| found[1].to_owned()));
    }
    rooms
}

#[test]
fn no_room_uses_one_that_stands_above_it() {
    for file in files() {
        let own = room(&file.path).to_owned();
        if own == "main" {
            continue;
        }
        let allowed = ALLOWED.iter().find(|(name, _)| *name == own);
        let allowed = allowed.unwrap_or_else(|| panic!("{}: {own} has no place in the order", file.path)).1;
        for used in used_rooms(&file.code) {
            let fine = used == own || allowed.contains(&used.as_str());
            assert!(fine, "src/{} uses crate::{used}, and {own} may use only {allowed:?}", file.path);
        }
    }
}

#[test]
fn the_faces_do_not_know_of_one_another() {
    for file in files() {
        let Some(rest) = file.path.strip_prefix("web/") else { continue };
        let faces = ["api_v2", "api", "pages", "console"];
        let Some(own) = faces.iter().find(|face| rest.starts_with(&format!("{face}/"))) else { continue };
        for other in faces.iter().filter(|face| *face != own) {
            for path in [
                format!("crate::web::{other}::"),
                format!("super::super::{other}::"),
                format!("super::{other}::"),
            ] {
                assert!(!file.code.contains(&path), "src/{} uses {path}", file.path);
            }
        }
    }
}

#[test]
fn what_comes_from_outside_stays_in_its_room() {
    let homes: [(&[&str], &[&str]); 4] = [
        (&["rusqlite", "r2d2", "r2d2_sqlite"], &["store/"]),
        (&["lettre"], &["mail/"]),
        (
            &["rocket", "rocket_dyn_templates"],
            &["web/", "app.rs", "jobs.rs", "cli/serve.rs", "settings/rocket.rs"],
        ),
        (&["clap"], &["cli/", "main.rs"]),
    ];
    for (crates, rooms) in homes {
        for name in crates {
            let used =
                regex::Regex::new(&format!(r"(?m)^\s*(?:pub )?use {name}\b|\b{name}::")).expect("a pattern");
            let mut users = 0;
            for file in files().iter().filter(|file| used.is_match(&file.code)) {
                users += 1;
                let at_home = rooms.iter().any(|room| file.path.starts_with(room));
                // A local module may bear the name of a crate: `settings::rocket`.
                let own_module = file.path == "settings/mod.rs" && *name == "rocket";
                assert!(at_home || own_module, "src/{} uses {name}, which belongs to {rooms:?}", file.path);
            }
            assert!(users > 0, "{name} is used nowhere: is the pattern still right?");
        }
    }
}

#[test]
fn the_order_itself_has_no_way_back() {
    for (name, allowed) in ALLOWED {
        for below in allowed {
            let (_, back) = ALLOWED.iter().find(|(other, _)| other == below).expect("a room");
            assert!(!back.contains(&name), "{name} and {below} may use each other");
        }
    }
}

#[test]
fn no_setting_is_global() {
    for file in files() {
        for word in ["static mut", "lazy_static!", "thread_local!", "std::env::var("] {
            let allowed = file.path.starts_with("settings/") || file.path.starts_with("cli/");
            assert!(allowed || !file.code.contains(word), "src/{} holds {word}", file.path);
        }
    }
}

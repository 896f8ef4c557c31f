//! The map of ARCHITECTURE.md: which room may import which, and where SQLite, SMTP and Rocket stay.

use std::path::{Path, PathBuf};

/// Each room and the rooms it may import.
const ROOMS: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("system", &["domain", "security"]),
    ("texts", &["domain"]),
    ("security", &["domain"]),
    ("store", &["domain"]),
    ("mail", &["domain", "security", "store", "texts"]),
    ("accounts", &["domain", "security", "store", "mail", "texts"]),
    ("settings", &["domain", "security"]),
    ("logging", &["settings"]),
    ("jobs", &["domain", "accounts", "mail"]),
    ("web", &["domain", "security", "store", "mail", "accounts", "texts"]),
    (
        "app",
        &["domain", "security", "store", "mail", "accounts", "settings", "jobs", "web", "texts", "system"],
    ),
    (
        "cli",
        &["domain", "security", "store", "mail", "accounts", "settings", "app", "texts", "logging", "system"],
    ),
    ("lib", &[]),
];

/// Crates that only these files may name.
const AT_HOME: [(&str, &[&str]); 4] = [
    ("rusqlite", &["store/sqlite"]),
    ("lettre", &["mail"]),
    ("rocket", &["web", "app.rs", "jobs.rs", "cli/serve.rs", "settings/rocket.rs"]),
    ("scrypt", &["security"]),
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
    found
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).expect("below src").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a readable source"))
        })
        .collect()
}

fn room_of(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The first words of every `start…` in the source, outside of comments.
fn named(source: &str, start: &str) -> Vec<String> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split(start).skip(1).map(str::to_owned).collect::<Vec<_>>())
        .map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_' || c.is_ascii_digit()).collect()
        })
        .collect()
}

#[test]
fn every_room_imports_only_what_the_map_allows() {
    for (file, source) in sources().iter().filter(|(file, _)| file != "main.rs") {
        let room = room_of(file);
        let (_, allowed) = ROOMS.iter().find(|(name, _)| *name == room).expect("a room of the map");
        for other in named(source, "crate::") {
            assert!(other == room || allowed.contains(&other.as_str()), "{file} imports {other:?}");
        }
    }
}

#[test]
fn the_faces_of_the_web_do_not_know_of_one_another() {
    let faces = ["api", "api_v2", "pages", "console"];
    for (file, source) in sources() {
        let Some(face) = file.strip_prefix("web/").map(room_of).filter(|face| faces.contains(face)) else {
            continue;
        };
        for other in named(&source, "crate::web::") {
            assert!(other == face || !faces.contains(&other.as_str()), "{file} imports {other}");
        }
    }
}

#[test]
fn crates_stay_at_home() {
    for (file, source) in sources() {
        for (name, homes) in AT_HOME {
            let at_home = homes.iter().any(|home| file == *home || file.starts_with(&format!("{home}/")));
            let uses = source.lines().any(|line| {
                let line = line.trim_start();
                !line.starts_with("//")
                    && line.contains(&format!("{name}::"))
                    && !line.contains(&format!("::{name}::"))
            });
            assert!(at_home || !uses, "{file} names {name}");
        }
    }
}

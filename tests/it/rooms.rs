//! The map of ARCHITECTURE.md: which room may import which, that no files import each other in a
//! circle, and where SQLite, SMTP and Rocket stay. Read off every `use` and every path of the source.

mod imports;

use std::collections::BTreeMap;

use imports::Sources;

/// Each room and the rooms it may import.
const ROOMS: [(&str, &[&str]); 16] = [
    ("domain", &[]),
    ("system", &["domain", "security"]),
    ("texts", &["domain"]),
    ("templates", &["texts"]),
    ("security", &["domain"]),
    ("store", &["domain"]),
    ("mail", &["domain", "security", "store", "templates", "texts"]),
    ("webhooks", &["domain", "security", "store", "mail"]),
    ("services", &["domain", "security", "store", "mail", "texts"]),
    ("settings", &["domain", "security"]),
    ("logging", &["settings"]),
    ("jobs", &["domain", "services", "mail", "webhooks"]),
    ("web", &["domain", "security", "store", "mail", "services", "templates", "texts"]),
    (
        "app",
        &[
            "domain", "security", "store", "mail", "webhooks", "services", "settings", "jobs", "web",
            "texts", "system",
        ],
    ),
    (
        "cli",
        &[
            "domain", "security", "store", "mail", "webhooks", "services", "settings", "app", "texts",
            "logging", "system",
        ],
    ),
    ("lib", &[]),
];

/// Crates that only these files may name.
const AT_HOME: [(&str, &[&str]); 6] = [
    ("rusqlite", &["store/sqlite"]),
    ("lettre", &["mail"]),
    ("hyper", &["webhooks"]),
    ("tokio_rustls", &["webhooks"]),
    ("rocket", &["web", "app.rs", "jobs.rs", "cli/serve.rs", "settings/rocket.rs"]),
    ("scrypt", &["security"]),
];

fn room_of(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

#[test]
fn every_room_imports_only_what_the_map_allows() {
    let sources = Sources::read();
    for (file, others) in sources.imports().iter().filter(|(file, _)| *file != "main.rs") {
        let room = room_of(file);
        let (_, allowed) = ROOMS.iter().find(|(name, _)| *name == room).expect("a room of the map");
        for other in others.iter().map(|other| room_of(other)).filter(|other| *other != "lib") {
            assert!(other == room || allowed.contains(&other), "{file} imports {other:?}");
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = Sources::read();
    assert_eq!(circles(&sources.imports()), Vec::<Vec<String>>::new());
}

#[test]
fn the_web_asks_services_and_never_the_store() {
    let sources = Sources::read();
    let asks = |code: &str| {
        let squeezed: String = code.split_whitespace().collect();
        squeezed.contains(".store.") || squeezed.contains("Reader<'") || squeezed.contains("Tx<'")
    };
    let asking: Vec<&str> =
        sources.files_of("web").filter(|(_, code)| asks(code)).map(|(file, _)| file).collect();
    assert_eq!(asking, Vec::<&str>::new());
}

#[test]
fn the_faces_of_the_web_do_not_know_of_one_another() {
    let faces = ["web/api", "web/api_v2", "web/scim", "web/pages", "web/console"];
    let face_of = |file: &str| faces.into_iter().find(|face| file.starts_with(&format!("{face}/")));
    for (file, others) in Sources::read().imports() {
        let Some(face) = face_of(&file) else { continue };
        for other in others {
            assert!(face_of(&other).is_none_or(|other| other == face), "{file} imports {other}");
        }
    }
}

#[test]
fn crates_stay_at_home() {
    for (file, code) in Sources::read().files_of("") {
        for (name, homes) in AT_HOME {
            let at_home = homes.iter().any(|home| file == *home || file.starts_with(&format!("{home}/")));
            let (path, within) = (format!("{name}::"), format!("::{name}::"));
            // `super::rocket::…` is a module of ours.
            let names = code.lines().any(|line| line.contains(&path) && !line.contains(&within));
            assert!(at_home || !names, "{file} names {name}");
        }
    }
}

/// Every set of files that can be walked round in: Tarjan's strongly connected components.
fn circles(imports: &BTreeMap<String, Vec<String>>) -> Vec<Vec<String>> {
    struct Walk<'a> {
        imports: &'a BTreeMap<String, Vec<String>>,
        order: BTreeMap<&'a str, usize>,
        lowest: BTreeMap<&'a str, usize>,
        open: Vec<&'a str>,
        found: Vec<Vec<String>>,
    }
    fn visit<'a>(walk: &mut Walk<'a>, file: &'a str) {
        let number = walk.order.len();
        walk.order.insert(file, number);
        walk.lowest.insert(file, number);
        walk.open.push(file);
        for other in walk.imports.get(file).into_iter().flatten() {
            if !walk.order.contains_key(other.as_str()) {
                visit(walk, other);
            } else if !walk.open.contains(&other.as_str()) {
                continue;
            }
            let reached = walk.lowest[other.as_str()].min(walk.lowest[file]);
            walk.lowest.insert(file, reached);
        }
        if walk.lowest[file] == number {
            let from = walk.open.iter().position(|open| *open == file).expect("the file is open");
            let mut together: Vec<String> =
                walk.open.split_off(from).into_iter().map(str::to_owned).collect();
            if together.len() > 1 {
                together.sort();
                walk.found.push(together);
            }
        }
    }
    let mut walk = Walk {
        imports,
        order: BTreeMap::new(),
        lowest: BTreeMap::new(),
        open: Vec::new(),
        found: Vec::new(),
    };
    for file in imports.keys() {
        if !walk.order.contains_key(file.as_str()) {
            visit(&mut walk, file);
        }
    }
    walk.found
}

#[test]
fn a_circle_is_found_and_a_chain_is_none() {
    let files = |pairs: &[(&str, &str)]| {
        let mut imports: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (from, to) in pairs {
            imports.entry((*from).to_owned()).or_default().push((*to).to_owned());
            imports.entry((*to).to_owned()).or_default();
        }
        circles(&imports)
    };
    assert_eq!(files(&[("a", "b"), ("b", "c"), ("a", "c")]), Vec::<Vec<String>>::new());
    assert_eq!(files(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]), [["a", "b", "c"]]);
}

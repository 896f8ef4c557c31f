//! How light the release binary is: its size, and the memory that it holds. Never how long anything takes.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::browser::console;
use crate::support::{Client, Folder, PASSWORD, Server};

const MIB: f64 = 1024.0 * 1024.0;
const MOST_BINARY_MIB: f64 = 18.0;
const MOST_IDLE_MIB: f64 = 20.0;
const MOST_AFTER_CONSOLE_MIB: f64 = 40.0;

/// Built here unless it is as new as its sources: an older one would pass for this one.
fn release_binary() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--release", "--locked", "--bin", "rollbook"]);
        build.current_dir(env!("CARGO_MANIFEST_DIR"));
        // Where a test sees what Cargo says of its package, build scripts would all run anew.
        for (name, _) in std::env::vars_os() {
            let word = name.to_string_lossy();
            if ["CARGO_PKG_", "CARGO_MANIFEST_", "OUT_DIR"].iter().any(|start| word.starts_with(start)) {
                build.env_remove(&name);
            }
        }
        let ended = build.status().expect("cargo runs");
        assert!(ended.success(), "cargo build --release failed");
        let debug_binary = Path::new(env!("CARGO_BIN_EXE_rollbook"));
        let target = debug_binary.ancestors().nth(2).expect("target/debug/rollbook");
        target.join("release/rollbook")
    })
}

fn mib_held_by(server: &Server) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("its resident memory");
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().expect("a number");
    kib / 1024.0
}

#[test]
fn the_binary_is_small() {
    let mib = std::fs::metadata(release_binary()).expect("the release binary").len() as f64 / MIB;
    assert!(mib <= MOST_BINARY_MIB, "{mib:.1} MiB");
}

#[test]
fn a_server_that_showed_a_few_pages_holds_little_memory() {
    let folder = Folder::unconfigured().of_program(release_binary());
    let server = folder.open();
    for path in ["/", "/register", "/sign-in", "/privacy"] {
        assert_eq!(server.client().get(path).status, 200, "{path}");
    }
    let mib = mib_held_by(&server);
    assert!(mib <= MOST_IDLE_MIB, "{mib:.1} MiB");
}

#[test]
fn a_server_that_showed_every_page_of_its_console_holds_little_memory() {
    let folder = Folder::new().of_program(release_binary());
    let server = folder.open();
    let administrator = server.client();
    assert_eq!(server.client().registers("ada@example.org").status, 201);
    sets_up(&administrator, &server);
    makes_one_of_each(&administrator);
    let paths = console::paths();
    let mut pages = 0;
    for path in paths.iter().filter(|path| path.starts_with("/console")) {
        pages += usize::from(administrator.get(path).status == 200);
    }
    assert!(pages > 50, "{pages} pages were shown");
    let mib = mib_held_by(&server);
    assert!(mib <= MOST_AFTER_CONSOLE_MIB, "{mib:.1} MiB");
}

fn sets_up(administrator: &Client, server: &Server) {
    let token = server.setup_link.as_deref().and_then(|link| link.rsplit('/').next()).expect("a set-up link");
    let answers = [
        ("token", token),
        ("site_name", "Harbour Club"),
        ("public_url", server.url.as_str()),
        ("name", "Grace Hopper"),
        ("username", "grace"),
        ("email", "grace@example.org"),
        ("password", PASSWORD),
    ];
    assert_eq!(administrator.submit("/setup", &answers).status, 303);
    assert_eq!(administrator.get("/console").status, 200);
}

/// So that few pages are pages that say there is none.
fn makes_one_of_each(administrator: &Client) {
    let things: [(&str, &[(&str, &str)]); 4] = [
        (
            "/console/tags/new",
            &[
                ("name", "Crew"),
                ("type", "user"),
                ("description", "Sailors"),
                ("color", "#1d4ed8"),
                ("visible", "yes"),
            ],
        ),
        ("/console/keys/new", &[("name", "shop-import"), ("role", "USERS_ADMIN")]),
        ("/console/keys/new-client", &[("client_id", "phone-app"), ("client_name", "Phone")]),
        ("/console/filters", &[("name", "Unconfirmed"), ("query", "state=awaiting_email")]),
    ];
    for (path, fields) in things {
        let status = administrator.submit(path, fields).status;
        assert!(matches!(status, 200 | 303), "{path}: {status}");
    }
}

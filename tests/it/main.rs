//! Behaviour through the real wiring, in one process: the same Rocket that `rollbook serve`
//! launches, on a fresh data folder, under a clock in the test's hand.

mod api;
mod api_v2;
mod audit;
mod clients;
mod console;
mod credentials;
mod documents;
mod formality;
mod headers;
mod mail;
mod manage;
mod openapi;
mod pages;
mod profile;
mod registration;
mod rooms;
mod routes;
mod sign_in;
mod site;
mod support;
mod texts;
mod wording;

use rocket::http::Status;
use support::TestApp;

#[test]
fn a_fresh_server_greets_a_visitor() {
    let app = TestApp::fresh();
    let home = app.visitor().get("/");
    assert_eq!(home.status, Status::Ok);
    assert!(home.text_of("h1").is_some());
}

#[test]
fn only_the_support_of_these_tests_opens_the_file() {
    fn sources(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let room = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let engine = ["rusqlite", "::"].concat();
    let mut found = Vec::new();
    sources(&room, &mut found);
    let opens = |path: &std::path::PathBuf| std::fs::read_to_string(path).expect("a text").contains(&engine);
    let (support, others): (Vec<_>, Vec<_>) =
        found.into_iter().filter(opens).partition(|path| path.starts_with(room.join("support")));
    assert_eq!(others, Vec::<std::path::PathBuf>::new(), "tests/it/support has a name for what they ask");
    assert!(!support.is_empty(), "the sources are read");
}

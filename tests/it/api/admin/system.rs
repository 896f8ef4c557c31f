//! The machine, and what is counted.

use serde_json::json;

use super::{ADMIN, Program, USERS_ADMIN};
use crate::support::TestApp;
use crate::support::people::Person;

#[test]
fn the_machine_is_checked_and_backed_up_and_tells_no_secret() {
    let app = TestApp::with_environment(&[("ROLLBOOK_SMTP_URL", "smtps://user:hush-hush@127.0.0.1:1")]);
    app.admin();
    let program = Program::new(&app, "desk", ADMIN);
    let system = program.get("/system");
    assert!(!system.body.contains("hush-hush"), "{}", system.body);
    let system = system.json();
    assert!(system["version"].is_string() && system["databaseBytes"].as_u64().expect("a size") > 0);
    assert_eq!((&system["rows"]["accounts"]["active"], &system["backup"]["last"]), (&json!(1), &json!(null)));
    let made = program.does("/system/backup");
    assert_eq!((made.status.code, &made.json()["hasBegun"]), (200, &json!(true)), "{}", made.body);
    let last = &program.reads("/system")["backup"]["last"];
    assert!(last["bytes"].as_u64().expect("a size") > 0, "{last}");
    assert!(std::path::Path::new(last["file"].as_str().expect("a file")).exists());
    let checked = program.does("/system/check").json();
    let about = |name: &str| {
        checked["findings"].as_array().expect("findings").iter().any(|finding| finding["about"] == name)
    };
    assert!(about("settings") && about("database") && about("key") && about("mail"), "{checked}");
}

#[test]
fn figures_are_told_as_on_the_consoles_first_page() {
    let (app, _) = TestApp::with_admin();
    app.visitor().registers(&Person::ada());
    let users = Program::new(&app, "users", USERS_ADMIN);
    let week = users.reads("/statistics?days=7");
    assert_eq!(week["perDay"].as_array().map(Vec::len), Some(7));
    assert_eq!(
        week["perDay"][6],
        json!({ "day": "2026-01-31", "registrations": 2, "confirmations": 0, "signIns": 0 })
    );
    assert_eq!((&week["from"], &week["until"]), (&json!("2026-01-25"), &json!("2026-01-31")));
    assert_eq!((&week["waiting"]["waitingMails"], &week["site"]), (&json!(1), &json!(null)));
    assert_eq!(week["funnel"][0], json!({ "stage": "registered", "people": 1 }));
    let admin = Program::new(&app, "desk", ADMIN);
    assert_eq!(admin.reads("/statistics")["site"]["sendsMail"], true);
    for wrong in ["8", "x", "7&days=30"] {
        assert_eq!(admin.get(&format!("/statistics?days={wrong}")).fields_at_fault(), ["days"], "{wrong}");
    }
}

#[test]
fn the_list_of_first_steps_is_put_away() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let program = Program::new(&app, "desk", ADMIN);
    assert!(app.signed_in(&grace).get("/console").has(".checklist"));
    assert_eq!(program.does("/checklist/dismiss").status.code, 204);
    assert!(!app.signed_in(&grace).get("/console").has(".checklist"));
}

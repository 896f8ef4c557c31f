//! The audit trail: read, proven, exported.

use serde_json::{Value, json};

use super::{ADMIN, Program};
use crate::support::TestApp;

#[test]
fn the_trail_is_read_under_a_filter_and_names_the_key_that_did_it() {
    let (app, root) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let ada = app.person("ada");
    program.does(&format!("/accounts/{}/disable", ada.uuid));
    let lines = program.reads("/audit?action=account.disabled");
    let line = &lines["items"][0];
    assert_eq!((&line["actor"]["kind"], &line["actor"]["label"]), (&json!("api_key"), &json!("desk")));
    assert_eq!(line["target"], json!({ "kind": "account", "id": ada.id.to_string() }));
    assert_eq!(lines["items"].as_array().map(Vec::len), Some(1));
    let count =
        |query: &str| program.reads(&format!("/audit?{query}"))["items"].as_array().map_or(0, Vec::len);
    assert_eq!(count("target=ada&action=account.disabled"), 1);
    assert_eq!(count(&format!("target=account:{}", root.id)), 1);
    assert_eq!(count("from=2026-02-01"), 0);
    let wrong = program.get("/audit?actor=nobody@nowhere.example&target=nobody%20at%20all");
    assert_eq!(wrong.fields_at_fault(), ["actor", "target"]);
    let days = program.get("/audit?from=yesterday&until=2026-02-30");
    assert_eq!(days.fields_at_fault(), ["from", "until"]);
}

#[test]
fn the_trail_is_proven_and_a_forged_line_is_found() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let head = program.reads("/audit/head");
    let newest = program.reads("/audit?limit=1");
    assert_eq!(head["last"]["hash"], newest["items"][0]["hash"]);
    let proven = program.does("/audit/verify").json();
    assert_eq!((&proven["isRunning"], &proven["check"]["isIntact"]), (&json!(false), &json!(true)));
    app.forges_audit_line(1, "action", "nothing.happened");
    let proven = program.does("/audit/verify").json();
    assert_eq!(
        (&proven["check"]["isIntact"], &proven["check"]["broken"]["line"]),
        (&json!(false), &json!(1))
    );
    assert_eq!(program.reads("/audit/head")["check"]["isIntact"], false);
}

#[test]
fn an_export_is_a_file_of_what_the_filter_lets_through_and_leaves_an_entry() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    app.person("ada");
    let table = program.posts(
        "/audit/export",
        &json!({ "separator": "semicolon", "byteOrderMark": true, "action": "account.created" }),
    );
    assert_eq!(table.status.code, 200, "{}", table.body);
    assert!(table.body.starts_with("\u{feff}line;time;actor_kind;"), "{}", table.body);
    assert_eq!(table.body.lines().count(), 3);
    assert!(table.header("content-disposition").expect("a file").contains(".csv"));
    let file = program.posts("/audit/export", &json!({ "format": "json", "target": "ada" }));
    let lines: Value = serde_json::from_str(&file.body).expect("JSON");
    assert_eq!(lines.as_array().map(Vec::len), Some(1));
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "audit.exported").count(), 2);
    let wrong = program.posts(
        "/audit/export",
        &json!({ "format": "xml", "separator": "bar", "byteOrderMark": 1, "from": "x" }),
    );
    let mut fields = wrong.fields_at_fault();
    fields.sort();
    assert_eq!(fields, ["byteOrderMark", "format", "from", "separator"]);
    assert_eq!(
        program.posts("/audit/export", &json!({ "actor": "nobody at all" })).fields_at_fault(),
        ["actor"]
    );
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "audit.exported").count(), 2);
}

//! The page about the system: true figures, no secret, the checks of `rollbook check`, and backups.

use std::time::Duration;

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

#[test]
fn the_page_tells_versions_sizes_counts_and_how_long_it_runs() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    app.later(Duration::from_secs(26 * 60 * 60 + 5 * 60));
    let page = app.signed_in(&grace).get("/console/system");
    assert_eq!(page.status, Status::Ok);
    let figures = page.texts_of(".stat-value");
    assert_eq!(figures[0], env!("CARGO_PKG_VERSION"));
    assert_eq!(figures[1], "1 d 2 h 5 min");
    let lines = app.count("audit").to_string();
    let counted = [app.count("accounts").to_string(), app.count("outbox").to_string(), "0".to_owned(), lines];
    assert_eq!(figures[4..8], counted);
    assert!(page.says("None was made yet"));
}

#[test]
fn neither_the_settings_nor_the_support_text_hold_a_secret_or_a_person() {
    let app = TestApp::with(|settings| {
        settings.site_name = Some("Secret Society".to_owned());
    });
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let page = app.signed_in(&grace).get("/console/system");
    let support = page.text_of("#support-text").expect("a text");
    assert!(
        support.contains("Rollbook:") && support.contains("Schema:") && support.contains("active 2"),
        "{support}"
    );
    assert!(support.contains("Setting public_url: (set) [environment]"), "{support}");
    let folder = app.folder().display().to_string();
    for private in ["Secret Society", "localhost", "ada@", "grace", "Lovelace", folder.as_str()] {
        assert!(!support.contains(private), "{private}: {support}");
    }
}

#[test]
fn the_checks_say_what_is_fine_and_what_to_do_about_the_rest() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    let before = app.tables();
    let page = visitor.post("/console/system/check", &[]);
    assert_eq!(page.status, Status::Ok);
    assert!(page.says("is whole; its schema is"));
    assert!(page.says("no mail server is configured") && page.says("Correct ROLLBOOK_SMTP_URL"));
    assert!(page.says("There is no mail server to compare it with."));
    assert!(!page.has(".attention-danger"));
    assert_eq!(app.tables(), before, "it only looks");
    std::fs::remove_file(app.data_dir().join("rollbook.key")).expect("the key");
    let page = visitor.post("/console/system/check", &[]);
    assert!(page.has(".attention-danger") && page.says("Put the key file back"));
    visitor.post("/language", &[("language", "de")]);
    let page = visitor.post("/console/system/check", &[]);
    let found = page.texts_of(".attention-body").join(" ");
    for said in
        ["Alle Werte sind brauchbar", "rollbook.db ist unversehrt", "rollbook.key fehlt", "Kein Mailserver"]
    {
        assert!(found.contains(said), "{said}: {found}");
    }
}

#[test]
fn a_backup_is_made_by_a_click_and_known_ever_after() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    app.later(Duration::from_secs(10 * 60));
    let asked = visitor.post("/console/system/backup", &[]);
    assert_eq!(asked.location(), "/account/prove?next=%2Fconsole%2Fsystem%2Fbackup");
    visitor.post("/account/prove", &[("password", PASSWORD), ("next", "/console/system/backup")]);
    assert_eq!(visitor.get("/console/system/backup").status, Status::Ok);
    let made = visitor.post("/console/system/backup", &[]);
    assert_eq!(made.location(), "/console/system?backed_up=1#backup");
    let copies: Vec<_> = std::fs::read_dir(app.data_dir().join("backups")).expect("a folder").collect();
    assert_eq!(copies.len(), 1);
    let page = visitor.get("/console/system");
    assert!(page.says("rollbook-20260131T101000Z.db"), "{}", page.body);
    assert!(!visitor.get("/console").says("There is no backup yet"));
    app.later(Duration::from_secs(8 * 24 * 60 * 60));
    let home = app.signed_in(&grace).get("/console");
    assert!(home.says("The last backup is 8 days old"), "{:?}", home.texts_of(".attention-title"));
}

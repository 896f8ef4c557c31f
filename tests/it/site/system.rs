//! The page about the system: true figures, no secret, the checks of `rollbook check`, and backups.

use std::time::Duration;

use rocket::http::Status;
use rollbook::services::site::check_all;
use rollbook::store::BackupLock;

use crate::support::people::{PASSWORD, Person, system};
use crate::support::{Reply, TestApp, Visitor};

/// Makes all checks and looks at what they found.
fn checks(visitor: &mut Visitor<'_>) -> Reply {
    let made = visitor.post("/console/system/check", &[]);
    assert_eq!(made.location(), "/console/system#checks");
    visitor.get("/console/system")
}

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
    let lines = app.audit_lines().to_string();
    let counted = [app.accounts().to_string(), app.mails().to_string(), "0".to_owned(), lines];
    assert_eq!(figures[4..8], counted);
    assert!(page.says("No backup yet"));
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
fn the_support_text_shows_the_values_that_tell_nothing_of_anybody() {
    let app = TestApp::with_environment(&[("ROLLBOOK_PASSWORD_PATIENCE_SECONDS", "60")]);
    let grace = app.set_up();
    let page = app.signed_in(&grace).get("/console/system");
    let support = page.text_of("#support-text").expect("a text");
    assert!(support.contains("Setting password.patience_seconds: 60 [environment]"), "{support}");
}

#[test]
fn the_checks_say_what_is_fine_and_what_to_do_about_the_rest() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    let before = app.tables();
    let page = checks(&mut visitor);
    assert_eq!(page.status, Status::Ok);
    assert!(page.says("is intact; schema"));
    assert!(page.says("no mail server is configured") && page.says("Correct ROLLBOOK_SMTP_URL"));
    assert!(page.says("There is no mail server to compare with."));
    assert!(!page.has(".attention-danger"));
    assert_eq!(app.tables(), before, "it only looks");
    std::fs::remove_file(app.data_dir().join("rollbook.key")).expect("the key");
    let page = checks(&mut visitor);
    assert!(page.has(".attention-danger") && page.says("Restore the key file"));
    visitor.post("/language", &[("language", "de")]);
    let page = checks(&mut visitor);
    let found = page.texts_of(".attention-body").join(" ");
    for said in
        ["Alle Werte sind gültig", "rollbook.db ist intakt", "rollbook.key fehlt", "Es ist kein Mailserver"]
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
    assert_eq!(made.location(), "/console/system?backed_up=1");
    let copies: Vec<_> = std::fs::read_dir(app.data_dir().join("backups")).expect("a folder").collect();
    assert_eq!(copies.len(), 1);
    let page = visitor.get("/console/system");
    assert!(page.says("rollbook-20260131T101000Z.db"), "{}", page.body);
    assert!(!visitor.get("/console").says("No backup yet"));
    app.later(Duration::from_secs(8 * 24 * 60 * 60));
    let home = app.signed_in(&grace).get("/console");
    assert!(home.says("The last backup is 8 days old"), "{:?}", home.texts_of(".attention-title"));
}

/// A mail server that takes connections and says nothing.
fn silent_server() -> std::net::TcpListener {
    std::net::TcpListener::bind("127.0.0.1:0").expect("a port")
}

#[test]
fn in_flight_checks_hold_up_nobody_are_not_made_twice_and_end_with_the_server() {
    let server = silent_server();
    let port = server.local_addr().expect("an address").port();
    let url = format!("smtp+plain://127.0.0.1:{port}");
    let app = TestApp::with_environment(&[("ROLLBOOK_SMTP_URL", url.as_str())]);
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let installation = std::sync::Arc::new(rollbook::app::installation(&app.settings));
    runtime.block_on(check_all::begin(&app.ctx, &system(), installation.clone())).expect("begun");
    let since = app.ctx.checks.look().since;
    assert!(since.is_some());
    app.later(Duration::from_secs(60));
    runtime.block_on(check_all::begin(&app.ctx, &system(), installation)).expect("begun");
    assert_eq!(app.ctx.checks.look().since, since, "still the first one");
    let page = visitor.get("/console/system");
    assert!(page.says("Checks are running") && !page.has(".attention-item"));
    assert_eq!(visitor.get("/readyz").status, Status::Ok);
    app.ctx.shutdown.close();
    let ended = runtime.block_on(app.ctx.checks.ended());
    assert!(ended.last.is_none(), "broken off, not found");
}

#[test]
fn a_backup_under_way_is_not_begun_twice_and_its_page_tells_how_far_it_is() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    assert_eq!(visitor.get("/console/system/backup/progress").location(), "/console/system#backup");
    // As the command line makes one at this moment.
    let elsewhere = BackupLock::take(&app.data_dir()).expect("free");
    let refused = visitor.post("/console/system/backup", &[]);
    assert_eq!(refused.location(), "/console/system/backup/progress");
    let page = visitor.get("/console/system/backup/progress");
    assert!(
        page.says("The backup failed") && page.says("Another backup is already running"),
        "{}",
        page.body
    );
    drop(elsewhere);
    let made = visitor.post("/console/system/backup", &[]);
    assert_eq!(made.location(), "/console/system?backed_up=1");
    let page = visitor.get("/console/system/backup/progress");
    assert!(page.says("rollbook-20260131T100000Z.db") && page.has(".message-success"), "{}", page.body);
    let again = visitor.post("/console/system/backup", &[]);
    assert_eq!(again.location(), "/console/system?backed_up=1", "two within a second");
}

#[test]
fn a_backup_that_the_disk_has_no_room_for_is_refused_in_plain_words() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    // A hole of four terabytes at the end of the file, made by another process: see `store::connect`.
    let made = std::process::Command::new("truncate").args(["-s", "4T"]).arg(app.database()).status();
    assert!(made.expect("truncate").success());
    visitor.post("/console/system/backup", &[]);
    let page = visitor.get("/console/system/backup/progress");
    assert!(page.says("The backup needs") && page.says("Free up disk space"), "{}", page.body);
    let left = std::fs::read_dir(app.data_dir().join("backups")).map_or(0, Iterator::count);
    assert_eq!(left, 0);
}

#[test]
fn what_a_killed_backup_left_is_cleared_away_and_one_under_way_is_left_alone() {
    let app = TestApp::fresh();
    let folder = app.data_dir().join("backups");
    std::fs::create_dir(&folder).expect("a folder");
    let partial = folder.join("rollbook-20260130T000000Z.db.partial");
    let theirs = folder.join("other.db.partial");
    for file in [&partial, &theirs] {
        std::fs::write(file, "half").expect("a file");
    }
    let elsewhere = BackupLock::take(&app.data_dir()).expect("free");
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("tidied");
    assert!(partial.exists());
    drop(elsewhere);
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("tidied");
    assert!(!partial.exists() && theirs.exists());
}

#[test]
fn a_backup_of_the_future_was_made_by_a_wrong_clock_and_counts_for_nothing() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.signed_in(&grace).post("/console/system/backup", &[]);
    assert!(!app.signed_in(&grace).get("/console").says("No backup yet"));
    app.earlier(Duration::from_secs(24 * 60 * 60));
    assert!(app.signed_in(&grace).get("/console").says("No backup yet"));
}

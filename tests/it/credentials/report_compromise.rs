//! `/not-me/<token>`: whoever reads of something they did not do locks everyone out.

use std::time::Duration;

use rocket::http::{Method, Status};

use crate::support::crowd::Sent;
use crate::support::people::{PASSWORD, Person, token_of};
use crate::support::{Reply, TestApp, Visitor};

const NEW: &str = "amber lantern drifts";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Somebody got a new password by Ada's mail, and signed in with it; the path of Ada's way out.
fn taken_over(app: &TestApp) -> (Visitor<'_>, String) {
    app.confirmed_member(&Person::ada());
    let mut thief = app.visitor();
    thief.recovers("ada@example.org", NEW);
    let path = app.mailbox().link_for("ada@example.org");
    assert!(path.starts_with("/not-me/"));
    assert_eq!(thief.signs_in("ada@example.org", NEW).status, Status::SeeOther);
    (thief, path)
}

fn presses(app: &TestApp, path: &str) -> Reply {
    app.visitor().post("/not-me", &[("token", token_of(path))])
}

#[test]
fn the_button_locks_everyone_out_and_the_mail_leads_back_in() {
    let app = TestApp::fresh();
    let (mut thief, path) = taken_over(&app);
    let page = app.visitor().get(&path);
    assert!(page.says("ada@example.org") && page.has("form[action='/not-me'] button"));
    assert_eq!(page.attribute("[data-address-bar]", "data-address-bar").as_deref(), Some("/recover"));
    let done = presses(&app, &path);
    assert_eq!(done.text_of("h1").as_deref(), Some("Everyone is signed out"));
    assert_eq!(thief.get("/account").status, Status::SeeOther);
    assert_eq!((app.sessions(), app.devices()), (0, 0));
    assert_eq!(app.visitor().signs_in("ada@example.org", NEW).status, Status::Unauthorized);
    let mail = app.mailbox().newest("ada@example.org");
    assert_eq!(mail.subject(), "Reset your password for Rollbook");
    assert!(mail.text.contains("You told us that someone else was in your account"));
    let back = app.mailbox().link_for("ada@example.org");
    assert_eq!(app.visitor().sets_password(&back, "the very own words").status, Status::Ok);
    assert_eq!(app.visitor().signs_in("ada@example.org", "the very own words").status, Status::SeeOther);
    assert_eq!(app.audit_lines_of("account.disowned"), 1);
}

#[test]
fn tokens_of_programs_end_too() {
    let app = TestApp::fresh();
    let (_thief, path) = taken_over(&app);
    let fields = [
        ("grant_type", "password"),
        ("client_id", "rollbook"),
        ("username", "ada@example.org"),
        ("password", NEW),
    ];
    let tokens = app.call(Method::Post, "/oauth/token/").form(&fields).send().json();
    presses(&app, &path);
    let access = tokens["access_token"].as_str().expect("a token");
    let used = app.call(Method::Post, "/api/v2/sso/signin/").bearer(access).send();
    assert_eq!(used.status, Status::Unauthorized);
    let refresh = [
        ("grant_type", "refresh_token"),
        ("client_id", "rollbook"),
        ("refresh_token", tokens["refresh_token"].as_str().expect("a token")),
    ];
    assert_eq!(app.call(Method::Post, "/oauth/token/").form(&refresh).send().status, Status::BadRequest);
    assert_eq!(app.call(Method::Post, "/oauth/token/").form(&fields).send().status, Status::BadRequest);
}

#[test]
fn opening_it_changes_nothing_and_it_works_once() {
    let app = TestApp::fresh();
    let (_thief, path) = taken_over(&app);
    let before = app.tables();
    for method in [Method::Get, Method::Head, Method::Options] {
        app.visitor().send(method, &path, &[], None);
    }
    assert_eq!(app.tables(), before);
    let forms = vec![Sent::form("/not-me", &[("token", token_of(&path))]); 10];
    let replies = app.forms_at_once(&forms);
    assert_eq!(replies.iter().filter(|reply| reply.status == Status::Ok).count(), 1);
    let again = presses(&app, &path);
    assert_eq!((again.status, again.text_of("h1").as_deref()), (Status::Gone, Some("Already done")));
}

#[test]
fn every_warning_has_a_way_out_and_a_second_one_does_not_spoil_the_first() {
    let app = TestApp::fresh();
    let (_thief, first) = taken_over(&app);
    app.signed_in(&Person::ada().with_password(NEW));
    let second = app.mailbox().link_for("ada@example.org");
    assert_ne!(first, second);
    assert_eq!(app.visitor().get(&first).status, Status::Ok);
    assert_eq!(presses(&app, &first).status, Status::Ok);
    let late = presses(&app, &second);
    assert_eq!(late.status, Status::Gone, "the new password that is chosen now is not lost to it");
}

#[test]
fn a_new_password_ends_the_warnings_before_it() {
    let app = TestApp::fresh();
    let (_thief, path) = taken_over(&app);
    app.visitor().recovers("ada@example.org", "the very own words");
    assert_eq!(presses(&app, &path).status, Status::Gone);
    assert_eq!(app.visitor().signs_in("ada@example.org", "the very own words").status, Status::SeeOther);
}

#[test]
fn it_works_for_a_week() {
    let app = TestApp::fresh();
    let (_thief, path) = taken_over(&app);
    app.later(7 * DAY - Duration::from_millis(1));
    assert_eq!(app.visitor().get(&path).status, Status::Ok);
    app.later(Duration::from_millis(1));
    assert_eq!(presses(&app, &path).status, Status::Gone);
}

#[test]
fn the_mail_about_a_changed_password_has_it_too() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let fields = [("current_password", PASSWORD), ("new_password", NEW)];
    app.signed_in(&Person::ada()).post("/account/password", &fields);
    let mail = app.mailbox().all().into_iter().find(|mail| mail.subject().contains("was changed"));
    let link = mail.expect("a mail").link().expect("a link");
    let reply = presses(&app, &crate::support::people::path_of(&link));
    assert_eq!(reply.status, Status::Ok);
    assert_eq!(app.visitor().signs_in("ada@example.org", NEW).status, Status::Unauthorized);
}

#[test]
fn however_many_recoveries_a_stranger_asked_for_the_owner_gets_the_mail() {
    let app = TestApp::fresh();
    let (_thief, path) = taken_over(&app);
    for _ in 0..10 {
        app.visitor().post("/recover", &[("email", "ada@example.org")]);
    }
    app.mailbox().all();
    presses(&app, &path);
    let mail = app.mailbox().newest("ada@example.org");
    assert!(mail.text.contains("You told us"));
}

#[test]
fn no_other_token_passes_for_it() {
    let app = TestApp::fresh();
    let (_thief, path) = taken_over(&app);
    app.visitor().post("/recover", &[("email", "ada@example.org")]);
    let recover = app.mailbox().link_for("ada@example.org");
    let token = token_of(&path);
    for other in [token_of(&recover), &token[1..], "", "null", "0"] {
        assert_eq!(presses(&app, &format!("/{other}")).status, Status::NotFound, "{other:?}");
    }
    assert_eq!(app.visitor().get(&path.replace("/not-me/", "/recover/")).status, Status::NotFound);
    assert_eq!(app.audit_lines_of("disowning.refused"), 5);
}

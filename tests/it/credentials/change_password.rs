//! `/account/password`: a new password, wanted or required.

use rocket::http::Status;
use rollbook::domain::SitePolicy;
use rollbook::services::credentials::change_password;
use rollbook::services::credentials::change_password::parse_new_password;
use rollbook::services::manage::disable::disable;
use rollbook::services::sign_in::check_password::{Asker, check_password};
use rollbook::services::sign_in::complete_sign_in;
use rollbook::services::sign_in::sessions::Browser;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person, system};

const NEW: &str = "amber lantern drifts";

fn change(current: &'static str, new: &'static str) -> [(&'static str, &'static str); 2] {
    [("current_password", current), ("new_password", new)]
}

#[test]
fn whoever_was_registered_by_another_system_is_led_to_a_new_password_and_nowhere_else() {
    let app = TestApp::fresh();
    app.registered_by_another_system(&Person::ada());
    let mut ada = app.visitor();
    let fields = [("login", "ada@example.org"), ("password", PASSWORD), ("next", "/account/privacy")];
    assert_eq!(ada.post("/sign-in", &fields).location(), "/account/password");
    for path in ["/account", "/account/privacy"] {
        assert_eq!(ada.get(path).location(), "/account/password", "{path}");
    }
    for answer in ["agree", "decline"] {
        assert_eq!(ada.post("/account/privacy", &[("answer", answer)]).location(), "/account/password");
    }
    let form = ada.get("/account/password");
    assert!(form.has(".message-warning"));
    assert!(form.has("main form[action='/sign-out']"));
    let reply = ada.post("/account/password", &change(PASSWORD, NEW));
    assert_eq!(reply.location(), "/account?changed=1");
    let account = ada.get(reply.location());
    assert_eq!(account.status, Status::Ok);
    assert!(account.has(".message-success"));
}

#[test]
fn a_changed_password_ends_every_old_session_and_starts_a_new_one() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut phone = app.signed_in(&Person::ada());
    let mut laptop = app.signed_in(&Person::ada());
    let mut stolen = laptop.copy();
    assert_eq!(laptop.post("/account/password", &change(PASSWORD, NEW)).location(), "/account?changed=1");
    assert_eq!(laptop.get("/account").status, Status::Ok);
    assert_eq!(phone.get("/account").status, Status::SeeOther);
    assert_eq!(stolen.get("/account").status, Status::SeeOther);
    assert_eq!(app.sessions(), 1);
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::Unauthorized);
    assert_eq!(app.visitor().signs_in("ada@example.org", NEW).status, Status::SeeOther);
}

#[test]
fn a_password_that_was_replaced_while_it_was_checked_lets_nobody_in() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let checked = app
        .run(check_password(&app.ctx, &system(), "ada@example.org", PASSWORD, Asker::LetIn))
        .expect("right");
    ada.post("/account/password", &change(PASSWORD, NEW));
    let late = app.run(complete_sign_in::by_browser(&app.ctx, system(), &checked, Browser::default()));
    assert!(late.is_err_and(|error| error.is_wrong()));
    assert_eq!(app.sessions(), 1, "but for the one that the change began");
    let checked =
        app.run(check_password(&app.ctx, &system(), "ada@example.org", NEW, Asker::LetIn)).expect("right");
    app.run(disable(&app.ctx, system(), checked.id, None)).expect("disabled");
    let late = app.run(complete_sign_in::by_browser(&app.ctx, system(), &checked, Browser::default()));
    assert!(late.is_err_and(|error| error.is_wrong()));
    assert_eq!(app.sessions(), 0);
}

#[test]
fn of_two_changes_from_one_password_at_once_the_first_stands() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let checked = app
        .run(check_password(&app.ctx, &system(), "ada@example.org", PASSWORD, Asker::LetIn))
        .expect("right");
    let new = |text| {
        let policy = SitePolicy::default();
        parse_new_password(&app.ctx, &policy, policy.password_policy(), &[], text).expect("good enough")
    };
    let change = |text| change_password::change(&app.ctx, system(), &checked, PASSWORD, new(text), None);
    let (one, other) = app.run(async { tokio::join!(change(NEW), change("velvet anchor sleeps")) });
    assert!(one.is_ok() != other.is_ok(), "one of them");
    assert_eq!(app.audit_lines_of("account.password_changed"), 1);
}

#[test]
fn a_changed_password_is_told_by_mail() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app.signed_in(&Person::ada()).post("/account/password", &change(PASSWORD, NEW));
    assert_eq!(app.mailbox().newest("ada@example.org").subject(), "Your password for Rollbook was changed");
}

#[test]
fn each_fault_of_the_change_is_said_at_its_field() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    for (current, new, field) in [
        ("wrong wrong wrong", NEW, "current_password"),
        ("", NEW, "current_password"),
        (PASSWORD, "short", "new_password"),
        (PASSWORD, "password1234", "new_password"),
        (PASSWORD, "ada@example.org", "new_password"),
        (PASSWORD, PASSWORD, "new_password"),
    ] {
        let reply = ada.post("/account/password", &change(current, new));
        assert_eq!(reply.status, Status::BadRequest, "{current} {new}");
        assert!(reply.message_at(field).is_some(), "{current} {new}: {}", reply.body);
        assert_eq!(reply.value_of("new_password"), None);
        assert_eq!(reply.value_of("current_password"), None);
    }
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn guessing_at_the_current_password_locks_as_signing_in_does() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut thief = app.signed_in(&Person::ada());
    for _ in 0..10 {
        thief.post("/account/password", &change("wrong wrong wrong", NEW));
    }
    let reply = thief.post("/account/password", &change(PASSWORD, NEW));
    assert_eq!(reply.status, Status::BadRequest);
    assert!(reply.summary()[0].1.contains("10 minutes"));
}

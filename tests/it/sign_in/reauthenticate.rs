//! `/account/prove`: the password once more before what matters.

use std::time::Duration;

use rocket::http::Status;
use rollbook::domain::SessionTimes;
use rollbook::services::sign_in::sessions;

use crate::support::people::{PASSWORD, Person};
use crate::support::{TestApp, Visitor};

fn is_proven(app: &TestApp, visitor: &Visitor<'_>) -> bool {
    let cookie = visitor.cookie("rollbook_session").expect("a session").to_owned();
    app.run(sessions::find(&app.ctx, &cookie, &SessionTimes::default()))
        .expect("it can be read")
        .expect("it is open")
        .is_proven()
}

#[test]
fn a_proof_holds_for_five_minutes_and_can_be_given_again() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    assert!(is_proven(&app, &ada), "signing in is a proof");
    app.later(Duration::from_secs(5 * 60));
    assert!(!is_proven(&app, &ada));
    let wrong = ada.post("/account/prove", &[("password", "something else"), ("next", "/account")]);
    assert_eq!(wrong.status, Status::BadRequest);
    assert!(wrong.message_at("password").is_some());
    assert!(!is_proven(&app, &ada));
    let right = ada.post("/account/prove", &[("password", PASSWORD), ("next", "/account/password")]);
    assert_eq!(right.location(), "/account/password");
    assert!(is_proven(&app, &ada));
    let sent_away = ada.post("/account/prove", &[("password", PASSWORD), ("next", "//evil.example")]);
    assert_eq!(sent_away.location(), "/account");
}

#[test]
fn one_proof_covers_a_run_of_actions_for_as_long_as_the_policy_says() {
    let app = TestApp::fresh();
    let root = app.set_up();
    app.confirmed_member(&Person::ada());
    let id = app.id_of("ada@example.org");
    let mut root = app.signed_in(&root);
    app.sets("session.proof_minutes", "20");
    let role = format!("/console/accounts/{id}/role");
    for path in ["/console/keys/new", &role, "/console/accounts/export", "/console/settings/site"] {
        app.later(Duration::from_secs(4 * 60));
        assert_eq!(root.get(path).status, Status::Ok, "{path}");
    }
    assert_eq!(
        root.post(&role, &[("role", "editor")]).location(),
        format!("/console/accounts/{id}?flash=role-changed")
    );
    app.later(Duration::from_secs(4 * 60));
    let asked = root.get(&role);
    assert!(asked.location().starts_with("/account/prove?next="));
    assert!(root.get(asked.location()).says("We won’t ask again for 20 minutes."));
}

#[test]
fn a_clock_that_jumps_back_makes_no_proof_last_longer() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let ada = app.signed_in(&Person::ada());
    app.earlier(Duration::from_secs(60));
    assert!(!is_proven(&app, &ada));
}

#[test]
fn wrong_proofs_lock_like_wrong_sign_ins() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    app.later(Duration::from_secs(5 * 60));
    for _ in 0..10 {
        ada.post("/account/prove", &[("password", "something else")]);
    }
    let locked = ada.post("/account/prove", &[("password", PASSWORD)]);
    assert_eq!(locked.status, Status::BadRequest);
    assert!(!is_proven(&app, &ada));
    app.later(Duration::from_secs(10 * 60));
    assert_eq!(ada.post("/account/prove", &[("password", PASSWORD)]).status, Status::SeeOther);
}

/// The forms that say themselves that a proof is missing, so that nothing typed is lost.
#[test]
fn a_missing_proof_stands_in_no_other_refusals_place() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    app.later(Duration::from_secs(6 * 60));
    assert_eq!(root.get("/console/keys/new").location(), "/account/prove?next=%2Fconsole%2Fkeys%2Fnew");
    let huge = "x".repeat(1024 * 1024);
    for path in ["/console/keys/new", "/console/keys/new-client", "/console/settings/site"] {
        let asked = root.post(path, &[("name", "shop")]);
        assert!(matches!(asked.status.code, 400 | 403), "{path}: {}", asked.status);
        assert_eq!(root.post(path, &[("name", &huge)]).status, Status::PayloadTooLarge, "{path}");
    }
    assert_eq!(root.post("/console/settings/nothing", &[("name", "x")]).status, Status::NotFound);
}

//! Guesses at a password by whoever ends their own session or token while the guess is looked at: each counts
//! like any other, and none of the answers says more.

use rocket::http::{Method, Status};
use rollbook::domain::AccountId;
use rollbook::store::{StoreError, Tx};
use serde_json::json;

use crate::support::api::{PASSWORD, Person};
use crate::support::{Reply, TestApp};

const NEW: &str = "amber lantern drifts";

/// Everything that lets somebody in without a password has ended.
fn ends(app: &TestApp, person: &Person) -> impl Fn(&Tx<'_>) -> Result<(), StoreError> + Send + 'static {
    let (id, now) = (AccountId(person.id), app.ctx.now());
    move |tx| {
        tx.delete_sessions_of(id, None)?;
        tx.revoke_oauth_grants_of(id, now)
    }
}

/// Asks for a change from one password to another with a token that is revoked meanwhile.
fn changes_by_token(app: &TestApp, person: &Person, current: &str, new: &str) -> Reply {
    let token = app.bearer_of(person);
    let call = app
        .call(Method::Patch, &format!("/api/v2/user/{}/change_password/", person.id))
        .json(&json!({ "password": current, "new_password": new }))
        .bearer(&token);
    app.during(ends(app, person), || call.send())
}

fn failed_inside(app: &TestApp, person: &Person) -> i64 {
    app.count(&format!("accounts WHERE id = {} AND failed_inside > 0", person.id))
}

#[test]
fn a_wrong_password_counts_though_the_token_has_ended_meanwhile() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    for guess in 1..=3 {
        let reply = changes_by_token(&app, &ada, "a wrong password", NEW);
        assert_eq!(reply.status, Status::BadRequest, "{}", reply.body);
        assert_eq!(app.audit_lines_of("sign_in.failed"), guess);
        assert_eq!(app.count(&format!("accounts WHERE id = {} AND failed_inside = 1", ada.id)), 1);
        // Whoever signs in begins anew.
        app.bearer_of(&ada);
    }
}

#[test]
fn a_wrong_password_counts_though_the_session_has_ended_meanwhile() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let forms: [(&str, &[(&str, &str)]); 2] = [
        ("/account/prove", &[("password", "a wrong password")]),
        (
            "/account/password",
            &[("current_password", "a wrong password"), ("new_password", NEW), ("again", NEW)],
        ),
    ];
    for (number, (path, fields)) in (1..).zip(forms) {
        let mut browser = app.visitor();
        browser.signs_in(&ada.email, PASSWORD);
        app.during(ends(&app, &ada), || browser.post(path, fields));
        assert_eq!(app.audit_lines_of("sign_in.failed"), number, "{path}");
        assert_eq!(failed_inside(&app, &ada), 1, "{path}");
    }
}

#[test]
fn that_the_new_password_is_the_old_one_is_told_only_to_whoever_is_still_let_in() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let reply = changes_by_token(&app, &ada, PASSWORD, PASSWORD);
    assert_eq!(reply.refusal(), (401, "authentication_failed".to_owned()));
    let told = app
        .call(Method::Patch, &format!("/api/v2/user/{}/change_password/", ada.id))
        .json(&json!({ "password": PASSWORD, "new_password": PASSWORD }))
        .bearer(&app.bearer_of(&ada))
        .send();
    assert_eq!(told.status, Status::BadRequest);
}

#[test]
fn a_right_password_forgives_nothing_once_the_token_has_ended() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let token = app.bearer_of(&ada);
    let asks = |current: &str| {
        app.call(Method::Patch, &format!("/api/v2/user/{}/change_password/", ada.id))
            .json(&json!({ "password": current, "new_password": NEW }))
            .bearer(&token)
    };
    assert_eq!(asks("a wrong password").send().status, Status::BadRequest);
    let reply = app.during(ends(&app, &ada), || asks(PASSWORD).send());
    assert_eq!(reply.refusal(), (401, "authentication_failed".to_owned()));
    assert_eq!(failed_inside(&app, &ada), 1);
}

//! contract.md B2: the realm's password policies; and the owner's change of a password.

use std::time::Duration;

use rocket::http::Method;
use serde_json::{Value, json};

use crate::api::{LOGIN, REGISTER, SESSION, current_session, logs_in, refusal, registers, registration};
use crate::support::api::{PASSWORD, Person};
use crate::support::{Reply, TestApp};

/// Registers somebody with this password; true when it is taken, false when it alone is at fault.
fn takes(app: &TestApp, password: &str) -> bool {
    let n = app.accounts();
    let mut body = registration("Zoe Quartermain", &format!("someone{n}@example.org"));
    body["password"] = json!(password);
    let reply = registers(app, &body);
    if reply.status.code == 201 {
        assert_eq!(logs_in(app, &format!("someone{n}@example.org"), password).status.code, 200, "whole");
        return true;
    }
    assert_eq!(reply.fields_at_fault(), ["password"], "{password}");
    assert_eq!(app.accounts(), n);
    false
}

fn ctx(policy: &str) -> TestApp {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    app.set("password.policy", policy);
    app
}

fn changes(app: &TestApp, person: &Person, current: &str, new: &str) -> Reply {
    app.call(Method::Put, &format!("/api/users/{}/password", person.uuid))
        .json(&json!({ "currentPassword": current, "newPassword": new }))
        .basic(&person.email, PASSWORD)
        .send()
}

#[test]
fn the_low_policy_asks_for_six_characters() {
    let app = ctx("Low");
    assert!(takes(&app, "secret"));
    assert!(takes(&app, "      "));
    assert!(takes(&app, "😀😀😀😀😀😀"));
    assert!(!takes(&app, "secre"));
    assert!(!takes(&app, "😀😀😀😀😀"));
    assert!(!takes(&app, ""));
}

#[test]
fn the_high_policy_asks_for_twelve_characters_that_are_not_known() {
    let app = ctx("High");
    assert!(takes(&app, "vexed fjords"), "spaces are allowed, no class is asked for");
    assert!(takes(&app, "ÄÖÜäöüß-名前-é"));
    assert!(takes(&app, &"plum cake ".repeat(25)), "long ones are whole");
    assert!(!takes(&app, "vexed fjord"));
    assert!(!takes(&app, "😀😁😂🤣😃😄😅😆😉😊😋"), "eleven code points in 44 bytes");
    assert!(takes(&app, "😀😁😂🤣😃😄😅😆😉😊😋😎"));
    for common in
        ["password1234", "PASSWORD1234", "123456789012", "qwertyuiop[]", "aaaaaaaaaaaa", "zoequartermain"]
    {
        assert!(!takes(&app, common), "{common}");
    }
}

#[test]
fn the_composed_policy_asks_for_three_kinds_of_characters() {
    let app = ctx("Composed");
    assert!(takes(&app, "Passw0rd"));
    assert!(takes(&app, "abcdef1ß"));
    assert!(!takes(&app, "Passw0r"));
    assert!(!takes(&app, "passw0rd"));
    assert!(takes(&app, &format!("Aa1{}", "x".repeat(125))));
    assert!(!takes(&app, &format!("Aa1{}", "x".repeat(126))));
}

#[test]
fn a_custom_policy_asks_for_its_own_figures() {
    let app = ctx("Custom");
    app.set("password.custom.min_length", "9");
    app.set("password.custom.classes", "4");
    app.set("password.custom.blocklist", "off");
    assert!(takes(&app, "Passw0rd!"));
    assert!(!takes(&app, "Pasw0rd!"));
    assert!(!takes(&app, "Passw0rdd"));
    app.set("password.custom.blocklist", "on");
    app.set("password.custom.classes", "0");
    assert!(!takes(&app, "password1234"));
}

#[test]
fn a_password_is_the_same_however_its_letters_are_composed() {
    let app = ctx("High");
    let (composed, decomposed) = ("caf\u{e9} and croissant", "cafe\u{301} and croissant");
    let mut body = registration("Zoe", "zoe@example.org");
    body["password"] = json!(decomposed);
    assert_eq!(registers(&app, &body).status.code, 201);
    for typed in [composed, decomposed] {
        assert_eq!(logs_in(&app, "zoe@example.org", typed).status.code, 200);
    }
    assert_eq!(logs_in(&app, "zoe@example.org", "cafe and croissant").status.code, 401);
    // Twelve code points that compose to eleven characters count as eleven.
    assert!(!takes(&app, "vexed fjore\u{301}"));
}

#[test]
fn nothing_is_cut_off_or_trimmed() {
    let app = ctx("Low");
    let long = "a long and winding road ".repeat(10);
    let mut body = registration("Zoe", "zoe@example.org");
    body["password"] = json!(long);
    assert_eq!(registers(&app, &body).status.code, 201);
    for wrong in [long.trim_end(), &long[..72], &long[..128], &format!("{long}x")] {
        assert_eq!(logs_in(&app, "zoe@example.org", wrong).status.code, 401);
    }
    assert_eq!(logs_in(&app, "zoe@example.org", &long).status.code, 200);
}

#[test]
fn a_password_that_is_no_text_is_refused() {
    let app = ctx("Low");
    for password in
        [json!(null), json!(1_234_567), json!(["secret"]), json!({}), json!(true), json!("secret\u{0}x")]
    {
        let mut body = registration("Zoe", "zoe@example.org");
        body["password"] = password.clone();
        assert_eq!(registers(&app, &body).fields_at_fault(), ["password"], "{password}");
    }
}

#[test]
fn an_endless_password_costs_no_hash() {
    let app = ctx("Low");
    app.person("ada");
    let hashes = app.ctx.hasher.begun();
    for length in [257, 30_000, 1_000_000] {
        let endless = "x".repeat(length);
        let mut body = registration("Zoe", "zoe@example.org");
        body["password"] = json!(endless);
        assert_eq!(registers(&app, &body).status.code, 400, "{length}");
        for login in ["ada", "nobody"] {
            let status = logs_in(&app, login, &endless).status.code;
            assert!(matches!(status, 400 | 401), "{login} {length}: {status}");
            assert_eq!(current_session(&app).basic(login, &endless).send().status.code, 401);
        }
    }
    assert_eq!(app.ctx.hasher.begun(), hashes);
}

#[test]
fn the_owner_changes_the_password_and_everything_else_ends() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let token = app.bearer_of(&ada);
    let (mut here, mut there) = (app.visitor(), app.visitor());
    for browser in [&mut here, &mut there] {
        browser.post_json(LOGIN, &[], &json!({ "login": "ada", "password": PASSWORD }));
    }
    let body = json!({ "currentPassword": PASSWORD, "newPassword": "plum-cake-and-custard" }).to_string();
    let path = format!("/api/users/{}/password", ada.uuid);
    let reply = here.send(Method::Put, &path, &[("Content-Type", "application/json")], Some(&body));
    assert_eq!(reply.status.code, 200, "{}", reply.body);
    assert_eq!(here.get(SESSION).json()["sessionAuthenticated"], true);
    assert_eq!(there.get(SESSION).json()["sessionAuthenticated"], false);
    assert_eq!(app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send().status.code, 401);
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 401);
    assert_eq!(logs_in(&app, "ada", "plum-cake-and-custard").status.code, 200);
    assert_eq!(app.deliver().len(), 1, "the owner is told");
}

#[test]
fn a_change_names_what_is_wrong_with_it() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let bad: [(Value, &[&str]); 9] = [
        (json!({}), &["currentPassword", "newPassword"]),
        (json!({ "currentPassword": 1, "newPassword": [] }), &["currentPassword", "newPassword"]),
        (json!({ "currentPassword": PASSWORD, "newPassword": "short" }), &["newPassword"]),
        (json!({ "currentPassword": PASSWORD, "newPassword": "password1234" }), &["newPassword"]),
        (json!({ "currentPassword": PASSWORD, "newPassword": "ada@example.org" }), &["newPassword"]),
        (json!({ "currentPassword": PASSWORD, "newPassword": PASSWORD }), &["newPassword"]),
        (json!({ "currentPassword": PASSWORD, "newPassword": "" }), &["newPassword"]),
        (json!({ "currentPassword": PASSWORD, "newPassword": null }), &["newPassword"]),
        (json!({ "currentPassword": "", "newPassword": "plum-cake-and-custard" }), &["currentPassword"]),
    ];
    let path = format!("/api/users/{}/password", ada.uuid);
    for (body, fields) in bad {
        let reply = app.call(Method::Put, &path).json(&body).basic("ada", PASSWORD).send();
        assert_eq!(reply.fields_at_fault(), *fields, "{body}");
    }
    assert_eq!(
        changes(&app, &ada, "Tangerine-Orbit-48", "plum-cake-and-custard").fields_at_fault(),
        ["currentPassword"]
    );
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200);
}

#[test]
fn nobody_changes_a_password_that_is_not_theirs() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let eve = app.person("eve");
    let key = app.api_key("desk", rollbook::domain::Rights { admin: false, users_admin: true });
    let path = format!("/api/users/{}/password", ada.uuid);
    let body = json!({ "currentPassword": PASSWORD, "newPassword": "plum-cake-and-custard" });
    let put = || app.call(Method::Put, &path).json(&body);
    assert_eq!(refusal(&put().send(), &path), (401, "Unauthorized".to_owned()));
    assert_eq!(refusal(&put().basic(&eve.email, PASSWORD).send(), &path), (403, "Forbidden".to_owned()));
    assert_eq!(refusal(&put().bearer(&key).send(), &path), (403, "Forbidden".to_owned()));
    for id in ["1", "x", "00000000-0000-4000-8000-000000000000", "%00", "..", &"9".repeat(300)] {
        let path = format!("/api/users/{id}/password");
        let status = app.call(Method::Put, &path).json(&body).basic(&eve.email, PASSWORD).send().status.code;
        assert!(matches!(status, 403 | 404), "{id}: {status}");
    }
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200);
    assert_eq!(logs_in(&app, "eve", PASSWORD).status.code, 200);
}

#[test]
fn guessing_the_current_password_in_a_change_locks_too() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let mut browser = app.visitor();
    browser.post_json(LOGIN, &[], &json!({ "login": "ada", "password": PASSWORD }));
    let path = format!("/api/users/{}/password", ada.uuid);
    let mut put = |current: &str| {
        let body = json!({ "currentPassword": current, "newPassword": "plum-cake-and-custard" }).to_string();
        browser.send(Method::Put, &path, &[("Content-Type", "application/json")], Some(&body)).status.code
    };
    for _ in 0..10 {
        assert_eq!(put("Tangerine-Orbit-48"), 400);
    }
    assert_eq!(put(PASSWORD), 403);
    app.later(Duration::from_secs(600));
    // The session has not been idle for half an hour yet.
    assert_eq!(put(PASSWORD), 200);
}

#[test]
fn a_password_is_kept_as_a_hash_only() {
    let app = ctx("High");
    assert_eq!(registers(&app, &registration("Zoe", "zoe@example.org")).status.code, 201);
    assert!(!app.files_hold(PASSWORD));
    let hash: String = app.of_the_account("password_hash");
    assert!(hash.starts_with("$scrypt$"), "{hash}");
    let reply = app.post(REGISTER, &registration("Zoe", "zoe2@example.org")).send();
    assert!(!reply.body.contains("scrypt") && !reply.body.contains(PASSWORD));
}

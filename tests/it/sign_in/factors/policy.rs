//! `account.second_factor`: who must have one.

use rocket::http::{Method, Status};
use serde_json::json;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

const EMAIL: &str = "ada@example.org";

#[test]
fn whoever_must_have_one_sets_it_up_before_anything_else_works() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.sets("account.second_factor", "everyone");
    let mut ada = app.visitor();
    assert_eq!(ada.signs_in(EMAIL, PASSWORD).location(), "/account/factors");
    let page = ada.get("/account/factors");
    assert!(page.says("requires two-step sign-in"), "{}", page.body);
    assert!(page.has("form[action='/sign-out']"), "nobody is trapped");
    assert_eq!(ada.get("/account").location(), "/account/factors");
    let (phone, _) = ada.sets_up_two_steps();
    assert_eq!(ada.get("/account").status, Status::Ok);
    app.next_code();
    assert_eq!(app.visitor().signs_in_with_code(EMAIL, &phone.code(&app, 0)).location(), "/account");
}

#[test]
fn a_rule_for_administrators_leaves_members_alone() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    app.sets("account.second_factor", "administrators");
    assert_eq!(app.visitor().signs_in(EMAIL, PASSWORD).location(), "/account");
    let mut admin = app.visitor();
    assert_eq!(admin.signs_in("grace", &grace.password).location(), "/account/factors");
    assert_eq!(admin.get("/console").location(), "/account/factors");
    app.makes_users_admin(EMAIL);
    assert_eq!(app.visitor().signs_in(EMAIL, PASSWORD).location(), "/account/factors");
}

#[test]
fn the_rule_holds_for_sessions_that_are_open_when_it_is_made() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    assert_eq!(ada.get("/account").status, Status::Ok);
    app.sets("account.second_factor", "everyone");
    assert_eq!(ada.get("/account").location(), "/account/factors");
    app.sets("account.second_factor", "optional");
    assert_eq!(ada.get("/account").status, Status::Ok);
}

#[test]
fn the_password_duty_comes_first() {
    let app = TestApp::fresh();
    let ada = Person::ada();
    app.registered_by_another_system(&ada);
    app.sets("account.second_factor", "everyone");
    let mut browser = app.visitor();
    assert_eq!(browser.signs_in(EMAIL, PASSWORD).location(), "/account/password");
    for path in ["/account/factors", "/account/factors/totp", "/account/factors/recovery-codes"] {
        assert_eq!(browser.get(path).location(), "/account/password", "{path}");
    }
    let begun = browser.post("/account/factors/totp", &[("step", "begin")]);
    assert_eq!(begun.location(), "/account/password");
    assert_eq!(app.factor_drafts(), 0);
}

#[test]
fn programs_are_refused_with_the_reason_until_there_is_one() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    let granted = app.grants(&[("username", EMAIL), ("password", PASSWORD)]);
    let bearer = granted.json()["access_token"].as_str().expect("a token").to_owned();
    let basic = || {
        let body = json!({ "name": "Eve", "emailAddress": "eve@example.org", "password": PASSWORD,
                           "privacyPolicyAgreement": true });
        app.post("/api/users/register", &body).basic(EMAIL, PASSWORD).send()
    };
    app.sets("account.second_factor", "everyone");
    let refused = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&bearer).send();
    assert_eq!(refused.refusal(), (403, "permission_denied".to_owned()));
    let message = refused.json()["errors"][0]["message"].as_str().expect("words").to_owned();
    assert!(message.contains("requires two-step sign-in"), "{message}");
    let refused = basic();
    assert_eq!(refused.status.code, 403);
    assert!(refused.json()["message"].as_str().is_some_and(|text| text.contains("two-step sign-in")));
    assert_eq!(app.count("accounts WHERE email = 'eve@example.org'"), 0);
    // The session can be read and ended, as while a password has to be changed.
    let login =
        app.post("/api/authentication/login", &json!({ "login": EMAIL, "password": PASSWORD })).send();
    assert_eq!(login.status.code, 200);
    app.sets("account.second_factor", "administrators");
    assert_eq!(app.signs_in_by_bearer(&bearer), 200, "the rule does not bind members");
    assert_eq!(basic().status.code, 201);
}

#[test]
fn whoever_turns_it_off_where_it_is_required_is_led_to_set_it_up_again() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    ada.sets_up_two_steps();
    app.sets("account.second_factor", "everyone");
    assert!(ada.get("/account/factors/remove").says("You will have to set it up again"));
    ada.post("/account/factors/remove", &[]);
    assert_eq!(ada.get("/account").location(), "/account/factors");
}

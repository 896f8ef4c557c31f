//! `/account/prove` for whoever has a factor: a password or a code.

use std::time::Duration;

use rocket::http::Status;

use crate::support::factors::Authenticator;
use crate::support::people::{PASSWORD, Person};
use crate::support::{TestApp, Visitor};

const PROVE: &str = "/account/prove";

/// Ada in a session that has not proven lately who she is.
fn ada(app: &TestApp) -> (Visitor<'_>, Authenticator, Vec<String>) {
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let (phone, codes) = ada.sets_up_two_steps();
    app.later(Duration::from_secs(5 * 60));
    assert!(ada.get("/account/factors/totp").location().starts_with(PROVE));
    (ada, phone, codes)
}

#[test]
fn a_code_proves_it_as_well_as_the_password() {
    let app = TestApp::fresh();
    let (mut ada, phone, codes) = ada(&app);
    let page = ada.get("/account/prove?next=/account/factors/totp");
    assert!(page.has("input[name='password']") && page.has("a[href*='with=code']"), "{}", page.body);
    let page = ada.get("/account/prove?next=/account/factors/totp&with=code");
    assert!(page.has("input[name='code']") && !page.has("input[name='password']"));
    let code = phone.code(&app, 0);
    let fields = [("with", "code"), ("code", code.as_str()), ("next", "/account/factors/totp")];
    assert_eq!(ada.post(PROVE, &fields).location(), "/account/factors/totp");
    assert_eq!(ada.get("/account/factors/totp").status, Status::Ok);
    app.later(Duration::from_secs(5 * 60));
    let again = ada.post(PROVE, &fields);
    assert_eq!(again.status, Status::BadRequest, "no code counts twice");
    assert!(again.message_at("code").is_some());
    let fields = [("with", "code"), ("code", codes[0].as_str())];
    assert_eq!(ada.post(PROVE, &fields).location(), "/account");
    app.later(Duration::from_secs(5 * 60));
    assert_eq!(ada.post(PROVE, &[("password", PASSWORD)]).location(), "/account");
}

#[test]
fn wrong_codes_are_counted_with_all_others() {
    let app = TestApp::fresh();
    let (mut ada, phone, _) = ada(&app);
    for _ in 0..10 {
        let wrong = ada.post(PROVE, &[("with", "code"), ("code", &phone.wrong_code(&app))]);
        assert_eq!(wrong.status, Status::BadRequest);
    }
    let locked = ada.post(PROVE, &[("with", "code"), ("code", &phone.code(&app, 0))]);
    assert!(locked.summary()[0].1.contains("10 minutes"), "{:?}", locked.summary());
    let mut other = app.visitor();
    assert_eq!(other.signs_in_with_code("ada@example.org", &phone.code(&app, 0)).status, Status::Forbidden);
}

#[test]
fn whoever_has_no_factor_is_asked_for_the_password_whatever_the_address_says() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let page = ada.get("/account/prove?with=code");
    assert!(page.has("input[name='password']") && !page.has("input[name='code']"));
    let sent = ada.post(PROVE, &[("with", "code"), ("code", "000000")]);
    assert!(sent.message_at("password").is_some());
    assert_eq!(app.accounts_with_wrong_codes(), 0);
}

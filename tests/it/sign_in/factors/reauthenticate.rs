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
    let page = ada.get("/account/prove?next=/account/delete");
    assert!(page.has("input[name='password']") && page.has("a[href*='with=code']"), "{}", page.body);
    let page = ada.get("/account/prove?next=/account/delete&with=code");
    assert!(page.has("input[name='code']") && !page.has("input[name='password']"));
    let code = phone.code(&app, 0);
    let fields = [("with", "code"), ("code", code.as_str()), ("next", "/account/delete")];
    assert_eq!(ada.post(PROVE, &fields).location(), "/account/delete");
    assert_eq!(ada.get("/account/delete").status, Status::Ok);
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

/// Where a change of factors is sent to.
fn to_both(path: &str) -> String {
    format!("{PROVE}?next={}&with=both", path.replace('/', "%2F"))
}

/// What changes factors: the form that is sent and the page it belongs to.
const FACTOR_CHANGES: [(&str, (&str, &str)); 4] = [
    ("/account/factors/totp", ("step", "begin")),
    ("/account/factors/totp", ("code", "000000")),
    ("/account/factors/recovery-codes", ("", "")),
    ("/account/factors/remove", ("", "")),
];

fn factor_changes_are_refused(app: &TestApp, ada: &mut Visitor<'_>) {
    let before = app.tables();
    for (path, field) in FACTOR_CHANGES {
        assert_eq!(ada.post(path, &[field]).location(), to_both(path), "{field:?}");
    }
    for path in ["/account/factors/totp", "/account/factors/remove"] {
        assert_eq!(ada.get(path).location(), to_both(path));
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn the_password_alone_changes_no_factor_and_a_code_alone_neither() {
    let app = TestApp::fresh();
    let (mut ada, phone, _) = ada(&app);
    ada.post(PROVE, &[("password", PASSWORD)]);
    factor_changes_are_refused(&app, &mut ada);
    let page = ada.get(&to_both("/account/factors/totp"));
    assert!(page.has("input[name='code']") && !page.has("input[name='password']"), "that was given just now");
    assert!(page.says("Enter a code as well"), "{}", page.body);
    app.later(Duration::from_secs(5 * 60));
    let code = phone.code(&app, 0);
    assert_eq!(ada.post(PROVE, &[("with", "code"), ("code", &code)]).location(), "/account");
    factor_changes_are_refused(&app, &mut ada);
    let page = ada.get(&to_both("/account/factors/totp"));
    assert!(page.has("input[name='password']") && !page.has("input[name='code']"));
}

#[test]
fn password_and_code_together_change_factors_for_five_minutes() {
    let app = TestApp::fresh();
    let (mut ada, phone, codes) = ada(&app);
    let page = ada.get(&to_both("/account/factors/recovery-codes"));
    assert!(page.has("input[name='password']") && page.has("input[name='code']"), "{}", page.body);
    let next = ("next", "/account/factors/recovery-codes");
    let code = phone.code(&app, 0);
    let both = |password, code| [("with", "both"), ("password", password), ("code", code), next];
    let wrong = ada.post(PROVE, &both("not the password", &code));
    assert_eq!(wrong.status, Status::BadRequest);
    assert!(wrong.message_at("password").is_some() && wrong.message_at("code").is_none());
    let nothing = ada.post(PROVE, &both("", ""));
    assert!(nothing.message_at("password").is_some() && nothing.message_at("code").is_some());
    assert_eq!(ada.post(PROVE, &both(PASSWORD, &code)).location(), next.1, "a wrong password spends no code");
    let made = ada.post("/account/factors/recovery-codes", &[]);
    let made = made.texts_of("#codes code");
    assert_eq!(made.len(), 10);
    app.later(Duration::from_secs(5 * 60));
    factor_changes_are_refused(&app, &mut ada);
    assert_eq!(ada.post(PROVE, &both(PASSWORD, &codes[0])).status, Status::BadRequest, "replaced");
    assert_eq!(ada.post(PROVE, &both(PASSWORD, &made[0])).location(), next.1, "a recovery code is one, too");
    assert_eq!(ada.post("/account/factors/remove", &[]).location(), "/account/factors?changed=removed");
}

#[test]
fn wrong_codes_before_a_change_of_factors_are_counted_with_all_others() {
    let app = TestApp::fresh();
    let (mut ada, phone, _) = ada(&app);
    for _ in 0..10 {
        let fields = [("with", "both"), ("password", PASSWORD), ("code", &phone.wrong_code(&app))];
        assert_eq!(ada.post(PROVE, &fields).status, Status::BadRequest);
    }
    let fields = [("with", "both"), ("password", PASSWORD), ("code", &phone.code(&app, 0))];
    let locked = ada.post(PROVE, &fields);
    assert!(locked.summary()[0].1.contains("10 minutes"), "{:?}", locked.summary());
    let mut other = app.visitor();
    assert_eq!(other.signs_in_with_code("ada@example.org", &phone.code(&app, 0)).status, Status::Forbidden);
    factor_changes_are_refused(&app, &mut ada);
}

#[test]
fn a_sign_in_with_a_code_is_proof_of_both() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let mut ada = app.visitor();
    ada.signs_in_with_code("ada@example.org", &phone.code(&app, 0));
    assert_eq!(ada.get("/account/factors/remove").status, Status::Ok);
    assert!(ada.get("/account/factors").says("your password and a code"), "the page says what is asked");
}

//! No way in for programs goes round the second factor (contract.md A2, B0, B3).

use rocket::http::Method;
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::support::api::jwt;
use crate::support::factors::Authenticator;
use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp};

const EMAIL: &str = "ada@example.org";
const LOGIN: &str = "/api/authentication/login";

fn app_with_ada() -> (TestApp, Authenticator, Vec<String>) {
    let app = TestApp::fresh();
    let (phone, codes) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    (app, phone, codes)
}

fn logs_in(app: &TestApp, password: &str, code: Value) -> Reply {
    let body = json!({ "login": EMAIL, "password": password, "oneTimeCode": code });
    app.post(LOGIN, &body).send()
}

fn has_session(reply: &Reply) -> bool {
    reply.headers("set-cookie").any(|line| line.starts_with("rollbook_session="))
}

#[test]
fn a_login_without_a_code_is_told_what_is_missing_and_opens_nothing() {
    let (app, _, _) = app_with_ada();
    let without = app.post(LOGIN, &json!({ "login": EMAIL, "password": PASSWORD })).send();
    for reply in [without, logs_in(&app, PASSWORD, json!(null)), logs_in(&app, PASSWORD, json!(" "))] {
        assert_eq!(reply.status.code, 403, "{}", reply.body);
        let body = reply.json();
        assert!(body["message"].as_str().is_some_and(|text| text.contains("oneTimeCode")), "{body}");
        assert_eq!(body["errors"][0]["field"], "oneTimeCode", "{body}");
        assert!(!has_session(&reply));
    }
    assert_eq!(app.sessions(), 0);
    assert_eq!(app.accounts_with_wrong_codes(), 0, "a code that was not sent was not wrong");
}

#[test]
fn a_login_with_a_code_opens_a_session_and_the_code_is_spent() {
    let (app, phone, codes) = app_with_ada();
    let code = phone.code(&app, 0);
    let right = logs_in(&app, PASSWORD, json!(code));
    assert_eq!(right.status.code, 200, "{}", right.body);
    assert!(has_session(&right));
    assert_eq!(right.json()["profile"]["emailAddress"], EMAIL);
    let again = logs_in(&app, PASSWORD, json!(code));
    assert_eq!(again.status.code, 401, "{}", again.body);
    assert_eq!(again.json()["errors"][0]["field"], "oneTimeCode");
    assert_eq!(logs_in(&app, PASSWORD, json!(codes[0])).status.code, 200, "a recovery code will do");
    assert_eq!(logs_in(&app, PASSWORD, json!(codes[0])).status.code, 401);
}

#[test]
fn only_a_right_password_learns_of_the_second_factor() {
    let (app, phone, _) = app_with_ada();
    app.confirmed_member(&Person::new("Eve", "eve@example.org"));
    let wrong = |login: &str, code: Value| {
        let body = json!({ "login": login, "password": "wrong wrong wrong", "oneTimeCode": code });
        let reply = app.post(LOGIN, &body).send();
        (reply.status.code, reply.json()["message"].clone(), reply.json()["errors"].clone())
    };
    let none = wrong("eve@example.org", json!(null));
    assert_eq!(none.0, 401);
    assert_eq!(wrong(EMAIL, json!(null)), none);
    assert_eq!(wrong(EMAIL, json!(phone.code(&app, 0))), none);
    assert_eq!(logs_in(&app, PASSWORD, json!(phone.code(&app, 0))).status.code, 200, "and spends no code");
}

#[test]
fn codes_by_program_and_by_page_are_counted_together() {
    let (app, phone, codes) = app_with_ada();
    let wrong = phone.wrong_code(&app);
    for _ in 0..4 {
        assert_eq!(logs_in(&app, PASSWORD, json!(wrong)).status.code, 401);
        app.grants(&[("username", EMAIL), ("password", PASSWORD), ("one_time_code", &wrong)]);
    }
    for _ in 0..2 {
        app.visitor().signs_in_with_code(EMAIL, &wrong);
    }
    let locked = logs_in(&app, PASSWORD, json!(phone.code(&app, 0)));
    assert_eq!(locked.status.code, 403);
    assert_eq!(locked.header("retry-after"), Some("600"));
    let code = phone.code(&app, 0);
    let locked = app.grants(&[("username", EMAIL), ("password", PASSWORD), ("one_time_code", &code)]);
    assert_eq!(locked.json()["error"], "invalid_grant");
    assert_eq!(logs_in(&app, PASSWORD, json!(codes[0])).status.code, 200);
}

#[test]
fn of_many_logins_at_once_with_one_code_one_gets_in() {
    let (app, phone, _) = app_with_ada();
    let body = json!({ "login": EMAIL, "password": PASSWORD, "oneTimeCode": phone.code(&app, 0) });
    let replies = app.calls_at_once((0..8).map(|_| app.post(LOGIN, &body)).collect());
    assert_eq!(replies.iter().filter(|reply| reply.status.code == 200).count(), 1);
    assert_eq!(app.sessions(), 1);
}

#[test]
fn a_password_grant_needs_the_code_too() {
    let (app, phone, _) = app_with_ada();
    let password = [("username", EMAIL), ("password", PASSWORD)];
    let without = app.grants(&password);
    assert_eq!(without.status.code, 400);
    assert_eq!(without.json()["error"], "invalid_grant");
    let description = without.json()["error_description"].as_str().expect("words").to_owned();
    assert!(description.contains("one_time_code"), "{description}");
    let wrong = phone.wrong_code(&app);
    let refused = app.grants(&[password[0], password[1], ("one_time_code", &wrong)]);
    assert_eq!(refused.json()["error"], "invalid_grant");
    assert_eq!(app.count("oauth_grants"), 0);
    let code = phone.code(&app, 0);
    let granted = app.grants(&[password[0], password[1], ("one_time_code", &code)]);
    assert_eq!(granted.status.code, 200, "{}", granted.body);
    assert_eq!(app.signs_in_by_bearer(granted.json()["access_token"].as_str().expect("a token")), 200);
    let again = app.grants(&[password[0], password[1], ("one_time_code", &code)]);
    assert_eq!(again.json()["error"], "invalid_grant");
}

#[test]
fn a_wrong_password_is_told_the_same_by_the_token_endpoint_with_and_without_a_factor() {
    let (app, phone, _) = app_with_ada();
    let code = phone.code(&app, 0);
    let wrong = app.grants(&[("username", EMAIL), ("password", "wrong wrong wrong")]);
    let with_code =
        [("username", EMAIL), ("password", "wrong wrong wrong"), ("one_time_code", code.as_str())];
    let nobody = app.grants(&[("username", "nobody@example.org"), ("password", "wrong wrong wrong")]);
    assert_eq!(wrong.body, nobody.body);
    assert_eq!(app.grants(&with_code).body, nobody.body);
}

#[test]
fn basic_credentials_open_nothing_for_an_account_with_a_factor() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let session = |password: &str| {
        app.call(Method::Get, "/api/authentication/current-session").basic(EMAIL, password).send()
    };
    let right = session(PASSWORD);
    assert_eq!(right.status.code, 403, "{}", right.body);
    let message = right.json()["message"].as_str().expect("words").to_owned();
    assert!(message.contains("two-step sign-in"), "{message}");
    assert_eq!(session("wrong wrong wrong").status.code, 401);
    app.takes_factor_off(EMAIL);
    assert_eq!(session(PASSWORD).status.code, 200);
}

#[test]
fn keys_and_callers_own_jwts_are_no_passwords_and_go_on() {
    let (app, _, _) = app_with_ada();
    let key = app.api_key("desk", Rights { admin: true, users_admin: false });
    let session = app.call(Method::Get, "/api/authentication/current-session").bearer(&key).send();
    assert_eq!(session.json()["sessionAuthenticated"], true);
    let claims = json!({ "user_id": app.id_of(EMAIL).0, "token_type": "access", "iat": 1_769_853_600,
                         "exp": 1_900_000_000, "jti": "1" });
    let token = jwt(&app.jwt_secret(), &json!({ "alg": "HS256", "typ": "JWT" }), &claims);
    assert_eq!(app.signs_in_by_bearer(&token), 200);
}

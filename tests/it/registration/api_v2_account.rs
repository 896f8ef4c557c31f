//! `/api/v2/account/…` (contract.md A5).

use std::time::Duration;

use rocket::http::{Method, Status};
use serde_json::json;

use crate::support::people::{PASSWORD, Person, token_of};
use crate::support::{Reply, TestApp};

const NEW: &str = "amber lantern drifts";

fn post(app: &TestApp, what: &str, body: &serde_json::Value) -> Reply {
    app.post(&format!("/api/v2/account/{what}/"), body).send()
}

/// What an app's user copies out of the mail.
fn code_for_ada(app: &TestApp) -> String {
    let reply = post(app, "recover", &json!({ "email": "ada@example.org" }));
    assert_eq!((reply.status, reply.body.as_str()), (Status::NoContent, ""));
    let mail = app.mailbox().newest("ada@example.org");
    let token = token_of(&mail.link().expect("a link")).to_owned();
    let alone = mail.text.lines().any(|line| line.trim() == token);
    assert!(alone && mail.code().is_none(), "{}", mail.text);
    token
}

fn works(app: &TestApp, reply: &Reply) {
    assert_eq!(reply.status, Status::Ok, "{}", reply.body);
    let token = &reply.json()["token"];
    assert_eq!((&token["client_id"], &token["expires_in"]), (&json!("rollbook"), &json!(36000)));
    let access = token["access_token"].as_str().expect("a token");
    assert_eq!(app.call(Method::Post, "/api/v2/sso/signin/").bearer(access).send().status, Status::Ok);
}

#[test]
fn a_new_password_by_the_validation_code_of_the_mail() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let code = code_for_ada(&app);
    let check = json!({ "validation_code": code });
    assert_eq!(post(&app, "verify/validation_code", &check).json(), json!({ "is_valid": true }));
    works(&app, &post(&app, "reset", &json!({ "validation_code": code, "password": NEW })));
    assert_eq!(app.visitor().signs_in("ada@example.org", NEW).status, Status::SeeOther);
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::Unauthorized);
    assert_eq!(post(&app, "verify/validation_code", &check).json(), json!({ "is_valid": false }));
    let again = post(&app, "reset", &json!({ "validation_code": code, "password": PASSWORD }));
    assert_eq!(again.faults(), ["validation_code invalid"]);
}

#[test]
fn known_and_unknown_addresses_answer_alike_unless_the_policy_says_otherwise() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let ask = |email: &str| {
        let reply = post(&app, "recover", &json!({ "email": email }));
        (reply.status, reply.body.clone(), reply.header_names().join(" "))
    };
    assert_eq!(ask("ada@example.org"), ask("nobody@example.org"));
    app.set("recovery.tells_unknown", "on");
    assert_eq!(post(&app, "recover", &json!({ "email": "nobody@example.org" })).faults(), ["email exist"]);
    assert_eq!(ask("ada@example.org").0, Status::NoContent);
}

#[test]
fn every_fault_is_named_at_once() {
    let app = TestApp::fresh();
    assert_eq!(post(&app, "recover", &json!({})).faults(), ["email required"]);
    assert_eq!(post(&app, "recover", &json!({ "email": ["a@b.example"] })).faults(), ["email invalid"]);
    assert_eq!(post(&app, "reset", &json!({})).faults(), ["validation_code required", "password required"]);
    let short = json!({ "validation_code": "nonsense", "password": "short" });
    assert_eq!(post(&app, "reset", &short).faults(), ["validation_code invalid", "password min_length"]);
    for wrong in [json!(null), json!(0), json!([]), json!({ "$gt": "" }), json!("")] {
        let reply = post(&app, "reset", &json!({ "validation_code": wrong, "password": NEW }));
        assert_eq!(reply.status, Status::BadRequest, "{wrong}");
    }
}

#[test]
fn a_confirmation_by_its_code_brings_tokens_once() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    let code = token_of(&app.mailbox().link_for("ada@example.org")).to_owned();
    let body = json!({ "validation_code": code });
    assert_eq!(post(&app, "verify/validation_code", &body).json(), json!({ "is_valid": true }));
    assert_eq!(app.accounts_in_state("active"), 0, "asking spends nothing");
    works(&app, &post(&app, "verify", &body));
    assert_eq!(post(&app, "verify", &body).faults(), ["validation_code invalid"]);
}

#[test]
fn a_code_of_one_kind_is_worth_nothing_for_the_other_and_each_ends_in_time() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let code = code_for_ada(&app);
    assert_eq!(
        post(&app, "verify", &json!({ "validation_code": code })).faults(),
        ["validation_code invalid"]
    );
    app.later(Duration::from_secs(60 * 60));
    let late = post(&app, "reset", &json!({ "validation_code": code, "password": NEW }));
    assert_eq!(late.faults(), ["validation_code invalid"]);
}

#[test]
fn no_token_passes_a_second_factor() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let code = code_for_ada(&app);
    let reply = post(&app, "reset", &json!({ "validation_code": code, "password": NEW }));
    assert_eq!(reply.json(), json!({ "token": null, "second_factor_required": true }));
    assert_eq!(app.count("oauth_grants"), 0);
    let page = app.visitor().signs_in("ada@example.org", NEW);
    assert!(page.location().starts_with("/sign-in/factor"), "{}", page.location());
}

//! API keys, the JWT secret and OAuth clients.

use std::time::Duration;

use rocket::http::Method;
use rollbook::services::clients::api_keys::KeyRequest;
use serde_json::{Value, json};

use super::{ADMIN, Program, USERS_ADMIN, message_of};
use crate::support::TestApp;
use crate::support::api::PASSWORD;

#[test]
fn a_key_is_made_works_and_its_secret_is_told_once() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let body = json!({ "name": "shop", "role": "USERS_ADMIN", "description": "The shop", "lastDay": "2026-12-31",
                       "networks": ["10.0.0.0/24", "203.0.113.7"] });
    let made = program.posts("/keys", &body);
    assert_eq!(made.status.code, 201, "{}", made.body);
    let secret = made.json()["secret"].as_str().expect("a secret").to_owned();
    let call = || app.call(Method::Get, "/api/admin/accounts").bearer(&secret);
    assert_eq!(call().from("10.0.0.9").send().status.code, 200);
    assert_eq!(call().from("192.0.2.1").send().status.code, 401);
    let keys = program.get("/keys");
    assert!(!keys.body.contains(&secret) && !app.files_hold(&secret));
    let listed =
        keys.json()["items"].as_array().expect("items").iter().find(|key| key["name"] == "shop").cloned();
    let listed = listed.expect("it is listed");
    assert_eq!(
        (&listed["roles"], &listed["state"], &listed["networks"]),
        (&json!(["USERS_ADMIN"]), &json!("active"), &json!(["10.0.0.0/24", "203.0.113.7/32"]),)
    );
    assert!(!program.get("/audit").body.contains(&secret));
}

#[test]
fn every_fault_of_a_key_is_named_and_a_name_is_taken_once() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let body = json!({ "name": "no spaces", "role": "ROOT", "description": "a\nb", "lastDay": "2020-01-01",
                       "networks": ["nonsense"] });
    assert_eq!(
        program.posts("/keys", &body).fields_at_fault(),
        ["name", "description", "role", "lastDay", "networks"]
    );
    assert_eq!(program.posts("/keys", &json!({})).fields_at_fault(), ["name", "role"]);
    assert_eq!(
        program.posts("/keys", &json!({ "name": "desk", "role": "ADMIN" })).fields_at_fault(),
        ["name"]
    );
}

#[test]
fn a_key_makes_none_that_allows_more_than_itself() {
    let (app, root) = TestApp::with_admin();
    let bounded = KeyRequest {
        name: "bounded".to_owned(),
        rights: ADMIN,
        description: None,
        expires_at: Some(app.ctx.now().plus(Duration::from_secs(10 * 24 * 3600))),
        networks: vec!["10.0.0.0/24".parse().expect("a network")],
    };
    let key = app.api_key_like(bounded);
    let makes = |body: Value| app.post("/api/admin/keys", &body).bearer(&key).from("10.0.0.1").send();
    let unbounded = makes(json!({ "name": "free", "role": "ADMIN" }));
    assert_eq!(unbounded.fields_at_fault(), ["lastDay", "networks"], "{}", unbounded.body);
    let wider = makes(
        json!({ "name": "free", "role": "ADMIN", "lastDay": "2026-12-31", "networks": ["10.0.0.0/16"] }),
    );
    assert_eq!(wider.fields_at_fault(), ["lastDay", "networks"]);
    let within =
        json!({ "name": "within", "role": "ADMIN", "lastDay": "2026-02-05", "networks": ["10.0.0.8"] });
    assert_eq!(makes(within).status.code, 201);
    // People are bound by nothing but their own right.
    let by_hand = json!({ "name": "free", "role": "ADMIN" });
    assert_eq!(app.post("/api/admin/keys", &by_hand).basic(&root.email, PASSWORD).send().status.code, 201);
    let users = Program::new(&app, "users", USERS_ADMIN);
    assert_eq!(users.posts("/keys", &json!({ "name": "more", "role": "USERS_ADMIN" })).status.code, 403);
}

#[test]
fn with_a_key_end_those_that_it_made_and_that_these_made() {
    let (app, _) = TestApp::with_admin();
    let desk = Program::new(&app, "desk", ADMIN);
    let child = |maker: &Program<'_>, name: &str| {
        let made = maker.posts("/keys", &json!({ "name": name, "role": "ADMIN" }));
        Program { app: &app, key: made.json()["secret"].as_str().expect("a secret").to_owned() }
    };
    let first = child(&desk, "first");
    let second = child(&first, "second");
    let other = Program::new(&app, "other", ADMIN);
    let id = other.reads("/keys")["items"]
        .as_array()
        .expect("items")
        .iter()
        .find(|key| key["name"] == "desk")
        .cloned();
    let id = id.expect("it is listed")["id"].to_string();
    let ended = other.sends(Method::Delete, &format!("/keys/{id}"), &json!({}));
    assert_eq!(ended.json()["revoked"], json!(["desk", "first", "second"]), "{}", ended.body);
    for program in [&desk, &first, &second] {
        assert_eq!(program.get("/keys").status.code, 401);
    }
    assert_eq!(other.get("/keys").status.code, 200);
    let again = other.sends(Method::Delete, &format!("/keys/{id}"), &json!({}));
    assert_eq!((again.status.code, message_of(&again)), (400, "The key is already revoked.".to_owned()));
    for nothing in ["9999", "01", "x", "-1"] {
        assert_eq!(other.sends(Method::Delete, &format!("/keys/{nothing}"), &json!({})).status.code, 404);
    }
}

#[test]
fn the_jwt_secret_is_told_when_it_is_made_and_never_again() {
    let (app, root) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let old = app.jwt_secret();
    assert!(!program.get("/jwt-secret").body.contains(&old));
    let before = app.jwt_of(&root);
    let made = program.posts("/jwt-secret", &json!({ "overlapHours": 1 }));
    assert_eq!(made.status.code, 201, "{}", made.body);
    assert_eq!(made.json()["secret"], app.jwt_secret());
    assert!(!program.get("/jwt-secret").body.contains(&app.jwt_secret()));
    let works = |token: &str| app.call(Method::Get, "/api/v2/user/me/").bearer(token).send().status.code;
    assert_eq!(works(&before), 200);
    assert_eq!(program.sends(Method::Delete, "/jwt-secret/old", &json!({})).status.code, 204);
    assert_eq!(works(&before), 401);
    assert_eq!(program.sends(Method::Delete, "/jwt-secret/old", &json!({})).status.code, 400);
    for wrong in
        [json!({ "overlapHours": 721 }), json!({ "overlapHours": -1 }), json!({ "overlapHours": "x" })]
    {
        assert_eq!(program.posts("/jwt-secret", &wrong).fields_at_fault(), ["overlapHours"], "{wrong}");
    }
}

#[test]
fn clients_are_created_renamed_and_deleted_and_the_last_one_stays() {
    let (app, root) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    assert_eq!(
        program.posts("/clients", &json!({ "id": "a b", "name": "" })).fields_at_fault(),
        ["id", "name"]
    );
    let made = program.posts("/clients", &json!({ "id": "shop", "name": "The shop" }));
    assert_eq!(made.status.code, 201, "{}", made.body);
    assert_eq!(program.posts("/clients", &json!({ "id": "shop", "name": "x" })).fields_at_fault(), ["id"]);
    let renamed = program.sends(Method::Patch, "/clients/shop", &json!({ "name": "The new shop" }));
    assert_eq!(renamed.json()["name"], "The new shop");
    let token = app.bearer_of(&root);
    let used = program.reads("/clients");
    assert_eq!(used["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(program.sends(Method::Delete, "/clients/rollbook", &json!({})).status.code, 204);
    assert_eq!(app.call(Method::Get, "/api/v2/user/me/").bearer(&token).send().status.code, 401);
    let last = program.sends(Method::Delete, "/clients/shop", &json!({}));
    assert_eq!(last.status.code, 400);
    assert!(message_of(&last).contains("only client"), "{}", last.body);
    assert_eq!(program.sends(Method::Delete, "/clients/nobody", &json!({})).status.code, 404);
}

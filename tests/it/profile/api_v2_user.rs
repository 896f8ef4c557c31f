//! contract.md A6: one account, read and changed.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::api::{PASSWORD, Person};

const NEW: &str = "ada@new.example";

fn ctx() -> (TestApp, Person, Person, String, String) {
    let (app, root) = TestApp::with_admin();
    let ada = app.person("ada");
    let (root_token, ada_token) = (app.bearer_of(&root), app.bearer_of(&ada));
    (app, root, ada, root_token, ada_token)
}

fn path(person: &Person, rest: &str) -> String {
    format!("/api/v2/user/{}/{rest}", person.id)
}

fn address(app: &TestApp, person: &Person) -> Option<String> {
    app.of_account(&person.username, "email")
}

#[test]
fn the_address_is_shown_to_the_account_itself_and_to_administrators_only() {
    let (app, root, ada, root_token, ada_token) = ctx();
    let me = app.call(Method::Get, "/api/v2/user/me/").bearer(&ada_token).send().json();
    let fields = [
        "bio",
        "date_joined",
        "email",
        "email_isvalid",
        "ext_id",
        "id",
        "location",
        "real_name",
        "role",
        "status",
        "tags",
        "username",
        "website",
    ];
    let names: Vec<&String> = me.as_object().expect("an object").keys().collect();
    assert_eq!(names, fields);
    assert_eq!(
        (&me["id"], &me["status"], &me["email"]),
        (&json!(ada.id), &json!("a"), &json!("ada@example.org"))
    );
    let by_admin = app.call(Method::Get, &path(&ada, "")).bearer(&root_token).send().json();
    assert_eq!(by_admin, me);
    let by_other = app.call(Method::Get, &path(&root, "")).bearer(&ada_token).send().json();
    assert!(by_other.get("email").is_none() && by_other["username"] == "root", "{by_other}");
    assert_eq!(
        app.call(Method::Get, "/api/v2/user/4711/").bearer(&ada_token).send().status,
        Status::NotFound
    );
    assert_eq!(app.call(Method::Get, &path(&ada, "")).send().status, Status::Unauthorized);
}

#[test]
fn an_account_changes_its_own_profile_and_nothing_that_is_read_only() {
    let (app, root, ada, root_token, ada_token) = ctx();
    let changes = json!({ "username": "countess", "real_name": "Ada King", "bio": "Notes", "website": "https://ada.example",
                          "email": "eve@example.org", "status": "b", "role": "admin", "ext_id": 7 });
    let changed = app.call(Method::Patch, &path(&ada, "")).bearer(&ada_token).json(&changes).send();
    let body = changed.json();
    assert_eq!(
        (&body["username"], &body["bio"], &body["status"]),
        (&json!("countess"), &json!("Notes"), &json!("a"))
    );
    assert_eq!(
        (&body["role"], &body["ext_id"], &body["email"]),
        (&Value::Null, &Value::Null, &json!("ada@example.org"))
    );
    let kept =
        app.call(Method::Put, &path(&ada, "")).bearer(&ada_token).json(&json!({ "bio": null })).send().json();
    assert_eq!((&kept["bio"], &kept["username"]), (&Value::Null, &json!("countess")));
    let wrong = json!({ "username": "root", "website": "javascript:1" });
    let faults = app.call(Method::Patch, &path(&ada, "")).bearer(&ada_token).json(&wrong).send().faults();
    assert_eq!(faults, ["website invalid", "username unique"]);
    for (person, token) in [(&root, &ada_token), (&ada, &root_token)] {
        let other =
            app.call(Method::Patch, &path(person, "")).bearer(token).json(&json!({ "bio": "x" })).send();
        assert_eq!(other.status, Status::Forbidden);
    }
}

#[test]
fn a_change_of_address_answers_nothing_and_counts_by_its_mail() {
    let (app, root, ada, _, ada_token) = ctx();
    let ask = |new: &str| {
        app.call(Method::Patch, &path(&ada, "change_email/"))
            .bearer(&ada_token)
            .json(&json!({ "new_email": new }))
            .send()
    };
    let free = ask(NEW);
    assert_eq!((free.status, free.body.as_str()), (Status::NoContent, ""));
    let code = app.mailbox().code_for(NEW);
    let confirm = |code: &str| {
        let body = json!({ "validation_code": code });
        app.call(Method::Post, &path(&ada, "confirm_email/")).bearer(&ada_token).json(&body).send()
    };
    assert_eq!(confirm("000000").faults(), ["validation_code invalid"]);
    assert_eq!(confirm(&code).status, Status::NoContent);
    assert_eq!(address(&app, &ada).as_deref(), Some(NEW));
    assert_eq!(confirm(&code).faults(), ["validation_code invalid"]);
    // A taken one is not told from a free one.
    let taken = ask(&root.email);
    assert_eq!((taken.status, taken.body.as_str()), (Status::NoContent, ""));
    assert_eq!(ask("nonsense").faults(), ["new_email invalid"]);
}

#[test]
fn an_administrator_may_hand_the_code_over_and_nobody_else() {
    let (app, root, ada, root_token, ada_token) = ctx();
    let body = json!({ "new_email": NEW, "confirm": true });
    let own = app.call(Method::Patch, &path(&ada, "change_email/")).bearer(&ada_token).json(&body).send();
    assert_eq!(own.status, Status::Forbidden);
    let handed = app.call(Method::Patch, &path(&ada, "change_email/")).bearer(&root_token).json(&body).send();
    assert_eq!(handed.status, Status::Ok);
    let code = json!({ "validation_code": handed.json()["validation_code"] });
    assert!(app.mailbox().of(NEW).is_empty());
    assert_eq!(app.mailbox().of(&ada.email).len(), 1, "the old address is told all the same");
    // A code of one account is worthless at another.
    let wrong = app.call(Method::Post, &path(&root, "confirm_email/")).bearer(&root_token).json(&code).send();
    assert_eq!(wrong.faults(), ["validation_code invalid"]);
    let done = app.call(Method::Post, &path(&ada, "confirm_email/")).bearer(&ada_token).json(&code).send();
    assert_eq!(done.status, Status::NoContent);
    assert_eq!(address(&app, &ada).as_deref(), Some(NEW));
    let taken = json!({ "new_email": root.email, "confirm": true });
    let taken = app.call(Method::Patch, &path(&ada, "change_email/")).bearer(&root_token).json(&taken).send();
    assert_eq!(taken.faults(), ["new_email unique"]);
}

#[test]
fn a_password_is_changed_by_whoever_knows_the_old_one() {
    let (app, root, ada, root_token, ada_token) = ctx();
    let change = |person: &Person, token: &str, old: &str, new: &str| {
        let body = json!({ "password": old, "new_password": new });
        app.call(Method::Patch, &path(person, "change_password/")).bearer(token).json(&body).send()
    };
    assert_eq!(change(&ada, &ada_token, "wrong", "amber lantern drifts").faults(), ["password invalid"]);
    assert_eq!(change(&ada, &ada_token, PASSWORD, "short").faults(), ["new_password min_length"]);
    assert_eq!(change(&ada, &root_token, PASSWORD, "amber lantern drifts").status, Status::Forbidden);
    assert_eq!(change(&root, &ada_token, PASSWORD, "amber lantern drifts").status, Status::Forbidden);
    let changed = change(&ada, &ada_token, PASSWORD, "amber lantern drifts");
    assert_eq!((changed.status, changed.body.as_str()), (Status::NoContent, ""));
    let after = app.call(Method::Get, "/api/v2/user/me/").bearer(&ada_token).send();
    assert_eq!(after.status, Status::Unauthorized, "the token ended with the old password");
    assert!(!app.mailbox().of(&ada.email).is_empty(), "a mail says so");
}

#[test]
fn whoever_has_to_change_the_password_first_can_do_just_that() {
    let (app, _, ada, _, ada_token) = ctx();
    app.asks_for_a_new_password_of("ada");
    assert_eq!(app.call(Method::Get, "/api/v2/user/me/").bearer(&ada_token).send().status, Status::Forbidden);
    let body = json!({ "password": PASSWORD, "new_password": "amber lantern drifts" });
    let changed =
        app.call(Method::Patch, &path(&ada, "change_password/")).bearer(&ada_token).json(&body).send();
    assert_eq!(changed.status, Status::NoContent);
}

#[test]
fn deleting_is_soft_at_first_and_whole_when_asked_for() {
    let (app, root, ada, root_token, _) = ctx();
    let delete = |person: &Person, rest: &str| {
        app.call(Method::Delete, &path(person, rest)).bearer(&root_token).send()
    };
    for unclear in ["?hard=yes", "?hard=1&hard=1"] {
        assert_eq!(delete(&ada, unclear).status, Status::BadRequest, "{unclear} deletes nothing");
    }
    assert_eq!(delete(&ada, "?hard=0").status, Status::NoContent);
    assert_eq!(delete(&ada, "").status, Status::BadRequest);
    let gone = app.call(Method::Get, &path(&ada, "")).bearer(&root_token).send().json();
    assert_eq!(gone["status"], "d");
    let again = json!({ "username": "ada" });
    let taken = app.post("/api/v2/sso/signup/", &again).bearer(&root_token).send();
    assert_eq!(taken.faults(), ["username unique"], "the name stays taken");
    assert_eq!(delete(&ada, "?hard=1").status, Status::NoContent);
    assert_eq!(app.call(Method::Get, &path(&ada, "")).bearer(&root_token).send().status, Status::NotFound);
    assert_eq!(delete(&ada, "?hard=1").status, Status::NotFound);
    assert_eq!(app.post("/api/v2/sso/signup/", &again).bearer(&root_token).send().status, Status::Created);
    for rest in ["", "?hard=1"] {
        assert_eq!(delete(&root, rest).status, Status::BadRequest, "the last administrator stays");
    }
}

#[test]
fn an_account_deletes_itself_and_no_other_and_has_days_to_come_back() {
    let (app, root, ada, _, ada_token) = ctx();
    let other = app.call(Method::Delete, &path(&root, "")).bearer(&ada_token).send();
    assert_eq!(other.status, Status::Forbidden);
    let own = app.call(Method::Delete, &path(&ada, "")).bearer(&ada_token).send();
    assert_eq!(own.status, Status::NoContent);
    assert!(app.mailbox().newest(&ada.email).undo_link().is_some());
    let after = app.call(Method::Get, "/api/v2/user/me/").bearer(&ada_token).send();
    assert_eq!(after.status, Status::Unauthorized);
}

#[test]
fn a_token_alone_erases_nobody_and_a_sign_in_just_now_or_an_admin_key_does() {
    let (app, root, ada, root_token, ada_token) = ctx();
    let hard = |token: &str| app.call(Method::Delete, &path(&ada, "?hard=1")).bearer(token).send().status;
    let refresh = app.tokens_of(&root)["refresh_token"].as_str().expect("a token").to_owned();
    app.later(Duration::from_secs(5 * 60));
    let before = app.tables();
    for old in [&root_token, &ada_token] {
        assert_eq!(hard(old), Status::Forbidden);
    }
    let jwt = app.jwt_of(&root);
    assert_eq!(hard(&jwt), Status::Forbidden, "a JWT proves nobody");
    let users_admin = app.api_key("helper", Rights { admin: false, users_admin: true });
    assert_eq!(hard(&users_admin), Status::Forbidden);
    let answer = app.call(Method::Delete, &path(&ada, "?hard=1")).bearer(&root_token).send();
    assert_eq!(answer.json()["errors"][0]["code"], "permission_denied", "{}", answer.body);
    assert_eq!(app.tables()["accounts"], before["accounts"]);
    let fields =
        [("grant_type", "refresh_token"), ("client_id", "rollbook"), ("refresh_token", refresh.as_str())];
    let refreshed = app.call(Method::Post, "/oauth/token/").form(&fields).send().json();
    assert_eq!(
        hard(refreshed["access_token"].as_str().expect("a token")),
        Status::Forbidden,
        "no new sign-in"
    );

    let key = app.api_key("eraser", Rights { admin: true, users_admin: false });
    let soft = app.call(Method::Delete, &path(&ada, "")).bearer(&key).send();
    assert_eq!(soft.status, Status::Unauthorized, "a key opens nothing else of this family");
    assert_eq!(hard(&key), Status::NoContent);
    assert_eq!(hard(&key), Status::NotFound);
    let eve = app.person("eve");
    let eve_token = app.bearer_of(&eve);
    let own = app.call(Method::Delete, &path(&eve, "?hard=1")).bearer(&eve_token).send();
    assert_eq!(own.status, Status::NoContent, "right after a sign-in");
}

/// The access token that comes for the refresh token of these.
fn refreshed(app: &TestApp, tokens: &serde_json::Value) -> String {
    let refresh = tokens["refresh_token"].as_str().expect("a token");
    let fields = [("grant_type", "refresh_token"), ("client_id", "rollbook"), ("refresh_token", refresh)];
    let reply = app.call(Method::Post, "/oauth/token/").form(&fields).send().json();
    reply["access_token"].as_str().expect("a token").to_owned()
}

#[test]
fn a_refreshed_token_erases_nobody_however_fresh_the_sign_in_is() {
    let (app, _, ada, _, _) = ctx();
    let tokens = app.tokens_of(&ada);
    app.later(Duration::from_secs(1));
    let token = refreshed(&app, &tokens);
    let hard = app.call(Method::Delete, &path(&ada, "?hard=1")).bearer(&token).send();
    assert_eq!(hard.status, Status::Forbidden);
}

#[test]
fn a_sign_in_of_a_token_is_recent_for_as_long_as_the_policy_says() {
    let (app, root, ada, _, _) = ctx();
    let hard = |token: &str| app.call(Method::Delete, &path(&ada, "?hard=1")).bearer(token).send().status;
    app.sets("session.proof_minutes", "2");
    let token = app.bearer_of(&root);
    app.later(Duration::from_secs(2 * 60));
    assert_eq!(hard(&token), Status::Forbidden);
    app.sets("session.proof_minutes", "20");
    app.later(Duration::from_secs(17 * 60));
    assert_eq!(hard(&token), Status::NoContent);
}

#[test]
fn without_a_grace_a_deletion_that_erases_takes_a_recent_sign_in() {
    let (app, root, ada, root_token, ada_token) = ctx();
    app.sets("account.deletion_grace_days", "0");
    let delete = |person: &Person, token: &str| {
        app.call(Method::Delete, &path(person, "")).bearer(token).send().status
    };
    let tokens = app.tokens_of(&ada);
    app.later(Duration::from_secs(5 * 60));
    let (before, jwt) = (app.tables(), app.jwt_of(&ada));
    let again = refreshed(&app, &tokens);
    for unproven in [&ada_token, &jwt, &again] {
        assert_eq!(delete(&ada, unproven), Status::Forbidden);
    }
    assert_eq!(app.tables()["accounts"], before["accounts"]);
    assert_eq!(delete(&app.person("eve"), &root_token), Status::NoContent, "kept, and no erasure");
    assert_eq!(delete(&ada, &app.bearer_of(&ada)), Status::NoContent);
    assert_eq!(
        app.call(Method::Get, &path(&ada, "")).bearer(&app.bearer_of(&root)).send().status,
        Status::NotFound
    );
}

//! contract.md B4: one account read, its roles, tags and password set by whoever manages accounts.

use rocket::http::{Method, Status};
use rollbook::domain::{Rights, Role};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::api::{PASSWORD, Person};

const USERS_ADMIN: Rights = Rights { admin: false, users_admin: true };
const ADMIN: Rights = Rights { admin: true, users_admin: false };
const NEW: &str = "amber lantern drifts";

fn path(person: &Person, rest: &str) -> String {
    format!("/api/users/{}{rest}", person.uuid)
}

fn put(app: &TestApp, path: &str, key: &str, body: &Value) -> crate::support::Reply {
    app.call(Method::Put, path).json(body).bearer(key).send()
}

#[test]
fn an_account_is_shown_with_three_fields_to_whoever_manages_accounts() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    let key = app.api_key("users", USERS_ADMIN);
    let reply = app.call(Method::Get, &path(&ada, "")).bearer(&key).send();
    let shown = json!({ "id": ada.uuid, "displayName": "ada", "emailAddress": "ada@example.org" });
    assert_eq!(reply.json(), shown);
    assert_eq!(app.call(Method::Get, &path(&ada, "")).send().status, Status::Unauthorized);
    let own = app.call(Method::Get, &path(&ada, "")).basic(&ada.email, PASSWORD).send();
    assert_eq!(own.status, Status::Forbidden);
    for nobody in ["/api/users/00000000-0000-4000-8000-000000000000", "/api/users/nonsense"] {
        assert_eq!(app.call(Method::Get, nobody).bearer(&key).send().status, Status::NotFound);
    }
}

#[test]
fn roles_are_replaced_by_administrators_and_others_roles_stay() {
    let (app, root) = TestApp::with_admin();
    let ada = app.account_like("ada", |input| input.role = Some(Role::Editor));
    let (admin, users) = (app.api_key("admin", ADMIN), app.api_key("users", USERS_ADMIN));
    let roles = path(&ada, "/roles");
    let empty = json!({ "id": ada.uuid, "manualRoles": [], "authenticationRoles": [], "defaultRoles": [] });
    assert_eq!(app.call(Method::Get, &roles).bearer(&users).send().json(), empty);
    assert_eq!(put(&app, &roles, &users, &json!({ "manualRoles": ["ADMIN"] })).status, Status::Forbidden);
    let set = put(&app, &roles, &admin, &json!({ "manualRoles": ["USERS_ADMIN"] }));
    assert_eq!((set.status, &set.json()["manualRoles"]), (Status::Ok, &json!(["USERS_ADMIN"])));
    assert_eq!(app.of_account::<String>("ada", "role"), "editor");
    let both = put(&app, &roles, &admin, &json!({ "manualRoles": ["ADMIN", "USERS_ADMIN"] }));
    assert_eq!(both.json()["manualRoles"], json!(["ADMIN", "USERS_ADMIN"]));
    assert_eq!(app.of_account::<String>("ada", "role"), "admin");
    for wrong in [
        json!({}),
        json!({ "manualRoles": ["BOSS"] }),
        json!({ "manualRoles": "ADMIN" }),
        json!({ "manualRoles": null }),
    ] {
        assert_eq!(put(&app, &roles, &admin, &wrong).status, Status::BadRequest, "{wrong}");
    }
    put(&app, &roles, &admin, &json!({ "manualRoles": [] }));
    let last = put(&app, &path(&root, "/roles"), &admin, &json!({ "manualRoles": [] }));
    assert_eq!(last.status, Status::BadRequest, "the last administrator stays one");
}

#[test]
fn tags_are_replaced_by_name_and_an_administrators_new_name_makes_one() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    let (admin, users) = (app.api_key("admin", ADMIN), app.api_key("users", USERS_ADMIN));
    let tags = path(&ada, "/tags");
    let set = put(&app, &tags, &admin, &json!({ "manualTags": ["Crew", "Guest"] }));
    let both = json!({ "id": ada.uuid, "manualTags": ["Crew", "Guest"], "authenticationTags": [] });
    assert_eq!((set.status, set.json()), (Status::Ok, both));
    let fewer = put(&app, &tags, &users, &json!({ "manualTags": ["guest", "Guest"] }));
    assert_eq!(fewer.json()["manualTags"], json!(["Guest"]));
    let unknown = put(&app, &tags, &users, &json!({ "manualTags": ["Guest", "Pirates"] }));
    assert_eq!(unknown.status, Status::BadRequest, "tags are made by administrators");
    for wrong in [json!({ "manualTags": ["  "] }), json!({}), json!({ "manualTags": [1] })] {
        assert_eq!(put(&app, &tags, &admin, &wrong).status, Status::BadRequest, "{wrong}");
    }
    let still = put(&app, &tags, &users, &json!({ "manualTags": ["Guest"] }));
    assert_eq!(still.json()["manualTags"], json!(["Guest"]), "a refused request changed nothing");
}

#[test]
fn whoever_outranks_an_account_sets_a_password_that_its_owner_must_change() {
    let (app, root) = TestApp::with_admin();
    let (ada, carl) = (app.person("ada"), app.users_admin("carl"));
    let (admin, users) = (app.api_key("admin", ADMIN), app.api_key("users", USERS_ADMIN));
    let set = |person: &Person, key: &str| {
        put(&app, &path(person, "/password"), key, &json!({ "password": NEW })).status
    };
    assert_eq!(set(&ada, &users), Status::Ok);
    assert!(app.of_account::<bool>("ada", "must_change_password"));
    assert_eq!(set(&carl, &users), Status::Forbidden, "nobody sets the password of an equal");
    assert_eq!(set(&carl, &admin), Status::Ok);
    assert_eq!(set(&root, &admin), Status::Forbidden);
    let weak = put(&app, &path(&ada, "/password"), &admin, &json!({ "password": "short" }));
    assert_eq!(weak.fields_at_fault(), ["password"]);
}

#[test]
fn an_owner_who_proves_the_present_password_with_the_request_sets_another() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    let call = |password: &str, new: &str| {
        let call = app.call(Method::Put, &path(&ada, "/password")).json(&json!({ "password": new }));
        call.basic(&ada.email, password).send()
    };
    assert_eq!(call(PASSWORD, PASSWORD).fields_at_fault(), ["password"], "the old one is no new one");
    assert_eq!(call("not the right one", NEW).status, Status::Unauthorized);
    assert_eq!(call(PASSWORD, NEW).status, Status::Ok);
    assert!(!app.of_account::<bool>("ada", "must_change_password"));
    assert_eq!(call(PASSWORD, "vier blaue Tassen Tee").status, Status::Unauthorized);
    assert_eq!(call(NEW, "vier blaue Tassen Tee").status, Status::Ok);
}

#[test]
fn a_credential_is_tried_with_head_and_answers_about_no_content() {
    let (app, _) = TestApp::with_admin();
    let key = app.api_key("users", USERS_ADMIN);
    let try_with = |call: crate::support::api::Call<'_>| call.send().status;
    assert_eq!(try_with(app.call(Method::Head, "/api/khub/locales").bearer(&key)), Status::Ok);
    assert_eq!(try_with(app.call(Method::Head, "/api/khub/locales")), Status::Unauthorized);
    assert_eq!(
        try_with(app.call(Method::Head, "/api/khub/locales").bearer("rbk_wrong")),
        Status::Unauthorized
    );
    let answer = app.call(Method::Get, "/api/khub/locales").bearer(&key).send().json();
    assert_eq!(answer["contentLocales"], json!([]));
    assert_eq!(answer["defaultContentLocale"]["lang"], "en");
}

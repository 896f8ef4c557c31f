//! contract.md B4: deleting an account, and all that is kept of one person.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::api::Person;

const USERS_ADMIN: Rights = Rights { admin: false, users_admin: true };
const ADMIN: Rights = Rights { admin: true, users_admin: false };

fn dump_path(person: &Person) -> String {
    format!("/api/users/{}/dump", person.uuid)
}

#[test]
fn a_dump_holds_all_of_a_person_and_no_secret() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    app.tokens_of(&ada);
    let key = app.api_key("reader", ADMIN);
    let reply = app.call(Method::Get, &dump_path(&ada)).bearer(&key).send();
    assert_eq!(reply.status, Status::Ok, "{}", reply.body);
    let dump = reply.json();
    let user = &dump["user"];
    for name in ["privacyPolicyAgreementDate", "creationDate", "lastLoginDate", "active"] {
        assert!(user.get(name).is_some(), "{name}");
    }
    assert_eq!((user["id"].as_str(), dump["accountId"].as_i64()), (Some(ada.uuid.as_str()), Some(ada.id)));
    assert_eq!(dump["apiTokens"][0]["client"], "Rollbook");
    assert!(dump["knownBrowsers"][0]["browser"].is_string(), "{dump}");
    assert!(dump["history"].as_array().is_some_and(|lines| lines.len() >= 2), "{dump}");
    assert!(!reply.body.contains("$scrypt$"));
}

#[test]
fn a_dump_has_every_name_of_the_reference_within_the_user_and_none_twice() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    let key = app.api_key("reader", ADMIN);
    let path = format!("/api/users/{}", ada.uuid);
    let put = |to: &str, body: Value| {
        let call = app.call(Method::Put, &format!("{path}/{to}")).json(&body).bearer(&key);
        assert_eq!(call.send().status, Status::Ok, "{to}");
    };
    put("roles", json!({ "manualRoles": ["USERS_ADMIN"] }));
    put("tags", json!({ "manualTags": ["Crew", "Board"] }));
    app.tokens_of(&ada);
    app.later(Duration::from_secs(600));
    let token = app.bearer_of(&ada);
    app.later(Duration::from_secs(600));
    app.call(Method::Get, "/api/v2/user/me/").bearer(&token).send();
    let dump = app.call(Method::Get, &dump_path(&ada)).bearer(&key).send().json();
    let user = dump["user"].as_object().expect("the user").clone();
    let moments =
        ["creationDate", "lastLoginDate", "lastActivityDate"].map(|name| user[name].as_str().expect(name));
    assert!(moments.is_sorted() && moments[1] < moments[2], "{moments:?}");
    let mut rest = user.clone();
    rest.retain(|name, _| !["creationDate", "lastLoginDate", "lastActivityDate"].contains(&name.as_str()));
    assert_eq!(
        Value::Object(rest),
        json!({
            "id": ada.uuid, "displayName": "ada", "emailAddress": "ada@example.org", "active": true,
            "privacyPolicyAgreementDate": null,
            "manualGroups": [], "authenticationGroups": [],
            "manualTags": ["Board", "Crew"], "authenticationTags": [],
            "manualRoles": ["USERS_ADMIN"], "authenticationRoles": [], "defaultRoles": [],
            "authenticationIdentifiers": [{ "identifier": "ada@example.org", "realm": "internal" }],
            "userLocale": { "uiLocale": null, "searchContentLocale": null },
            "preferences": { "prior": [] },
        })
    );
    let beside = dump.as_object().expect("an object");
    assert!(user.keys().all(|name| !beside.contains_key(name)), "{:?}", beside.keys());
}

#[test]
fn only_an_administrator_gets_a_dump() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    let key = app.api_key("users", USERS_ADMIN);
    assert_eq!(app.call(Method::Get, &dump_path(&ada)).send().status, Status::Unauthorized);
    assert_eq!(app.call(Method::Get, &dump_path(&ada)).bearer(&key).send().status, Status::Forbidden);
    let admin = app.api_key("admin", ADMIN);
    for nobody in ["00000000-0000-4000-8000-000000000000", "nonsense"] {
        let path = format!("/api/users/{nobody}/dump");
        assert_eq!(app.call(Method::Get, &path).bearer(&admin).send().status, Status::NotFound);
    }
}

#[test]
fn an_account_is_deleted_by_whoever_manages_accounts_and_no_administrator_by_less() {
    let (app, root) = TestApp::with_admin();
    let ada = app.person("ada");
    let key = app.api_key("users", USERS_ADMIN);
    let delete = |person: &Person, key: &str| {
        app.call(Method::Delete, &format!("/api/users/{}", person.uuid)).bearer(key).send()
    };
    let nobody = app.call(Method::Delete, &format!("/api/users/{}", ada.uuid)).send();
    assert_eq!(nobody.status, Status::Unauthorized);
    assert_eq!(delete(&root, &key).status, Status::Forbidden);
    let done = delete(&ada, &key);
    assert_eq!((done.status, done.body.as_str()), (Status::Ok, "{}"));
    assert_eq!(app.of_account::<String>("ada", "state"), "deleted");
    assert_eq!(delete(&ada, &key).status, Status::NotFound);
}

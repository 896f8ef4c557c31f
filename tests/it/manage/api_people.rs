//! contract.md B4: deleting an account, and all that is kept of one person.

use rocket::http::{Method, Status};
use rollbook::domain::Rights;

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
    for name in ["privacyPolicyAgreementDate", "creationDate", "lastLoginDate", "active"] {
        assert!(dump.get(name).is_some(), "{name}");
    }
    assert_eq!((dump["id"].as_str(), dump["accountId"].as_i64()), (Some(ada.uuid.as_str()), Some(ada.id)));
    assert_eq!(dump["apiTokens"][0]["client"], "Rollbook");
    assert!(dump["knownBrowsers"][0]["browser"].is_string(), "{dump}");
    assert!(dump["history"].as_array().is_some_and(|lines| lines.len() >= 2), "{dump}");
    assert!(!reply.body.contains("$scrypt$"));
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

//! Users made, replaced, shut out and deleted.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::{AuditContext, Rights};
use rollbook::services::clients::api_keys;
use rollbook::services::manage::delete::{Keep, delete, restore};
use rollbook::services::site::clean_up::clean_up;
use serde_json::{Value, json};

use super::{Idp, SCIM, USER, path_of, refusal};
use crate::support::TestApp;
use crate::support::api::PASSWORD;

/// As Microsoft publishes it for Entra ID.
fn of_entra() -> Value {
    json!({
        "schemas": [USER, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
        "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
        "userName": "Test_User_ab6490ee-1e48-479e-a20b-2d77186b5dd1@contoso.example",
        "active": true,
        "emails": [{ "primary": true, "type": "work", "value": "Test_User@contoso.example" }],
        "meta": { "resourceType": "User" },
        "name": { "formatted": "givenName familyName", "familyName": "familyName", "givenName": "givenName" },
        "title": "Engineer",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Sales" },
        "roles": [],
    })
}

/// As Okta publishes it.
fn of_okta() -> Value {
    json!({
        "schemas": [USER],
        "userName": "test.user@okta.local",
        "name": { "givenName": "Test", "familyName": "User" },
        "emails": [{ "primary": true, "value": "test.user@okta.local", "type": "work" }],
        "displayName": "Test User",
        "locale": "de-DE",
        "externalId": "00ujl29u0le5T6Aj10h7",
        "groups": [],
        "password": "1mz050nq-Amber",
        "active": true,
    })
}

#[test]
fn a_user_of_entra_comes_back_as_sent_and_is_an_account_like_any_other() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let reply = idp.post("/Users", &of_entra());
    assert_eq!(reply.status, Status::Created, "{}", reply.body);
    let user = reply.json();
    for name in ["userName", "externalId", "name", "emails", "active"] {
        assert_eq!(user[name], of_entra()[name], "{name}");
    }
    assert_eq!(user["displayName"], "givenName familyName");
    assert!(user.get("title").is_none() && user.get("password").is_none());
    assert_eq!(reply.header("location"), user["meta"]["location"].as_str());
    assert_eq!(reply.header("etag"), user["meta"]["version"].as_str());
    assert_eq!(reply.header("content-type"), Some(SCIM));
    assert_eq!(idp.get(&path_of(&user)).json(), user);
    let account = "email_key = 'test_user@contoso.example' AND state = 'active' AND username = 'givenname-familyname' \
                   AND email_verified_at IS NOT NULL AND password_hash IS NULL AND real_name = 'givenName familyName'";
    assert_eq!(app.count(&format!("accounts WHERE {account}")), 1);
    assert!(app.mailbox().all().is_empty(), "the organisation tells its people");
}

#[test]
fn a_user_of_okta_signs_in_with_the_password_that_came_with_it() {
    let app = TestApp::fresh();
    let idp = Idp::of_people(&app);
    let reply = idp.post("/Users", &of_okta());
    assert_eq!(reply.status, Status::Created, "{}", reply.body);
    assert_eq!(reply.json()["locale"], "de-DE");
    assert_eq!(app.count("accounts WHERE username = 'test-user' AND language = 'de'"), 1);
    let sign_in = json!({ "login": "test.user@okta.local", "password": "1mz050nq-Amber" });
    let signed_in = app.post("/api/authentication/login", &sign_in).send();
    assert_eq!(signed_in.status, Status::Ok, "{}", signed_in.body);
    let weak = json!({ "schemas": [USER], "userName": "weak", "password": "secret" });
    assert_eq!(refusal(&idp.post("/Users", &weak)), (400, "invalidValue".to_owned()));
    assert_eq!(app.count("accounts WHERE username = 'weak'"), 0);
    // Nobody's own name is a password, whoever sends it.
    let own = json!([{ "op": "replace", "path": "password", "value": "test.user@okta.local" }]);
    assert_eq!(refusal(&idp.patch(&path_of(&reply.json()), own)), (400, "invalidValue".to_owned()));
    let another = json!([{ "op": "replace", "path": "password", "value": "amber lantern drifts" }]);
    assert_eq!(idp.patch(&path_of(&reply.json()), another).status, Status::Ok);
    let sign_in = json!({ "login": "test.user@okta.local", "password": "amber lantern drifts" });
    let signed_in = app.post("/api/authentication/login", &sign_in).send();
    assert_eq!(signed_in.status, Status::Ok, "{}", signed_in.body);
}

#[test]
fn a_name_that_can_be_a_username_is_the_username() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let user = idp.post("/Users", &json!({ "schemas": [USER], "userName": "Ada_L" })).json();
    assert_eq!((&user["userName"], user.get("emails")), (&json!("Ada_L"), None));
    assert_eq!(app.count("accounts WHERE username = 'Ada_L' AND email IS NULL"), 1);
    let dotted = idp.post("/Users", &json!({ "userName": "CORP\\ada.byron" })).json();
    assert_eq!(dotted["userName"], "CORP\\ada.byron");
    assert_eq!(app.count("accounts WHERE username = 'corp-ada-byron'"), 1);
}

#[test]
fn each_client_has_identifiers_of_its_own_and_none_of_the_account_s() {
    let app = TestApp::fresh();
    let entra = Idp::new(&app);
    let okta = Idp::named(&app, "okta", Rights { admin: true, users_admin: false });
    let user = entra.creates("ada");
    let seen = okta.get(&path_of(&user)).json();
    assert_eq!((seen.get("externalId"), &seen["userName"]), (None, &json!("ada")));
    let named = json!({ "userName": "ada@corp.example", "externalId": "O-1", "displayName": "Ada" });
    assert_eq!(okta.put(&path_of(&user), &named).json()["externalId"], "O-1");
    let seen = entra.get(&path_of(&user)).json();
    assert_eq!((&seen["externalId"], &seen["userName"]), (&json!("ext-ada"), &json!("ada@example.org")));
    assert_eq!(app.count("accounts WHERE ext_id IS NOT NULL"), 0);
    // Whoever asks what is kept of them learns of both.
    let path = format!("/api/users/{}/dump", user["id"].as_str().expect("an id"));
    let dump = app.call(Method::Get, &path).bearer(&entra.key).send().json();
    let kept: Vec<(&Value, &Value)> = dump["identityProviders"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|kept| (&kept["apiKey"], &kept["externalId"]))
        .collect();
    assert_eq!(kept, [(&json!("entra"), &json!("ext-ada")), (&json!("okta"), &json!("O-1"))]);
}

#[test]
fn a_provider_with_another_key_goes_on_where_it_was() {
    let app = TestApp::fresh();
    let old = Idp::new(&app);
    let sent = json!({ "userName": "ada@upn.example", "externalId": "E-1", "emails": [{ "value": "ada@example.org" }] });
    let user = old.post("/Users", &sent).json();
    let group = old.post("/Groups", &json!({ "displayName": "Crew", "externalId": "G-1" })).json();
    let new = Idp::named(&app, "entra-2", Rights { admin: true, users_admin: false });
    let named = [("filter", "userName eq \"ada@upn.example\"")];
    assert_eq!(new.finds(&named).1, 0, "while the other key is in use");
    app.run(api_keys::revoke(&app.ctx, AuditContext::command_line(), "entra")).expect("it is revoked");
    assert_eq!(new.finds(&named).1, 1);
    assert_eq!(new.finds(&[("filter", "externalId eq \"E-1\"")]).1, 1);
    assert_eq!(new.get(&path_of(&user)).json()["externalId"], "E-1");
    assert_eq!(new.get(&path_of(&group)).json()["externalId"], "G-1");
    let other = json!([{ "op": "replace", "path": "externalId", "value": "E-2" }]);
    assert_eq!(new.patch(&path_of(&user), other).json()["externalId"], "E-2");
    assert_eq!(new.finds(&[("filter", "externalId eq \"E-1\"")]).1, 0);
}

#[test]
fn what_is_taken_is_a_conflict_and_says_what() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    app.person("grace");
    idp.creates("ada");
    for taken in [
        json!({ "userName": "ADA@example.org" }),
        json!({ "userName": "someone", "emails": [{ "value": "ada@example.org" }] }),
        json!({ "userName": "Grace" }),
        json!({ "userName": "grace@example.org" }),
    ] {
        assert_eq!(refusal(&idp.post("/Users", &taken)), (409, "uniqueness".to_owned()), "{taken}");
    }
    let other = idp.creates("other");
    let renamed =
        idp.patch(&path_of(&other), json!([{ "op": "replace", "path": "userName", "value": "grace" }]));
    assert_eq!(refusal(&renamed), (409, "uniqueness".to_owned()));
    assert_eq!(app.accounts(), 3);
}

#[test]
fn deprovisioning_ends_sessions_and_tokens_at_once() {
    let app = TestApp::fresh();
    let idp = Idp::of_people(&app);
    let ada = app.person("ada");
    let token = app.bearer_of(&ada);
    let sign_in = json!({ "login": ada.email, "password": PASSWORD });
    assert_eq!(app.post("/api/authentication/login", &sign_in).send().status, Status::Ok);
    assert_eq!(app.sessions_of(ada.id), 1);
    let path = format!("/Users/{}", ada.uuid);
    let disabled = idp.patch(&path, json!([{ "op": "Replace", "path": "active", "value": "False" }]));
    assert_eq!((disabled.status, &disabled.json()["active"]), (Status::Ok, &json!(false)));
    assert_eq!(app.sessions_of(ada.id), 0);
    assert_eq!(
        app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send().status,
        Status::Unauthorized
    );
    assert_eq!(app.post("/api/authentication/login", &sign_in).send().status, Status::Forbidden);
    // Once more changes nothing, and back it is.
    assert_eq!(
        idp.patch(&path, json!([{ "op": "replace", "value": { "active": false } }])).status,
        Status::Ok
    );
    let enabled = idp.patch(&path, json!([{ "op": "replace", "value": { "active": true } }]));
    assert_eq!(enabled.json()["active"], json!(true));
    assert_eq!(app.post("/api/authentication/login", &sign_in).send().status, Status::Ok);
}

#[test]
fn another_address_is_told_to_the_old_one_and_ends_what_it_opened() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let ada = app.person("ada");
    let token = app.bearer_of(&ada);
    let before = app.mailbox().of_but_sign_ins(&ada.email).len();
    let operation =
        json!([{ "op": "Replace", "path": "emails[type eq \"work\"].value", "value": "king@example.org" }]);
    let moved = idp.patch(&format!("/Users/{}", ada.uuid), operation);
    assert_eq!(moved.status, Status::Ok, "{}", moved.body);
    assert_eq!(moved.json()["emails"][0]["value"], "king@example.org");
    assert_eq!(app.mailbox().of_but_sign_ins(&ada.email).len(), before + 1, "the old address is told");
    assert!(app.mailbox().of("king@example.org").is_empty());
    assert_eq!(
        app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send().status,
        Status::Unauthorized
    );
    assert_eq!(
        app.count("accounts WHERE email_key = 'king@example.org' AND email_verified_at IS NOT NULL"),
        1
    );
}

#[test]
fn putting_replaces_what_is_said_and_leaves_what_is_not() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let user = idp.creates("ada");
    let put = json!({ "schemas": [USER], "userName": "ada@example.org", "name": { "givenName": "Augusta" } });
    let replaced = idp.put(&path_of(&user), &put);
    assert_eq!(replaced.status, Status::Ok, "{}", replaced.body);
    let replaced = replaced.json();
    assert_eq!((&replaced["displayName"], replaced.get("externalId")), (&json!("Augusta"), None));
    assert_eq!((&replaced["emails"], &replaced["active"]), (&user["emails"], &json!(true)));
    let without = json!({ "userName": "ada@example.org", "emails": [] });
    assert!(idp.put(&path_of(&user), &without).json().get("emails").is_none());
    assert_eq!(refusal(&idp.put("/Users/1", &put)), (404, String::new()));
}

#[test]
fn a_deleted_user_is_gone_for_every_client_and_comes_back_when_made_again() {
    let app = TestApp::fresh();
    app.set("account.deletion_grace_days", "30");
    let idp = Idp::new(&app);
    let user = idp.creates("ada");
    let deleted = idp.delete(&path_of(&user));
    assert_eq!((deleted.status, deleted.body.as_str()), (Status::NoContent, ""));
    assert_eq!(app.count("accounts WHERE state = 'deleted' AND erase_at IS NOT NULL"), 1);
    let body = json!({ "userName": "x" });
    for reply in [
        idp.get(&path_of(&user)),
        idp.put(&path_of(&user), &body),
        idp.patch(&path_of(&user), json!([{ "op": "replace", "path": "active", "value": true }])),
        idp.delete(&path_of(&user)),
    ] {
        assert_eq!(refusal(&reply), (404, String::new()));
    }
    assert_eq!(idp.finds(&[("filter", "userName eq \"ada@example.org\"")]), (vec![], 0));
    assert_eq!(idp.finds(&[]).1, 0);
    let again = idp.creates("ada");
    assert_eq!(again["id"], user["id"], "the same person within the grace");
    assert_eq!(app.count("accounts WHERE state = 'active' AND erase_at IS NULL"), 1);
    idp.delete(&path_of(&again));
    app.later(Duration::from_secs(31 * 24 * 60 * 60));
    app.run(clean_up(&app.ctx)).expect("cleaned");
    assert_ne!(idp.creates("ada")["id"], user["id"], "erased for good");
}

#[test]
fn nobody_is_deleted_or_changed_beyond_the_key_s_reach() {
    let app = TestApp::fresh();
    let root = app.admin();
    let idp = Idp::of_people(&app);
    let path = format!("/Users/{}", root.uuid);
    let off = json!([{ "op": "replace", "path": "active", "value": false }]);
    for reply in [
        idp.delete(&path),
        idp.put(&path, &json!({ "userName": "root" })),
        idp.patch(&path, off.clone()),
        idp.patch(&path, json!([{ "op": "replace", "path": "password", "value": "amber lantern drifts" }])),
    ] {
        assert_eq!(refusal(&reply).0, 403);
    }
    // The last administrator stays, whoever asks.
    let admin = Idp::new(&app);
    assert_eq!(refusal(&admin.patch(&path, off)).0, 400);
    assert_eq!(app.accounts_in_state("active"), 1);
    let roles = admin.get(&path).json();
    assert_eq!(roles["roles"], json!([{ "value": "ADMIN" }]));
}

#[test]
fn only_a_key_for_accounts_opens_anything() {
    let app = TestApp::fresh();
    let root = app.admin();
    let weak = app.api_key("weak", Rights::default());
    let refused = |authorization: Option<&str>| {
        let call = app.call(Method::Get, "/scim/v2/Users");
        let reply = match authorization {
            Some(value) => call.authorization(value).send(),
            None => call.send(),
        };
        refusal(&reply).0
    };
    assert_eq!(refused(None), 401);
    assert_eq!(refused(Some("Bearer nonsense")), 401);
    assert_eq!(refused(Some(&format!("Bearer {}", app.bearer_of(&root)))), 401);
    assert_eq!(refused(Some(&crate::support::api::basic(&root.email, PASSWORD))), 401);
    assert_eq!(refused(Some(&format!("Bearer {weak}"))), 403);
}

#[test]
fn bodies_are_json_objects_of_the_right_kind_and_size() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let sends = |kind: &str, body: &str| {
        let call = app.call(Method::Post, "/scim/v2/Users").bearer(&idp.key);
        refusal(&call.body(kind, body).send())
    };
    assert_eq!(sends("text/plain", "{}"), (415, String::new()));
    assert_eq!(sends("application/x-www-form-urlencoded", "a=b"), (415, String::new()));
    assert_eq!(sends(SCIM, "[]"), (400, "invalidSyntax".to_owned()));
    assert_eq!(sends(SCIM, r#"{"userName":"a","userName":"b"}"#), (400, "invalidSyntax".to_owned()));
    assert_eq!(sends(SCIM, r#"{"userName":"a","USERNAME":"b"}"#), (400, "invalidSyntax".to_owned()));
    assert_eq!(sends(SCIM, &"[".repeat(100_000)), (400, "invalidSyntax".to_owned()));
    assert_eq!(sends(SCIM, r#"{"schemas":["urn:x"],"userName":"a"}"#), (400, "invalidSyntax".to_owned()));
    assert_eq!(sends(SCIM, r#"{"userName":7}"#), (400, "invalidValue".to_owned()));
    assert_eq!(
        sends(SCIM, r#"{"userName":"a","emails":[{"value":"nowhere"}]}"#),
        (400, "invalidValue".to_owned())
    );
    assert_eq!(
        sends(SCIM, &format!("{{\"userName\":\"{}\"}}", "a".repeat(256))),
        (400, "invalidValue".to_owned())
    );
    assert_eq!(sends(SCIM, &format!("\"{}\"", "a".repeat(1024 * 1024))).0, 413);
    for kind in ["application/json", "application/scim+json;", "application/scim+json; charset=utf-8"] {
        let body = json!({ "userName": format!("ada-{}", kind.len()) }).to_string();
        let call = app.call(Method::Post, "/scim/v2/Users").bearer(&idp.key).body(kind, body);
        assert_eq!(call.send().status, Status::Created, "{kind}");
    }
}

#[test]
fn the_trail_tells_what_a_client_did_and_by_which_key() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let user = idp.creates("ada");
    idp.patch(&path_of(&user), json!([{ "op": "replace", "path": "active", "value": false }]));
    for action in ["account.created", "account.provisioned", "account.disabled"] {
        let by_key =
            format!("audit WHERE action = '{action}' AND actor_kind = 'api_key' AND actor_label = 'entra'");
        assert_eq!(app.count(&by_key), 1, "{action}");
    }
}

fn with_grace() -> TestApp {
    let app = TestApp::fresh();
    app.set("account.deletion_grace_days", "30");
    app
}

#[test]
fn only_what_the_client_deleted_itself_comes_back() {
    let app = with_grace();
    let (idp, other) = (Idp::new(&app), Idp::named(&app, "okta", Rights { admin: true, users_admin: false }));
    let body = json!({ "userName": "ada@example.org", "externalId": "ext-ada",
        "emails": [{ "value": "ada@example.org" }] });
    let user = idp.creates("ada");
    let path = path_of(&user);
    let deleted_by_hand = || {
        let id = user["id"].as_str().expect("an id").to_owned();
        let uuid = uuid::Uuid::parse_str(&id).expect("a uuid");
        let account = app.run(app.ctx.store.read(move |reader| reader.find_account_by_uuid(uuid)));
        let account = account.expect("read").expect("it is there").id;
        app.run(delete(&app.ctx, AuditContext::command_line(), account, Keep::Forever)).expect("deleted");
        account
    };
    let account = deleted_by_hand();
    for again in [&idp, &other] {
        assert_eq!(refusal(&again.post("/Users", &body)), (409, "uniqueness".to_owned()));
    }
    app.run(restore(&app.ctx, AuditContext::command_line(), account)).expect("restored");
    // Deleted by the client once, and by an administrator since.
    assert_eq!(idp.delete(&path).status, Status::NoContent);
    app.run(restore(&app.ctx, AuditContext::command_line(), account)).expect("restored");
    app.later(Duration::from_secs(1));
    deleted_by_hand();
    assert_eq!(refusal(&idp.post("/Users", &body)), (409, "uniqueness".to_owned()));
    app.run(restore(&app.ctx, AuditContext::command_line(), account)).expect("restored");
    assert_eq!(idp.delete(&path).status, Status::NoContent);
    assert_eq!(refusal(&other.post("/Users", &body)), (409, "uniqueness".to_owned()));
    // Neither the address alone nor another person's identifier brings anybody back.
    let by_address = json!({ "userName": "someone", "emails": [{ "value": "ada@example.org" }] });
    assert_eq!(refusal(&idp.post("/Users", &by_address)), (409, "uniqueness".to_owned()));
    let another = json!({ "userName": "ada@example.org", "externalId": "another" });
    assert_eq!(refusal(&idp.post("/Users", &another)), (409, "uniqueness".to_owned()));
    assert_eq!(app.accounts_in_state("deleted"), 1);
    // The key that comes after a revoked one goes on where that was.
    app.run(api_keys::revoke(&app.ctx, AuditContext::command_line(), "entra")).expect("revoked");
    assert_eq!(other.post("/Users", &body).json()["id"], user["id"]);
}

#[test]
fn who_was_shut_out_before_comes_back_shut_out() {
    let app = with_grace();
    let idp = Idp::new(&app);
    let user = idp.creates("ada");
    idp.patch(&path_of(&user), json!([{ "op": "replace", "path": "active", "value": false }]));
    idp.delete(&path_of(&user));
    let again = idp.creates("ada");
    assert_eq!((&again["id"], &again["active"]), (&user["id"], &json!(false)));
    assert_eq!(app.accounts_in_state("disabled"), 1);
}

#[test]
fn whoever_comes_back_has_no_way_in_of_before() {
    let app = with_grace();
    let idp = Idp::new(&app);
    let sent = json!({ "userName": "ada", "password": "amber lantern drifts" });
    let user = idp.post("/Users", &sent).json();
    let sign_in = json!({ "login": "ada", "password": "amber lantern drifts" });
    let signs_in = || app.post("/api/authentication/login", &sign_in).send().status;
    assert_eq!(signs_in(), Status::Ok);
    idp.delete(&path_of(&user));
    assert_eq!(idp.post("/Users", &json!({ "userName": "ada" })).json()["id"], user["id"]);
    assert_eq!(signs_in(), Status::Unauthorized);
    assert_eq!(app.count("accounts WHERE password_hash IS NULL AND state = 'active'"), 1);
    assert_eq!(app.count("devices"), 0);
    idp.delete(&path_of(&user));
    assert_eq!(idp.post("/Users", &sent).json()["id"], user["id"]);
    assert_eq!(signs_in(), Status::Ok, "with the password that is sent");
}

#[test]
fn nobody_is_called_by_the_address_of_another() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    idp.creates("ada");
    let moved = json!([{ "op": "replace", "path": "userName", "value": "a.byron" }]);
    let ada = idp.finds(&[("filter", "userName eq \"ada@example.org\"")]);
    assert_eq!(ada.1, 1);
    let list = idp.lists("/Users", &[("filter", "userName eq \"ada@example.org\"")]).json();
    assert_eq!(idp.patch(&path_of(&list["Resources"][0]), moved).status, Status::Ok);
    let other = json!({ "userName": "ADA@example.org", "emails": [{ "value": "bob@example.org" }] });
    assert_eq!(refusal(&idp.post("/Users", &other)), (409, "uniqueness".to_owned()));
    // Called so first, and the address registered since.
    let called = json!({ "userName": "grace@example.org", "displayName": "Hopper", "emails": [{ "value": "hopper@example.org" }] });
    assert_eq!(idp.post("/Users", &called).status, Status::Created);
    let grace = app.person("grace");
    let list = idp.lists("/Users", &[("filter", "userName eq \"grace@example.org\"")]).json();
    assert_eq!(list["totalResults"], 2);
    assert_eq!(list["Resources"][0]["id"], json!(grace.uuid.to_string()));
}

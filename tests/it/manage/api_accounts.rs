//! contract.md A5: accounts made and found by an administrator's program.

use rocket::http::{Method, Status};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::api::PASSWORD;

const CREATE: &str = "/api/v2/account/create/";

#[test]
fn an_account_is_made_and_proven_by_the_mailed_validation_code() {
    let (app, root) = TestApp::with_admin();
    let token = app.bearer_of(&root);
    let body = json!({ "username": "ada", "email": "ada@example.org", "password": PASSWORD });
    let made = app.post(CREATE, &body).bearer(&token).send();
    assert_eq!(made.status, Status::Created, "{}", made.body);
    let user = made.json();
    assert_eq!((&user["username"], &user["email_isvalid"]), (&json!("ada"), &json!(false)));
    let link = app.mailbox().link_for("ada@example.org");
    let code = link.rsplit('/').next().expect("a token");
    let verified = app.post("/api/v2/account/verify/", &json!({ "validation_code": code })).send();
    assert!(verified.json()["token"]["access_token"].is_string(), "{}", verified.body);
    let me = app.bearer_of(&crate::support::api::Person {
        id: user["id"].as_i64().expect("an id"),
        uuid: String::new(),
        username: "ada".to_owned(),
        email: "ada@example.org".to_owned(),
    });
    assert_eq!(app.call(Method::Get, "/api/v2/user/me/").bearer(&me).send().json()["email_isvalid"], true);
}

#[test]
fn an_account_made_so_needs_name_address_and_password() {
    let (app, root) = TestApp::with_admin();
    let token = app.bearer_of(&root);
    let before = app.accounts();
    let empty = app.post(CREATE, &json!({})).bearer(&token).send();
    assert_eq!(empty.fields_at_fault(), ["username", "email", "password"]);
    let taken = json!({ "username": "ROOT", "email": "root@example.org", "password": "short" });
    let reply = app.post(CREATE, &taken).bearer(&token).send();
    assert_eq!(reply.fields_at_fault().len(), 3, "{}", reply.body);
    assert_eq!((app.accounts(), app.mails()), (before, 0));
    let ada = app.bearer_of(&app.person("ada"));
    assert_eq!(app.post(CREATE, &json!({})).bearer(&ada).send().status, Status::Forbidden);
    assert_eq!(app.post(CREATE, &json!({})).send().status, Status::Unauthorized);
}

#[test]
fn an_account_is_found_by_exactly_one_of_its_names() {
    let (app, root) = TestApp::with_admin();
    let token = app.bearer_of(&root);
    app.account_like("ada", |input| input.ext_id = Some(42));
    let find =
        |query: &str| app.call(Method::Get, &format!("/api/v2/account/search/{query}")).bearer(&token).send();
    for query in ["?username=ADA", "?email=ADA%40example.org", "?ext_id=42&provider=external"] {
        let found: Value = find(query).json();
        assert_eq!((&found["username"], &found["ext_id"]), (&json!("ada"), &json!(42)), "{query}");
        assert_eq!(found["email"], "ada@example.org");
    }
    for query in
        ["?username=nobody", "?email=nobody%40example.org", "?email=nonsense", "?ext_id=7&provider=external"]
    {
        assert_eq!(find(query).status, Status::NotFound, "{query}");
    }
    for query in ["", "?username=ada&email=ada%40example.org", "?ext_id=42", "?ext_id=x&provider=external"] {
        assert_eq!(find(query).status, Status::BadRequest, "{query}");
    }
    let ada = app.bearer_of(&app.person("carl"));
    let other = app.call(Method::Get, "/api/v2/account/search/?username=ada").bearer(&ada).send();
    assert_eq!(other.status, Status::Forbidden);
}

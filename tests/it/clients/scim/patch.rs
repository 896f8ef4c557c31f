//! Changes of users as Entra ID and Okta send them.

use rocket::http::Status;
use serde_json::{Value, json};

use super::{Idp, path_of, refusal};
use crate::support::TestApp;

fn patched(operations: Value) -> Value {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let user = idp.creates("ada");
    let reply = idp.patch(&path_of(&user), operations.clone());
    assert_eq!(reply.status, Status::Ok, "{operations}: {}", reply.body);
    assert_eq!(idp.get(&path_of(&user)).json(), reply.json(), "it is kept");
    reply.json()
}

#[test]
fn entra_changes_several_attributes_at_once() {
    let user = patched(json!([
        { "op": "Replace", "path": "emails[type eq \"work\"].value", "value": "updatedEmail@contoso.example" },
        { "op": "Replace", "path": "name.familyName", "value": "updatedFamilyName" },
        { "op": "Add", "path": "name.givenName", "value": "Ada" },
        { "op": "Replace", "path": "displayName", "value": "Ada Updated" },
        { "op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
          "value": "Sales" },
        { "op": "Replace", "path": "externalId", "value": "E-2" },
        { "op": "Add", "path": "addresses[type eq \"work\"].locality", "value": "Lovelace City" },
    ]));
    assert_eq!(user["emails"][0]["value"], "updatedEmail@contoso.example");
    assert_eq!(user["name"], json!({ "familyName": "updatedFamilyName", "givenName": "Ada" }));
    assert_eq!((&user["displayName"], &user["externalId"]), (&json!("Ada Updated"), &json!("E-2")));
}

#[test]
fn entra_renames_and_shuts_out_with_a_text() {
    let user = patched(json!([
        { "op": "Replace", "path": "userName", "value": "5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.example" },
        { "op": "Replace", "path": "active", "value": "False" },
    ]));
    assert_eq!(user["userName"], "5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.example");
    assert_eq!(user["active"], json!(false));
}

#[test]
fn entra_may_put_paths_where_the_names_of_attributes_are() {
    let user = patched(json!([{ "op": "Add", "value": {
        "emails[type eq \"work\"].value": "new@contoso.example",
        "name.familyName": "King",
        "urn:ietf:params:scim:schemas:core:2.0:User:preferredLanguage": "de-AT",
    } }]));
    assert_eq!(user["emails"][0]["value"], "new@contoso.example");
    assert_eq!((&user["name"]["familyName"], &user["preferredLanguage"]), (&json!("King"), &json!("de-AT")));
}

#[test]
fn okta_sends_a_value_without_a_path() {
    let user = patched(json!([{ "op": "replace", "value": { "active": false } }]));
    assert_eq!(user["active"], json!(false));
}

#[test]
fn the_shown_name_follows_its_parts_until_somebody_says_otherwise() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let sent = json!({ "userName": "ada", "name": { "givenName": "Ada", "familyName": "Byron" } });
    let user = idp.post("/Users", &sent).json();
    let path = path_of(&user);
    let renamed = idp.patch(&path, json!([{ "op": "replace", "path": "name.familyName", "value": "King" }]));
    assert_eq!(renamed.json()["displayName"], "Ada King");
    idp.patch(&path, json!([{ "op": "add", "path": "displayName", "value": "Countess" }]));
    let renamed = idp.patch(&path, json!([{ "op": "replace", "path": "name.familyName", "value": "Noel" }]));
    assert_eq!(renamed.json()["displayName"], "Countess");
    assert_eq!(app.count("accounts WHERE username = 'ada' AND real_name = 'Countess'"), 1);
}

#[test]
fn a_faulty_operation_undoes_those_before_it() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let user = idp.creates("ada");
    for (last, kind) in [
        (
            json!({ "op": "replace", "path": "emails[type eq \"home\"].value", "value": "x@example.org" }),
            "noTarget",
        ),
        (json!({ "op": "replace", "path": "id", "value": "1" }), "mutability"),
        (json!({ "op": "remove", "path": "userName" }), "mutability"),
        (json!({ "op": "replace", "path": "shoeSize", "value": 4 }), "invalidPath"),
        (json!({ "op": "replace", "path": "emails", "value": "nowhere" }), "invalidValue"),
        (json!({ "op": "jump" }), "invalidSyntax"),
    ] {
        let reply = idp.patch(
            &path_of(&user),
            json!([{ "op": "replace", "path": "displayName", "value": "Another" }, last]),
        );
        assert_eq!(refusal(&reply), (400, kind.to_owned()), "{}", reply.body);
    }
    let many = json!(vec![json!({ "op": "replace", "path": "displayName", "value": "A" }); 1001]);
    assert_eq!(refusal(&idp.patch(&path_of(&user), many)), (400, "tooMany".to_owned()));
    assert_eq!(idp.get(&path_of(&user)).json(), user);
}

//! Operations as identity providers send them, and what they make of a resource.

use serde_json::json;

use super::super::schemas::USER;
use super::*;

fn ada() -> Map<String, Value> {
    let ada = json!({
        "id": "1", "userName": "ada", "displayName": "Ada", "active": true,
        "name": { "givenName": "Ada", "familyName": "Byron" },
        "emails": [{ "value": "ada@example.org", "type": "work", "primary": true }],
    });
    ada.as_object().expect("an object").clone()
}

fn patched(sent: Value) -> Result<Value, Fault> {
    let body = json!({ "schemas": [PATCH_URN], "Operations": sent });
    let mut resource = ada();
    for operation in operations(&USER, body.as_object().expect("an object"))? {
        apply(&mut resource, &operation)?;
    }
    Ok(Value::Object(resource))
}

fn refused(sent: Value) -> &'static str {
    let fault = patched(sent.clone()).expect_err(&sent.to_string());
    fault.kind.scim_type().expect("a type")
}

#[test]
fn operations_have_no_case_and_booleans_may_be_texts() {
    let done = patched(json!([
        { "op": "Replace", "path": "active", "value": "False" },
        { "op": "Add", "path": "name.givenName", "value": "Augusta" },
        { "op": "REPLACE", "path": "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName", "value": "King" },
        { "op": "Replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
          "value": "Sales" },
        { "op": "add", "path": "phoneNumbers[type eq \"work\"].value", "value": "1" },
    ]));
    let done = done.expect("all of it is known");
    assert_eq!(done["active"], json!(false));
    assert_eq!(done["name"], json!({ "givenName": "Augusta", "familyName": "King" }));
    assert!(done.get("phoneNumbers").is_none());
}

#[test]
fn without_a_path_the_value_holds_the_attributes_or_their_paths() {
    let done = patched(json!([{ "op": "replace", "value": {
        "id": "another", "active": false, "displayName": "Countess", "name": { "familyName": "King" },
        "emails[type eq \"work\"].value": "king@example.org", "shoeSize": 4,
    } }]))
    .expect("it is known");
    assert_eq!((&done["id"], &done["active"]), (&json!("1"), &json!(false)));
    assert_eq!(done["name"], json!({ "givenName": "Ada", "familyName": "King" }));
    assert_eq!(done["emails"][0]["value"], "king@example.org");
}

#[test]
fn a_value_path_changes_what_it_meets_and_adding_makes_it() {
    let done = patched(json!([
        { "op": "add", "path": "emails[type eq \"home\"].value", "value": "ada@home.example" },
        { "op": "replace", "path": "emails[type eq \"work\"]", "value": { "value": "w@example.org" } },
    ]))
    .expect("done");
    assert_eq!(done["emails"][0], json!({ "value": "w@example.org", "type": "work", "primary": true }));
    assert_eq!(done["emails"][1], json!({ "value": "ada@home.example", "type": "home" }));
    let nothing =
        json!([{ "op": "replace", "path": "emails[type eq \"other\"].value", "value": "x@y.example" }]);
    assert_eq!(refused(nothing), "noTarget");
    let gone = patched(json!([{ "op": "remove", "path": "emails[type eq \"work\"]" }])).expect("done");
    assert_eq!(gone["emails"], json!([]));
}

#[test]
fn a_new_primary_value_takes_the_place_of_the_old_one() {
    let sent =
        json!([{ "op": "add", "path": "emails", "value": [{ "value": "b@x.example", "primary": true }] }]);
    let done = patched(sent).expect("done");
    assert_eq!(done["emails"][0]["primary"], json!(false));
    assert_eq!(done["emails"][1], json!({ "value": "b@x.example", "primary": true }));
    let whole = json!([{ "op": "replace", "path": "emails", "value": { "value": "c@x.example" } }]);
    assert_eq!(patched(whole).expect("done")["emails"], json!([{ "value": "c@x.example" }]));
}

#[test]
fn removing_takes_away_and_what_must_be_there_stays() {
    let done = patched(json!([
        { "op": "remove", "path": "displayName" },
        { "op": "remove", "path": "name.givenName" },
        { "op": "Remove", "path": "emails", "value": [{ "value": "ada@example.org" }] },
    ]))
    .expect("done");
    assert_eq!(
        done,
        json!({ "id": "1", "userName": "ada", "active": true, "name": { "familyName": "Byron" },
                             "emails": [] })
    );
    assert_eq!(refused(json!([{ "op": "remove", "path": "userName" }])), "mutability");
    assert_eq!(refused(json!([{ "op": "remove" }])), "noTarget");
}

#[test]
fn what_cannot_be_is_named() {
    for (sent, kind) in [
        (json!([{ "op": "move", "path": "active", "value": true }]), "invalidSyntax"),
        (json!([{ "op": "add", "path": "shoeSize", "value": 4 }]), "invalidPath"),
        (json!([{ "op": "add", "path": "emails[", "value": 4 }]), "invalidPath"),
        (json!([{ "op": "add", "path": "emails[type eq]", "value": 4 }]), "invalidPath"),
        (json!([{ "op": "add", "path": "emails[type eq \"work\"].shoe", "value": "4" }]), "invalidPath"),
        (json!([{ "op": "add", "path": "userName[value eq \"a\"]", "value": "4" }]), "invalidPath"),
        (json!([{ "op": "replace", "path": "id", "value": "4" }]), "mutability"),
        (json!([{ "op": "replace", "path": "groups", "value": [] }]), "mutability"),
        (json!([{ "op": "replace", "path": "active", "value": "maybe" }]), "invalidValue"),
        (json!([{ "op": "replace", "path": "name", "value": "Ada" }]), "invalidValue"),
        (json!([{ "op": "replace", "path": "displayName", "value": 4 }]), "invalidValue"),
        (json!([{ "op": "replace", "value": "Ada" }]), "invalidValue"),
        (json!("x"), "invalidSyntax"),
        (json!(["x"]), "invalidSyntax"),
    ] {
        assert_eq!(refused(sent.clone()), kind, "{sent}");
    }
}

#[test]
fn an_attribute_has_few_values_in_each_operation_and_after_it() {
    let emails = |from: usize, count: usize| -> Value {
        (from..from + count).map(|at| json!({ "value": format!("a{at}@x.example") })).collect()
    };
    let body = json!({ "Operations": [{ "op": "add", "path": "emails", "value": emails(0, 21) }] });
    let fault = operations(&USER, body.as_object().expect("an object")).expect_err("before it is applied");
    assert_eq!(fault.kind, FaultKind::TooMany);
    assert_eq!(refused(json!([{ "op": "add", "value": { "emails": emails(0, 21) } }])), "tooMany");
    let add =
        |from: usize, count: usize| json!({ "op": "add", "path": "emails", "value": emails(from, count) });
    let done = patched(json!([add(0, 10), add(5, 14)])).expect("twenty with the one that was there");
    assert_eq!(done["emails"].as_array().map(Vec::len), Some(20));
    assert_eq!(refused(json!([add(0, 10), add(10, 10)])), "tooMany");
    let one = |at: usize| json!({ "op": "add", "path": format!("emails[type eq \"t{at}\"].value"), "value": "b@x.example" });
    assert_eq!(refused((0..20).map(one).collect()), "tooMany");
}

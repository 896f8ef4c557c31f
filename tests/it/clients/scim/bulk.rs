//! Many operations in one request: each succeeds or fails alone, and all of them share their commits.

use rocket::http::Status;
use serde_json::{Value, json};

use super::{GROUP, Idp, USER, path_of, refusal};
use crate::support::TestApp;

const BULK: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

fn bulk(operations: &[Value]) -> Value {
    json!({ "schemas": [BULK], "Operations": operations })
}

fn post_user(bulk_id: &str, name: &str) -> Value {
    json!({ "method": "POST", "path": "/Users", "bulkId": bulk_id,
            "data": { "schemas": [USER], "userName": format!("{name}@example.org"),
                      "emails": [{ "value": format!("{name}@example.org") }] } })
}

fn statuses(reply: &Value) -> Vec<&str> {
    let operations = reply["Operations"].as_array().expect("operations");
    operations.iter().map(|operation| operation["status"].as_str().expect("a status")).collect()
}

#[test]
fn a_thousand_users_are_made_with_a_commit_for_many_of_them() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    idp.get("/Users");
    let operations: Vec<Value> =
        (0..1000).map(|at| post_user(&at.to_string(), &format!("user-{at}"))).collect();
    let before = app.ctx.store.commits();
    let reply = idp.post("/Bulk", &bulk(&operations));
    let commits = app.ctx.store.commits() - before;
    assert_eq!(reply.status, Status::Ok, "{}", reply.body);
    assert_eq!(statuses(&reply.json()), vec!["201"; 1000]);
    assert_eq!(app.accounts(), 1000);
    assert!((8..=10).contains(&commits), "{commits} commits");
}

#[test]
fn operations_refer_to_what_others_make_in_any_order() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let reply = idp.post(
        "/Bulk",
        &bulk(&[
            json!({ "method": "POST", "path": "/Groups", "bulkId": "crew", "data": {
            "schemas": [GROUP], "displayName": "Crew", "members": [{ "value": "bulkId:ada" }] } }),
            post_user("ada", "ada"),
            json!({ "method": "PATCH", "path": "/Users/bulkId:ada", "data": { "Operations": [
            { "op": "replace", "path": "displayName", "value": "Ada" }] } }),
            json!({ "method": "PUT", "path": "/Users/bulkId:nobody", "data": { "userName": "x" } }),
        ]),
    );
    let done = reply.json();
    assert_eq!(statuses(&done), ["201", "201", "200", "400"]);
    let location = done["Operations"][0]["location"].as_str().expect("a URL");
    let path = &location[location.find("/Groups/").expect("a path")..];
    let group = idp.get(path).json();
    assert_eq!(group["meta"]["version"], done["Operations"][0]["version"]);
    let ada = idp.get(&format!("/Users/{}", group["members"][0]["value"].as_str().expect("an id"))).json();
    assert_eq!(
        (&ada["displayName"], &ada["meta"]["location"]),
        (&json!("Ada"), &done["Operations"][1]["location"])
    );
    assert_eq!(done["Operations"][2]["location"], ada["meta"]["location"]);
    assert_eq!(done["Operations"][3]["response"]["scimType"], "invalidValue");
}

#[test]
fn groups_of_a_bulk_are_spread_over_more_transactions() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let group = |at: usize| {
        json!({ "method": "POST", "path": "/Groups", "bulkId": at.to_string(),
        "data": { "displayName": format!("Group {at}") } })
    };
    let before = app.ctx.store.commits();
    let reply = idp.post("/Bulk", &bulk(&(0..10).map(group).collect::<Vec<_>>()));
    assert_eq!(statuses(&reply.json()), vec!["201"; 10]);
    assert!((5..=7).contains(&(app.ctx.store.commits() - before)));
}

#[test]
fn what_fails_is_undone_alone() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let carl = idp.creates("carl");
    let stale = carl["meta"]["version"].clone();
    idp.patch(&path_of(&carl), json!([{ "op": "replace", "path": "displayName", "value": "Carl" }]));
    let reply = idp.post(
        "/Bulk",
        &bulk(&[
            post_user("1", "ada"),
            post_user("2", "ada"),
            // The name is free and the address is not: the account is begun and taken back.
            json!({ "method": "POST", "path": "/Users", "bulkId": "3",
                "data": { "userName": "dora", "active": true, "emails": [{ "value": "ada@example.org" }] } }),
            json!({ "method": "DELETE", "path": path_of(&carl), "version": stale }),
            json!({ "method": "delete", "path": path_of(&carl) }),
            json!({ "method": "DELETE", "path": path_of(&carl) }),
            post_user("4", "bob"),
        ]),
    );
    let done = reply.json();
    assert_eq!(statuses(&done), ["201", "409", "409", "412", "204", "404", "201"]);
    assert_eq!(done["Operations"][1]["response"]["scimType"], "uniqueness");
    assert_eq!(done["Operations"][1]["bulkId"], "2");
    assert_eq!(app.accounts_in_state("active"), 2);
    assert_eq!(app.count("audit WHERE action = 'account.created'"), 3);
}

#[test]
fn after_enough_failures_the_rest_is_left_alone() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let wrong =
        |at: &str| json!({ "method": "POST", "path": "/Users", "bulkId": at, "data": { "userName": "" } });
    let operations =
        [post_user("1", "ada"), wrong("2"), post_user("3", "bob"), wrong("4"), post_user("5", "carl")];
    let body = json!({ "schemas": [BULK], "failOnErrors": 2, "Operations": operations });
    assert_eq!(statuses(&idp.post("/Bulk", &body).json()), ["201", "400", "201", "400"]);
    assert_eq!(app.accounts(), 2);
}

#[test]
fn a_request_is_bounded_and_well_formed_or_does_nothing() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let too_many: Vec<Value> =
        (0..1001).map(|at| post_user(&at.to_string(), &format!("user-{at}"))).collect();
    assert_eq!(refusal(&idp.post("/Bulk", &bulk(&too_many))).0, 413);
    let with_password = |at: usize| {
        json!({ "method": "POST", "path": "/Users", "bulkId": at.to_string(),
        "data": { "userName": format!("user-{at}"), "password": "amber lantern drifts" } })
    };
    let passwords: Vec<Value> = (0..21).map(with_password).collect();
    assert_eq!(refusal(&idp.post("/Bulk", &bulk(&passwords))).0, 413);
    for wrong in [
        json!({ "method": "GET", "path": "/Users" }),
        json!({ "method": "POST", "path": "/Users", "data": {} }),
        json!({ "method": "POST", "path": "/Bulk", "bulkId": "1", "data": {} }),
        json!({ "method": "POST", "path": "/Users/1", "bulkId": "1", "data": {} }),
        json!({ "method": "PUT", "path": "/Users", "data": {} }),
        json!({ "method": "PUT", "path": "/Users/1" }),
        json!("x"),
    ] {
        assert_eq!(
            refusal(&idp.post("/Bulk", &bulk(&[post_user("0", "ada"), wrong.clone()]))).0,
            400,
            "{wrong}"
        );
    }
    assert_eq!(refusal(&idp.post("/Bulk", &json!({ "Operations": [], "failOnErrors": 0 }))).0, 400);
    assert_eq!(app.accounts(), 0);
}

#[test]
fn passwords_of_a_bulk_are_hashed_before_anybody_waits_for_them() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let of = |name: &str, password: &str| {
        json!({ "method": "POST", "path": "/Users", "bulkId": name,
        "data": { "userName": name, "password": password } })
    };
    let reply = idp.post("/Bulk", &bulk(&[of("ada", "amber lantern drifts"), of("bob", "short")]));
    assert_eq!(statuses(&reply.json()), ["201", "400"]);
    let sign_in = json!({ "login": "ada", "password": "amber lantern drifts" });
    assert_eq!(app.post("/api/authentication/login", &sign_in).send().status, Status::Ok);
}

#[test]
fn a_chain_of_references_the_wrong_way_round_takes_no_commit_for_each() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let link = |at: usize| {
        json!({ "method": "POST", "path": "/Users", "bulkId": at.to_string(),
            "data": { "userName": format!("user-{at}"), "externalId": format!("bulkId:{}", at + 1) } })
    };
    let mut operations: Vec<Value> = (0..100).map(link).collect();
    operations.push(post_user("100", "last"));
    let before = app.ctx.store.commits();
    let reply = idp.post("/Bulk", &bulk(&operations));
    let commits = app.ctx.store.commits() - before;
    assert_eq!(statuses(&reply.json()), vec!["201"; 101]);
    assert!(commits <= 3, "{commits} commits");
    // What waits for itself, or for what failed, is never made.
    let reply = idp.post(
        "/Bulk",
        &bulk(&[
            link(8),
            json!({ "method": "POST", "path": "/Users", "bulkId": "9",
        "data": { "userName": "other", "externalId": "bulkId:8" } }),
            link(200),
            post_user("201", "last"),
        ]),
    );
    assert_eq!(statuses(&reply.json()), ["400", "400", "400", "409"]);
}

//! contract.md B4: everybody in one list, and those who fit a search.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::support::api::PASSWORD;
use crate::support::{Reply, TestApp};

const USERS: &str = "/api/users";
const SEARCH: &str = "/api/users/search";
const USERS_ADMIN: Rights = Rights { admin: false, users_admin: true };

fn ctx() -> (TestApp, String) {
    let (app, _) = TestApp::with_admin();
    let key = app.api_key("reader", USERS_ADMIN);
    (app, key)
}

fn listed(app: &TestApp, key: &str, query: &str) -> Vec<Value> {
    let reply = app.call(Method::Get, &format!("{USERS}{query}")).bearer(key).send();
    assert_eq!(reply.status, Status::Ok, "{query}: {}", reply.body);
    reply.json().as_array().unwrap_or_else(|| panic!("no bare array: {}", reply.body)).clone()
}

fn searched(app: &TestApp, key: &str, body: &Value) -> Reply {
    app.post(SEARCH, body).bearer(key).send()
}

fn found(app: &TestApp, key: &str, body: &Value) -> Value {
    let reply = searched(app, key, body);
    assert_eq!(reply.status, Status::Ok, "{body}: {}", reply.body);
    reply.json()
}

fn names(users: &Value) -> Vec<String> {
    let users = users["users"].as_array().expect("users");
    users.iter().map(|user| user["displayName"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn the_list_is_a_bare_array_of_three_things_of_each_account_that_is_not_deleted() {
    let (app, key) = ctx();
    let ada = app.account_like("ada", |input| {
        input.real_name = Some(rollbook::domain::DisplayName::parse("Ada \"L\" Ördög").expect("a name"));
    });
    let carl = app.account_like("carl", |input| {
        input.email = None;
        input.email_confirmed = false;
    });
    app.disables(&carl);
    let eve = app.person("eve");
    let gone = app.call(Method::Delete, &format!("{USERS}/{}", eve.uuid)).bearer(&key).send();
    assert_eq!(gone.status, Status::Ok);
    let users = listed(&app, &key, "");
    assert_eq!(users[0]["displayName"], "root");
    assert_eq!(
        users[1..],
        [
            json!({ "id": ada.uuid, "displayName": "Ada \"L\" Ördög", "emailAddress": "ada@example.org" }),
            json!({ "id": carl.uuid, "displayName": "carl", "emailAddress": null }),
        ]
    );
    for user in &users {
        let path = format!("{USERS}/{}", user["id"].as_str().expect("an id"));
        assert_eq!(
            app.call(Method::Get, &path).bearer(&key).send().json(),
            *user,
            "one and the list show the same"
        );
    }
}

#[test]
fn pages_of_the_list_are_parts_of_it_and_all_of_them_are_one() {
    let (app, key) = ctx();
    app.crowd_of_all_kinds(2_345);
    let all = listed(&app, &key, "");
    assert_eq!(all.len(), 2_346);
    assert_eq!(listed(&app, &key, "?per_page=-1&page=1"), all);
    assert_eq!(listed(&app, &key, "?per_page="), all);
    for (query, part) in [
        ("?per_page=10", &all[..10]),
        ("?page=3&per_page=10", &all[20..30]),
        ("?page=2&per_page=1100", &all[1100..2200]),
        ("?page=3&per_page=1100", &all[2200..]),
        ("?page=2346&per_page=1", &all[2345..]),
        ("?page=2347&per_page=1", &[]),
        ("?page=2", &[]),
        ("?page=9223372036854775807&per_page=9223372036854775807", &[]),
        ("?page=1&per_page=9223372036854775807", &all[..]),
    ] {
        assert_eq!(listed(&app, &key, query), part, "{query}");
    }
}

#[test]
fn a_page_that_cannot_be_is_refused_with_its_field() {
    let (app, key) = ctx();
    for (query, fields) in [
        ("?page=0", vec!["page"]),
        ("?page=-1&per_page=0", vec!["page", "per_page"]),
        ("?per_page=-2", vec!["per_page"]),
        ("?per_page=x&page=1.5", vec!["page", "per_page"]),
        ("?page=1&page=2", vec!["page"]),
        ("?per_page=9223372036854775808", vec!["per_page"]),
    ] {
        let reply = app.call(Method::Get, &format!("{USERS}{query}")).bearer(&key).send();
        assert_eq!(reply.fields_at_fault(), fields, "{query}");
    }
}

#[test]
fn only_whoever_manages_accounts_lists_or_searches_them() {
    let (app, _) = ctx();
    let nothing = app.api_key("nothing", Rights::default());
    let calls = || [app.call(Method::Get, USERS), app.post(SEARCH, &json!({}))];
    for call in calls() {
        let reply = call.send();
        assert_eq!((reply.status, reply.json()["message"].is_string()), (Status::Unauthorized, true));
    }
    for call in calls() {
        assert_eq!(call.bearer(&nothing).send().status, Status::Forbidden);
    }
    app.person("ada");
    for call in calls() {
        assert_eq!(call.basic("ada", PASSWORD).send().status, Status::Forbidden);
    }
    for call in calls() {
        assert_eq!(call.basic("root", PASSWORD).send().status, Status::Ok);
    }
    assert_eq!(app.call(Method::Get, "/api/users/").basic("root", PASSWORD).send().status, Status::NotFound);
}

#[test]
fn a_search_finds_by_name_address_and_id_and_by_asterisks_everybody() {
    let (app, key) = ctx();
    let ada = app.person("ada");
    app.person("adalbert");
    app.person("eve");
    let find = |text: &str| names(&found(&app, &key, &json!({ "userTextSearch": text })));
    for (text, who) in [
        ("ada", vec!["ada", "adalbert"]),
        ("ADALB", vec!["adalbert"]),
        ("eve@example.org", vec!["eve"]),
        ("ada*", vec!["ada", "adalbert"]),
        (&ada.uuid, vec!["ada"]),
        ("nobody", vec![]),
        ("*", vec!["ada", "adalbert", "eve", "root"]),
        ("", vec!["ada", "adalbert", "eve", "root"]),
        (" ** ", vec!["ada", "adalbert", "eve", "root"]),
    ] {
        assert_eq!(find(text), who, "{text:?}");
    }
    let all =
        found(&app, &key, &json!({ "userTextSearch": null, "role": null, "sort": null, "paging": null }));
    assert_eq!(
        all["users"][0],
        json!({ "id": ada.uuid, "displayName": "ada", "emailAddress": "ada@example.org" })
    );
    assert_eq!(all["paging"], json!({ "currentPage": 1, "isLastPage": true, "totalResultsCount": 4 }));
}

#[test]
fn a_search_is_by_role_and_in_the_order_that_is_asked_for() {
    let (app, key) = ctx();
    app.later(Duration::from_secs(60));
    app.users_admin("zoe");
    app.later(Duration::from_secs(60));
    let ada = app.person("ada");
    app.tokens_of(&ada);
    let find = |body: Value| names(&found(&app, &key, &body));
    assert_eq!(find(json!({ "role": "ADMIN" })), ["root"]);
    assert_eq!(find(json!({ "role": "USERS_ADMIN", "realm": "internal" })), ["zoe"]);
    for (sort, order) in [
        (json!({}), ["ada", "root", "zoe"]),
        (json!({ "order": "DESC" }), ["zoe", "root", "ada"]),
        (json!({ "criterion": "NAME", "order": "ASC" }), ["ada", "root", "zoe"]),
        (json!({ "criterion": "REALM" }), ["ada", "root", "zoe"]),
        (json!({ "criterion": "CREATION_DATE" }), ["root", "zoe", "ada"]),
        (json!({ "criterion": "CREATION_DATE", "order": "DESC" }), ["ada", "zoe", "root"]),
        (json!({ "criterion": "LAST_ACTIVITY_DATE", "order": "DESC" }), ["ada", "zoe", "root"]),
        (json!({ "criterion": null, "order": null }), ["ada", "root", "zoe"]),
    ] {
        assert_eq!(find(json!({ "sort": sort })), order, "{sort}");
    }
}

#[test]
fn a_search_comes_in_pages_of_twenty_unless_told() {
    let (app, key) = ctx();
    app.crowd_of_all_kinds(50);
    let at = |paging: Value| {
        found(&app, &key, &json!({ "sort": { "criterion": "CREATION_DATE" }, "paging": paging }))
    };
    let first = at(json!({}));
    assert_eq!(names(&first).len(), 20);
    assert_eq!(first["paging"], json!({ "currentPage": 1, "isLastPage": false, "totalResultsCount": 51 }));
    let third = at(json!({ "page": 3 }));
    assert_eq!((names(&third).len(), &third["paging"]["isLastPage"]), (11, &json!(true)));
    assert_eq!(names(&at(json!({ "page": 2, "perPage": 7 }))), names(&first)[7..14]);
    let behind = at(json!({ "page": 4, "perPage": 20 }));
    assert_eq!((names(&behind).len(), &behind["paging"]["isLastPage"]), (0, &json!(true)));
    assert_eq!(names(&at(json!({ "perPage": 1000 }))).len(), 51);
}

#[test]
fn all_faults_of_a_search_come_at_once_and_there_is_one_role_realm_and_group_at_most() {
    let (app, key) = ctx();
    let wrong = json!({
        "userTextSearch": 7, "role": "KHUB_ADMIN", "realm": "ldap", "group": "crew",
        "sort": { "criterion": "PASSWORD", "order": "UP" }, "paging": { "page": 0, "perPage": -1 },
    });
    let fields = [
        "userTextSearch",
        "role",
        "realm",
        "group",
        "sort.criterion",
        "sort.order",
        "paging.perPage",
        "paging.page",
    ];
    assert_eq!(searched(&app, &key, &wrong).fields_at_fault(), fields);
    for (body, field) in [
        (json!({ "role": ["ADMIN", "USERS_ADMIN"] }), "role"),
        (json!({ "realm": ["internal"] }), "realm"),
        (json!({ "role": "admin" }), "role"),
        (json!({ "userTextSearch": "a".repeat(256) }), "userTextSearch"),
        (json!({ "sort": "NAME" }), "sort"),
        (json!({ "paging": [] }), "paging"),
        (json!({ "paging": { "perPage": 1001 } }), "paging.perPage"),
        (json!({ "paging": { "page": 5002 } }), "paging.page"),
        (json!({ "paging": { "page": 9_223_372_036_854_775_807_i64 } }), "paging.page"),
        (json!({ "paging": { "page": 1.5 } }), "paging.page"),
    ] {
        assert_eq!(searched(&app, &key, &body).fields_at_fault(), [field], "{body}");
    }
    let form = app.call(Method::Post, SEARCH).form(&[("role", "ADMIN")]).bearer(&key).send();
    assert_eq!(form.status, Status::UnsupportedMediaType);
}

//! contract.md A7: tags over family A.

use rocket::http::{Method, Status};
use serde_json::{Value, json};

use crate::support::TestApp;

const TAGS: &str = "/api/v2/tag/";

/// A server with an administrator's token.
fn ctx() -> (TestApp, String) {
    let (app, root) = TestApp::with_admin();
    let token = app.bearer_of(&root);
    (app, token)
}

fn made(app: &TestApp, token: &str, body: &Value) -> Value {
    let reply = app.post(TAGS, body).bearer(token).send();
    assert_eq!(reply.status, Status::Created, "{}", reply.body);
    reply.json()
}

fn listed(app: &TestApp, token: &str, query: &str) -> Vec<String> {
    let reply = app.call(Method::Get, &format!("{TAGS}{query}")).bearer(token).send();
    assert_eq!(reply.status, Status::Ok, "{}", reply.body);
    let results = reply.json()["results"].as_array().expect("results").clone();
    results.iter().map(|tag| tag["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_tag_needs_nothing_but_its_name_and_is_read_back_whole() {
    let (app, token) = ctx();
    let tag = made(&app, &token, &json!({ "name": "Crew" }));
    assert_eq!(
        (&tag["type"], &tag["description"], &tag["color"], &tag["visible"], &tag["active"], &tag["deleted"]),
        (&json!("user"), &json!(""), &json!("#808080"), &json!(true), &json!(true), &json!(false))
    );
    let path = format!("{TAGS}{}/", tag["id"]);
    assert_eq!(app.call(Method::Get, &path).bearer(&token).send().json(), tag);
    let all = json!({ "name": "Sails", "type": "category", "description": "Cloth", "color": "#AABBCC",
                      "visible": false, "active": false });
    let second = made(&app, &token, &all);
    assert_eq!(
        (&second["type"], &second["color"], &second["active"]),
        (&json!("category"), &json!("#aabbcc"), &json!(false))
    );
    assert_eq!(app.call(Method::Get, "/api/v2/tag/4711/").bearer(&token).send().status, Status::NotFound);
}

#[test]
fn all_faults_of_a_tag_come_at_once_and_make_none() {
    let (app, token) = ctx();
    made(&app, &token, &json!({ "name": "Crew" }));
    let wrong = json!({ "name": "", "type": "boat", "color": "red", "visible": "maybe", "description": 7 });
    let reply = app.post(TAGS, &wrong).bearer(&token).send();
    assert_eq!(reply.fields_at_fault(), ["type", "name", "description", "color", "visible"]);
    let taken = app.post(TAGS, &json!({ "name": "Crew" })).bearer(&token).send();
    assert_eq!(taken.faults(), ["name unique"]);
    assert_eq!(app.post(TAGS, &json!({})).bearer(&token).send().faults(), ["name required"]);
    assert_eq!(listed(&app, &token, ""), ["Crew"]);
}

#[test]
fn a_name_at_fault_has_one_fault_and_is_not_missing_as_well() {
    let (app, token) = ctx();
    for (body, faults) in [
        (r#"{"name":["a"]}"#, ["name invalid"]),
        (r#"{"name":""}"#, ["name blank"]),
        (r#"{"name":null}"#, ["name null"]),
    ] {
        let reply = app.call(Method::Post, TAGS).body("application/json", body).bearer(&token).send();
        assert_eq!(reply.status, Status::BadRequest, "{body}");
        assert_eq!(reply.faults(), faults, "{body}");
    }
    let twice = app.call(Method::Post, TAGS).form(&[("name", "a"), ("name", "b")]).bearer(&token).send();
    assert_eq!(twice.faults(), ["name invalid"]);
    assert_eq!(listed(&app, &token, ""), [""; 0]);
}

#[test]
fn what_is_not_sent_of_a_tag_stays_and_deleted_retires_it() {
    let (app, token) = ctx();
    let tag = made(&app, &token, &json!({ "name": "Crew", "description": "Sailors", "color": "#112233" }));
    let path = format!("{TAGS}{}/", tag["id"]);
    let call = |method, body: &Value| app.call(method, &path).json(body).bearer(&token).send();
    let changed = call(Method::Patch, &json!({ "description": null, "deleted": true })).json();
    assert_eq!(
        (&changed["description"], &changed["color"], &changed["deleted"]),
        (&json!(""), &json!("#112233"), &json!(true))
    );
    assert_eq!(listed(&app, &token, "?deleted=false"), [""; 0]);
    assert_eq!(listed(&app, &token, "?deleted=true"), ["Crew"]);
    assert_eq!(call(Method::Put, &json!({ "active": false })).faults(), ["name required"]);
    let replaced = call(Method::Put, &json!({ "name": "Sailors", "deleted": false })).json();
    assert_eq!(
        (&replaced["name"], &replaced["deleted"], &replaced["active"]),
        (&json!("Sailors"), &json!(false), &json!(true))
    );
    assert_eq!(call(Method::Delete, &json!({})).status, Status::MethodNotAllowed);
}

#[test]
fn a_list_is_a_page_with_links_to_the_ones_beside_it() {
    let (app, token) = ctx();
    for name in ["Anchor", "Bow", "Crew", "Deck", "Eye"] {
        made(&app, &token, &json!({ "name": name, "visible": name != "Deck" }));
    }
    assert_eq!(listed(&app, &token, "?ordering=-name&limit=2"), ["Eye", "Deck"]);
    assert_eq!(listed(&app, &token, "?ordering=name&limit=2&offset=2"), ["Crew", "Deck"]);
    assert_eq!(listed(&app, &token, "search/?search=re"), ["Crew"]);
    assert_eq!(listed(&app, &token, "?visible=false"), ["Deck"]);
    let page = app.call(Method::Get, &format!("{TAGS}?ordering=name&limit=2")).bearer(&token).send().json();
    assert_eq!((&page["count"], &page["previous"]), (&json!(5), &json!(null)));
    let next = page["next"].as_str().expect("a link");
    let path = &next[next.find("/api/").expect("a path")..];
    let second = app.call(Method::Get, path).bearer(&token).send().json();
    assert_eq!(second["results"][0]["name"], "Crew");
    assert!(second["previous"].is_string() && second["next"].is_string(), "{second}");
    for query in ["?limit=0", "?limit=many", "?offset=-1", "?ordering=colour", "?active=perhaps"] {
        let reply = app.call(Method::Get, &format!("{TAGS}{query}")).bearer(&token).send();
        assert_eq!(reply.status, Status::BadRequest, "{query}");
    }
}

#[test]
fn assigning_puts_a_tag_on_an_account_and_takes_it_off_again() {
    let (app, token) = ctx();
    let ada = app.person("ada");
    let tag = made(&app, &token, &json!({ "name": "Crew" }));
    let path = format!("{TAGS}{}/assign/", tag["id"]);
    let assign = |body: &Value| app.post(&path, body).bearer(&token).send();
    let carried = || {
        let user = app.call(Method::Get, &format!("/api/v2/user/{}/", ada.id)).bearer(&token).send().json();
        user["tags"].as_array().expect("tags").len()
    };
    let done = assign(&json!({ "user": ada.id }));
    assert_eq!((done.status, done.body.as_str(), carried()), (Status::NoContent, "", 1));
    assert_eq!((assign(&json!({ "user": ada.id })).status, carried()), (Status::NoContent, 0));
    assert_eq!(assign(&json!({ "user": 4711 })).faults(), ["user does_not_exist"]);
    assert_eq!(assign(&json!({ "category": 1 })).faults(), ["category does_not_exist"]);
    assert_eq!(assign(&json!({ "user": ada.id, "category": 1 })).faults(), ["category invalid"]);
    assert_eq!(assign(&json!({})).faults(), ["user required"]);
    let nowhere = app.post("/api/v2/tag/4711/assign/", &json!({ "user": ada.id })).bearer(&token).send();
    assert_eq!(nowhere.status, Status::NotFound);
}

#[test]
fn tags_are_for_administrators() {
    let (app, token) = ctx();
    let tag = made(&app, &token, &json!({ "name": "Crew" }));
    let mod_token = app.bearer_of(&app.person("ada"));
    let paths = [TAGS.to_owned(), format!("{TAGS}search/"), format!("{TAGS}{}/", tag["id"])];
    for path in &paths {
        assert_eq!(app.call(Method::Get, path).send().refusal(), (401, "not_authenticated".to_owned()));
        let reply = app.call(Method::Get, path).bearer(&mod_token).send();
        assert_eq!(reply.refusal(), (403, "permission_denied".to_owned()), "{path}");
    }
}

//! Lists: filters, order, pages, parts of resources; and what would take too much.

use rocket::http::Status;
use serde_json::{Value, json};

use super::{GROUP, Idp, USER, path_of, refusal};
use crate::support::TestApp;

fn filtered(idp: &Idp<'_>, filter: &str) -> Vec<String> {
    let (mut names, total) = idp.finds(&[("filter", filter)]);
    assert_eq!(i64::try_from(names.len()), Ok(total), "{filter}");
    names.sort();
    names
}

#[test]
fn entra_finds_a_user_by_name_identifier_or_address() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let ada = idp.creates("ada");
    idp.creates("bob");
    let id = ada["id"].as_str().expect("an id");
    for filter in [
        r#"userName eq "ADA@example.org""#.to_owned(),
        r#"externalId eq "ext-ada""#.to_owned(),
        r#"emails[type eq "work"].value eq "ada@example.org""#.to_owned(),
        r#"emails.value eq "Ada@Example.org""#.to_owned(),
        format!(r#"id eq "{id}""#),
        format!(
            r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ada" and active eq true and id eq "{id}""#
        ),
        r#"displayName co "DA" and not (userName eq "bob@example.org")"#.to_owned(),
        r#"(userName eq "ada@example.org" or userName eq "nobody") and emails pr"#.to_owned(),
    ] {
        assert_eq!(filtered(&idp, &filter), ["ada@example.org"], "{filter}");
    }
    let none = r#"userName eq "7b9c1a2e-5f1b-4d3a-9f6c-0a1b2c3d4e5f""#;
    assert_eq!(filtered(&idp, none), [""; 0]);
    assert_eq!(filtered(&idp, r#"externalId eq "EXT-ada""#), [""; 0], "identifiers have case");
}

#[test]
fn a_first_run_meets_the_people_who_are_there_by_their_addresses() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let ada = app.person("ada");
    for filter in [r#"userName eq "ada@example.org""#, r#"userName eq "ada""#] {
        assert_eq!(filtered(&idp, filter), ["ada"], "{filter}");
    }
    let named = json!([{ "op": "Replace", "path": "userName", "value": "ada@example.org" }]);
    assert_eq!(idp.patch(&format!("/Users/{}", ada.uuid), named).status, Status::Ok);
    assert_eq!(filtered(&idp, r#"userName eq "ada@example.org""#), ["ada@example.org"]);
    assert_eq!(filtered(&idp, r#"userName eq "ada""#), [""; 0]);
}

#[test]
fn every_kind_of_attribute_can_be_asked_for() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let (ada, bob) = (idp.creates("ada"), idp.creates("bob"));
    let crew = idp.creates_group("Crew", &[&ada]);
    idp.patch(
        &path_of(&bob),
        json!([{ "op": "replace", "path": "active", "value": false },
                                     { "op": "add", "path": "name.familyName", "value": "Bó" }]),
    );
    for (filter, found) in [
        ("active eq true", "ada"),
        ("active eq \"False\"", "bob"),
        ("active ne true", "bob"),
        ("name.familyName eq \"bÓ\"", "bob"),
        ("not (name pr)", "ada"),
        (&format!("groups.value eq \"{}\"", crew["id"].as_str().expect("an id")), "ada"),
        ("groups[display sw \"cr\"]", "ada"),
        ("not (groups pr)", "bob"),
        ("displayName gt \"ada\"", "bob"),
        ("userName ew \"da@example.org\"", "ada"),
        ("meta.created gt \"2000-01-01T00:00:00Z\" and userName sw \"b\"", "bob"),
    ] {
        assert_eq!(filtered(&idp, filter), [format!("{found}@example.org")], "{filter}");
    }
    assert_eq!(filtered(&idp, "meta.lastModified lt \"2000-01-01T00:00:00Z\""), [""; 0]);
    assert_eq!(filtered(&idp, "userName pr").len(), 2);
}

#[test]
fn pages_tell_how_many_there_are_in_all() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    for name in ["dora", "ada", "carl", "bob"] {
        idp.creates(name);
    }
    let list = idp.lists("/Users", &[("startIndex", "2"), ("count", "2")]).json();
    assert_eq!(
        (&list["totalResults"], &list["startIndex"], &list["itemsPerPage"]),
        (&json!(4), &json!(2), &json!(2))
    );
    assert_eq!(idp.finds(&[("startIndex", "2"), ("count", "2")]).0, ["ada@example.org", "carl@example.org"]);
    assert_eq!(idp.finds(&[("startIndex", "0"), ("count", "1")]), (vec!["dora@example.org".to_owned()], 4));
    assert_eq!(idp.finds(&[("count", "0")]), (vec![], 4));
    assert_eq!(idp.finds(&[("count", "-3")]), (vec![], 4));
    assert_eq!(idp.finds(&[("startIndex", "99999999999")]), (vec![], 4));
    assert_eq!(idp.finds(&[("filter", "active eq true"), ("count", "0")]), (vec![], 4));
    let first = |query: &[(&str, &str)]| idp.finds(query).0.first().cloned().unwrap_or_default();
    assert_eq!(first(&[("sortBy", "userName")]), "ada@example.org");
    assert_eq!(first(&[("sortBy", "emails.value"), ("sortOrder", "descending")]), "dora@example.org");
    assert_eq!(
        first(&[("sortBy", "displayName"), ("filter", "userName sw \"c\" or userName sw \"b\"")]),
        "bob@example.org"
    );
    assert_eq!(refusal(&idp.lists("/Users", &[("count", "many")])), (400, "invalidValue".to_owned()));
    assert_eq!(refusal(&idp.lists("/Users", &[("sortBy", "shoeSize")])), (400, "invalidPath".to_owned()));
}

#[test]
fn only_what_is_asked_for_is_shown() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let ada = idp.creates("ada");
    let path = path_of(&ada);
    let names =
        |resource: &Value| resource.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let some = idp.get(&format!("{path}?attributes=userName,emails.value")).json();
    assert_eq!(names(&some), ["emails", "id", "schemas", "userName"]);
    assert_eq!(some["emails"], json!([{ "value": "ada@example.org" }]));
    let without = idp.get(&format!("{path}?excludedAttributes=emails,meta.created,id,groups,roles")).json();
    assert!(without.get("emails").is_none() && without["meta"].get("created").is_none());
    assert_eq!(without["id"], ada["id"], "it is always there");
    let urn =
        idp.lists("/Users", &[("attributes", "urn:ietf:params:scim:schemas:core:2.0:User:displayName")]);
    assert_eq!(names(&urn.json()["Resources"][0]), ["displayName", "id", "schemas"]);
    let made = idp.post("/Users?attributes=userName", &json!({ "userName": "bob" })).json();
    assert_eq!(names(&made), ["id", "schemas", "userName"]);
}

#[test]
fn a_search_by_post_is_the_same_and_at_the_root_it_finds_groups_too() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let ada = idp.creates("ada");
    idp.creates_group("Crew", &[&ada]);
    let search = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
        "filter": "displayName sw \"a\"", "attributes": ["displayName"], "startIndex": 1, "count": 10,
    });
    let found = idp.post("/Users/.search", &search).json();
    assert_eq!((&found["totalResults"], &found["Resources"][0]["displayName"]), (&json!(1), &json!("ada")));
    let all = idp.post("/.search", &json!({ "filter": "displayName pr" })).json();
    assert_eq!(all["totalResults"], json!(2));
    let kinds: Vec<&Value> =
        all["Resources"].as_array().expect("a list").iter().map(|found| &found["schemas"][0]).collect();
    assert_eq!(kinds, [USER, GROUP]);
    let second = idp.post("/.search", &json!({ "startIndex": 2, "count": 1 })).json();
    assert_eq!(
        (&second["totalResults"], &second["Resources"][0]["displayName"]),
        (&json!(2), &json!("Crew"))
    );
    assert_eq!(idp.post("/.search", &json!({ "filter": "userName pr" })).json()["totalResults"], json!(1));
    assert_eq!(
        refusal(&idp.post("/.search", &json!({ "filter": "shoeSize pr" }))),
        (400, "invalidFilter".to_owned())
    );
    assert_eq!(idp.post("/Groups/.search", &json!({})).json()["totalResults"], json!(1));
    for wrong in [json!({ "sortOrder": "upwards" }), json!({ "excludedAttributes": ["name", 1] })] {
        for path in ["/Users/.search", "/Groups/.search", "/.search"] {
            assert_eq!(refusal(&idp.post(path, &wrong)), (400, "invalidValue".to_owned()), "{path} {wrong}");
        }
    }
}

#[test]
fn hostile_filters_are_refused_before_they_cost_anything() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    for filter in [
        format!("{}userName pr{}", "(".repeat(10_000), ")".repeat(10_000)),
        format!("userName eq \"{}\"", "x".repeat(1_000_000)),
        "not ".repeat(2_000),
        vec!["userName pr"; 700].join(" or "),
        "userName eq \"a\" or".to_owned(),
        "password sw \"a\"".to_owned(),
    ] {
        let reply = idp.post("/Users/.search", &json!({ "filter": filter }));
        assert_eq!(refusal(&reply), (400, "invalidFilter".to_owned()));
    }
    assert_eq!(refusal(&idp.lists("/Users", &[("filter", "userName eq ada")])).1, "invalidFilter");
}

#[test]
fn what_no_index_helps_with_is_refused_where_there_are_too_many() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    app.crowd_of_all_kinds(10_050);
    idp.creates("ada");
    let asks = |filter: &str| idp.lists("/Users", &[("filter", filter), ("count", "1")]);
    for filter in
        [r#"name.familyName eq "x""#, r#"not (userName eq "ada@example.org")"#, "emails.value ew \"g\""]
    {
        assert_eq!(refusal(&asks(filter)), (400, "tooMany".to_owned()), "{filter}");
    }
    for filter in [
        r#"userName eq "ada@example.org" and name.familyName ne "x""#,
        r#"externalId eq "ext-ada""#,
        r#"emails.value eq "ada@example.org""#,
        r#"userName sw "ada@""#,
    ] {
        assert_eq!(asks(filter).json()["totalResults"], json!(1), "{filter}");
    }
    let all = asks("active eq true").json();
    assert_eq!((&all["totalResults"], &all["itemsPerPage"]), (&json!(9_046), &json!(1)));
    assert_eq!(idp.finds(&[("startIndex", "10051")]).0, ["ada@example.org"]);
    assert_eq!(idp.lists("/Users", &[("sortBy", "userName"), ("count", "1")]).status, Status::Ok);
    assert_eq!(
        refusal(&idp.lists("/Users", &[("sortBy", "meta.lastModified")])),
        (400, "tooMany".to_owned())
    );
}

//! Groups are tags: made, named, filled and emptied as identity providers do it.

use rocket::http::Status;
use serde_json::{Value, json};

use super::{GROUP, Idp, PATCH, path_of, refusal};
use crate::support::TestApp;

fn members(group: &Value) -> Vec<&str> {
    let members = group["members"].as_array().expect("members");
    members.iter().map(|member| member["value"].as_str().expect("an id")).collect()
}

fn id(resource: &Value) -> &str {
    resource["id"].as_str().expect("an id")
}

#[test]
fn a_group_is_a_tag_and_its_members_carry_it() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let (ada, bob) = (idp.creates("ada"), idp.creates("bob"));
    let sent = json!({ "schemas": [GROUP], "displayName": "Crew", "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
                       "members": [{ "value": id(&ada), "display": "Ada" }] });
    let reply = idp.post("/Groups", &sent);
    assert_eq!(reply.status, Status::Created, "{}", reply.body);
    let group = reply.json();
    assert_eq!((&group["displayName"], &group["externalId"]), (&sent["displayName"], &sent["externalId"]));
    assert_eq!(group["members"][0]["$ref"], ada["meta"]["location"]);
    assert_eq!(reply.header("location"), group["meta"]["location"].as_str());
    assert_eq!(app.count("tags WHERE type = 'user' AND name = 'Crew'"), 1);
    let seen = idp.get(&path_of(&ada)).json();
    let membership = json!([{ "value": id(&group), "display": "Crew", "type": "direct",
                              "$ref": group["meta"]["location"] }]);
    assert_eq!(seen["groups"], membership);
    assert!(idp.get(&path_of(&bob)).json().get("groups").is_none());
    assert_eq!(
        refusal(&idp.post("/Groups", &json!({ "displayName": "Crew" }))),
        (409, "uniqueness".to_owned())
    );
    assert_eq!(refusal(&idp.post("/Groups", &json!({}))), (400, "invalidValue".to_owned()));
}

#[test]
fn entra_puts_members_in_and_takes_them_out() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let users: Vec<Value> = ["ada", "bob", "carl"].iter().map(|name| idp.creates(name)).collect();
    let group = idp.creates_group("Crew", &[]);
    let path = path_of(&group);
    let add = |user: &Value| json!([{ "op": "Add", "path": "members", "value": [{ "$ref": null, "value": id(user) }] }]);
    idp.patch(&path, add(&users[0]));
    idp.patch(&path, add(&users[0]));
    let three = idp.patch(&path, json!([
        { "op": "Add", "path": "members", "value": [{ "value": id(&users[1]) }, { "value": id(&users[2]) }] },
        { "op": "Replace", "path": "displayName", "value": "Sailors" },
    ]));
    assert_eq!((three.status, &three.json()["displayName"]), (Status::Ok, &json!("Sailors")));
    assert_eq!(members(&three.json()), [id(&users[0]), id(&users[1]), id(&users[2])]);
    let removed = idp.patch(
        &path,
        json!([
            { "op": "Remove", "path": format!("members[value eq \"{}\"]", id(&users[0])) },
            { "op": "Remove", "path": "members", "value": [{ "value": id(&users[1]) }] },
        ]),
    );
    assert_eq!(members(&removed.json()), [id(&users[2])]);
    let emptied = idp.patch(&path, json!([{ "op": "remove", "path": "members" }]));
    assert_eq!(emptied.json()["members"], json!([]));
    assert_eq!(app.count("account_tags"), 0);
}

#[test]
fn okta_replaces_all_members_and_sends_back_what_it_has_read() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let (ada, bob) = (idp.creates("ada"), idp.creates("bob"));
    let group = idp.creates_group("Crew", &[&ada]);
    let path = path_of(&group);
    let renamed = idp
        .patch(&path, json!([{ "op": "replace", "value": { "id": id(&group), "displayName": "Oktans" } }]));
    assert_eq!(
        (&renamed.json()["displayName"], members(&renamed.json())),
        (&json!("Oktans"), vec![id(&ada)])
    );
    let replaced =
        idp.patch(&path, json!([{ "op": "replace", "path": "members", "value": [{ "value": id(&bob) }] }]));
    assert_eq!(members(&replaced.json()), [id(&bob)]);
    let put = idp.put(
        &path,
        &json!({ "schemas": [GROUP], "id": id(&group), "displayName": "Oktans",
                                      "members": [{ "value": id(&ada) }, { "value": id(&bob) }] }),
    );
    assert_eq!(members(&put.json()), [id(&ada), id(&bob)]);
    let emptied = idp.put(&path, &json!({ "displayName": "Oktans" }));
    assert_eq!(emptied.json()["members"], json!([]));
}

#[test]
fn who_is_gone_is_passed_over_and_does_not_hold_up_the_others() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let (ada, bob) = (idp.creates("ada"), idp.creates("bob"));
    let group = idp.creates_group("Crew", &[&bob]);
    idp.delete(&path_of(&bob));
    let sent = json!([{ "op": "add", "path": "members",
                        "value": [{ "value": id(&bob) }, { "value": "nobody" }, { "value": id(&ada) }] }]);
    let done = idp.patch(&path_of(&group), sent);
    assert_eq!((done.status, members(&done.json())), (Status::Ok, vec![id(&ada)]));
}

#[test]
fn groups_are_found_by_name_identifier_and_member() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let ada = idp.creates("ada");
    let crew = idp.creates_group("Crew", &[&ada]);
    idp.creates_group("Passengers", &[]);
    idp.patch(&path_of(&crew), json!([{ "op": "add", "path": "externalId", "value": "G-1" }]));
    for filter in [
        r#"displayName eq "crew""#.to_owned(),
        r#"externalId eq "G-1""#.to_owned(),
        format!(r#"id eq "{}" and members eq "{}""#, id(&crew), id(&ada)),
        format!(r#"members[value eq "{}"]"#, id(&ada)),
        format!(r#"members.value eq "{}""#, id(&ada)),
    ] {
        let list = idp.lists("/Groups", &[("filter", &filter), ("excludedAttributes", "members")]).json();
        assert_eq!(list["totalResults"], json!(1), "{filter}");
        assert_eq!(list["Resources"][0]["displayName"], "Crew", "{filter}");
        assert!(list["Resources"][0].get("members").is_none(), "{filter}");
    }
    let nobody = format!(r#"id eq "{}" and members eq "nobody""#, id(&crew));
    assert_eq!(idp.lists("/Groups", &[("filter", &nobody)]).json()["totalResults"], json!(0));
    let beginning = r#"members.value sw "2""#;
    assert_eq!(refusal(&idp.lists("/Groups", &[("filter", beginning)])), (400, "invalidFilter".to_owned()));
    let all = idp.lists("/Groups", &[("sortBy", "displayName"), ("sortOrder", "descending")]).json();
    assert_eq!(all["Resources"][0]["displayName"], "Passengers");
    assert_eq!(members(&all["Resources"][1]), [id(&ada)]);
}

#[test]
fn a_deleted_group_is_an_archived_tag_that_comes_back_empty() {
    let app = TestApp::fresh();
    let idp = Idp::new(&app);
    let ada = idp.creates("ada");
    let group = idp.creates_group("Crew", &[&ada]);
    assert_eq!(idp.delete(&path_of(&group)).status, Status::NoContent);
    assert_eq!(refusal(&idp.get(&path_of(&group))), (404, String::new()));
    assert!(idp.get(&path_of(&ada)).json().get("groups").is_none());
    assert_eq!(app.count("tags WHERE name = 'Crew' AND deleted = 1"), 1);
    let again = idp.creates_group("Crew", &[]);
    assert_eq!((&again["id"], &again["members"]), (&group["id"], &json!([])));
}

#[test]
fn tags_are_made_by_administrators_and_given_by_whoever_manages_accounts() {
    let app = TestApp::fresh();
    let idp = Idp::of_people(&app);
    let root = app.admin();
    let ada = idp.creates("ada");
    let tag = app.tag("Crew");
    let path = format!("/Groups/{tag}");
    assert_eq!(refusal(&idp.post("/Groups", &json!({ "displayName": "Mine" }))).0, 403);
    assert_eq!(refusal(&idp.delete(&path)).0, 403);
    assert_eq!(
        refusal(&idp.patch(&path, json!([{ "op": "replace", "path": "displayName", "value": "X" }]))).0,
        403
    );
    let add = |id: &str| json!([{ "op": "add", "path": "members", "value": [{ "value": id }] }]);
    assert_eq!(idp.patch(&path, add(id(&ada))).status, Status::Ok);
    assert_eq!(refusal(&idp.patch(&path, add(&root.uuid))).0, 403, "an administrator is out of reach");
    assert_eq!(app.count("account_tags"), 1);
    let body = json!({ "schemas": [PATCH], "Operations": [{ "op": "replace", "path": "members[value eq \"1\"]", "value": [] }] });
    assert_eq!(
        refusal(&idp.sends(rocket::http::Method::Patch, &path, &[], &body)),
        (400, "invalidPath".to_owned())
    );
}

//! Bulk jobs, merging tags, and saved filters.

use rocket::http::Method;
use rollbook::services::manage::work_jobs::work;
use serde_json::{Value, json};

use super::{ADMIN, Program, USERS_ADMIN, message_of};
use crate::support::TestApp;
use crate::support::api::PASSWORD;

fn works(app: &TestApp) {
    app.run(work(&app.ctx, || false)).expect("the file is there");
}

fn started(reply: &crate::support::Reply) -> Value {
    assert_eq!(reply.status.code, 201, "{}", reply.body);
    reply.json()
}

#[test]
fn a_key_begins_a_job_that_is_done_on_its_behalf() {
    let (app, _) = TestApp::with_admin();
    app.crowd_that_awaits_its_mail(60);
    let program = Program::new(&app, "desk", ADMIN);
    let body = json!({ "action": "tag", "tag": "Crew", "filter": "q=u-" });
    assert_eq!(program.posts("/jobs", &body).fields_at_fault(), ["tag"]);
    let mut creating = body.clone();
    creating["createTag"] = json!(true);
    creating["dryRun"] = json!(true);
    let question = program.posts("/jobs", &creating);
    assert_eq!((question.status.code, &question.json()["count"]), (200, &json!(60)), "{}", question.body);
    assert_eq!(app.count("tags"), 0);
    creating["dryRun"] = json!(false);
    let job = started(&program.posts("/jobs", &creating));
    assert_eq!(
        (&job["state"], &job["expected"], &job["mayCancel"]),
        (&json!("running"), &json!(60), &json!(true))
    );
    assert_eq!((&job["startedBy"]["kind"], &job["startedBy"]["label"]), (&json!("api_key"), &json!("desk")));
    works(&app);
    let done = program.reads(&format!("/jobs/{}", job["id"]));
    assert_eq!((&done["state"], &done["changed"]), (&json!("done"), &json!(60)));
    let line = &program.reads("/audit?action=account.tagged&limit=1")["items"][0];
    assert_eq!((&line["actor"]["kind"], &line["actor"]["label"]), (&json!("api_key"), &json!("desk")));
    assert_eq!(program.reads("/jobs")["items"][0]["id"], job["id"]);
    let mut root = app.visitor();
    root.signs_in("root@example.org", PASSWORD);
    root.post("/account/privacy", &[("answer", "agree")]);
    assert_eq!(root.get(&format!("/console/jobs/{}", job["id"])).status.code, 200);
}

#[test]
fn with_its_key_a_job_ends() {
    let (app, _) = TestApp::with_admin();
    app.crowd_that_awaits_its_mail(10);
    let (desk, other) = (Program::new(&app, "desk", ADMIN), Program::new(&app, "other", ADMIN));
    let job = started(&desk.posts("/jobs", &json!({ "action": "delete", "filter": "q=u-" })));
    let keys = other.reads("/keys");
    let id = keys["items"].as_array().expect("items").iter().find(|key| key["name"] == "desk").cloned();
    other.sends(Method::Delete, &format!("/keys/{}", id.expect("it is listed")["id"]), &json!({}));
    works(&app);
    let ended = other.reads(&format!("/jobs/{}", job["id"]));
    assert_eq!(
        (&ended["state"], &ended["failure"], &ended["changed"]),
        (&json!("failed"), &json!("not_allowed"), &json!(0),)
    );
    assert_eq!(app.count("accounts WHERE state = 'deleted'"), 0);
}

#[test]
fn chosen_accounts_are_met_and_those_out_of_reach_are_named() {
    let (app, root) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    let (ada, bob) = (app.person("ada"), app.person("bob"));
    let body = json!({ "action": "disable", "reason": "spam", "accounts": [ada.uuid, root.uuid] });
    let job = started(&program.posts("/jobs", &body));
    works(&app);
    let done = program.reads(&format!("/jobs/{}", job["id"]));
    assert_eq!((&done["changed"], &done["skippedFor"]), (&json!(1), &json!({ "out_of_reach": 1 })));
    assert_eq!(done["skips"][0]["account"], root.id);
    assert_eq!(app.of_account::<String>("bob", "state"), "active");
    for (body, fields) in [
        (json!({}), vec!["action", "filter"]),
        (json!({ "action": "explode", "filter": "" }), vec!["action"]),
        (json!({ "action": "set_role", "filter": "" }), vec!["role"]),
        (json!({ "action": "enable", "filter": "", "accounts": [bob.uuid] }), vec!["filter"]),
        (json!({ "action": "enable", "accounts": ["nonsense"] }), vec!["accounts"]),
        (json!({ "action": "enable", "accounts": vec![bob.uuid.clone(); 201] }), vec!["accounts"]),
        (
            json!({ "action": "disable", "reason": "x".repeat(501), "filter": "state=gone" }),
            vec!["reason", "state"],
        ),
    ] {
        assert_eq!(program.posts("/jobs", &body).fields_at_fault(), fields, "{body}");
    }
    let nobody = program.posts("/jobs", &json!({ "action": "enable", "accounts": [] }));
    assert_eq!((nobody.status.code, message_of(&nobody)), (400, "No accounts are selected.".to_owned()));
    for action in ["set_role", "grant_users_admin", "revoke_users_admin"] {
        let body = json!({ "action": action, "role": "admin", "filter": "q=ada" });
        assert_eq!(program.posts("/jobs", &body).status.code, 403, "{action}");
    }
}

#[test]
fn a_job_is_cancelled_by_whoever_may() {
    let (app, _) = TestApp::with_admin();
    app.crowd_that_awaits_its_mail(3);
    let (admin, users) = (Program::new(&app, "desk", ADMIN), Program::new(&app, "users", USERS_ADMIN));
    let job = started(&admin.posts("/jobs", &json!({ "action": "enable", "filter": "q=u-" })));
    let path = format!("/jobs/{}", job["id"]);
    assert_eq!(users.reads(&path)["mayCancel"], false);
    assert_eq!(users.does(&format!("{path}/cancel")).status.code, 403);
    assert_eq!(admin.does(&format!("{path}/cancel")).json()["state"], "cancelled");
    let again = admin.does(&format!("{path}/cancel"));
    assert_eq!((again.status.code, message_of(&again)), (400, "The job has already finished.".to_owned()));
    assert_eq!(admin.get("/jobs/9999").status.code, 404);
}

#[test]
fn a_tag_is_merged_into_another_one() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    app.crowd_that_awaits_its_mail(5);
    let (old, new) = (app.tag("Old"), app.tag("New"));
    app.everybody_carries("Old");
    let path = format!("/tags/{old}/merge");
    let plan = program.posts(&path, &json!({ "into": new, "dryRun": true }));
    assert_eq!((plan.status.code, &plan.json()["carriers"]), (200, &json!(6)), "{}", plan.body);
    let job = started(&program.posts(&path, &json!({ "into": new })));
    assert_eq!((&job["action"], &job["intoTag"]), (&json!("merge_tags"), &json!("New")));
    works(&app);
    assert_eq!(app.count(&format!("account_tags WHERE tag_id = {new}")), 6);
    assert_eq!(program.posts(&path, &json!({})).fields_at_fault(), ["into"]);
    assert_eq!(program.posts(&path, &json!({ "into": 9999 })).fields_at_fault(), ["into"]);
    let itself = program.posts(&format!("/tags/{new}/merge"), &json!({ "into": new }));
    assert_eq!((itself.status.code, message_of(&itself)), (400, "The tags cannot be merged.".to_owned()));
    assert_eq!(program.posts("/tags/9999/merge", &json!({ "into": new })).status.code, 404);
}

#[test]
fn filters_are_saved_renamed_and_deleted() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    let saved = program.posts("/filters", &json!({ "name": "Shut", "query": "state=disabled&sort=name" }));
    assert_eq!(saved.status.code, 201, "{}", saved.body);
    let saved = saved.json();
    assert_eq!((&saved["query"], &saved["createdBy"]), (&json!("state=disabled&sort=name"), &json!("users")));
    assert_eq!(
        program.posts("/filters", &json!({ "name": "shut", "query": "" })).fields_at_fault(),
        ["name"]
    );
    let wrong =
        program.posts("/filters", &json!({ "name": "", "query": "state=gone&sort=x" })).fields_at_fault();
    assert_eq!(wrong, ["name", "state", "sort"]);
    let path = format!("/filters/{}", saved["id"]);
    assert_eq!(program.sends(Method::Patch, &path, &json!({ "name": "Closed" })).json()["name"], "Closed");
    assert_eq!(program.sends(Method::Patch, &path, &json!({})).fields_at_fault(), ["name"]);
    assert_eq!(program.sends(Method::Delete, &path, &json!({})).status.code, 204);
    assert_eq!(program.sends(Method::Delete, &path, &json!({})).status.code, 404);
    assert_eq!(program.reads("/filters")["items"], json!([]));
}

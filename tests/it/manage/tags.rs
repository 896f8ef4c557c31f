//! Tags: contract.md A7's fields, ten thousand of them, and who carries each.

use rocket::http::Status;
use rollbook::services::manage::work_jobs::work;

use crate::support::people::Person;
use crate::support::{TestApp, Visitor};

/// Works off what waits, or so many groups of it; returns how many jobs came to their end.
fn works(app: &TestApp, groups: usize) -> u32 {
    let asked = std::cell::Cell::new(0);
    let stops = || {
        asked.set(asked.get() + 1);
        asked.get() > groups
    };
    app.run(work(&app.ctx, stops)).expect("the file is there")
}

fn create(root: &mut Visitor<'_>, name: &str) -> i64 {
    let fields =
        [("name", name), ("type", "user"), ("color", "#2b4aa8"), ("visible", "yes"), ("active", "yes")];
    let reply = root.post("/console/tags/new", &fields);
    let (path, said) = reply.location().split_once('?').expect("an answer");
    assert_eq!(said, "flash=created");
    path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id")
}

#[test]
fn a_tag_is_made_changed_retired_and_brought_back() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    assert!(root.get("/console/tags").says("No tags yet"));
    let id = create(&mut root, "Crew <b>");
    let path = format!("/console/tags/{id}");
    let edited = [
        ("name", "Bridge crew"),
        ("type", "user"),
        ("description", "Those who\r\nsteer"),
        ("color", "#AABBCC"),
        ("active", "yes"),
    ];
    assert!(root.post(&path, &edited).location().ends_with("flash=edited"));
    assert!(root.post(&path, &edited).location().ends_with("flash=unchanged"));
    assert_eq!(
        app.count(
            "tags WHERE name = 'Bridge crew' AND color = '#aabbcc' AND visible = 0 AND active = 1 \
                          AND description = 'Those who steer'"
        ),
        1
    );
    assert!(root.post(&format!("{path}/retire"), &[]).location().ends_with("flash=retired"));
    assert!(!root.get("/console/tags").says("Bridge crew"));
    assert!(root.get("/console/tags?show=retired").says("Bridge crew"));
    assert!(root.post(&format!("{path}/restore"), &[]).location().ends_with("flash=restored"));
    assert_eq!(root.get("/console/tags?q=BRIDGE&order=carried").texts_of("tbody tr").len(), 1);
    let actions = app.audit_actions();
    for action in ["tag.created", "tag.edited", "tag.retired", "tag.restored"] {
        assert!(actions.contains(&action.to_owned()), "{action}");
    }
    assert_eq!(root.get("/console/tags/999").status, Status::NotFound);
    assert_eq!(root.post("/console/tags/999/retire", &[]).status, Status::NotFound);
}

#[test]
fn every_fault_of_a_tag_is_named_and_a_name_is_unique_with_its_type() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let long = "x".repeat(65);
    let wordy = "x".repeat(501);
    let faulty = [("name", long.as_str()), ("type", "nonsense"), ("description", &wordy), ("color", "red")];
    let reply = root.post("/console/tags/new", &faulty);
    assert_eq!(reply.status, Status::BadRequest);
    let named: Vec<String> = reply.summary().into_iter().map(|(field, _)| field).collect();
    assert_eq!(named, ["#field-name", "#field-type", "#field-description", "#field-color"]);
    let id = create(&mut root, "Crew");
    let again = [("name", "Crew"), ("type", "user"), ("color", "#2b4aa8")];
    assert!(root.post("/console/tags/new", &again).message_at("name").is_some());
    let category = [("name", "Crew"), ("type", "category"), ("color", "#2b4aa8")];
    assert_eq!(root.post("/console/tags/new", &category).status, Status::SeeOther);
    assert!(root.post(&format!("/console/tags/{id}"), &category).message_at("name").is_some());
}

#[test]
fn a_tag_that_accounts_carry_stays_one_for_accounts() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut root = app.signed_in(&grace);
    let id = create(&mut root, "Crew");
    app.everybody_carries("Crew");
    let category = [("name", "Crew"), ("type", "category"), ("color", "#2b4aa8")];
    let reply = root.post(&format!("/console/tags/{id}"), &category);
    assert_eq!(reply.status, Status::BadRequest);
    assert!(reply.summary().iter().any(|(field, _)| field == "#field-type"));
}

#[test]
fn ten_thousand_tags_are_listed_in_pages_counted_and_found() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.many_tags(10_000);
    app.everybody_carries("Tag 09999");
    let mut root = app.signed_in(&grace);
    let first = root.get("/console/tags");
    assert_eq!(first.texts_of("tbody tr").len(), 50);
    assert!(first.says("10000 tags") || first.says("10,000 tags"));
    let next = first.attribute(".pagination a[rel='next']", "href").expect("a next page");
    assert!(root.get(&next).says("Tag 00051"));
    let last = root.get("/console/tags?page=200");
    assert!(last.says("Tag 10000") && !last.has(".pagination a[rel='next']"));
    let carried = root.get("/console/tags?order=carried");
    assert!(carried.texts_of("tbody tr")[0].contains("Tag 09999"));
    assert!(carried.has("tbody a[href='/console/accounts?tag=Tag+09999']"));
    assert_eq!(root.get("/console/tags?q=tag+0999&page=1").texts_of("tbody tr").len(), 10);
    // No page of an account renders them all.
    let id = app.id_of("grace@example.org").0;
    assert!(root.get(&format!("/console/accounts/{id}")).body.matches("Tag 0").count() < 5);
    assert_eq!(root.get(&format!("/console/accounts/{id}/tags?q=tag")).texts_of(".tag-choices li").len(), 20);
    let names = root.get(&format!("/console/tag-suggestions?account={id}&q=0999")).json();
    assert_eq!(names["names"].as_array().map(Vec::len), Some(10), "what it carries is not offered");
}

#[test]
fn a_tag_is_given_by_its_name_and_taken_off_again() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.confirmed_member(&Person::new("Uma", "uma@example.org"));
    app.makes_users_admin("uma@example.org");
    let mut root = app.signed_in(&Person::new("Grace Hopper", "grace@example.org"));
    let crew = create(&mut root, "Crew & Köche");
    let retired = create(&mut root, "Old hands");
    root.post(&format!("/console/tags/{retired}/retire"), &[]);
    let mut uma = app.signed_in(&Person::new("Uma", "uma@example.org"));
    let page = format!("/console/accounts/{}", app.id_of("ada@example.org").0);
    let tags = format!("{page}/tags");
    assert!(uma.post(&tags, &[("name", "crew & KÖCHE")]).location().ends_with("flash=tagged"));
    assert!(uma.post(&tags, &[("tag", &crew.to_string())]).location().ends_with("flash=already-tagged"));
    assert!(uma.get(&page).texts_of(".tag-list .tag").contains(&"Crew & Köche".to_owned()));
    assert_eq!(app.tags_carried_by(1), 1);
    // A name that is nobody's leads to what it could mean, and a retired tag is given to nobody.
    let unknown = uma.post(&tags, &[("name", "Old hands")]);
    assert_eq!(unknown.location(), format!("{tags}?q=Old+hands"));
    assert!(uma.get(unknown.location()).says("No matching tags"));
    assert!(uma.post(&tags, &[("tag", &retired.to_string())]).location().ends_with("flash=no-such-tag"));
    assert!(uma.post(&tags, &[("tag", "999")]).location().ends_with("flash=no-such-tag"));
    assert_eq!(uma.post(&tags, &[("tag", "one")]).status, Status::BadRequest);
    let off = format!("{tags}/remove");
    assert!(uma.post(&off, &[("tag", &crew.to_string())]).location().ends_with("flash=untagged"));
    assert!(uma.post(&off, &[("tag", &crew.to_string())]).location().ends_with("flash=not-tagged"));
    assert_eq!(app.count("tags WHERE carriers <> 0"), 0);
}

#[test]
fn the_count_of_a_tag_follows_the_accounts_that_go() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    let mut root = app.signed_in(&grace);
    let crew = create(&mut root, "Crew");
    let account = format!("/console/accounts/{}", app.id_of("ada@example.org").0);
    root.post(&format!("{account}/tags"), &[("tag", &crew.to_string())]);
    assert_eq!(app.tags_carried_by(1), 1);
    root.post(&format!("{account}/erase"), &[]);
    assert_eq!(app.tags_carried_by(0), 1);
}

#[test]
fn a_tag_is_merged_into_another_with_its_accounts_filters_and_a_line_for_each() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let (old, new) = (app.tag("Sailors"), app.tag("Crew"));
    app.crowd_that_awaits_its_mail(250);
    app.tags_all(old, "username LIKE 'u-%'");
    app.tags_all(new, "username LIKE 'u-1_'");
    let mut root = app.signed_in(&grace);
    root.post("/console/filters", &[("name", "At sea"), ("query", "tag=sailors&state=active")]);
    let path = format!("/console/tags/{old}/merge");
    let question = root.get(&format!("{path}?into=crew"));
    let follows = question.texts_of(".consequences li");
    assert_eq!(follows[0], "250 accounts get the other tag instead.");
    assert_eq!(follows[1], "10 accounts already have both and keep only the other tag.");
    assert_eq!(follows[2], "1 saved filter uses the other tag from now on.");
    assert_eq!(app.count(&format!("account_tags WHERE tag_id = {old}")), 250, "looking changes nothing");
    let into = question.value_of("into_id").expect("the other tag");
    let done = root.post(&path, &[("into_id", &into)]);
    assert!(done.location().starts_with("/console/jobs/"), "{}", done.body);
    assert_eq!(works(&app, usize::MAX), 1);
    let job = root.get(done.location());
    assert_eq!(job.text_of("h1").as_deref(), Some("Merge tags"));
    assert_eq!(job.text_of(".job-state").as_deref(), Some("Finished Sailors → Crew"));
    assert_eq!(job.texts_of(".job .facts dd")[..2], ["250", "0"]);
    assert_eq!(app.count(&format!("account_tags WHERE tag_id = {old}")), 0);
    assert_eq!(app.count(&format!("account_tags WHERE tag_id = {new}")), 250);
    assert_eq!(app.count("tags WHERE name = 'Crew' AND carriers = 250 AND deleted = 0"), 1);
    assert_eq!(app.count("tags WHERE name = 'Sailors' AND carriers = 0 AND deleted = 1"), 1);
    assert_eq!(app.count("saved_filters WHERE query LIKE '%tag=Crew%' AND query LIKE '%state=active%'"), 1);
    let actions = app.audit_actions();
    assert_eq!(actions.iter().filter(|action| *action == "account.tag_merged").count(), 250);
    assert_eq!(actions[actions.len() - 2..], ["tag.merged", "job.finished"]);
    // What an address or a form makes up is refused.
    for into in ["Nobody", "Crew%00", "Sailors"] {
        assert_eq!(root.get(&format!("{path}?into={into}")).status, Status::BadRequest, "{into}");
    }
    assert_eq!(root.post(&path, &[("into_id", &old.to_string())]).status, Status::BadRequest, "into itself");
    assert_eq!(root.post(&path, &[("into_id", "999")]).status, Status::NotFound);
}

/// Three tags, the first of which 120 accounts carry, and an administrator.
fn three_tags(app: &TestApp) -> ([i64; 3], Person) {
    let grace = app.set_up();
    let tags = [app.tag("Sailors"), app.tag("Crew"), app.tag("Hands")];
    app.crowd_that_awaits_its_mail(120);
    app.tags_all(tags[0], "username LIKE 'u-%'");
    (tags, grace)
}

fn merges(root: &mut Visitor<'_>, from: i64, into: i64) -> crate::support::Reply {
    root.post(&format!("/console/tags/{from}/merge"), &[("into_id", &into.to_string())])
}

#[test]
fn a_tag_under_merge_is_neither_given_nor_restored_nor_merged_the_other_way() {
    let app = TestApp::fresh();
    let ([old, new, third], grace) = three_tags(&app);
    let mut root = app.signed_in(&grace);
    assert_eq!(merges(&mut root, old, new).status, Status::SeeOther);
    assert_eq!(app.count(&format!("tags WHERE id = {old} AND deleted = 1")), 1, "before anybody is moved");
    works(&app, 2);
    for (from, into) in [(new, old), (old, new), (old, third), (new, third), (third, old)] {
        assert_eq!(merges(&mut root, from, into).status, Status::BadRequest, "{from} into {into}");
    }
    let restored = root.post(&format!("/console/tags/{old}/restore"), &[]);
    assert_eq!(restored.status, Status::BadRequest, "{}", restored.body);
    let token = app.api_key("admin", rollbook::domain::Rights { admin: true, users_admin: false });
    let path = format!("/api/v2/tag/{old}/");
    let body = serde_json::json!({ "deleted": false });
    app.call(rocket::http::Method::Patch, &path).json(&body).bearer(&token).send();
    assert_eq!(app.count(&format!("tags WHERE id = {old} AND deleted = 1")), 1);
    assert_eq!(works(&app, usize::MAX), 1);
    assert_eq!(app.count(&format!("account_tags WHERE tag_id = {new}")), 120);
    let moved = app.audit_actions().iter().filter(|action| *action == "account.tag_merged").count();
    assert_eq!(moved, 120, "everybody once");
    // At its end both are free again.
    assert_eq!(merges(&mut root, new, third).status, Status::SeeOther);
}

#[test]
fn a_merge_goes_on_after_a_restart_and_ends_with_a_reason_where_it_cannot() {
    let app = TestApp::fresh();
    let ([old, new, third], grace) = three_tags(&app);
    let mut root = app.signed_in(&grace);
    let job = merges(&mut root, old, new).location().to_owned();
    assert_eq!(works(&app, 2), 0);
    assert_eq!(root.get(&job).attribute("progress", "value").as_deref(), Some("50"));
    root.post(&format!("/console/tags/{new}/retire"), &[]);
    assert_eq!(works(&app, usize::MAX), 1);
    let page = root.get(&job);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Failed Sailors → Crew"));
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("job.failed"));
    // What is left goes on into another.
    let job = merges(&mut root, old, third).location().to_owned();
    assert_eq!(works(&app, 1), 0);
    assert_eq!(works(&app, usize::MAX), 1);
    assert_eq!(root.get(&job).texts_of(".job .facts dd")[..2], ["70", "0"]);
    assert_eq!(app.count(&format!("account_tags WHERE tag_id = {old}")), 0);
}

#[test]
fn whoever_is_no_administrator_any_more_loses_the_merge_that_waits() {
    let app = TestApp::fresh();
    let ([old, new, _], grace) = three_tags(&app);
    app.confirmed_member(&Person::ada());
    app.makes_administrator("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    let job = merges(&mut ada, old, new).location().to_owned();
    app.takes_all_rights("ada@example.org");
    app.makes_users_admin("ada@example.org");
    assert_eq!(works(&app, usize::MAX), 1);
    let page = app.signed_in(&grace).get(&job);
    assert_eq!(page.text_of(".job-state").as_deref(), Some("Failed Sailors → Crew"));
    assert_eq!(app.count(&format!("account_tags WHERE tag_id = {new}")), 0);
}

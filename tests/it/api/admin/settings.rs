//! Settings, logos and the mails' words.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rocket::http::Method;
use serde_json::{Value, json};

use super::{ADMIN, Program, USERS_ADMIN, message_of};
use crate::support::TestApp;

fn one<'v>(settings: &'v Value, key: &str) -> &'v Value {
    let items = settings["items"].as_array().expect("items");
    items.iter().find(|one| one["key"] == key).unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn every_setting_is_told_with_what_it_takes_and_where_its_value_comes_from() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    app.set("session.idle_minutes", "20");
    let settings = program.reads("/settings");
    let idle = one(&settings, "session.idle_minutes");
    assert_eq!(
        (&idle["value"], &idle["kind"], &idle["unit"]),
        (&json!(20), &json!("number"), &json!("minutes"))
    );
    assert_eq!((&idle["source"], &idle["by"]), (&json!("changed"), &json!("command line")));
    assert!(idle["min"].is_u64() && idle["max"].is_u64() && idle["changedAt"].is_string());
    let kind = one(&settings, "registration.type");
    assert_eq!((&kind["value"], &kind["source"]), (&json!("Verified"), &json!("default")));
    assert_eq!(kind["choices"], json!(["Public", "Verified", "Closed"]));
    let held = one(&settings, "site.public_url");
    assert_eq!((&held["value"], &held["source"]), (&json!("http://localhost:8000"), &json!("start_up")));
    assert_eq!(one(&settings, "registration.allowed_domains")["value"], json!([]));
    assert_eq!(one(&settings, "realm.internal")["value"], json!(true));
    assert_eq!(
        settings["items"].as_array().map(Vec::len),
        Some(rollbook::domain::SitePolicy::SETTINGS.len())
    );
}

#[test]
fn several_settings_are_changed_at_once_and_the_pages_follow() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let values = json!({
        "site.name": "Harbour Club", "registration.allowed_domains": ["example.org", "example.com"],
        "session.idle_minutes": 20, "brand.logo_has_name": true,
    });
    let changed = program.sends(Method::Patch, "/settings", &json!({ "values": values }));
    assert_eq!(changed.status.code, 200, "{}", changed.body);
    let changed = changed.json();
    for (key, value) in values.as_object().expect("values") {
        assert_eq!(one(&changed, key)["value"], *value);
    }
    assert!(app.visitor().get("/register").text_of("title").expect("a title").contains("Harbour Club"));
    let history = program.reads("/settings/history?key=site.name");
    let last = &history["items"][0];
    assert_eq!(
        (&last["after"], &last["actor"]["kind"], &last["actor"]["label"]),
        (&json!("Harbour Club"), &json!("api_key"), &json!("desk"),)
    );
    let back = program.sends(Method::Patch, "/settings", &json!({ "values": { "site.name": null } }));
    assert_eq!(one(&back.json(), "site.name")["source"], "default");
    let asked = program.sends(Method::Patch, "/settings", &json!({ "values": { "privacy.version": "2" } }));
    assert_eq!(asked.json()["peopleToAsk"], 1);
}

#[test]
fn of_several_settings_none_is_changed_where_one_is_wrong_and_every_fault_is_named() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let watch = app.watch();
    let body = json!({ "values": {
        "brand.accent": "#ffcc00", "mail.from": 5, "no.such": "x", "session.idle_minutes": 1,
        "site.name": "Harbour Club", "site.public_url": "https://join.example.org", "brand.logo": "x.png",
    }, "revision": 7 });
    let refused = program.sends(Method::Patch, "/settings", &body);
    let mut fields = refused.fields_at_fault();
    fields.sort();
    assert_eq!(
        fields,
        [
            "brand.accent",
            "brand.logo",
            "mail.from",
            "no.such",
            "revision",
            "session.idle_minutes",
            "site.public_url",
        ]
    );
    assert!(refused.body.contains("ROLLBOOK_PUBLIC_URL"), "{}", refused.body);
    for wrong in [json!({}), json!({ "values": null }), json!({ "values": [] })] {
        assert_eq!(
            program.sends(Method::Patch, "/settings", &wrong).fields_at_fault(),
            ["values"],
            "{wrong}"
        );
    }
    watch.sees_no_change("refused settings");
}

#[test]
fn a_revision_that_is_older_than_the_settings_changes_nothing() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let revision = program.reads("/settings")["revision"].clone();
    app.set("site.name", "Somebody else's");
    let body = json!({ "values": { "site.name": "Mine" }, "revision": revision });
    let refused = program.sends(Method::Patch, "/settings", &body);
    assert_eq!(refused.status.code, 400);
    assert!(message_of(&refused).contains("changed in the meantime"), "{}", refused.body);
    let revision = program.reads("/settings")["revision"].clone();
    let body = json!({ "values": { "site.name": "Mine" }, "revision": revision });
    assert_eq!(program.sends(Method::Patch, "/settings", &body).status.code, 200);
}

/// One white pixel.
const PIXEL: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

#[test]
fn a_logo_is_put_in_place_shown_and_taken_away() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let put = program.sends(Method::Put, "/logos/logo", &json!({ "image": PIXEL }));
    assert_eq!(put.status.code, 200, "{}", put.body);
    let url = put.json()["url"].as_str().expect("a path").to_owned();
    assert_eq!(app.visitor().get(&url).bytes, STANDARD.decode(PIXEL).expect("base64"));
    for wrong in [
        json!({}),
        json!({ "image": "nonsense!" }),
        json!({ "image": STANDARD.encode("<svg/>") }),
        json!({ "image": 5 }),
    ] {
        assert_eq!(program.sends(Method::Put, "/logos/logo", &wrong).fields_at_fault(), ["image"], "{wrong}");
    }
    let large = STANDARD.encode(vec![0_u8; 300 * 1024]);
    assert_eq!(
        program.sends(Method::Put, "/logos/logo", &json!({ "image": large })).fields_at_fault(),
        ["image"]
    );
    let away = program.sends(Method::Put, "/logos/logo", &json!({ "image": null }));
    assert_eq!((away.status.code, &away.json()["url"]), (200, &Value::Null));
    assert_eq!(app.visitor().get(&url).status.code, 404);
    assert_eq!(program.sends(Method::Put, "/logos/other", &json!({ "image": null })).status.code, 404);
}

#[test]
fn the_words_of_a_mail_are_written_tried_out_and_put_back() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let path = "/mail-texts/confirm_address/en";
    let words =
        json!({ "subject": "Nearly there", "heading": "Hi", "body": "Open {{ link }}\n\nCode: {{ code }}" });
    let saved = program.sends(Method::Put, path, &words);
    assert_eq!((saved.status.code, &saved.json()["text"]), (200, &words), "{}", saved.body);
    app.visitor().registers(&crate::support::people::Person::ada());
    assert_eq!(app.mailbox().newest("ada@example.org").subject(), "Nearly there");
    let listed = program.reads("/mail-texts");
    let mine =
        listed["items"].as_array().expect("items").iter().filter(|one| one["isChanged"] == true).count();
    assert_eq!(mine, 1);
    let faulty = json!({ "subject": "{{ link }}", "heading": "", "body": "{{ nonsense }} {{" });
    let refused = program.sends(Method::Put, path, &faulty);
    let fields = refused.fields_at_fault();
    assert!(["subject", "body"].iter().all(|field| fields.iter().any(|one| one == field)), "{fields:?}");
    let tried = program.posts(&format!("{path}/preview"), &faulty);
    assert_eq!(tried.status.code, 400);
    let preview = program.does(&format!("{path}/preview"));
    assert_eq!((preview.status.code, &preview.json()["subject"]), (200, &json!("Nearly there")));
    let users = Program::new(&app, "users", USERS_ADMIN);
    assert_eq!(users.does(&format!("{path}/preview")).status.code, 200);
    assert_eq!(users.posts(&format!("{path}/preview"), &words).status.code, 403);
    assert_eq!(program.sends(Method::Delete, path, &json!({})).status.code, 204);
    assert_eq!(program.reads(path)["isChanged"], false);
    assert_eq!(program.get("/mail-texts/nonsense/en").status.code, 404);
    assert_eq!(program.get("/mail-texts/confirm_address/fr").status.code, 404);
}

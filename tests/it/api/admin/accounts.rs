//! Accounts: listed, shown, created, edited, acted on, exported.

use rocket::http::Method;
use rollbook::domain::Role;
use serde_json::{Value, json};

use super::{ADMIN, Program, USERS_ADMIN, message_of};
use crate::support::TestApp;
use crate::support::api::{PASSWORD, Person};

fn names(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("items").iter();
    items.map(|account| account["username"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn accounts_are_listed_under_the_consoles_conditions_and_an_unknown_one_is_refused() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    for name in ["ada", "bob"] {
        app.person(name);
    }
    let eve = app.person("eve");
    app.disables(&eve);
    let all = program.reads("/accounts?sort=username");
    assert_eq!(names(&all), ["ada", "bob", "eve", "root"]);
    assert_eq!((&all["count"], &all["isCountExact"]), (&json!(4), &json!(true)));
    assert_eq!(names(&program.reads("/accounts?state=disabled")), ["eve"]);
    assert_eq!(names(&program.reads("/accounts?q=bo&role=none")), ["bob"]);
    let wrong = program.get("/accounts?state=gone&role=boss&sort=password&colour=red&locked=no");
    let mut fields = wrong.fields_at_fault();
    fields.sort();
    assert_eq!(
        fields,
        ["colour", "locked", "role", "sort", "state"].map(str::to_owned).to_vec(),
        "{}",
        wrong.body
    );
    assert_eq!(program.get("/accounts?tag=nowhere").fields_at_fault(), ["tag"]);
    assert!(!program.get("/accounts").body.contains("scrypt"), "no hash is told");
}

#[test]
fn an_account_is_created_with_a_mail_or_with_a_link_and_every_fault_is_named() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    app.tag("Crew");
    let body = json!({ "username": "carl", "realName": "Carl", "emailAddress": "carl@example.org", "externalId": 42,
                       "language": "de", "tags": ["Crew"] });
    let made = program.posts("/accounts", &body);
    assert_eq!(made.status.code, 201, "{}", made.body);
    let made = made.json();
    assert_eq!(
        (&made["state"], &made["externalId"], &made["link"]),
        (&json!("awaiting_email"), &json!(42), &Value::Null)
    );
    app.mailbox().link_for("carl@example.org");
    let shown = program.reads(&format!("/accounts/{}", made["id"].as_str().expect("an id")));
    assert_eq!(shown["tags"][0]["name"], "Crew");
    let by_hand = program.posts("/accounts", &json!({ "username": "dora", "welcome": "link" }));
    let url = by_hand.json()["link"]["url"].as_str().expect("a link").to_owned();
    let page = url.trim_start_matches("http://localhost:8000").to_owned();
    assert_eq!(app.visitor().get(&page).status.code, 200);
    let wrong = json!({ "username": "a b", "realName": 5, "emailAddress": "x", "externalId": "y", "role": "boss",
                        "language": "fr", "welcome": "song", "tags": ["nowhere"] });
    let mut fields = program.posts("/accounts", &wrong).fields_at_fault();
    fields.sort();
    assert_eq!(
        fields,
        ["emailAddress", "externalId", "language", "realName", "role", "tags", "username", "welcome"]
    );
    let taken = program.posts("/accounts", &body).fields_at_fault();
    assert_eq!(taken, ["username", "emailAddress", "externalId"]);
    assert_eq!(
        program.posts("/accounts", &json!({ "username": "erin" })).fields_at_fault(),
        ["emailAddress"]
    );
}

#[test]
fn a_role_is_given_by_administrators_alone() {
    let (app, _) = TestApp::with_admin();
    let (admin, users) = (Program::new(&app, "desk", ADMIN), Program::new(&app, "users", USERS_ADMIN));
    let body = json!({ "username": "carl", "role": "admin", "welcome": "none" });
    assert_eq!(users.posts("/accounts", &body).status.code, 403);
    assert_eq!(app.count("accounts WHERE username = 'carl'"), 0);
    assert_eq!(admin.posts("/accounts", &body).status.code, 201);
    let ada = app.person("ada");
    let path = format!("/accounts/{}/set-role", ada.uuid);
    assert_eq!(users.posts(&path, &json!({ "role": "editor", "usersAdmin": false })).status.code, 403);
    assert_eq!(admin.posts(&path, &json!({})).fields_at_fault(), ["role", "usersAdmin"]);
    let set = admin.posts(&path, &json!({ "role": "editor", "usersAdmin": true }));
    assert_eq!((&set.json()["role"], &set.json()["usersAdmin"]), (&json!("editor"), &json!(true)));
}

#[test]
fn users_admin_neither_changes_an_account_with_rights_nor_sees_where_it_signs_in_from() {
    let (app, root) = TestApp::with_admin();
    app.visitor().signs_in(&root.email, PASSWORD);
    let (admin, users) = (Program::new(&app, "desk", ADMIN), Program::new(&app, "users", USERS_ADMIN));
    let path = format!("/accounts/{}", root.uuid);
    assert_ne!(admin.reads(&path)["sessions"], json!([]));
    let shown = users.reads(&path);
    assert_eq!((&shown["sessions"], &shown["tokens"]), (&json!([]), &json!([])));
    assert!(shown["activity"].as_array().expect("lines").iter().all(|line| line["peer"].is_null()));
    let watch = app.watch();
    assert_eq!(users.sends(Method::Patch, &path, &json!({ "realName": "Eve" })).status.code, 403);
    for action in ["disable", "unlock", "send-reset", "end-sessions", "reset-two-step", "delete", "erase"] {
        assert_eq!(users.does(&format!("{path}/{action}")).status.code, 403, "{action}");
    }
    let shares = users.posts(&format!("{path}/share-link"), &json!({ "purpose": "recover" }));
    assert_eq!(shares.status.code, 403);
    watch.sees_no_change("refused actions");
}

#[test]
fn what_is_sent_is_changed_and_the_rest_stays() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    let ada = app.person("ada");
    app.person("bob");
    let path = format!("/accounts/{}", ada.uuid);
    let named = program.sends(Method::Patch, &path, &json!({ "realName": "Ada L." })).json();
    assert_eq!((&named["realName"], &named["emailAddress"]), (&json!("Ada L."), &json!("ada@example.org")));
    let moved = program.sends(Method::Patch, &path, &json!({ "emailAddress": "ada@new.example" })).json();
    assert_eq!((&moved["confirmationSent"], &moved["emailConfirmedAt"]), (&json!(true), &Value::Null));
    let vouched = json!({ "emailAddress": "ada@other.example", "emailProof": "hand" });
    let vouched = program.sends(Method::Patch, &path, &vouched).json();
    assert!(vouched["emailConfirmedAt"].is_string() && vouched["confirmationSent"] == false);
    let wrong =
        json!({ "username": "bob", "emailAddress": "bob@example.org", "realName": "", "emailProof": "song" });
    let mut fields = program.sends(Method::Patch, &path, &wrong).fields_at_fault();
    fields.sort();
    assert_eq!(fields, ["emailAddress", "emailProof", "realName", "username"]);
}

fn state_after(program: &Program<'_>, person: &Person, action: &str) -> Value {
    let reply = program.does(&format!("/accounts/{}/{action}", person.uuid));
    assert_eq!(reply.status.code, 200, "{action}: {}", reply.body);
    reply.json()["state"].clone()
}

#[test]
fn an_account_is_shut_opened_deleted_restored_and_erased() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    let ada = app.person("ada");
    let misread = json!({ "reason": " spam ", "purpose": "x", "token": [], "role": "king", "usersAdmin": 1 });
    let misread = program.posts(&format!("/accounts/{}/disable", ada.uuid), &misread);
    assert_eq!(misread.fields_at_fault(), ["purpose", "token", "role", "usersAdmin"]);
    let disabled = program.posts(&format!("/accounts/{}/disable", ada.uuid), &json!({ "reason": " spam " }));
    assert_eq!(disabled.json()["state"], "disabled");
    assert_eq!(program.reads(&format!("/accounts/{}", ada.uuid))["stateReason"], "spam");
    let again = program.does(&format!("/accounts/{}/disable", ada.uuid));
    assert_eq!(
        (again.status.code, message_of(&again)),
        (400, "The account is already disabled or deleted.".to_owned())
    );
    assert_eq!(state_after(&program, &ada, "enable"), "active");
    assert_eq!(state_after(&program, &ada, "delete"), "deleted");
    assert_eq!(state_after(&program, &ada, "restore"), "active");
    assert_eq!(program.does(&format!("/accounts/{}/erase", ada.uuid)).status.code, 204);
    assert_eq!(program.get(&format!("/accounts/{}", ada.uuid)).status.code, 404);
    assert_eq!(app.count("accounts WHERE username = 'ada'"), 0);
    let long = json!({ "reason": "x".repeat(501) });
    let bob = app.person("bob");
    assert_eq!(
        program.posts(&format!("/accounts/{}/disable", bob.uuid), &long).fields_at_fault(),
        ["reason"]
    );
}

#[test]
fn mails_are_sent_addresses_confirmed_links_shared_and_locks_undone() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    let ada = app.person("ada");
    let path = |action: &str| format!("/accounts/{}/{action}", ada.uuid);
    assert_eq!(program.does(&path("send-reset")).status.code, 200);
    assert!(app.mailbox().link_for(&ada.email).starts_with("/recover/"));
    for (action, words) in [
        ("confirm-email", "The address is already confirmed."),
        ("resend-confirmation", "The address is already confirmed."),
        ("invite", "The account already has a password."),
        ("unlock", "The account is not locked."),
        ("reset-two-step", "The account does not use two-step sign-in."),
        ("enable", "The account is not disabled."),
        ("restore", "The account is not deleted."),
    ] {
        let refused = program.does(&path(action));
        assert_eq!((refused.status.code, message_of(&refused)), (400, words.to_owned()), "{action}");
    }
    assert_eq!(program.posts(&path("share-link"), &json!({})).fields_at_fault(), ["purpose"]);
    let unfit = program.posts(&path("share-link"), &json!({ "purpose": "invite" }));
    assert_eq!(unfit.status.code, 400);
    let shared = program.posts(&path("share-link"), &json!({ "purpose": "recover" }));
    assert_eq!(shared.status.code, 201, "{}", shared.body);
    assert!(shared.json()["url"].as_str().expect("a link").contains("/recover/"));
    let bob =
        program.posts("/accounts", &json!({ "username": "bob", "emailAddress": "bob@example.org" })).json();
    let bob = |action: &str| format!("/accounts/{}/{action}", bob["id"].as_str().expect("an id"));
    for action in ["resend-confirmation", "invite", "confirm-email"] {
        assert_eq!(program.does(&bob(action)).status.code, 200, "{action}");
    }
    assert_eq!(program.does("/accounts/nonsense/enable").status.code, 404);
    assert_eq!(program.does(&path("nonsense")).status.code, 404);
}

#[test]
fn one_session_or_one_programs_tokens_end_or_all_of_them() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    let ada = app.person("ada");
    let mut browsers = [app.visitor(), app.visitor()];
    for browser in &mut browsers {
        browser.signs_in(&ada.email, PASSWORD);
    }
    let token = app.bearer_of(&ada);
    let path = format!("/accounts/{}", ada.uuid);
    let shown = program.reads(&path);
    let session = shown["sessions"][0]["id"].clone();
    let end = |body: Value| program.posts(&format!("{path}/end-sessions"), &body);
    assert_eq!(end(json!({ "session": session })).json(), json!({ "hasEnded": true }));
    assert_eq!(end(json!({ "session": session })).json(), json!({ "hasEnded": false }));
    assert_eq!(program.reads(&path)["sessions"].as_array().map(Vec::len), Some(1));
    let grant = shown["tokens"][0]["id"].clone();
    assert_eq!(end(json!({ "token": grant })).json(), json!({ "hasEnded": true }));
    assert_eq!(app.call(Method::Get, "/api/v2/user/me/").bearer(&token).send().status.code, 401);
    assert_eq!(end(json!({ "session": "x", "token": "y" })).fields_at_fault(), ["session", "token"]);
    assert_eq!(end(json!({})).json(), json!({ "hasEnded": true }));
    assert_eq!(program.reads(&path)["sessions"], json!([]));
}

#[test]
fn nobody_takes_their_own_account_away_by_it() {
    let (app, root) = TestApp::with_admin();
    app.account_like("other", |input| input.role = Some(Role::Admin));
    for action in ["disable", "delete", "erase", "reset-two-step"] {
        let path = format!("/api/admin/accounts/{}/{action}", root.uuid);
        let own = app.call(Method::Post, &path).basic(&root.email, PASSWORD).send();
        assert_eq!(own.status.code, 403, "{action}: {}", own.body);
    }
    let path = format!("/api/admin/accounts/{}/set-role", root.uuid);
    let own =
        app.post(&path, &json!({ "role": null, "usersAdmin": false })).basic(&root.email, PASSWORD).send();
    assert_eq!(own.status.code, 403);
    assert_eq!(app.of_account::<String>("root", "state"), "active");
}

#[test]
fn the_last_administrator_stays() {
    let (app, root) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    for action in ["disable", "delete", "erase"] {
        assert_eq!(program.does(&format!("/accounts/{}/{action}", root.uuid)).status.code, 400, "{action}");
    }
    let path = format!("/accounts/{}/set-role", root.uuid);
    assert_eq!(program.posts(&path, &json!({ "role": null, "usersAdmin": true })).status.code, 400);
}

#[test]
fn accounts_are_exported_under_a_filter_and_it_is_noted() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "users", USERS_ADMIN);
    app.person("ada");
    let table = program.posts(
        "/accounts/export",
        &json!({ "separator": "semicolon", "byteOrderMark": true, "filter": "q=ada" }),
    );
    assert!(table.body.starts_with("\u{feff}id;uuid;"), "{}", table.body);
    assert_eq!(table.body.lines().count(), 2);
    let file = program.posts("/accounts/export", &json!({ "format": "json", "filter": "" }));
    assert_eq!(file.json().as_array().map(Vec::len), Some(2));
    let wrong =
        program.posts("/accounts/export", &json!({ "format": "xml", "filter": "state=gone&colour=red" }));
    let mut fields = wrong.fields_at_fault();
    fields.sort();
    assert_eq!(fields, ["colour", "format", "state"].map(str::to_owned).to_vec(), "{}", wrong.body);
    assert_eq!(app.audit_actions().iter().filter(|action| *action == "accounts.exported").count(), 2);
}

//! The outbox and test mails.

use rocket::http::Method;
use serde_json::{Value, json};

use super::{ADMIN, Program, USERS_ADMIN, message_of};
use crate::support::TestApp;
use crate::support::people::Person;

fn outbox(app: &TestApp) -> Program<'_> {
    app.visitor().registers(&Person::ada());
    Program::new(app, "desk", ADMIN)
}

#[test]
fn mails_are_listed_under_the_consoles_filters() {
    let (app, _) = TestApp::with_admin();
    let program = outbox(&app);
    app.visitor().registers(&Person::new("Bob", "bob@example.com"));
    let to = |query: &str| -> Vec<String> {
        let page = program.reads(&format!("/mails?{query}"));
        let items = page["items"].as_array().expect("items").clone();
        items.iter().map(|mail| mail["to"].as_str().expect("an address").to_owned()).collect()
    };
    assert_eq!(to(""), ["bob@example.com", "ada@example.org"]);
    assert_eq!(to("to=ada"), ["ada@example.org"]);
    assert_eq!(
        to("to=bob@example.com&kind=confirm_address&state=waiting&from=2026-01-31&until=2026-01-31"),
        ["bob@example.com"]
    );
    assert_eq!(to("until=2026-01-30"), Vec::<String>::new());
    let first = program.reads("/mails?limit=1");
    let next = first["next"].as_str().expect("another page");
    assert_eq!(to(&format!("limit=1&cursor={next}")), ["ada@example.org"]);
    assert_eq!((&first["counts"]["waiting"], &first["health"]["state"]), (&json!(2), &json!("fine")));
    let wrong = program.get("/mails?state=x&kind=y&from=31.1.2026&until=2026-13-45&cursor=z");
    let mut fields = wrong.fields_at_fault();
    fields.sort();
    assert_eq!(fields, ["cursor", "from", "kind", "state", "until"]);
}

#[test]
fn a_mail_is_shown_without_its_secrets_unless_an_administrator_reads_it_which_is_noted() {
    let (app, _) = TestApp::with_admin();
    let program = outbox(&app);
    let id = program.reads("/mails")["items"][0]["id"].clone();
    let link = app.mailbox().link_for("ada@example.org");
    let token = link.trim_start_matches("/confirm/");
    let shown = program.get(&format!("/mails/{id}"));
    assert!(shown.status.code == 200 && !shown.body.contains(token), "{}", shown.body);
    assert!(shown.json()["text"].as_str().expect("a text").contains("••••••"));
    let users = Program::new(&app, "users", USERS_ADMIN);
    assert_eq!(users.does(&format!("/mails/{id}/read")).status.code, 403);
    assert!(!users.get(&format!("/mails/{id}")).body.contains(token));
    assert!(!app.audit_actions().contains(&"mail.read".to_owned()));
    let read = program.does(&format!("/mails/{id}/read"));
    assert!(read.status.code == 200 && read.body.contains(token));
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("mail.read"));
}

#[test]
fn a_mail_is_sent_again_or_discarded_and_one_that_is_done_says_so() {
    let (app, _) = TestApp::with_admin();
    let program = outbox(&app);
    let id = program.reads("/mails")["items"][0]["id"].clone();
    let users = Program::new(&app, "users", USERS_ADMIN);
    assert_eq!(users.does(&format!("/mails/{id}/retry")).status.code, 200);
    assert_eq!(users.does(&format!("/mails/{id}/discard")).status.code, 403);
    let discarded = program.does(&format!("/mails/{id}/discard"));
    assert_eq!((discarded.status.code, &discarded.json()["state"]), (200, &json!("discarded")));
    let again = program.does(&format!("/mails/{id}/retry"));
    assert_eq!(
        (again.status.code, message_of(&again)),
        (400, "The email was discarded; discarded emails are never sent.".to_owned(),)
    );
    for nothing in ["/mails/9999", "/mails/01", "/mails/x"] {
        assert_eq!(program.get(nothing).status.code, 404, "{nothing}");
    }
    assert_eq!(program.does(&format!("/mails/{id}/nonsense")).status.code, 404);
}

#[test]
fn a_test_mail_goes_out_and_tells_what_the_server_said() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    let wrong = program.posts("/mails", &json!({ "to": "nobody", "language": "fr" }));
    assert_eq!(wrong.fields_at_fault(), ["to", "language"]);
    let sent = program.posts("/mails", &json!({ "to": "ada@example.org", "language": "de" }));
    assert_eq!(sent.status.code, 201, "{}", sent.body);
    app.deliver();
    let shown = program.reads(&format!("/mails/{}", sent.json()["id"]));
    assert_eq!((&shown["state"], &shown["language"]), (&json!("sent"), &json!("de")));
    assert_ne!(shown["attemptsMade"], json!([]));
    let without = TestApp::without_mail_server();
    let program = Program::new(&without, "desk", ADMIN);
    let refused = program.posts("/mails", &json!({ "to": "ada@example.org" }));
    assert_eq!(
        (refused.status.code, message_of(&refused)),
        (400, "No mail server is configured.".to_owned())
    );
    let by_post = without.call(Method::Get, "/api/admin/mails").bearer(&program.key).send().json();
    assert_eq!(by_post["health"], json!({ "state": "no_server" }));
    assert_eq!(by_post["next"], Value::Null);
}

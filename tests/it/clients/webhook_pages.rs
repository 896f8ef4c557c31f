//! Webhooks in the console: added, shown, tried, paused, replaced and deleted.

use std::time::Duration;

use rocket::http::Status;

use crate::support::people::Person;
use crate::support::receiver::{Answer, Receiver};
use crate::support::{TestApp, Visitor};

fn form<'a>(url: &'a str, secret: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("url", url),
        ("description", "CRM"),
        ("events", "user.created"),
        ("events", "user.deleted"),
        ("secret", secret),
    ]
}

fn set_up() -> (TestApp, Person, Receiver) {
    let app = TestApp::with_local_webhooks();
    let root = app.set_up();
    (app, root, Receiver::start())
}

fn adds(root: &mut Visitor<'_>, receiver: &Receiver) -> String {
    let made = root.post("/console/keys/webhooks/new", &form(&receiver.url(), ""));
    assert_eq!(made.status, Status::Ok, "{}", made.body);
    assert_eq!(made.header("cache-control"), Some("no-store"));
    made.attribute("#copy-secret", "value").expect("the secret")
}

const PAGE: &str = "/console/keys/webhooks/1";

#[test]
fn a_webhook_is_added_shown_once_and_sends() {
    let (app, root, receiver) = set_up();
    let mut root = app.signed_in(&root);
    let secret = adds(&mut root, &receiver);
    assert!(secret.starts_with("whsec_") && !app.files_hold(&secret));
    let row = root.get("/console/keys").text_of("#webhooks tbody tr").expect("a row");
    for words in ["CRM", "user.created user.deleted", "Active"] {
        assert!(row.contains(words), "{words}: {row}");
    }
    app.person("ada");
    app.delivers_webhooks();
    let page = root.get(PAGE);
    assert!(!page.body.contains(&secret), "it is shown once");
    let delivery = page.attribute("#deliveries tbody a", "href").expect("a delivery");
    let shown = root.get(&delivery);
    assert!(shown.body.contains("webhook-signature: v1,"));
    assert!(shown.texts_of(".mail-attempt .verbatim")[0].contains("fine"));
    assert_eq!(root.post(&format!("{delivery}/replay"), &[]).location(), format!("{delivery}?done=replayed"));
    app.delivers_webhooks();
    assert_eq!(receiver.received().len(), 2);
}

#[test]
fn a_wrong_form_keeps_what_was_typed_but_the_secret() {
    let (app, root, _) = set_up();
    let mut root = app.signed_in(&root);
    let fields = [
        ("url", "http://10.0.0.1/x"),
        ("description", "CRM"),
        ("events", "user.created"),
        ("secret", "s3cret"),
    ];
    let reply = root.post("/console/keys/webhooks/new", &fields);
    assert_eq!(reply.status, Status::BadRequest);
    assert_eq!(reply.attribute("#field-url", "value").as_deref(), Some("http://10.0.0.1/x"));
    assert!(reply.message_at("secret").is_some() && !reply.body.contains("s3cret"));
    assert!(reply.has("input[value='user.created'][checked]"));
    let reply = root.post("/console/keys/webhooks/new", &fields[..3]);
    assert!(reply.message_at("url").is_some_and(|words| words.contains("webhooks.allow_networks")));
    let reply = root.post("/console/keys/webhooks/new", &fields[..2]);
    assert_eq!(reply.status, Status::BadRequest);
    assert!(reply.has("#field-events-errors"));
    assert_eq!(app.count("webhook_endpoints"), 0);
}

#[test]
fn adding_and_what_leads_elsewhere_takes_a_fresh_proof() {
    let (app, root, receiver) = set_up();
    let mut root = app.signed_in(&root);
    adds(&mut root, &receiver);
    app.later(Duration::from_secs(6 * 60));
    for path in [
        "/console/keys/webhooks/new",
        &format!("{PAGE}/edit"),
        &format!("{PAGE}/secret"),
        &format!("{PAGE}/delete"),
    ] {
        assert!(root.get(path).location().starts_with("/account/prove"), "{path}");
    }
    let kept = root.post(&format!("{PAGE}/edit"), &form("http://127.0.0.1:1/elsewhere", ""));
    assert_eq!(kept.status, Status::BadRequest);
    assert_eq!(kept.attribute("#field-url", "value").as_deref(), Some("http://127.0.0.1:1/elsewhere"));
    assert_eq!(app.count("webhook_endpoints WHERE url LIKE '%elsewhere%'"), 0);
}

#[test]
fn a_webhook_is_changed_paused_resumed_tried_and_deleted() {
    let (app, root, receiver) = set_up();
    let mut root = app.signed_in(&root);
    let first = adds(&mut root, &receiver);
    let fields = [("url", receiver.url()), ("description", String::new()), ("events", "*".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(root.post(&format!("{PAGE}/edit"), &fields).location(), format!("{PAGE}?done=edited"));
    for (button, done) in [("pause", "paused"), ("pause", "paused"), ("resume", "resumed")] {
        let reply = root.post(&format!("{PAGE}/{button}"), &[]);
        assert_eq!(reply.location(), format!("{PAGE}?done={done}"));
    }
    let test = root.post(&format!("{PAGE}/test"), &[]);
    app.delivers_webhooks();
    assert_eq!(receiver.kinds(), ["webhook.test"]);
    assert!(root.get(test.location()).texts_of(".badge-success").contains(&"200".to_owned()));
    let second = root.post(&format!("{PAGE}/secret"), &[("overlap", "3600")]);
    let second = second.attribute("#copy-secret", "value").expect("a secret");
    assert_ne!(first, second);
    assert_eq!(root.post(&format!("{PAGE}/delete"), &[]).location(), "/console/keys?done=webhook-deleted");
    assert_eq!(root.get(PAGE).status, Status::NotFound);
    let trail = root.get("/console/audit").texts_of("tbody tr").join("\n");
    for words in [
        "Webhook added",
        "Webhook edited",
        "Webhook paused",
        "Webhook resumed",
        "Test event sent",
        "Webhook secret rotated",
        "Webhook deleted",
    ] {
        assert!(trail.contains(words), "{words}: {trail}");
    }
}

#[test]
fn the_first_page_tells_of_a_webhook_that_was_paused_for_its_failures() {
    let (app, root, receiver) = set_up();
    let person = root.clone();
    let mut root = app.signed_in(&root);
    adds(&mut root, &receiver);
    receiver.always_answers(Answer::Status(500));
    for hour in 0..27 {
        app.person(&format!("person{hour}"));
        app.delivers_webhooks();
        app.later(Duration::from_secs(60 * 60));
    }
    let mut root = app.signed_in(&person);
    let home = root.get("/console");
    assert!(home.texts_of(".attention-title").contains(&"Webhooks paused after failures: 1".to_owned()));
    assert!(home.has(".attention a[href='/console/keys#webhooks']"));
    assert!(root.get(PAGE).body.contains("accepted nothing for 24 hours"));
    receiver.always_answers(Answer::Status(200));
    root.post(&format!("{PAGE}/resume"), &[]);
    assert!(app.delivers_webhooks() > 0);
    let page = root.get(&format!("{PAGE}?state=failed"));
    assert!(page.has("#deliveries tbody tr"), "what was given up before");
    root.post(&format!("{PAGE}/replay-failed"), &[]);
    app.delivers_webhooks();
    assert!(!root.get(&format!("{PAGE}?state=failed")).has("#deliveries tbody tr"));
    assert!(root.get(PAGE).has("a[rel='next']"), "25 on a page");
}

//! `/api/admin/webhooks/…`: endpoints and their log by API.

use rocket::http::Method;
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::support::receiver::{Answer, Receiver};
use crate::support::{Reply, TestApp};

const ADMIN: Rights = Rights { admin: true, users_admin: false };
const USERS_ADMIN: Rights = Rights { admin: false, users_admin: true };
const LIST: &str = "/api/admin/webhooks";

struct Desk {
    app: TestApp,
    key: String,
    receiver: Receiver,
}

impl Desk {
    fn new() -> Self {
        let app = TestApp::with_local_webhooks();
        let key = app.api_key("root", ADMIN);
        Self { app, key, receiver: Receiver::start() }
    }

    fn get(&self, path: &str) -> Reply {
        self.app.call(Method::Get, path).bearer(&self.key).send()
    }

    fn send(&self, method: Method, path: &str, body: Value) -> Reply {
        self.app.call(method, path).json(&body).bearer(&self.key).send()
    }

    fn makes(&self) -> Value {
        let reply = self.send(Method::Post, LIST, json!({ "url": self.receiver.url() }));
        assert_eq!(reply.status.code, 201, "{}", reply.body);
        reply.json()
    }
}

#[test]
fn an_endpoint_is_made_read_changed_and_deleted() {
    let desk = Desk::new();
    let made = desk.makes();
    assert!(made["secret"].as_str().is_some_and(|secret| secret.starts_with("whsec_")));
    assert_eq!(made["events"], json!(["user.created", "user.updated", "user.deleted"]));
    assert_eq!((&made["enabled"], &made["waiting"]), (&json!(true), &json!(0)));
    let path = format!("{LIST}/{}", made["id"]);
    let read = desk.get(&path).json();
    assert_eq!(read.get("secret"), None, "it is shown once");
    assert_eq!(desk.get(LIST).json(), json!([read]));
    let change = json!({ "description": "Shop", "events": ["*"], "enabled": false });
    let changed = desk.send(Method::Patch, &path, change).json();
    assert_eq!((&changed["description"], &changed["events"]), (&json!("Shop"), &json!(["*"])));
    assert_eq!((&changed["enabled"], &changed["pausedFor"]), (&json!(false), &json!("hand")));
    assert_eq!(changed["url"], desk.receiver.url().as_str());
    let resumed = desk.send(Method::Post, &format!("{path}/resume"), json!({}));
    assert_eq!(resumed.json()["enabled"], true);
    assert_eq!(desk.send(Method::Delete, &path, json!({})).status.code, 204);
    assert_eq!(desk.get(&path).status.code, 404);
    assert_eq!(desk.get(LIST).json(), json!([]));
}

#[test]
fn every_fault_of_an_endpoint_is_named_at_once() {
    let desk = Desk::new();
    let wrong = json!({ "url": "ftp://x", "events": ["user.sneezed"], "secret": "short", "enabled": "x", "description": 3 });
    let faults = desk.send(Method::Post, LIST, wrong).fields_at_fault();
    assert_eq!(faults, ["url", "description", "events", "secret", "enabled"]);
    for url in [
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "https://0x0a000001/",
        "http://[::ffff:10.0.0.1]/",
    ] {
        let reply = desk.send(Method::Post, LIST, json!({ "url": url }));
        assert_eq!(reply.fields_at_fault(), ["url"], "{url}");
        assert!(reply.body.contains("webhooks.allow_networks"), "{}", reply.body);
    }
    assert_eq!(desk.app.count("webhook_endpoints"), 0);
}

#[test]
fn administrators_alone_see_webhooks() {
    let desk = Desk::new();
    let path = format!("{LIST}/{}", desk.makes()["id"]);
    let users_admin = desk.app.api_key("users", USERS_ADMIN);
    for (method, path) in
        [(Method::Get, LIST), (Method::Get, &path), (Method::Delete, &path), (Method::Post, LIST)]
    {
        assert_eq!(desk.app.call(method, path).json(&json!({})).send().status.code, 401, "{method} {path}");
        let refused = desk.app.call(method, path).json(&json!({})).bearer(&users_admin).send();
        assert_eq!(refused.status.code, 403, "{method} {path}");
    }
}

#[test]
fn the_log_shows_request_and_answer_and_sends_again() {
    let desk = Desk::new();
    let path = format!("{LIST}/{}", desk.makes()["id"]);
    desk.receiver.answers([Answer::Status(500)]);
    let ada = desk.app.person("ada");
    desk.app.delivers_webhooks();
    let list = desk.get(&format!("{path}/deliveries")).json();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!((&list[0]["type"], &list[0]["userId"]), (&json!("user.created"), &json!(ada.id)));
    assert_eq!((&list[0]["state"], &list[0]["lastStatus"]), (&json!("waiting"), &json!(500)));
    let one = format!("{path}/deliveries/{}", list[0]["id"]);
    let full = desk.get(&one).json();
    assert_eq!(full["body"], desk.receiver.received()[0].body.as_str());
    assert_eq!((&full["log"][0]["status"], &full["log"][0]["answerBody"]), (&json!(500), &json!("fine\n")));
    assert_eq!(
        desk.send(Method::Post, &format!("{one}/replay"), json!({})).status.code,
        400,
        "it still waits"
    );
    desk.app.later(std::time::Duration::from_secs(5));
    desk.app.delivers_webhooks();
    assert_eq!(desk.get(&one).json()["state"], "delivered");
    assert_eq!(desk.send(Method::Post, &format!("{one}/replay"), json!({})).json()["state"], "waiting");
    desk.app.delivers_webhooks();
    assert_eq!(desk.get(&one).json()["log"].as_array().map(Vec::len), Some(3));
    for (query, count) in
        [("state=delivered", 1), ("state=waiting", 0), ("state=failed", 0), ("limit=1", 1), ("before=1", 0)]
    {
        let found = desk.get(&format!("{path}/deliveries?{query}")).json();
        assert_eq!(found.as_array().map(Vec::len), Some(count), "{query}");
    }
    let reply = desk.get(&format!("{path}/deliveries?state=x&limit=0&before=y"));
    assert_eq!(reply.fields_at_fault(), ["state", "before", "limit"]);
    let twice = desk.get(&format!("{path}/deliveries?state=failed&state=failed"));
    assert_eq!(twice.fields_at_fault(), ["state"]);
    let replayed = desk.send(Method::Post, &format!("{path}/replay-failed"), json!({})).json();
    assert_eq!(replayed, json!({ "replayed": 0 }));
}

#[test]
fn a_test_is_sent_and_a_secret_replaced() {
    let desk = Desk::new();
    let made = desk.makes();
    let path = format!("{LIST}/{}", made["id"]);
    let test = desk.send(Method::Post, &format!("{path}/test"), json!({}));
    assert_eq!((test.status.code, &test.json()["type"]), (201, &json!("webhook.test")));
    desk.app.delivers_webhooks();
    assert_eq!(desk.receiver.kinds(), ["webhook.test"]);
    let secret = format!("whsec_{}", "A".repeat(32));
    let body = json!({ "secret": secret, "overlapHours": 0 });
    let replaced = desk.send(Method::Post, &format!("{path}/secret"), body).json();
    assert_eq!((&replaced["secret"], &replaced["oldSecretEndsAt"]), (&json!(secret), &Value::Null));
    let reply = desk.send(Method::Post, &format!("{path}/secret"), json!({ "overlapHours": 721 }));
    assert_eq!(reply.fields_at_fault(), ["overlapHours"]);
    assert!(!desk.app.files_hold(made["secret"].as_str().expect("a secret")), "secrets are sealed");
}

#[test]
fn there_is_an_end_to_the_number_of_endpoints() {
    let desk = Desk::new();
    for _ in 0..50 {
        desk.makes();
    }
    let reply = desk.send(Method::Post, LIST, json!({ "url": desk.receiver.url() }));
    assert_eq!(reply.fields_at_fault(), ["url"]);
}

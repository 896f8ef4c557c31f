//! contract.md, first table: an account made through one family is complete when seen through the other.

use rocket::http::{Method, Status};
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::api::PASSWORD;

const ADMIN: Rights = Rights { admin: true, users_admin: true };

struct Seen {
    app: TestApp,
    token: String,
    key: String,
}

impl Seen {
    fn new() -> Self {
        let (app, root) = TestApp::with_admin();
        let (token, key) = (app.bearer_of(&root), app.api_key("program", ADMIN));
        Self { app, token, key }
    }

    fn gets(&self, credential: &str, path: &str) -> Value {
        let reply = self.app.call(Method::Get, path).bearer(credential).send();
        assert_eq!(reply.status, Status::Ok, "{path}: {}", reply.body);
        reply.json()
    }

    /// The account of this username by every way that family A shows it, which is one and the same.
    fn by_a(&self, username: &str) -> Value {
        let found = self.gets(&self.token, &format!("/api/v2/account/search/?username={username}"));
        for path in [
            format!("/api/v2/user/{}/", found["id"]),
            format!("/api/v2/user/?username={username}"),
            format!("/api/v2/user/search/?user={username}"),
        ] {
            let shown = self.gets(&self.token, &path);
            assert_eq!(shown.get("results").map_or(&shown, |results| &results[0]), &found, "{path}");
        }
        found
    }

    /// The same by family B.
    fn by_b(&self, email: &str) -> Value {
        let all = self.gets(&self.key, "/api/users");
        let all = all.as_array().expect("a bare array");
        let found = all.iter().find(|user| user["emailAddress"] == email).expect("it is there").clone();
        let id = found["id"].as_str().expect("an id");
        assert_eq!(self.gets(&self.key, &format!("/api/users/{id}")), found);
        let search =
            self.app.post("/api/users/search", &json!({ "userTextSearch": email })).bearer(&self.key).send();
        assert_eq!(search.json()["users"], json!([found]));
        let dump = self.gets(&self.key, &format!("/api/users/{id}/dump"));
        for name in ["id", "displayName", "emailAddress"] {
            assert_eq!(dump["user"][name], found[name], "{name}");
        }
        let roles = self.gets(&self.key, &format!("/api/users/{id}/roles"));
        assert_eq!(dump["user"]["manualRoles"], roles["manualRoles"]);
        dump
    }
}

#[test]
fn what_family_a_makes_and_changes_family_b_shows() {
    let seen = Seen::new();
    let tag = seen.app.tag("Crew");
    let body = json!({
        "username": "ada", "email": "ada@example.org", "password": PASSWORD, "ext_id": 42, "role": "admin", "tags": [tag],
    });
    let made = seen.app.post("/api/v2/sso/signup/", &body).bearer(&seen.token).send();
    assert_eq!(made.status, Status::Created, "{}", made.body);
    let (a, b) = (seen.by_a("ada"), seen.by_b("ada@example.org"));
    assert_eq!(b["user"]["displayName"], "ada", "without a real name the username is shown");
    assert_eq!((&a["id"], &a["ext_id"]), (&b["accountId"], &b["extId"]));
    assert_eq!((&a["role"], &b["user"]["manualRoles"]), (&json!("admin"), &json!(["ADMIN"])));
    assert_eq!((&a["tags"][0]["name"], &b["user"]["manualTags"]), (&json!("Crew"), &json!(["Crew"])));
    assert_eq!((&a["date_joined"], &a["email"]), (&b["user"]["creationDate"], &b["user"]["emailAddress"]));
    let token = seen.app.bearer_of(&crate::support::api::Person {
        id: a["id"].as_i64().expect("an id"),
        uuid: String::new(),
        username: "ada".to_owned(),
        email: "ada@example.org".to_owned(),
    });
    let change = seen.app.call(Method::Patch, &format!("/api/v2/user/{}/", a["id"]));
    let changed =
        change.json(&json!({ "real_name": "Ada Lovelace", "bio": "Countess" })).bearer(&token).send();
    assert_eq!(changed.status, Status::Ok, "{}", changed.body);
    let (a, b) = (seen.by_a("ada"), seen.by_b("ada@example.org"));
    assert_eq!(
        (&a["real_name"], &b["user"]["displayName"]),
        (&json!("Ada Lovelace"), &json!("Ada Lovelace"))
    );
    assert_eq!(a["bio"], b["bio"]);
}

#[test]
fn what_family_b_makes_and_changes_family_a_shows() {
    let seen = Seen::new();
    let body = json!({
        "name": "Bob Ördög", "emailAddress": "bob@example.org", "password": "correct horse battery staple",
        "privacyPolicyAgreement": true,
    });
    let made = seen.app.post("/api/users/register", &body).bearer(&seen.key).send();
    assert_eq!(made.status, Status::Created, "{}", made.body);
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let put = |to: &str, body: Value| {
        let reply =
            seen.app.call(Method::Put, &format!("/api/users/{id}/{to}")).json(&body).bearer(&seen.key).send();
        assert_eq!(reply.status, Status::Ok, "{to}: {}", reply.body);
    };
    put("roles", json!({ "manualRoles": ["ADMIN"] }));
    put("tags", json!({ "manualTags": ["Crew"] }));
    let b = seen.by_b("bob@example.org");
    let a = seen.by_a("bob-ordog");
    assert_eq!((&a["real_name"], &a["id"]), (&b["user"]["displayName"], &b["accountId"]));
    assert_eq!((&a["email"], &a["role"]), (&json!("bob@example.org"), &json!("admin")));
    assert_eq!((&a["tags"][0]["name"], &a["status"]), (&json!("Crew"), &json!("a")));
    put("roles", json!({ "manualRoles": [] }));
    assert_eq!(seen.by_a("bob-ordog")["role"], Value::Null);
    let gone = seen.app.call(Method::Delete, &format!("/api/users/{id}")).bearer(&seen.key).send();
    assert_eq!(gone.status, Status::Ok);
    let listed = seen.gets(&seen.token, "/api/v2/user/?username=bob-ordog");
    assert_eq!(listed["count"], 0, "deleted for both");
    assert_eq!(seen.gets(&seen.token, &format!("/api/v2/user/{}/", a["id"]))["status"], "d");
    assert!(!seen.gets(&seen.key, "/api/users").to_string().contains("bob@example.org"));
}

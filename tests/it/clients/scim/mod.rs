//! SCIM 2.0 through the real wiring, with what identity providers send as they publish it.

mod bulk;
mod discovery;
mod groups;
mod lists;
mod patch;
mod users;
mod versions;

use rocket::http::{Method, Status};
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::support::{Reply, TestApp};

pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
pub const PATCH: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
pub const SCIM: &str = "application/scim+json";

/// An identity provider with a key of its own.
pub struct Idp<'a> {
    pub app: &'a TestApp,
    key: String,
}

impl<'a> Idp<'a> {
    pub fn new(app: &'a TestApp) -> Self {
        Self::named(app, "entra", Rights { admin: true, users_admin: false })
    }

    /// One that may manage accounts, and nothing else.
    pub fn of_people(app: &'a TestApp) -> Self {
        Self::named(app, "people", Rights { admin: false, users_admin: true })
    }

    pub fn named(app: &'a TestApp, name: &str, rights: Rights) -> Self {
        Self { app, key: app.api_key(name, rights) }
    }

    pub fn sends(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &Value) -> Reply {
        let mut call = self.app.call(method, &format!("/scim/v2{path}")).bearer(&self.key);
        for (name, value) in headers {
            call = call.header(name, value);
        }
        if !body.is_null() {
            call = call.body(SCIM, body.to_string());
        }
        call.send()
    }

    pub fn get(&self, path: &str) -> Reply {
        self.sends(Method::Get, path, &[], &Value::Null)
    }

    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.sends(Method::Post, path, &[], body)
    }

    pub fn put(&self, path: &str, body: &Value) -> Reply {
        self.sends(Method::Put, path, &[], body)
    }

    pub fn delete(&self, path: &str) -> Reply {
        self.sends(Method::Delete, path, &[], &Value::Null)
    }

    pub fn patch(&self, path: &str, operations: Value) -> Reply {
        let body = json!({ "schemas": [PATCH], "Operations": operations });
        self.sends(Method::Patch, path, &[], &body)
    }

    /// A user with an address as its name, as most are.
    pub fn creates(&self, name: &str) -> Value {
        let address = format!("{name}@example.org");
        let reply = self.post("/Users", &json!({
            "schemas": [USER], "userName": address, "displayName": name, "externalId": format!("ext-{name}"),
            "emails": [{ "value": address, "type": "work", "primary": true }], "active": true,
        }));
        assert_eq!(reply.status, Status::Created, "{}", reply.body);
        reply.json()
    }

    pub fn creates_group(&self, name: &str, members: &[&Value]) -> Value {
        let members: Vec<Value> = members.iter().map(|user| json!({ "value": user["id"] })).collect();
        let reply =
            self.post("/Groups", &json!({ "schemas": [GROUP], "displayName": name, "members": members }));
        assert_eq!(reply.status, Status::Created, "{}", reply.body);
        reply.json()
    }

    /// The names that a filter finds, in the order of the list; and how many there are in all.
    pub fn finds(&self, query: &[(&str, &str)]) -> (Vec<String>, i64) {
        let reply = self.lists("/Users", query);
        assert_eq!(reply.status, Status::Ok, "{query:?}: {}", reply.body);
        let list = reply.json();
        let names = list["Resources"].as_array().expect("resources").iter();
        let names = names.map(|user| user["userName"].as_str().expect("a name").to_owned()).collect();
        (names, list["totalResults"].as_i64().expect("a number"))
    }

    pub fn lists(&self, path: &str, query: &[(&str, &str)]) -> Reply {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.extend_pairs(query);
        self.get(&format!("{path}?{}", text.finish()))
    }
}

pub fn path_of(resource: &Value) -> String {
    let kind = resource["meta"]["resourceType"].as_str().expect("a type");
    format!("/{kind}s/{}", resource["id"].as_str().expect("an id"))
}

/// The status and type of a refusal, whose body says the same.
pub fn refusal(reply: &Reply) -> (u16, String) {
    let body = reply.json();
    assert_eq!(body["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]), "{body}");
    assert_eq!(body["status"], json!(reply.status.code.to_string()), "{body}");
    assert!(body["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{body}");
    assert_eq!(reply.header("content-type"), Some(SCIM));
    (reply.status.code, body["scimType"].as_str().unwrap_or_default().to_owned())
}

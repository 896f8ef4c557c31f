//! `/api/admin/…` (contract.md C): what the console does, by programs.

mod accounts;
mod audit;
mod jobs;
mod keys;
mod mails;
mod routes;
mod settings;
mod system;

use rocket::http::Method;
use rollbook::domain::Rights;
use serde_json::Value;

use crate::support::api::PASSWORD;
use crate::support::{Reply, TestApp};

pub const ADMIN: Rights = Rights { admin: true, users_admin: false };
pub const USERS_ADMIN: Rights = Rights { admin: false, users_admin: true };

/// A program with a key, and the server that it calls.
pub struct Program<'a> {
    pub app: &'a TestApp,
    pub key: String,
}

impl<'a> Program<'a> {
    pub fn new(app: &'a TestApp, name: &str, rights: Rights) -> Self {
        Self { app, key: app.api_key(name, rights) }
    }

    pub fn get(&self, path: &str) -> Reply {
        self.app.call(Method::Get, &format!("/api/admin{path}")).bearer(&self.key).send()
    }

    /// The body of an answer that is good.
    pub fn reads(&self, path: &str) -> Value {
        let reply = self.get(path);
        assert_eq!(reply.status.code, 200, "{path}: {}", reply.body);
        reply.json()
    }

    pub fn sends(&self, method: Method, path: &str, body: &Value) -> Reply {
        self.app.call(method, &format!("/api/admin{path}")).json(body).bearer(&self.key).send()
    }

    pub fn posts(&self, path: &str, body: &Value) -> Reply {
        self.sends(Method::Post, path, body)
    }

    /// The same without a body, as a program that has nothing to say sends it.
    pub fn does(&self, path: &str) -> Reply {
        self.app.call(Method::Post, &format!("/api/admin{path}")).bearer(&self.key).send()
    }
}

/// What is wrong, field by field, and how it is called.
pub fn message_of(reply: &Reply) -> String {
    reply.json()["message"].as_str().expect("a message").to_owned()
}

#[test]
fn lists_have_one_shape_and_one_bound_and_name_what_is_wrong_with_a_page() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    for list in ["/settings/history", "/mails", "/audit", "/accounts", "/jobs"] {
        let page = program.reads(&format!("{list}?limit=1"));
        assert!(page["items"].as_array().expect("items").len() <= 1, "{list}");
        assert!(page.as_object().expect("a page").contains_key("next"), "{list}");
        let wrong = program.get(&format!("{list}?limit=101&cursor=nonsense"));
        assert_eq!(wrong.fields_at_fault(), ["limit", "cursor"], "{list}");
        for limit in ["0", "-1", "x", "1&limit=2"] {
            let wrong = program.get(&format!("{list}?limit={limit}"));
            assert_eq!(wrong.fields_at_fault(), ["limit"], "{list} {limit}");
        }
    }
    for list in ["/keys", "/clients", "/filters", "/mail-texts"] {
        assert_eq!(program.reads(list)["next"], Value::Null, "{list}");
    }
}

#[test]
fn a_list_is_read_to_its_end_by_its_cursors_and_names_each_row_once() {
    let (app, _) = TestApp::with_admin();
    let program = Program::new(&app, "desk", ADMIN);
    for name in 0..7 {
        app.person(&format!("person-{name}"));
    }
    let lists =
        [("/accounts?limit=3&sort=name", "/id"), ("/accounts?limit=3", "/id"), ("/audit?limit=3", "/line")];
    for (list, id) in lists {
        let mut seen = Vec::new();
        let mut next = String::new();
        loop {
            let page = program.reads(&format!("{list}{next}"));
            let ids = page["items"].as_array().expect("items").iter().map(|item| item.pointer(id).cloned());
            seen.extend(ids.map(|id| id.expect("an id").to_string()));
            match page["next"].as_str() {
                Some(cursor) => next = format!("&cursor={cursor}"),
                None => break,
            }
        }
        let whole = seen.len();
        seen.sort();
        seen.dedup();
        assert!(whole > 6 && seen.len() == whole, "{list}: {whole}, {} of them different", seen.len());
    }
}

#[test]
fn a_body_is_json_or_none_at_all() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    let program = Program::new(&app, "desk", ADMIN);
    let path = format!("/api/admin/accounts/{}/disable", ada.uuid);
    let form = app.call(Method::Post, &path).form(&[("reason", "x")]).bearer(&program.key).send();
    assert_eq!(form.status.code, 415);
    let broken = app.call(Method::Post, &path).body("application/json", "{").bearer(&program.key).send();
    assert_eq!(broken.status.code, 400);
    assert_eq!(app.of_account::<String>("ada", "state"), "active");
    assert_eq!(program.does(&format!("/accounts/{}/disable", ada.uuid)).status.code, 200);
}

#[test]
fn whoever_must_change_the_password_or_set_up_a_factor_does_nothing_else() {
    let (app, root) = TestApp::with_admin();
    app.asks_for_a_new_password_of("root");
    let reply = app.call(Method::Get, "/api/admin/keys").basic(&root.email, PASSWORD).send();
    assert_eq!(reply.status.code, 403, "{}", reply.body);
}

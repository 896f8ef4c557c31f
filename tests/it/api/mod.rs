//! Family B over the real wiring: what holds for all of its endpoints, and what its tests by subject share.

mod admin;
mod conventions;

use rocket::http::Method;
use serde_json::{Value, json};

use crate::support::api::PASSWORD;
use crate::support::{Reply, TestApp};

pub const REGISTER: &str = "/api/users/register";
pub const LOGIN: &str = "/api/authentication/login";
pub const SESSION: &str = "/api/authentication/current-session";
pub const LOGOUT: &str = "/api/authentication/logout";

/// A registration with nothing wrong in it.
pub fn registration(name: &str, email: &str) -> Value {
    json!({ "name": name, "emailAddress": email, "password": PASSWORD, "privacyPolicyAgreement": true })
}

pub fn registers(app: &TestApp, body: &Value) -> Reply {
    app.post(REGISTER, body).send()
}

pub fn logs_in(app: &TestApp, login: &str, password: &str) -> Reply {
    app.post(LOGIN, &json!({ "login": login, "password": password })).send()
}

/// The body of a refusal, held to contract.md B0.
pub fn refusal(reply: &Reply, path: &str) -> (u16, String) {
    let body = reply.json();
    let text = |name: &str| body[name].as_str().unwrap_or_else(|| panic!("no {name}: {body}")).to_owned();
    assert_eq!(body["status"], reply.status.code, "{body}");
    assert_eq!(text("error"), reply.status.reason().expect("a known status"));
    assert_eq!(text("path"), path);
    assert!(!text("message").is_empty());
    assert!(body["errors"].is_array());
    let timestamp = text("timestamp");
    let pattern = "dddd-dd-ddTdd:dd:dd.ddd+00:00";
    let fits = timestamp.len() == pattern.len()
        && timestamp
            .chars()
            .zip(pattern.chars())
            .all(|(is, should)| if should == 'd' { is.is_ascii_digit() } else { is == should });
    assert!(fits, "{timestamp}");
    assert!(timestamp.starts_with("2026-"), "from the server's own clock: {timestamp}");
    (reply.status.code, text("error"))
}

pub fn current_session(app: &TestApp) -> crate::support::api::Call<'_> {
    app.call(Method::Get, SESSION)
}

//! Calls over HTTP: cookies are kept, redirects are not followed, and no status is an error.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body};

use super::PASSWORD;

#[derive(Clone)]
pub struct Client {
    agent: Agent,
    base: String,
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

/// What a developer's program sends to register somebody.
pub fn registration(name: &str, email: &str) -> Value {
    json!({ "name": name, "emailAddress": email, "password": PASSWORD, "privacyPolicyAgreement": true })
}

impl Client {
    pub fn new(base: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(30)))
            .build();
        Self { agent: config.into(), base: base.to_owned() }
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Reply {
        self.get_with(path, &[])
    }

    #[track_caller]
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = self.agent.get(self.address(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Reply::read(request.call()).unwrap_or_else(|error| panic!("GET {path}: {error}"))
    }

    #[track_caller]
    pub fn head(&self, path: &str) -> Reply {
        Reply::read(self.agent.head(self.address(path)).call())
            .unwrap_or_else(|error| panic!("HEAD {path}: {error}"))
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.post_with(path, &[], body)
    }

    #[track_caller]
    pub fn post_with(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Reply {
        self.try_post(path, headers, body).unwrap_or_else(|error| panic!("POST {path}: {error}"))
    }

    /// For a server that may go away meanwhile.
    pub fn try_post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Result<Reply, ureq::Error> {
        let mut request = self.agent.post(self.address(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Reply::read(request.send_json(body))
    }

    /// Sends a page's form.
    #[track_caller]
    pub fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        Reply::read(self.agent.post(self.address(path)).send_form(fields.iter().copied()))
            .unwrap_or_else(|error| panic!("POST {path}: {error}"))
    }

    #[track_caller]
    pub fn registers(&self, email: &str) -> Reply {
        self.post("/api/users/register", &registration("Ada Lovelace", email))
    }

    pub fn signs_in(&self, login: &str, password: &str) -> Reply {
        self.post("/api/authentication/login", &json!({ "login": login, "password": password }))
    }

    /// Whole addresses, as in mails, are taken as they are.
    fn address(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }
}

impl Reply {
    fn read(answer: Result<Response<Body>, ureq::Error>) -> Result<Self, ureq::Error> {
        let mut answer = answer?;
        let body = answer.body_mut().read_to_string()?;
        Ok(Self { status: answer.status().as_u16(), headers: answer.headers().clone(), body })
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {self:?}"))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("a header of ours is ASCII"))
    }

    /// What a browser is to keep under this name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let lines = self.headers.get_all("set-cookie").iter();
        lines
            .filter_map(|line| line.to_str().ok()?.split(';').next()?.split_once('='))
            .find_map(|(kept, value)| (kept == name).then_some(value))
    }
}

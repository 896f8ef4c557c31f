//! The people and programs that call the APIs, and the calls they make.

use std::net::{IpAddr, SocketAddr};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use futures_util::future::join_all;
use rocket::http::{Header, Method, Status};
use rocket::local::asynchronous;
use rollbook::app;
use rollbook::domain::{
    AccountId, AuditContext, EmailAddress, FieldErrors, PasswordPolicy, Rights, Role, SitePolicy, Username,
};
use rollbook::services::clients::api_keys::KeyRequest;
use rollbook::services::clients::{api_keys, jwt_secret};
use rollbook::services::credentials::change_password::parse_new_password;
use rollbook::services::manage::create_account::{AccountRequest, create_account};
use rollbook::services::manage::disable;
use rollbook::services::site::site_policy;
use rollbook::web::WebState;
use serde_json::{Value, json};

use super::app::{Reply, TestApp};
use super::described::ensure_described;

/// Good under every policy, and nobody's name.
pub const PASSWORD: &str = "Tangerine-Orbit-47";

pub const FORM: &str = "application/x-www-form-urlencoded";
pub const JSON: &str = "application/json";

/// Somebody with an account, and what they know of it.
#[derive(Debug, Clone)]
pub struct Person {
    pub id: i64,
    pub uuid: String,
    pub username: String,
    pub email: String,
}

impl TestApp {
    /// A server with one administrator, whose username is `root`.
    pub fn with_admin() -> (Self, Person) {
        let app = Self::fresh();
        let admin = app.admin();
        (app, admin)
    }

    pub fn admin(&self) -> Person {
        self.account_like("root", |input| input.role = Some(Role::Admin))
    }

    /// Somebody with the mail address `<username>@example.org` and [`PASSWORD`].
    pub fn person(&self, username: &str) -> Person {
        self.account_like(username, |_| {})
    }

    /// Somebody who manages accounts without being an administrator.
    pub fn users_admin(&self, username: &str) -> Person {
        let person = self.person(username);
        self.makes_users_admin(username);
        person
    }

    pub fn account_like(&self, username: &str, change: impl FnOnce(&mut AccountRequest)) -> Person {
        let email = format!("{username}@example.org");
        let policy = SitePolicy::default();
        let password =
            parse_new_password(&self.ctx, &policy, PasswordPolicy::Low, &[], PASSWORD).expect("long enough");
        let mut input = AccountRequest {
            username: Some(Username::parse(username).expect("a username")),
            email: Some(EmailAddress::parse(&email).expect("an address")),
            email_confirmed: true,
            password: Some(password),
            ..AccountRequest::default()
        };
        change(&mut input);
        let deed = create_account(&self.ctx, AuditContext::command_line(), input, FieldErrors::new());
        let account = self.run(deed).expect("nothing is taken").member.account;
        Person { id: account.id.0, uuid: account.uuid.to_string(), username: username.to_owned(), email }
    }

    pub fn disables(&self, person: &Person) {
        let deed = disable::disable(&self.ctx, AuditContext::command_line(), AccountId(person.id), None);
        self.run(deed).expect("the account is disabled");
    }

    /// The opaque access token that a client gets for this person's password.
    pub fn bearer_of(&self, person: &Person) -> String {
        self.tokens_of(person)["access_token"].as_str().expect("an access token").to_owned()
    }

    /// The whole answer of contract.md A2 for this person's password.
    pub fn tokens_of(&self, person: &Person) -> Value {
        let reply = self
            .call(Method::Post, "/oauth/token/")
            .form(&[
                ("grant_type", "password"),
                ("client_id", "rollbook"),
                ("username", &person.username),
                ("password", PASSWORD),
            ])
            .send();
        assert_eq!(reply.status, Status::Ok, "{}", reply.body);
        reply.json()
    }

    pub fn api_key(&self, name: &str, rights: Rights) -> String {
        let request = KeyRequest {
            name: name.to_owned(),
            rights,
            description: None,
            expires_at: None,
            networks: vec![],
        };
        self.api_key_like(request)
    }

    pub fn api_key_like(&self, request: KeyRequest) -> String {
        let deed = api_keys::create(&self.ctx, AuditContext::command_line(), request);
        self.run(deed).expect("the key is made").to_text()
    }

    pub fn jwt_secret(&self) -> String {
        self.run(jwt_secret::read(&self.ctx)).expect("there is a secret")
    }

    /// What a caller who has the secret makes for this person.
    pub fn jwt_of(&self, person: &Person) -> String {
        let now = self.ctx.now().millis() / 1000;
        let claims = json!({
            "user_id": person.id, "token_type": "access", "exp": now + 300, "iat": now, "jti": "a1",
        });
        jwt(&self.jwt_secret(), &json!({ "alg": "HS256", "typ": "JWT" }), &claims)
    }

    /// Changes what an administrator may change.
    pub fn set(&self, key: &str, value: &str) {
        self.run(site_policy::change(&self.ctx, AuditContext::command_line(), key, value))
            .expect("the setting takes it");
    }

    /// Whether any file of the data folder holds this text.
    pub fn files_hold(&self, text: &str) -> bool {
        std::fs::read_dir(self.data_dir()).expect("the folder is there").any(|entry| {
            let bytes = std::fs::read(entry.expect("an entry").path()).expect("a file");
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    }

    pub fn call(&self, method: Method, path: &str) -> Call<'_> {
        let path = path.to_owned();
        Call {
            app: self,
            method,
            path,
            headers: Vec::new(),
            cookies: Vec::new(),
            body: Vec::new(),
            peer: None,
        }
    }

    pub fn post(&self, path: &str, body: &Value) -> Call<'_> {
        self.call(Method::Post, path).json(body)
    }

    /// Sends all of them at the same time, through a second server on the same server.
    pub fn calls_at_once(&self, calls: Vec<Call<'_>>) -> Vec<Reply> {
        let templates = self.folder().join("templates");
        let rocket = app::rocket(&self.settings, self.ctx.clone(), None, &templates);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let client = asynchronous::Client::untracked(rocket).await.expect("Rocket ignites");
            client.rocket().state::<WebState>().expect("it is managed").note_set_up();
            join_all(calls.iter().map(|call| call.send_with(&client))).await
        })
    }
}

/// One request to an API, before it is sent.
#[derive(Clone)]
pub struct Call<'a> {
    app: &'a TestApp,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    cookies: Vec<(String, String)>,
    body: Vec<u8>,
    peer: Option<IpAddr>,
}

impl Call<'_> {
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With the cookie of this session.
    pub fn session(self, token: &str) -> Self {
        self.cookie("rollbook_session", token)
    }

    pub fn authorization(self, value: &str) -> Self {
        self.header("Authorization", value)
    }

    pub fn bearer(self, token: &str) -> Self {
        self.authorization(&format!("Bearer {token}"))
    }

    pub fn basic(self, login: &str, password: &str) -> Self {
        self.authorization(&basic(login, password))
    }

    pub fn json(self, body: &Value) -> Self {
        self.body(JSON, body.to_string())
    }

    pub fn form(self, fields: &[(&str, &str)]) -> Self {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        self.body(FORM, body.finish())
    }

    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("Content-Type", content_type)
    }

    /// A body whose type nobody says.
    pub fn untyped(mut self, body: &str) -> Self {
        self.body = body.into();
        self
    }

    /// Where the connection comes from; without it the call comes from nowhere.
    pub fn from(mut self, peer: &str) -> Self {
        self.peer = Some(peer.parse().expect("an address"));
        self
    }

    pub fn send(self) -> Reply {
        let mut request = self.app.client.req(self.method, self.path.clone()).cookies(self.cookies);
        for (name, value) in self.headers {
            request.add_header(Header::new(name, value));
        }
        request.set_body(&self.body);
        if let Some(peer) = self.peer {
            request.set_remote(SocketAddr::new(peer, 4711));
        }
        let reply = Reply::of(request.dispatch());
        ensure_described(self.method, &self.path, &self.body, &reply);
        reply
    }

    async fn send_with(&self, client: &asynchronous::Client) -> Reply {
        let mut request = client.req(self.method, self.path.clone()).cookies(self.cookies.clone());
        for (name, value) in &self.headers {
            request.add_header(Header::new(name.clone(), value.clone()));
        }
        request.set_body(&self.body);
        if let Some(peer) = self.peer {
            request.set_remote(SocketAddr::new(peer, 4711));
        }
        let response = request.dispatch().await;
        let headers = response
            .headers()
            .iter()
            .map(|header| (header.name.as_str().to_ascii_lowercase(), header.value.to_string()))
            .collect();
        let (status, content_type) = (response.status(), response.content_type());
        let body = response.into_string().await.unwrap_or_default();
        let reply = Reply { status, content_type, bytes: body.clone().into_bytes(), body, headers };
        ensure_described(self.method, &self.path, &self.body, &reply);
        reply
    }
}

impl Reply {
    pub fn header_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// The refusal's status and, in family A's form, its one code without a field.
    pub fn refusal(&self) -> (u16, String) {
        let body = self.json();
        let code = body["errors"][0]["code"].as_str().unwrap_or_else(|| panic!("no code: {body}"));
        assert_eq!(body["errors"].as_array().map(Vec::len), Some(1), "{body}");
        assert!(body["errors"][0].get("field").is_none(), "{body}");
        (self.status.code, code.to_owned())
    }

    /// Family A: `field code` for every fault, in the order of the answer.
    pub fn faults(&self) -> Vec<String> {
        let body = self.json();
        assert_eq!(self.status, Status::BadRequest, "{body}");
        let list = |value: &Value| value.as_array().unwrap_or_else(|| panic!("no list: {body}")).clone();
        let mut faults = Vec::new();
        for error in list(&body["errors"]) {
            for message in list(&error["messages"]) {
                assert!(!message["message"].as_str().expect("a message").is_empty(), "{body}");
                faults.push(format!(
                    "{} {}",
                    error["field"].as_str().expect("a field"),
                    message["code"].as_str().expect("a code")
                ));
            }
        }
        faults
    }

    /// Family B: the fields that are at fault.
    pub fn fields_at_fault(&self) -> Vec<String> {
        let body = self.json();
        assert_eq!(self.status, Status::BadRequest, "{body}");
        let errors = body["errors"].as_array().expect("a list");
        errors.iter().map(|error| error["field"].as_str().expect("a field").to_owned()).collect()
    }
}

pub fn basic(login: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{login}:{password}")))
}

/// A JWT of these parts, signed with HMAC-SHA256.
pub fn jwt(secret: &str, header: &Value, claims: &Value) -> String {
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let signed =
        format!("{}.{}", encode(header.to_string().as_bytes()), encode(claims.to_string().as_bytes()));
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
    let signature = encode(ring::hmac::sign(&key, signed.as_bytes()).as_ref());
    format!("{signed}.{signature}")
}

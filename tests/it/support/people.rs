//! Who uses the server: the administrator, visitors, members.

use rocket::http::uri::Host;
use rollbook::domain::{AccountId, AuditContext, EmailAddress};
use rollbook::services::site::{set_up, site_policy};
use rollbook::store::StoreError;
use serde_json::json;

use super::{Reply, TestApp, Visitor};

pub const PASSWORD: &str = "copper kettle sings";

/// Somebody with a name, an address and a password.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub email: String,
    pub password: String,
}

impl Person {
    pub fn new(name: &str, email: &str) -> Self {
        Self { name: name.to_owned(), email: email.to_owned(), password: PASSWORD.to_owned() }
    }

    pub fn ada() -> Self {
        Self::new("Ada Lovelace", "ada@example.org")
    }

    pub fn with_password(mut self, password: &str) -> Self {
        self.password = password.to_owned();
        self
    }
}

impl TestApp {
    /// The path of a new set-up link.
    pub fn set_up_path(&self) -> String {
        let link = self.run(set_up::issue_link(&self.ctx, system())).expect("the link is stored");
        path_of(&link.expect("there is no administrator yet"))
    }

    /// Sets the server up and returns its administrator.
    pub fn set_up(&self) -> Person {
        let admin = Person::new("Grace Hopper", "grace@example.org");
        let path = self.set_up_path();
        let reply = self.visitor().completes_set_up(&path, &admin);
        assert_eq!(reply.location(), "/console", "{}", reply.body);
        self.forgets_the_set_up();
        admin
    }

    /// The id of the account with this address.
    pub fn id_of(&self, email: &str) -> AccountId {
        let email = EmailAddress::parse(email).expect("an address");
        let found = self.run(self.ctx.store.read(move |reader| reader.find_account_by_email(&email)));
        found.map_err(|error: StoreError| error).expect("a readable file").expect("an account").id
    }

    pub fn sets(&self, key: &str, value: &str) {
        self.run(site_policy::change(&self.ctx, system(), key, value)).expect("the setting takes it");
    }

    /// Somebody who has registered and confirmed the address.
    pub fn confirmed_member(&self, person: &Person) {
        self.visitor().registers(person);
        let path = self.mailbox().link_for(&person.email);
        let reply = self.visitor().confirms(&path);
        assert_eq!(reply.status.code, 200, "{}", reply.body);
    }

    /// Whoever reads the newest mail to this address presses its button.
    pub fn confirms_newest(&self, email: &str) {
        let path = self.mailbox().link_for(email);
        let reply = self.visitor().confirms(&path);
        assert_eq!(reply.status.code, 200, "{}", reply.body);
    }

    /// A confirmed member who has signed in.
    pub fn signed_in(&self, person: &Person) -> Visitor<'_> {
        let mut visitor = self.visitor();
        let reply = visitor.signs_in(&person.email, &person.password);
        assert_eq!(reply.status.code, 303, "{}", reply.body);
        visitor
    }

    /// Somebody whom another system registered, with a password that has to be changed.
    pub fn registered_by_another_system(&self, person: &Person) {
        let body = json!({ "name": person.name, "emailAddress": person.email, "password": person.password,
                           "privacyPolicyAgreement": true });
        let reply = self.visitor().post_json("/api/users/register", &[], &body);
        assert_eq!(reply.status.code, 201, "{}", reply.body);
        let path = self.mailbox().link_for(&person.email);
        self.visitor().confirms(&path);
    }
}

impl Visitor<'_> {
    pub fn registers(&mut self, person: &Person) -> Reply {
        self.registers_with(person, &[])
    }

    /// With more fields than the form begins with.
    pub fn registers_with(&mut self, person: &Person, more: &[(&str, &str)]) -> Reply {
        let fields = [
            ("name", person.name.as_str()),
            ("email", &person.email),
            ("password", &person.password),
            ("privacy", "yes"),
        ];
        self.post("/register", &[&fields[..], more].concat())
    }

    /// Presses the button of the page behind a link.
    pub fn confirms(&mut self, path: &str) -> Reply {
        self.post("/confirm", &[("token", token_of(path))])
    }

    pub fn types_code(&mut self, email: &str, code: &str) -> Reply {
        self.post("/confirm/code", &[("email", email), ("code", code)])
    }

    pub fn signs_in(&mut self, login: &str, password: &str) -> Reply {
        self.post("/sign-in", &[("login", login), ("password", password)])
    }

    /// Asks for a new password and sets it by the link of the mail.
    pub fn recovers(&mut self, email: &str, password: &str) -> Reply {
        assert_eq!(self.post("/recover", &[("email", email)]).location(), "/recover?sent=1");
        let path = self.app.mailbox().link_for(email);
        self.sets_password(&path, password)
    }

    /// Sends the form of the page behind a recovery link.
    pub fn sets_password(&mut self, path: &str, password: &str) -> Reply {
        self.post("/recover/password", &[("token", token_of(path)), ("password", password)])
    }

    pub fn completes_set_up(&mut self, path: &str, admin: &Person) -> Reply {
        let fields = [
            ("token", token_of(path)),
            ("site_name", "Harbour Club"),
            ("public_url", "http://localhost:8000"),
            ("name", &admin.name),
            ("username", "grace"),
            ("email", &admin.email),
            ("password", &admin.password),
        ];
        self.post("/setup", &fields)
    }

    /// Reads a page at another host than the configured one.
    pub fn gets_at(&mut self, host: &'static str, path: &str) -> Reply {
        let mut request = self.app.client.get(path.to_owned());
        request.inner_mut().set_host(Host::parse(host).expect("a host"));
        Reply::of(request.dispatch())
    }

    /// The same browser with one cookie more.
    pub fn holding(mut self, name: &str, value: &str) -> Self {
        self.cookies.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Another browser with the same cookies, as a thief or a restored backup would have it.
    pub fn copy(&self) -> Self {
        Self { app: self.app, cookies: self.cookies.clone() }
    }
}

/// What stands behind the last slash.
pub fn token_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

pub fn path_of(url: &str) -> String {
    url::Url::parse(url).expect("a URL").path().to_owned()
}

/// The operator of the machine.
pub fn system() -> AuditContext {
    AuditContext::command_line()
}

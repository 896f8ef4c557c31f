//! A server on which every id, name and token in a route's path leads to something, and the people who
//! may go there. Nothing that a walk over all routes meets is missing, so that no refusal is a mere 404.

use std::cell::Cell;

use rollbook::domain::{AuditContext, Rights, Role};
use rollbook::services::clients::webhooks::deliveries::{TestSender, send_test};
use rollbook::services::clients::webhooks::endpoints;
use rollbook::services::manage::create_account::{AccountRequest, Welcome};

use super::api::PASSWORD;
use super::people::{Person, path_of};
use super::{Reply, TestApp, Visitor};

pub struct Inhabited {
    pub app: TestApp,
    /// How much was made: everything has a number of its own.
    made: Cell<u32>,
}

impl Inhabited {
    pub fn new() -> Self {
        Self::on(TestApp::fresh())
    }

    pub fn on(app: TestApp) -> Self {
        let ctx = Self { app, made: Cell::new(0) };
        let root = ctx.app.admin();
        ctx.browser_of(&root.email);
        ctx
    }

    /// The path of a route, with something new of its kind at the end of each dynamic part. What a walk
    /// does to one of them, no later request misses.
    pub fn path_to(&self, route: &str) -> String {
        let path = self.parts_of(route).iter().fold(route.to_owned(), |path, (part, value)| {
            assert!(path.contains(part), "{route} has no {part}");
            path.replace(part, value)
        });
        assert!(!path.contains('<'), "tests/it/support/inhabited.rs says what {route} leads to");
        path
    }

    fn parts_of(&self, route: &str) -> Vec<(&'static str, String)> {
        let begins = |start: &str| route.starts_with(start);
        if !route.contains('<') {
            vec![]
        } else if begins("/static/<path..>") {
            let address = rollbook::web::html::assets::url("css/base.css").expect("an asset");
            vec![("<path..>", address.trim_start_matches("/static/").to_owned())]
        } else if begins("/brand/logo/") {
            // Only uploading makes one; tests/it/site/logo.rs does.
            vec![("<name>", "0123456789abcdef-1x1.png".to_owned())]
        } else if begins("/brand/accent/") {
            vec![("<name>", self.name_of_the_accent())]
        } else if begins("/brand/draft/") {
            vec![("<name>", "0b6b3a-dark.css".to_owned())]
        } else if begins("/brand/mark/") || begins("/brand/icon/") {
            vec![("<name>", "0b6b3a.svg".to_owned())]
        } else if begins("/api/admin/logos/") {
            vec![("<name>", "logo".to_owned())]
        } else if route.ends_with("/<id>/<action>") {
            let action = if begins("/api/admin/mails/") { "retry" } else { "disable" };
            vec![("<id>", self.id_for(route)), ("<action>", action.to_owned())]
        } else if ["/console/mail/previews/", "/console/mail/texts/", "/api/admin/mail-texts/"]
            .iter()
            .any(|start| begins(start))
        {
            vec![("<kind>", "confirm_address".to_owned()), ("<language>", "en".to_owned())]
        } else if begins("/console/settings/") {
            vec![("<slug>", "site".to_owned())]
        } else if begins("/scim/v2/ResourceTypes/") {
            vec![("<id>", "User".to_owned())]
        } else if begins("/scim/v2/Schemas/") {
            vec![("<id>", "urn:ietf:params:scim:schemas:core:2.0:User".to_owned())]
        } else if route.contains("/webhooks/<id>/deliveries/<delivery>") {
            let (webhook, delivery) = self.delivery();
            vec![("<id>", webhook.to_string()), ("<delivery>", delivery)]
        } else if route.ends_with("/<token>") {
            vec![("<token>", self.token_for(route.trim_end_matches("<token>")))]
        } else {
            vec![("<id>", self.id_for(route))]
        }
    }

    fn id_for(&self, route: &str) -> String {
        let begins = |start: &str| route.starts_with(start);
        if begins("/console/mail/<id>/test") {
            self.test_mail()
        } else if begins("/console/mail/<id>") || begins("/api/admin/mails/<id>") {
            self.waiting_mail()
        } else if ["/console/tags/<id>", "/api/v2/tag/<id>", "/api/admin/tags/<id>", "/scim/v2/Groups/<id>"]
            .iter()
            .any(|start| begins(start))
        {
            self.app.tag(&self.name()).to_string()
        } else if begins("/console/filters/<id>") || begins("/api/admin/filters/<id>") {
            let fields = [("query", "q=x"), ("name", &self.name())];
            let saved = self.administrator().post("/console/filters", &fields);
            assert!(saved.location().ends_with("&saved=1"), "{}", saved.body);
            self.newest("saved_filters")
        } else if begins("/console/jobs/<id>") || begins("/api/admin/jobs/<id>") {
            self.job()
        } else if begins("/console/keys/api/<id>") || begins("/api/admin/keys/<id>") {
            self.key();
            self.newest("api_keys")
        } else if route.contains("/webhooks/<id>") {
            self.webhook().to_string()
        } else if begins("/console/keys/clients/<id>") || begins("/api/admin/clients/<id>") {
            let name = self.name();
            self.app.client(&name, &name);
            name
        } else {
            let person = self.somebody(|_| {});
            if ["/api/users/<id>", "/api/admin/accounts/<id>", "/scim/v2/Users/<id>"]
                .iter()
                .any(|start| begins(start))
            {
                return person.uuid;
            }
            assert!(
                begins("/console/accounts/<id>") || begins("/api/v2/user/<id>"),
                "tests/it/support/inhabited.rs says what {route} leads to"
            );
            person.id.to_string()
        }
    }

    /// There may be fifty; those before are done with.
    fn webhook(&self) -> i64 {
        let ctx = &self.app.ctx;
        let before = self.app.run(endpoints::list(ctx)).expect("a readable file");
        for one in before.iter().skip(10) {
            let deed = endpoints::delete(ctx, AuditContext::command_line(), one.endpoint.id);
            self.app.run(deed).expect("deleted");
        }
        self.app.webhook_to("https://hooks.example.org/", &["*"]).0
    }

    /// Something that is on its way to a webhook of its own.
    fn delivery(&self) -> (i64, String) {
        let webhook = self.webhook();
        let test = send_test(&self.app.ctx, AuditContext::command_line(), webhook, TestSender::Worker);
        self.app.run(test).expect("a test event");
        (webhook, self.newest("webhook_deliveries"))
    }

    /// What stands in the link that is mailed for a page.
    pub fn token_for(&self, page: &str) -> String {
        let link = match page {
            "/setup/" => return "of-a-set-up-that-is-done".to_owned(),
            "/confirm/" => self.link_after_registration(),
            "/invite/" => {
                let invited = self.somebody(|input| {
                    input.password = None;
                    input.email_confirmed = false;
                    input.welcome = Welcome::Mail;
                });
                self.app.mailbox().link_for(&invited.email)
            }
            "/recover/" => {
                let email = self.somebody(|_| {}).email;
                self.app.visitor().post("/recover", &[("email", &email)]);
                self.app.mailbox().link_for(&email)
            }
            "/not-me/" => {
                let email = self.somebody(|_| {}).email;
                self.app.visitor().recovers(&email, "amber lantern drifts");
                self.app.mailbox().link_for(&email)
            }
            "/email/confirm/" => self.app.mailbox().link_for(&self.asks_for_another_address().1),
            "/email/undo/" => self.undo_link_for(&self.asks_for_another_address().0),
            "/deletion/undo/" => {
                let person = self.somebody(|_| {});
                self.browser_of(&person.email).post("/account/delete", &[("sure", "yes")]);
                self.undo_link_for(&person.email)
            }
            _ => panic!("tests/it/support/inhabited.rs says how somebody gets a link to {page}"),
        };
        link.strip_prefix(page).unwrap_or_else(|| panic!("{link} does not lead to {page}")).to_owned()
    }

    fn name_of_the_accent(&self) -> String {
        self.app.set("brand.accent", "#2b4aa8");
        let page = self.app.visitor().get("/register");
        let sheet = page.attribute("link[href^='/brand/accent/']", "href").expect("a style sheet");
        sheet.trim_start_matches("/brand/accent/").to_owned()
    }

    fn undo_link_for(&self, email: &str) -> String {
        path_of(&self.app.mailbox().newest(email).undo_link().expect("a link that takes it back"))
    }

    fn link_after_registration(&self) -> String {
        let email = format!("{}@example.org", self.name());
        self.app.visitor().registers(&Person::new("Eve", &email));
        self.app.mailbox().link_for(&email)
    }

    /// Somebody's old and new address.
    fn asks_for_another_address(&self) -> (String, String) {
        let old = self.somebody(|_| {}).email;
        let new = format!("{}@new.example", self.name());
        self.browser_of(&old).post("/account/email/change", &[("new_email", &new)]);
        (old, new)
    }

    fn waiting_mail(&self) -> String {
        self.app.visitor().registers(&Person::new("Eve", &format!("{}@example.org", self.name())));
        self.newest("outbox")
    }

    fn test_mail(&self) -> String {
        let result = self.administrator().post("/console/mail/test", &[("email", "ada@example.org")]);
        assert!(result.location().ends_with("/test"), "{} {}", result.location(), result.body);
        self.newest("outbox")
    }

    /// One that nobody works on, over all that was made. An administrator's own nobody else may cancel.
    fn job(&self) -> String {
        let mut uma = self.users_admin();
        let question = uma.get("/console/accounts/bulk?do=enable&of=all&q=made");
        let asked = question.value_of("query").expect("what is asked");
        let job = uma.post("/console/accounts/bulk", &[("query", &asked)]);
        job.location().strip_prefix("/console/jobs/").expect("a job").to_owned()
    }

    fn newest(&self, table: &str) -> String {
        self.app.value::<i64>(&format!("SELECT max(id) FROM {table}")).to_string()
    }

    fn name(&self) -> String {
        self.made.set(self.made.get() + 1);
        format!("made-{}", self.made.get())
    }

    fn somebody(&self, change: impl FnOnce(&mut AccountRequest)) -> super::api::Person {
        self.app.account_like(&self.name(), change)
    }

    /// A browser in which an administrator has signed in just now; each time another one, whose account
    /// or session a walk may end.
    pub fn administrator(&self) -> Visitor<'_> {
        let person = self.somebody(|input| input.role = Some(Role::Admin));
        self.browser_of(&person.email)
    }

    /// The same for somebody with `USERS_ADMIN`.
    pub fn users_admin(&self) -> Visitor<'_> {
        let person = self.app.users_admin(&self.name());
        self.browser_of(&person.email)
    }

    /// The access token of an administrator.
    pub fn bearer(&self) -> String {
        self.app.bearer_of(&self.administrator_account())
    }

    /// An administrator who has agreed to all that they are asked.
    pub fn administrator_account(&self) -> super::api::Person {
        let person = self.somebody(|input| input.role = Some(Role::Admin));
        self.browser_of(&person.email);
        person
    }

    /// The key of a program that may do everything.
    pub fn key(&self) -> String {
        self.app.api_key(&self.name(), Rights { admin: true, users_admin: true })
    }

    pub fn member(&self) -> Visitor<'_> {
        let person = self.somebody(|_| {});
        self.browser_of(&person.email)
    }

    fn browser_of(&self, email: &str) -> Visitor<'_> {
        let mut browser = self.app.visitor();
        browser.signs_in(email, PASSWORD);
        // Whoever was not asked at a registration is asked now.
        browser.post("/account/privacy", &[("answer", "agree")]);
        // A copy: whoever reads a page over plain http gets the mark of our own pages.
        assert_eq!(browser.copy().get("/account").turned_away(), None);
        browser
    }
}

impl Reply {
    /// How somebody was turned away before the handler: refused, sent to sign in or to prove who they
    /// are, or told that there is nothing.
    pub fn turned_away(&self) -> Option<String> {
        let gates = ["/sign-in", "/account/prove", "/account/privacy", "/account/password"];
        let to = self.header("location").filter(|to| *to != "/sign-in?signed_out=1");
        let elsewhere = to.filter(|to| gates.iter().any(|gate| to.starts_with(gate)));
        match elsewhere {
            Some(to) => Some(format!("to {to}")),
            None if matches!(self.status.code, 401 | 403 | 404 | 405) => Some(self.status.to_string()),
            None => None,
        }
    }
}
